// A lesson study from a working title to a lesson with a date: two teachers of two schools, the first of them without a mouse.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { inColours } from '../support/colours.js'
import { Keys } from '../support/keys.js'
import { Site, webRoot } from '../support/site.js'
import { type World, world } from '../support/world.js'

const title = 'Talking through fractions before writing'
const improvement = 'We want to improve the way pupils learn …'
const sentence = 'explain a fraction in their own words before they write it'

let w: World
let site: Site
let keys: Keys
let ben: Page

beforeAll(async () => {
  w = await world({ demo: true, webRoot })
  site = await Site.open()
  const amara = await site.signedIn(w.url, 'Teacher, Marlpit Lane Primary School', { reducedMotion: 'reduce' })
  keys = new Keys(amara)
  ben = await site.signedIn(w.url, 'Teacher, Hazelholt Primary Academy', { reducedMotion: 'reduce' })
})
afterAll(async () => {
  expect(site?.complaints).toEqual([])
  await site?.close()
  await w?.close()
})

const part = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const nextStep = (page: Page) => page.getByRole('region', { name: 'The next step' })

/** In light, and in the colours of the night. */
async function isClean(page: Page): Promise<void> {
  const found = async (axe: AxeBuilder) =>
    (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  expect(await found(new AxeBuilder({ page }))).toEqual([])
  await inColours(page, 'dark')
  expect(await found(new AxeBuilder({ page }).withRules('color-contrast'))).toEqual([])
  await inColours(page, 'light')
}

it('is started by Ctrl K, with a title and nothing else', async () => {
  const { page } = keys
  await keys.press('Control+k')
  await keys.isAt(page.getByRole('combobox', { name: /^Find schools/ }))
  await keys.type('start a lesson')
  await page.getByRole('option', { name: 'Start a lesson study', selected: true }).waitFor()
  await keys.press('Enter')
  await keys.isAt(page.getByRole('dialog').getByLabel('What do you want to look at together?'))
  await keys.type(title)
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
})

it('keeps what is typed, also when the page is left at once', async () => {
  const { page } = keys
  await keys.tabTo(page.getByLabel(improvement))
  await keys.type(sentence)
  // Away within the pause in which it would have been stored, without loading the page anew.
  await page.getByRole('link', { name: 'Lesson study', exact: true }).first().press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Lesson study' }).waitFor()
  await page.getByRole('article').getByText(sentence).waitFor()
  await page.reload()
  await page.getByRole('article').getByText(sentence).waitFor()
  await page.getByRole('link', { name: title }).click()
  expect(await page.getByLabel(improvement).inputValue()).toBe(sentence)
})

it('asks a colleague of another school, who joins and accepts the agreement', async () => {
  const { page } = keys
  await part(page, 'Our group').click()
  await page.getByRole('button', { name: 'Invite colleagues' }).click()
  await page.getByLabel('Find colleagues by name').fill('Ben Holl')
  await page.getByRole('checkbox', { name: 'Ben Hollingdale' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await nextStep(page).getByRole('button', { name: 'Go on to the agreement' }).click()
  await nextStep(page).getByRole('button', { name: 'Read and accept' }).click()
  await page.getByRole('button', { name: 'I accept this agreement' }).click()

  await ben.goto('/lesson-study')
  await ben.getByRole('link', { name: title }).click()
  await nextStep(ben).getByRole('button', { name: 'Join for Hazelholt Primary Academy' }).click()
  await nextStep(ben).getByRole('button', { name: 'Read and accept' }).click()
  await ben.getByRole('button', { name: 'I accept this agreement' }).click()
  await ben.getByText(/^You accepted it on/).waitFor()
  // What Ben did stands on Amara's page without loading it anew.
  await page
    .getByText(/^accepted the agreement on/)
    .nth(1)
    .waitFor()
})

it('chooses case pupils without a name, and keeps what only a school may know in that school', async () => {
  const { page } = keys
  await nextStep(page).getByRole('button', { name: 'Choose case pupils' }).click()
  for (const [label, typifies] of [
    ['A', 'Pupils who know the facts and do not explain them'],
    ['B', 'Pupils who wait for others to begin'],
  ]) {
    await page.getByRole('button', { name: `Choose pupil ${label}` }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel(/name/i).count()).toBe(0)
    await dialog.getByLabel('The group of learners this pupil stands for').fill(typifies as string)
    if (label === 'A') {
      await dialog.getByLabel('English as an additional language').check()
      await dialog.getByRole('button', { name: 'Keep' }).click()
      // Without a reason it is not kept.
      await dialog.getByLabel('Why the study needs to know this').fill('We look at how talk helps')
    }
    await dialog.getByRole('button', { name: 'Keep' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByText('Seen by your own school only').waitFor()

  await part(ben, 'Case pupils').click()
  await ben.getByRole('button', { name: 'Choose pupil C' }).click()
  await ben.getByLabel('The group of learners this pupil stands for').fill('Pupils who finish fast')
  await ben.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await ben.getByText('Pupils who know the facts and do not explain them').waitFor()
  expect(await ben.getByText('EAL', { exact: true }).count()).toBe(0)
  expect(await ben.getByRole('button', { name: 'Change pupil A' }).count()).toBe(0)
})

it('books the sharing event before the first lesson, and begins', async () => {
  const { page } = keys
  await nextStep(page).getByRole('button', { name: 'Book the sharing event' }).click()
  await page.getByLabel('The day we share what we learned').fill('2027-06-30')
  await page.getByRole('button', { name: 'Book this day' }).click()
  await nextStep(page).getByRole('button', { name: 'Begin the research lessons' }).click()
  const steps = page.getByRole('list', { name: 'Where this lesson study stands' })
  await steps.locator('[aria-current=step]').getByText('Research lessons').waitFor()
})

it('plans the first lesson: its day, who teaches, who watches', async () => {
  const { page } = keys
  await nextStep(page).getByRole('button', { name: 'Add a research lesson' }).click()
  await page.getByRole('button', { name: 'Date and people of RL1' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Day/).fill('2027-05-12')
  await dialog.getByLabel(/^Time/).fill('09:15')
  await dialog.getByRole('checkbox', { name: 'Ben Hollingdale' }).check()
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await dialog.waitFor({ state: 'detached' })
  const chain = page.getByRole('list', { name: 'Research lessons' })
  await chain.getByText('12 May 2027').waitFor()
  await page.getByText('Ben Hollingdale observes').waitFor()
})

it('shows each of its parts on a phone', async () => {
  const { page } = keys
  const wide = page.viewportSize() ?? { width: 1280, height: 800 }
  await page.setViewportSize({ width: 390, height: 844 })
  for (const name of ['Focus and lessons', 'Our group', 'Case pupils', 'What we saw', 'What we learned']) {
    await part(page, name).click()
    await page.waitForFunction(() => document.querySelector('[class*=bone]') === null)
    await isClean(page)
  }
  await page.setViewportSize(wide)
})

it('stands under Lesson study with its chain, and what is taught today stands first', async () => {
  const { page } = keys
  await page.goto('/lesson-study')
  await page.getByRole('heading', { name: 'Next research lesson' }).waitFor()
  await page.getByText(/^Today at /).waitFor()
  await page.getByRole('article').filter({ hasText: title }).getByText('12 May 2027').waitFor()
  await isClean(page)
  await ben.goto('/today')
  await ben.getByRole('heading', { name: 'Next research lesson' }).waitFor()
})
