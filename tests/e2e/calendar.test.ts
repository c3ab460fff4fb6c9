// The calendar of an alliance in real browsers: seen four ways, a session moved by keyboard with what speaks against it shown, a blocked time refused, a colleague's change live; and times found for one session and for a whole cycle.

import { dayInWords, mondayOf } from '@alongside/domain/civil-date'
import type { AllianceId, CpdSessionId, Urn } from '@alongside/domain/ids'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { schoolDayIn } from '../support/cpd-rows.js'
import { Plans } from '../support/plans.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let north: AllianceId
let cora: Someone
let dan: Someone
let talk: CpdSessionId
// In one week, so that whatever month is shown has all three.
const ahead = [25, 26, 27, 28, 29, 30, 31].find(
  (days) => mondayOf(schoolDayIn(days)) === mondayOf(schoolDayIn(days + 2)),
)!
const [day, blocked, free] = [schoolDayIn(ahead), schoolDayIn(ahead + 1), schoolDayIn(ahead + 2)]
const patience = 300_000
const { PICTURES } = process.env

beforeAll(async () => {
  w = await world({ webRoot })
  const [elm, oak] = [await w.school('Elm'), await w.school('Oak')] as [Urn, Urn]
  north = await w.alliance('North', { schools: [elm, oak] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  dan = await w.person({ name: 'Dan', role: 'ALLIANCE_COORDINATOR', alliance: north })
  const tim = await w.person({ name: 'Tim', role: 'TEACHER', school: elm })
  const ned = await w.person({ name: 'Ned', role: 'TEACHER', school: oak })
  const plans = new Plans(w, north)
  const hall = await plans.room(elm, 'Hall')
  const maths = await plans.cycle({
    title: 'Talk in maths',
    lead: cora.id,
    schools: [elm, oak],
    state: 'DESIGN_CHECKED',
  })
  talk = await plans.session(maths, { title: 'Number talk', at: `${day} 13:00`, venue: elm, room: hall })
  await plans.goes(talk, tim.id, elm)
  await plans.leads(talk, ned.id, oak)
  const phonics = await plans.cycle({ title: 'Phonics', lead: cora.id, schools: [elm], state: 'RELEASED' })
  const busy = await plans.session(phonics, { title: 'First sounds', at: `${blocked} 09:00`, minutes: 360, venue: elm })
  await plans.goes(busy, tim.id, elm)
  const writing = await plans.cycle({
    title: 'Writing that joins up',
    lead: cora.id,
    schools: [elm, oak],
    state: 'DESIGN_CHECKED',
  })
  for (const [at, title] of ['Sentences', 'Paragraphs', 'Whole texts'].entries()) {
    const id = await plans.session(writing, {
      title,
      format: 'TWILIGHT',
      minutes: 90,
      rank: at + 1,
      daysAfter: at && 14,
      venue: oak,
    })
    await plans.goes(id, tim.id, elm)
    await plans.leads(id, ned.id, oak)
  }
  site = await Site.open()
}, patience)
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function at(who: Someone, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(w.url, options)
  const [name, value] = who.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: w.url }])
  await page.goto(path)
  return page
}
const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled' })
}
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
const cell = (page: Page, date: string) => page.locator(`[data-date="${date}"]`).first()
/** In the list a session stands under its day. */
const listed = (page: Page, date: string, title: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: dayInWords(date) }) })
    .getByRole('button', { name: new RegExp(title) })
const view = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dayOfTalk = async (): Promise<string> =>
  (
    await w.sql<{ day: string }>(
      `select (starts_at at time zone 'Europe/London')::date::text as day from cpd_session where id = $1`,
      [talk],
    )
  )[0]!.day

it(
  'is seen four ways, and moves by keyboard: never to a time that cannot be, and others see it at once',
  async () => {
    const office = await at(cora, `/calendar?day=${day}`)
    for (const name of ['Month', 'Term', 'Week', 'List'] as const) {
      await view(office, name).click()
      const shown = name === 'Term' ? office.getByText('1 session').first() : office.getByText('Number talk').first()
      await shown.waitFor()
      await picture(office, `calendar-${name}`)
    }
    await view(office, 'Month').click()
    await office.getByText('Number talk').first().waitFor()
    expect(await faults(office)).toEqual([])
    const other = await at(dan, `/calendar?day=${day}&view=list`)
    await listed(other, day, 'Number talk').waitFor()

    await office.getByText('Number talk').first().waitFor()
    await office.locator('[role="button"]', { hasText: 'Number talk' }).first().focus()
    await office.keyboard.press('Enter')
    await office.getByRole('dialog').getByRole('button', { name: 'Move…' }).press('Enter')
    const dialog = office.getByRole('dialog', { name: 'Move “Number talk”' })
    await dialog.getByLabel('Day', { exact: true }).fill(blocked)
    await dialog.getByText('Not possible: choose another time').waitFor()
    await dialog.getByText('Tim is elsewhere at that time').waitFor()
    await picture(office, 'calendar-move-blocked')
    expect(await dialog.getByRole('button', { name: 'Move it' }).isDisabled()).toBe(true)
    await dialog
      .getByRole('button', { name: /: (Free|Possible)/ })
      .last()
      .press('Enter')
    await dialog.getByText('Not possible: choose another time').waitFor({ state: 'detached' })
    await dialog.getByLabel('Day', { exact: true }).fill(free)
    await dialog.getByText('Not possible: choose another time').waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Move it' }).press('Enter')
    await office.getByText('“Number talk” is on').waitFor()
    expect(await dayOfTalk()).toBe(free)
    // The other coordinator looks on, and has done nothing.
    await listed(other, free, 'Number talk').waitFor()

    // By mouse: the day says why it cannot be, and takes nothing.
    await view(office, 'Month').click()
    await cell(office, free).getByText('Number talk').waitFor()
    await drag(office, 'Number talk', blocked, async () => {
      await office.locator(`[data-date="${blocked}"][data-level="BLOCK"]`).first().waitFor()
      // It lies there already: nobody has to move for the answer to be said.
      await office
        .getByRole('status')
        .getByText(/elsewhere/)
        .waitFor()
      await picture(office, 'calendar-drag-blocked')
    })
    await office.locator('[data-dragging]').waitFor({ state: 'detached' })
    await cell(office, free).getByText('Number talk').waitFor()
    expect(await dayOfTalk()).toBe(free)
    expect(site.complaints).toEqual([])
  },
  patience,
)

it(
  'gives a time to what has none: from the tray, by a list of what each would cost, and for a whole cycle at once',
  async () => {
    const office = await at(cora, `/calendar?day=${day}&view=month`)
    const tray = office.getByRole('complementary', { name: 'Without a time yet' })
    await tray.getByText('Sentences').waitFor()
    await drag(office, 'Sentences', free, async () => {
      await office.locator(`[data-date="${free}"][data-level]`).first().waitFor()
    })
    await office.getByText('“Sentences” is on').waitFor()
    await tray.getByText('Sentences').waitFor({ state: 'detached' })

    // One session, by keyboard: the cheapest day comes first.
    await tray.getByRole('link', { name: 'Find a time for “Paragraphs”' }).press('Enter')
    await office.getByRole('heading', { name: 'A time for “Paragraphs”' }).waitFor()
    await office
      .getByRole('button', { name: /^Take / })
      .first()
      .waitFor()
    await office.getByText('are out of the question').click()
    await office
      .getByText(/schools? (is|are) closed/)
      .first()
      .waitFor()
    await picture(office, 'find-a-time')
    expect(await faults(office)).toEqual([])
    await office.setViewportSize({ width: 360, height: 780 })
    expect(await fits(office)).toBe(true)
    await picture(office, 'find-a-time-360')
    await office.setViewportSize({ width: 1280, height: 800 })
    await office
      .getByRole('button', { name: /^Take / })
      .first()
      .press('Enter')
    await office.getByText(/“Paragraphs” is on/).waitFor()

    // All three at once, in their order.
    await office.getByRole('button', { name: 'Find times for “Writing that joins up”' }).click()
    const dialog = office.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Find times' }).click()
    await dialog.getByRole('button', { name: 'Take these times' }).waitFor()
    await dialog.getByText('Nothing better is possible').waitFor()
    await picture(office, 'find-times')
    expect(await faults(office)).toEqual([])
    await dialog.getByRole('button', { name: 'Take these times' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await tray.waitFor({ state: 'detached' })
    const held = await w.sql<{ title: string; day: string; apart: number }>(
      `select title, starts_at::date::text as day, starts_at::date - lag(starts_at::date) over (order by rank) as apart from cpd_session where format = 'TWILIGHT' order by rank`,
    )
    expect(held.map(({ apart }) => apart)).toEqual([null, 14, 14])
    await office.goto(`/calendar?day=${held[2]!.day}&view=list`)
    await office.getByRole('button', { name: /Whole texts/ }).waitFor()
    await office.setViewportSize({ width: 360, height: 780 })
    expect(await fits(office)).toBe(true)
    expect(site.complaints).toEqual([])
  },
  patience,
)

async function drag(page: Page, title: string, date: string, over: () => Promise<void>): Promise<void> {
  const held = (await page.getByText(title, { exact: true }).first().boundingBox())!
  await page.mouse.move(held.x + held.width / 2, held.y + held.height / 2)
  await page.mouse.down()
  const there = (await cell(page, date).boundingBox())!
  await page.mouse.move(there.x + there.width / 2 - 10, there.y + there.height / 2, { steps: 8 })
  await over()
  await page.mouse.move(there.x + there.width / 2, there.y + there.height / 2, { steps: 4 })
  await page.mouse.up()
}
