// The planning sheet and the discussion in real browsers: by keyboard, by two people in one cell, step by step, and without a complaint of axe.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { lessonNow, lessonSheet, type Sheet } from '../support/lesson-sheet.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let sheet: Sheet
let ana: Page
let ben: Page

beforeAll(async () => {
  w = await world({ webRoot })
  site = await Site.open()
  const [elm, oak] = [await w.school('Elm Park'), await w.school('Oakfield')]
  const alliance = await w.alliance('North', { schools: [elm, oak] })
  const one = await w.person({ name: 'Ana Reed', role: 'TEACHER', school: elm })
  const two = await w.person({ name: 'Ben Field', role: 'TEACHER', school: oak })
  sheet = await lessonSheet(w, alliance, [
    { someone: one, urn: elm },
    { someone: two, urn: oak },
  ])
  ana = await pageOf(one)
  ben = await pageOf(two)
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function pageOf(someone: Someone): Promise<Page> {
  const page = await site.stranger(w.url, { reducedMotion: 'reduce' })
  const [name, ...value] = someone.cookie!.split('=')
  await page.context().addCookies([{ name: name!, value: value.join('='), url: w.url }])
  return page
}
const path = () => `/lesson-study/${sheet.studyId}/lessons/${sheet.lessonId}`
const cell = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const complaints = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)

it('two people plan on one sheet, in one cell at once, without a mouse', async () => {
  await Promise.all([ana.goto(path()), ben.goto(path())])
  const mine = cell(ana, 'Stage 1, pupil B: we predict')
  const theirs = cell(ben, 'Stage 1, pupil B: we predict')
  await mine.fill('B waits')
  await theirs.waitFor()
  await ben.waitForFunction(() => [...document.querySelectorAll('textarea')].some(({ value }) => value === 'B waits'))
  // Ana's caret stands at the end while Ben writes before it.
  await theirs.focus()
  await theirs.press('Home')
  await theirs.pressSequentially('Quietly, ')
  await mine.focus()
  await mine.press('End')
  await mine.pressSequentially(', then asks')
  const both = 'Quietly, B waits, then asks'
  for (const page of [ana, ben])
    await page.waitForFunction(
      (words) => [...document.querySelectorAll('textarea')].some(({ value }) => value === words),
      both,
    )

  // As in a spreadsheet: Escape leaves the words, arrows go from cell to cell, typing writes.
  await mine.press('Escape')
  await ana.keyboard.press('ArrowRight')
  await ana.keyboard.type('C draws it')
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('ArrowLeft')
  await ana.keyboard.press('ArrowLeft')
  await ana.keyboard.type(' aloud')
  await expect(cell(ana, 'Stage 1, pupil C: we predict').inputValue()).resolves.toBe('C draws it')
  await expect(cell(ana, 'Stage 1, pupil A: we predict').inputValue()).resolves.toBe('A counts the pieces aloud')

  await ana.getByRole('button', { name: 'Add a stage', exact: true }).press('Enter')
  await cell(ana, 'Stage 2 of 2: what happens').pressSequentially('In pairs')
  await ana.getByLabel('Minutes for stage 2').fill('15')
  await ana.getByText('25 minutes together').waitFor()
  await ana.getByRole('button', { name: 'Stage 2: move and more' }).press('Enter')
  await ana.getByRole('menuitem', { name: 'Move up' }).press('Enter')
  await ben.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('[data-stage] textarea')?.value === 'In pairs',
  )
  expect(await complaints(ana)).toEqual([])
})

it('goes from step to step together, and whoever sits there takes over', async () => {
  await lessonNow(w, sheet, 'DISCUSSING', 1)
  await Promise.all([ana.goto(`${path()}/discussion`), ben.goto(`${path()}/discussion`)])
  await ben.getByRole('heading', { name: 'Pupils A, B and C' }).waitFor()
  await ana.getByRole('button', { name: 'Add a note' }).click()
  await ana.keyboard.type('She drew it first.')
  await ben.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === 'She drew it first.'),
  )
  await ana.getByRole('button', { name: 'Next: Pupils like them' }).click()
  await ben.getByRole('heading', { name: 'Pupils like them' }).waitFor()
  await ben.getByRole('button', { name: 'Take over as facilitator' }).click()
  await ben.getByRole('button', { name: 'Next: What the pupils said' }).click()
  await ana.getByRole('heading', { name: 'What the pupils said' }).waitFor()
  await ana.getByText('Ben Field leads from step to step.').waitFor()
  expect(await complaints(ana)).toEqual([])
  expect(await complaints(ben)).toEqual([])
  expect(site.complaints).toEqual([])
})
