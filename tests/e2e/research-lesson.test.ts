// A whole research lesson on three tablets of two schools, from the clock to the paper: one is without a network for half of it, and its browser is killed. Long, because it is one journey.
import fs from 'node:fs'
import { noteLimits } from '@alongside/domain/observation'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { inColours } from '../support/colours.js'
import { type Cast, cast } from '../support/enquiries.js'
import { eventually } from '../support/eventually.js'
import { cutOff, tooSmall } from '../support/fit.js'
import { lessonSheet, type Sheet } from '../support/lesson-sheet.js'
import { OwnBrowser } from '../support/own-browser.js'
import { textOf, unspaced } from '../support/pdf-text.js'
import { SchoolNetwork } from '../support/school-network.js'
import { Site, webRoot } from '../support/site.js'
import { kept, Tablet } from '../support/tablet.js'
import { type Someone, type World, world } from '../support/world.js'

// Cara's own browser shows what happens without a network; these two need none of it.
const tablet = { hasTouch: true, serviceWorkers: 'block' } as const
const upright = { ...tablet, viewport: { width: 820, height: 1180 } }
const across = { ...tablet, viewport: { width: 1180, height: 820 } }
const aDay = 86_400_000

let w: World
let c: Cast
let site: Site
let device: OwnBrowser
let network: SchoolNetwork
let sheet: Sheet
let cara: Someone
/** Of Elm Park, who facilitates; of Oak Tree, who teaches; and of Oak Tree, who has only her tablet. */
let ana: Tablet
let ben: Tablet
let third: Tablet

beforeAll(async () => {
  w = await world({ webRoot })
  c = await cast(w)
  cara = await w.person({ name: 'Cara Stone', role: 'TEACHER', school: c.oak })
  sheet = await lessonSheet(
    w,
    c.alliance,
    [
      { someone: c.ana, urn: c.elm },
      { someone: c.ben, urn: c.oak },
      { someone: cara, urn: c.oak },
    ],
    { state: 'READY', places: ['A', 'B', 'C'] },
  )
  site = await Site.open()
  device = new OwnBrowser()
  network = await SchoolNetwork.up()
})
afterAll(async () => {
  await device?.close()
  network?.close()
  await site?.close()
  await w?.close()
})

const path = () => `/lesson-study/${sheet.studyId}/lessons/${sheet.lessonId}`
const everybody = () => [ana, ben, third]
const ownTablet = async () => {
  const page = await device.open({ by: network })
  await page.setViewportSize(upright.viewport)
  return Tablet.of(cara, page, sheet)
}
const complaints = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])

it('three tablets, one lesson: every note is on all of them, once, at its second; seven steps; the next plan; the paper', async () => {
  await theyOpenIt()
  await twoStartTheClockAtOnce()
  await theyWatch()
  await anUpdateTakesNoWords()
  await oneIsAwayAndKilled()
  await allHaveTheSame()
  await theyStop()
  await theyTalk()
  await whatTheyTryNextIsPlanned()
  await theyTakeThePaperAlong()
  expect(site.complaints).toEqual([])
  await whatWasDownloadedGoes()
  // Two browsers and three people, one step after the other.
}, 240_000)

async function theyOpenIt(): Promise<void> {
  ana = await Tablet.of(c.ana, await site.stranger(w.url, upright), sheet)
  ben = await Tablet.of(c.ben, await site.stranger(w.url, across), sheet)
  third = await ownTablet()
  // Somebody has set Ben's tablet to tomorrow.
  await ben.page.addInitScript((ahead) => {
    globalThis.Date = new Proxy(Date, {
      construct: (Real, given) => (given.length > 0 ? Reflect.construct(Real, given) : new Real(Real.now() + ahead)),
      get: (Real, key) => (key === 'now' ? () => Real.now() + ahead : Reflect.get(Real, key)),
    })
  }, aDay)
  await Promise.all(everybody().map((one) => one.open()))
}

/** The teacher's press has not arrived when the facilitator presses. */
async function twoStartTheClockAtOnce(): Promise<void> {
  let letGo = (): void => undefined
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await ben.page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('StartLesson')) await isLetGo
    await route.continue()
  })
  await ben.button('Start').click()
  await ben.page.getByText(/^since \d/).waitFor()
  await ana.button('Start').click()
  await third.page.getByText(/^since \d/).waitFor()
  letGo()
  await ben.page.getByText(/^Somebody else had started the clock at \d/).waitFor()
  await ben.page.unroute('**/graphql')
  const since = await ana.page.getByText(/^since \d/).textContent()
  for (const one of everybody()) await one.page.getByText(since ?? '', { exact: true }).waitFor()
}

async function theyWatch(): Promise<void> {
  // What we predicted of A stands on top.
  await third.page.getByText('A counts the pieces').waitFor()
  await ana.button('As predicted').click()
  await ben.shows('As predicted')
  // From the place where B sits, on a tablet that lies across and shows the seating plan beside it.
  await ben.begin('Waits for the partner to begin.', 'Note for pupil B')
  await ben.page.getByLabel('Take a note').getByText('row 1, place 2').waitFor()
  await ben.page.keyboard.press('Enter')
  for (const one of everybody()) await one.shows('Waits for the partner', 'time put right')
}

/** A new version of Alongside arrives while a note is being written. */
async function anUpdateTakesNoWords(): Promise<void> {
  const { page } = third
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await third.watch('Class')
  await third.begin('Half of them lay the strips side by side.')
  network.brings('the next one')
  await page.evaluate(async () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => document.body.setAttribute('data-updated', ''))
    await (await navigator.serviceWorker.ready).update()
  })
  await page.locator('body[data-updated]').waitFor()
  expect(await page.evaluate(() => caches.keys())).toContain('alongside the next one')
  await page.keyboard.press('Enter')
  for (const one of everybody()) await one.shows('Half of them')
  // Work of pupils, with consent and a day on which it is erased; it stays with the school of the lesson.
  await ana.photo('Two strips of one length')
  await ben.shows('Two strips of one length', 'kept at Elm Park')
}

/** No network from here on; the last note is not even finished when the battery is empty. */
async function oneIsAwayAndKilled(): Promise<void> {
  network.goes()
  await third.page.context().setOffline(true)
  await third.isOffline(/^Offline\.$/)
  await third.watch('C')
  await third.note('Points, and says “this more”.')
  await third.isOffline(/^Offline, 1 change kept on this device\.$/)
  await third.shows('Points, and says', 'waiting on this device')
  await third.begin('Holds both strips up to the light')
  await expect(kept(third.page, 'notes')).resolves.toBe(2)
  await device.kill()
  expect(device.onDisk('IndexedDB')).not.toMatch(/this more|Holds both strips|counts the pieces/)

  await ana.note('Turns the strip and says it is the same.')
  await ben.shows('Turns the strip')

  // From the home screen, with nothing there but the device.
  third = await ownTablet()
  await third.goTo('/today')
  await third.page.getByRole('heading', { name: 'This page needs a network' }).waitFor()
  await third.open()
  await third.page.getByText('A counts the pieces').waitFor()
  await third.shows('Points, and says', 'waiting on this device')
  await third.shows('Holds both strips', 'begun, not kept yet')
  await third.row('Holds both strips').getByRole('button').click()
  await third.button('Keep').click()
  await third.shows('Holds both strips', 'waiting on this device')
  await third.watch('A')
  await third.button('Not as predicted').click()
  await third.shows('Not as predicted', 'waiting on this device')
  await third.isOffline(/^Offline, 3 changes kept on this device\.$/)
  expect((await w.sql('select from observation_note where lesson_id = $1', [sheet.lessonId])).length).toBe(5)
  network.comesBack()
  await third.open()
}

async function allHaveTheSame(): Promise<void> {
  for (const one of everybody())
    for (const words of ['Points, and says', 'Holds both strips', 'Not as predicted', 'Turns the strip'])
      await one.shows(words)
  await third.strip.getByText('waiting on this device').waitFor({ state: 'detached' })
  const all = await ana.timeline()
  expect(all).toHaveLength(8)
  expect(await ben.timeline()).toEqual(all)
  expect(await third.timeline()).toEqual(all)
  expect(await kept(third.page, 'notes')).toBe(0)
  const rows = await w.sql<{ body: string; isOffBy: boolean; isLater: boolean; isSensible: boolean }>(
    `select body, clock_corrected as "isOffBy", added_later as "isLater",
            captured_at <= received_at and lesson_second between 0 and extract(epoch from now() - started_at) as "isSensible"
       from observation_note n join research_lesson l on l.id = n.lesson_id where n.lesson_id = $1 order by captured_at, n.id`,
    [sheet.lessonId],
  )
  expect(rows.map(({ body }) => body)).toEqual([
    'As predicted',
    'Waits for the partner to begin.',
    'Half of them lay the strips side by side.',
    'Two strips of one length',
    'Points, and says “this more”.',
    'Holds both strips up to the light',
    'Turns the strip and says it is the same.',
    'Not as predicted',
  ])
  expect(rows.filter(({ isOffBy, isLater, isSensible }) => isOffBy || isLater || !isSensible)).toEqual([
    { body: 'Waits for the partner to begin.', isOffBy: true, isLater: false, isSensible: true },
  ])

  // Her own words, put right, for everybody.
  await third.row('Holds both').getByRole('button').click()
  await third.page.getByLabel('What you saw and heard').fill('Holds both strips up to the window')
  await third.button('Keep the change').click()
  for (const one of everybody()) await one.shows('up to the window', 'corrected')
}

/** As it stands, with a note begun: nothing for axe to say in either colour, nothing cut off, all big enough for a finger. */
async function theyStop(): Promise<void> {
  await ana.begin('Looks at the board')
  for (const colorScheme of ['light', 'dark'] as const) {
    await inColours(ana.page, colorScheme)
    expect(await complaints(ana.page)).toEqual([])
  }
  expect([await cutOff(ana.page), await tooSmall(ana.page)]).toEqual([[], []])
  await ana.button('Discard').click()
  await ana.button('Stop').click()
  await ana.button('Stop the clock').click()
  for (const one of [ben, third]) await one.page.getByText(/^stopped at/).waitFor()
}

const nextStep = 'mutation($id: ID!, $from: Int!) { nextStep(id: $id, from: $from) { id } }'
const conclude = 'mutation($id: ID!) { concludeLesson(id: $id) { id } }'
const tryNext = 'Begin with strips that are folded already'

async function theyTalk(): Promise<void> {
  await ana.open('')
  await cell(ana, 'Stage 1, pupil A: we saw').fill('A lays three strips on the whole')
  const seen = `select from lesson_stage where lesson_id = $1 and observed ->> 'A' like '%on the whole'`
  await eventually(async () => (await w.sql(seen, [sheet.lessonId])).length > 0)
  await Promise.all(everybody().map((one) => one.open('discussion')))

  // First the pupils.
  await third.button('Talk with the pupils').click()
  const interview = third.page.getByRole('dialog')
  await interview.getByRole('checkbox', { name: /^A/ }).check()
  await interview.getByRole('textbox').first().fill('Laying the strips')
  await interview.getByRole('button', { name: 'Keep' }).click()
  await third.button('All pupils have been asked').click()

  // Whoever leads, writes and keeps the time is named before it begins.
  await ben.button('I do as scribe').click()
  await third.button('I do as timekeeper').click()
  for (const name of [c.ana.name, c.ben.name, cara.name]) await part(ana, name).waitFor()
  await ana.button('Begin the discussion').click()
  for (const one of everybody()) await one.page.getByRole('heading', { name: 'Pupils A, B and C' }).waitFor()
  const beside = ben.page.getByRole('region', { name: 'Pupil A: predicted and seen' })
  await beside.getByRole('row', { name: 'A counts the pieces A lays three strips on the whole' }).waitFor()
  await ana.button('Add a note').click()
  await ana.page.keyboard.type('A moved when the strip could be turned.')
  await writtenOn(ben, 'A moved when the strip could be turned.')

  // Nobody weighs the teaching before the pupils were talked about.
  await expect(c.ana.refused(nextStep, { id: sheet.lessonId, from: 3 })).resolves.toBe('discussion.step-moved-on')
  await expect(c.ana.refused(conclude, { id: sheet.lessonId })).resolves.toBe('lesson.not-ready')
  await onward(ana, 'Pupils like them')
  await onward(ana, 'What the pupils said')
  await ben.page.getByText('Laying the strips').waitFor()
  await ben.page.getByText(`${c.ana.name} leads from step to step.`).waitFor()
  expect(await complaints(ben.page)).toEqual([])
  await onward(ana, 'What we tried')

  // The facilitator's battery is empty, and whoever sits there takes over.
  await ana.page.context().close()
  await ben.button('Take over as facilitator').click()
  for (const name of ['What surprised us', 'What we would change', 'What we try next']) await onward(ben, name)
  await third.button('Something to try next').click()
  await third.page.keyboard.type(tryNext)
  await writtenOn(ben, tryNext)
  await ben.button('Conclude the lesson').click()
}

const cell = ({ page }: Tablet, name: string) => page.getByRole('textbox', { name, exact: true })
const part = ({ page }: Tablet, name: string) => page.getByRole('definition').filter({ hasText: name })
const writtenOn = ({ page }: Tablet, words: string) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll('textarea')].some(({ value }) => value.includes(wanted)),
    words,
  )

/** Whoever leads goes on, and everybody comes along. */
async function onward(leader: Tablet, name: string): Promise<void> {
  await leader.button(`Next: ${name}`).click()
  for (const one of [leader, ben, third]) await one.page.getByRole('heading', { name, level: 2 }).waitFor()
}

/** The plan of the second lesson begins with it; two write in one cell at once, one of them without a mouse. */
async function whatTheyTryNextIsPlanned(): Promise<void> {
  for (const one of [ben, third]) {
    await one.page.getByRole('link', { name: 'On to the plan of lesson 2' }).click()
    await writtenOn(one, tryNext)
  }
  // Held upright a tablet shows one pupil at a time.
  await third.page.setViewportSize(across.viewport)
  await ben.button('Add a stage').click()
  const label = 'Stage 1, pupil B: we predict'
  const [mine, theirs] = [cell(ben, label), cell(third, label)]
  await mine.fill('B waits')
  await writtenOn(third, 'B waits')
  // Ben's caret stands at the end while Cara writes before it.
  await theirs.focus()
  await theirs.press('Home')
  await theirs.pressSequentially('Quietly, ')
  await mine.focus()
  await mine.press('End')
  await mine.pressSequentially(', then asks')
  for (const one of [ben, third]) await writtenOn(one, 'Quietly, B waits, then asks')

  // As in a spreadsheet: Escape leaves the words, arrows go from cell to cell, typing writes.
  const { keyboard } = ben.page
  await mine.press('Escape')
  await keyboard.press('ArrowRight')
  await keyboard.type('C draws it')
  await keyboard.press('Escape')
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await keyboard.type('A folds it')
  await expect(cell(ben, 'Stage 1, pupil C: we predict').inputValue()).resolves.toBe('C draws it')
  await expect(cell(ben, 'Stage 1, pupil A: we predict').inputValue()).resolves.toBe('A folds it')

  await ben.button('Add a stage').press('Enter')
  await cell(ben, 'Stage 2 of 2: what happens').pressSequentially('In pairs')
  await ben.page.getByLabel('Minutes for stage 2').fill('15')
  await ben.page.getByText('15 minutes together').waitFor()
  await ben.button('Stage 2: move and more').press('Enter')
  await ben.page.getByRole('menuitem', { name: 'Move up' }).press('Enter')
  await third.page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('[data-stage] textarea')?.value === 'In pairs',
  )
  expect(await complaints(ben.page)).toEqual([])
}

/** As a paper to read, and as a file from which another study begins. */
async function theyTakeThePaperAlong(): Promise<void> {
  const { page } = ben
  await ben.goTo(`/lesson-study/${sheet.studyId}`)
  await ben.button('More').click()
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export this lesson study' })
  const paper = await downloaded(page)
  await dialog.getByText('The file is among your downloads.').waitFor()
  expect([paper.subarray(0, 5).toString(), paper.name]).toEqual(['%PDF-', expect.stringMatching(/\.pdf$/)])
  const text = unspaced(textOf(paper))
  const written = [
    'A counts the pieces',
    'A lays three strips on the whole',
    'Holds both strips up to the window',
    'Points, and says “this more”.',
    'Laying the strips',
    'A moved when the strip could be turned.',
    tryNext,
  ]
  expect(written.filter((words) => !text.includes(unspaced(words)))).toEqual([])

  await dialog.getByRole('radio', { name: /^An open file/ }).check()
  const buffer = await downloaded(page)
  await ben.goTo('/lesson-study')
  await ben.button('Import a lesson study').click()
  await page
    .locator('dialog input[type=file]')
    .setInputFiles({ name: 'study.zip', mimeType: 'application/zip', buffer })
  await ben.button('Begin from this file').click()
  await page.getByRole('heading', { level: 1, name: 'Talk before writing' }).waitFor()
  expect(page.url()).not.toContain(sheet.studyId)
}

async function downloaded(page: Page): Promise<Buffer & { name: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
  ])
  return Object.assign(fs.readFileSync(await download.path()), { name: download.suggestedFilename() })
}

/** Eight days later, still without a network: what was downloaded is gone, and nobody is known here. */
async function whatWasDownloadedGoes(): Promise<void> {
  expect(await kept(third.page, 'copies')).toBe(2)
  network.goes()
  await third.page.clock.setFixedTime(Date.now() + 8 * aDay)
  await third.goTo(`${path()}/classroom`)
  await third.page.getByText('We cannot open this yet').waitFor()
  expect(await kept(third.page, 'copies')).toBe(0)
}

it('what was downloaded goes with whoever signs out; what waits stays locked until they are back', async () => {
  const one = await Tablet.of(cara, await site.stranger(w.url, upright), sheet)
  await one.open()
  await one.page.context().setOffline(true)
  await one.note('x'.repeat(noteLimits.body))
  await one.isOffline(/^Offline, 1 change kept/)
  await w.sql(`update lesson_study_member set state = 'LEFT' where study_id = $1 and person_id = $2`, [
    sheet.studyId,
    cara.id,
  ])
  await one.page.context().setOffline(false)
  // She was taken off the group meanwhile: her note is not taken, and hers to read.
  const panel = one.page.getByRole('region', { name: 'Notes that were not taken' })
  await panel.getByText('x'.repeat(50)).waitFor()
  await one.goTo('/today')
  await panel.getByText('Kept on this device until you let them go.').waitFor()
  expect([await kept(one.page, 'notes'), await kept(one.page, 'copies')]).toEqual([1, 0])
  await one.button(/account and colours$/).click()
  await one.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await one.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
  await one.page.getByLabel('E-mail').waitFor()
  expect([await kept(one.page, 'notes'), await kept(one.page, 'copies')]).toEqual([1, 0])
})
