// Inside a peer challenge, in real browsers: a school writes its self-review, reviewers think before they look, plan a visit and note evidence.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Cast, type Challenge, cast, challenge, challengeNow } from '../support/challenge.js'
import { until } from '../support/live.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let site: Site
let it_: Challenge

beforeAll(async () => {
  w = await world({ webRoot })
  c = await cast(w)
  site = await Site.open()
  it_ = await challenge(w, c)
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function pageOf({ cookie }: Someone, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(w.url, options)
  const [name, value] = cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: w.url }])
  await page.goto(`/challenges/${it_.id}${path}`)
  return page
}
async function isSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(seen!)
}
const narrow = { viewport: { width: 360, height: 740 } }

it('a school writes its lines of enquiry and says what it thinks of them; the team reads them when they are handed in', async () => {
  const page = await pageOf(c.hostHead, '?show=self-review')
  for (const [at, title] of ['Talk in mathematics', 'Reading for pleasure'].entries()) {
    await page.getByRole('button', { name: 'Add a line of enquiry' }).click()
    const field = page.getByRole('textbox', { name: new RegExp(`^Line ${at + 1} of .*: Line of enquiry`) })
    await field.and(page.locator(':focus')).waitFor()
    await page.keyboard.insertText(title)
  }
  await page
    .getByRole('textbox', { name: 'Line 1 of 2: Where we are' })
    .fill('Most lessons have talk; few pupils build on it.')
  await page
    .getByRole('textbox', { name: 'Line 1 of 2: What we most want challenged' })
    .fill('Do pupils build on what others say?')
  await until(
    async () =>
      (await w.sql('select 1 from line_of_enquiry where challenge_id = $1 and question <> $2', [it_.id, ''])).length ===
      1,
  )
  await page.getByRole('group', { name: 'Our own view' }).first().getByText('Secure').click()
  await until(async () => (await w.sql('select 1 from host_judgement where challenge_id = $1', [it_.id])).length === 1)
  await isSound(page)
  await page.context().close()

  const lead = await pageOf(c.lead, '?show=self-review')
  await lead.getByText('The school is writing its self-review').waitFor()
  await challengeNow(w, it_, 'DESK_STUDY')
  await lead.reload()
  await lead.getByText('Most lessons have talk').waitFor()
  await isSound(lead)
  await lead.context().close()
})

it('reviewers say what may be so, and what they think, before they see what anybody else does', async () => {
  const page = await pageOf(c.lead, '?show=desk-study')
  await page.getByRole('button', { name: 'Add a hypothesis' }).first().click()
  await page.keyboard.insertText('Talk is rehearsed, not built on.')
  await page.getByRole('textbox', { name: /What would show it/ }).fill('Three lessons, and pupils’ own words.')
  await page
    .getByRole('group', { name: /My view of “Talk in mathematics”/ })
    .getByText('Developing')
    .click()
  await until(async () => (await w.sql('select 1 from team_judgement where challenge_id = $1', [it_.id])).length === 1)
  await isSound(page)
  const other = await pageOf(c.reviewer, '?show=desk-study', narrow)
  await other.getByText('Talk is rehearsed').waitFor()
  expect(await other.getByRole('radio', { checked: true }).count()).toBe(0)
  await isSound(other)
  await other.context().close()
  await page.context().close()
})

it('the lead reviewer plans the visit on a grid of days, and is told what clashes', async () => {
  const page = await pageOf(c.lead, '?show=visit')
  await page.getByLabel('First day of the visit').fill('2026-03-09')
  await page.getByRole('button', { name: 'Add the day' }).click()
  for (const [from, until_] of [
    ['09:00', '10:00'],
    ['09:30', '10:30'],
  ] as const) {
    await page.getByRole('button', { name: 'Add an activity' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add an activity' })
    await dialog.getByLabel('From').fill(from)
    await dialog.getByLabel('Until').fill(until_)
    await dialog.getByLabel('Reviewer').selectOption({ label: 'Rob Reviewer' })
    await dialog.getByLabel('Colleague of Elm Park').selectOption({ label: 'Tess Teacher' })
    await dialog.getByRole('button', { name: 'Keep' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByText('Rob Reviewer is planned twice at once').waitFor()
  await isSound(page)
  const host = await pageOf(c.hostLeader, '?show=visit', narrow)
  await host.getByText('09:30–10:30').waitFor()
  expect(await host.getByRole('button', { name: 'Add an activity' }).count()).toBe(0)
  expect(await host.getByRole('link', { name: 'Note evidence' }).count()).toBe(0)
  await isSound(host)
  await host.context().close()
  await page.context().close()
})

it('evidence is noted with and without a network; what is about a child’s safety is nowhere afterwards', async () => {
  await challengeNow(w, it_, 'VISITING')
  const page = await pageOf(c.reviewer, '/evidence', { viewport: { width: 1024, height: 768 } })
  const area = page.getByRole('textbox', { name: 'What I saw or heard' })
  const stored = async () =>
    (
      await w.sql<{ body: string }>('select body from evidence_note where challenge_id = $1 order by seq', [it_.id])
    ).map(({ body }) => body)
  const keep = async (words: string) => {
    await area.fill(words)
    await page.getByRole('button', { name: 'Keep this note' }).click()
    await page.getByText(words).and(page.locator('p')).waitFor()
  }
  await keep('Two pupils compare their methods.')
  await until(async () => (await stored()).length === 1)
  await page.getByText('One more kind of evidence is missing').waitFor()
  await isSound(page)
  // The pages without a network are on the device once the worker has them.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('group', { name: 'Kind of evidence' }).getByText('Pupil voice').click()
  await keep('“We say why it works.”')
  await page.getByText('waits on this device').waitFor()
  await area.fill('Worrying words')
  await page.getByRole('button', { name: /child’s safety/ }).click()
  await page.getByText('Nothing of that was kept').waitFor()
  await page.getByRole('button', { name: 'Go on noting evidence' }).click()
  expect(await area.inputValue()).toBe('')
  // Without a network the list of challenges is what this device has.
  await page.goto('/challenges')
  const onDevice = page
    .getByRole('region', { name: 'On this device' })
    .or(page.locator('section', { hasText: 'On this device' }))
  await onDevice.getByText('Elm Park').waitFor()
  await onDevice.getByRole('link', { name: 'Note evidence' }).click()
  await page.getByText('waits on this device').waitFor()
  await page.context().setOffline(false)
  await until(async () => (await stored()).length === 2)
  expect(await stored()).toEqual(['Two pupils compare their methods.', '“We say why it works.”'])
  await page.getByText('Two kinds of evidence or more').waitFor()
  await page.getByText('waits on this device').waitFor({ state: 'detached' })
  await page.context().close()

  const phone = await pageOf(c.lead, '/evidence', narrow)
  await phone.getByText('“We say why it works.”').waitFor()
  await isSound(phone)
  await phone.context().close()
  const host = await pageOf(c.hostHead, '/evidence')
  await host.getByText('This evidence cannot be opened').waitFor()
  await host.context().close()
})
