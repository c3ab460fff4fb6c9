// Cover in real browsers, most of it by keyboard: a teacher says on a phone what is missed, the cover manager costs it, the head sees what it comes to and says yes, somebody comes, falls through and sounds the alarm; and the table for the finance office.
import fs from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { schoolDayIn, sessionIn } from '../support/cpd-rows.js'
import { type Place, places } from '../support/rounds.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let elm: Place
let mona: Someone
let fay: Someone
const patience = 180_000
const { PICTURES } = process.env

beforeAll(async () => {
  w = await world({ webRoot })
  const [one, oak] = (await places(w, ['Elm', 'Oak'])) as [Place, Place]
  elm = one
  const north = await w.alliance('North', { schools: [elm.urn, oak.urn] })
  const cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  mona = await w.person({ name: 'Mona', role: 'COVER_MANAGER', school: elm.urn })
  fay = await w.person({ name: 'Fay', role: 'TEACHER', school: oak.urn })
  const periods = ['09:00', '10:00', '11:00', '12:00', '13:30'].map((from, at) => ({
    name: `Period ${at + 1}`,
    from,
    until: `${from.slice(0, 2)}:55`,
  }))
  await w.sql(`insert into school_day (space_id, teachers, periods) values ($1, 20, $2)`, [
    await w.spaceOf(elm.urn),
    JSON.stringify(periods),
  ])
  await sessionIn(w, north, {
    lead: cora.id,
    day: schoolDayIn(2),
    venue: oak.urn,
    facilitators: [{ id: fay.id, urn: oak.urn }],
    going: [{ id: elm.teacher.id, urn: elm.urn }],
  })
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
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true, animations: 'disabled' })
}
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)

it(
  'from a lesson that is missed to the table of what it came to',
  async () => {
    const teacher = await at(elm.teacher, '/cover', { viewport: { width: 390, height: 844 } })
    await teacher.getByRole('button', { name: 'Say what you miss' }).press('Enter')
    // The morning is ticked already: two of its four lessons are not.
    for (const name of ['Period 1', 'Period 4']) await teacher.getByRole('checkbox', { name }).press('Space')
    await teacher.getByRole('textbox', { name: 'Class in Period 2' }).fill('9B/Ma1')
    await teacher.getByRole('textbox', { name: 'Class in Period 3' }).fill('=7A/Ma2')
    await picture(teacher, 'cover-say')
    expect([await fits(teacher), await faults(teacher)]).toEqual([true, []])
    await teacher.getByRole('button', { name: 'Ask for cover of 2 lessons' }).press('Enter')
    await teacher.getByRole('list', { name: 'Lessons that are covered' }).getByText('9B/Ma1').waitFor()

    const manager = await at(mona, '/cover')
    await manager.getByText('9B/Ma1').waitFor()
    await picture(manager, 'cover-sheet')
    expect(await faults(manager)).toEqual([])
    await manager.getByRole('button', { name: 'Choose all' }).press('Enter')
    const acts = manager.getByRole('region', { name: 'What to do with the chosen lessons' })
    await acts.getByRole('button', { name: 'Cost it', exact: true }).press('Enter')
    await manager.getByLabel('Pounds for one period').fill('35')
    await picture(manager, 'cover-cost')
    await manager.getByRole('button', { name: 'It comes to £70' }).press('Enter')
    await manager.getByText('£35, ').first().waitFor()

    // The head sees what it comes to before saying yes.
    const head = await at(elm.head, '/cover')
    await head.getByText('£35, ').first().waitFor()
    await head.getByRole('button', { name: 'Choose all' }).press('Enter')
    await picture(head, 'cover-approve')
    await head.getByRole('button', { name: 'Approve £70' }).press('Enter')
    await head.getByText('2 lessons approved').waitFor()

    // The sheet of the cover manager hears of it by itself.
    await manager.getByRole('button', { name: 'Choose all' }).press('Enter')
    await acts.getByRole('button', { name: 'Say who covers' }).press('Enter')
    await manager.getByLabel('Who comes').fill('Sam Supply')
    await manager.getByRole('button', { name: 'Arranged', exact: true }).press('Enter')
    await manager.getByText('2 lessons, all settled').waitFor()
    await teacher.getByText('Sam Supply').first().waitFor()
    await picture(teacher, 'cover-covered')

    await manager.getByRole('checkbox', { name: /Period 2/ }).press('Space')
    await acts.getByRole('button', { name: 'It fell through…' }).press('Enter')
    const why = manager.getByRole('dialog')
    await why.getByRole('textbox').fill('The agency called')
    await why.getByRole('button', { name: 'It fell through' }).press('Enter')
    await manager.getByText('2 lessons, 1 still open').waitFor()
    // Two days before: whoever goes, whoever leads the session, and the head.
    const alarms = [
      [elm.teacher, 'Your cover on'],
      [fay, 'Cover for somebody who is away on'],
      [elm.head, 'Cover for somebody who is away on'],
    ] as const
    for (const [who, words] of alarms) {
      const inbox = await at(who, '/inbox')
      await inbox.getByText(words).filter({ hasText: 'has fallen through' }).first().waitFor()
      await inbox.context().close()
    }

    // A slip: what is not needed stays on the sheet, and is taken back there.
    await manager.getByRole('checkbox', { name: /Period 3/ }).press('Space')
    await acts.getByRole('button', { name: 'Not needed' }).press('Enter')
    await manager.getByText('1 lesson, 1 still open').waitFor()
    const slip = manager.getByRole('listitem').filter({ hasText: 'Period 3' })
    await slip.getByText('Not needed').waitFor()
    await picture(manager, 'cover-not-needed')
    expect(await faults(manager)).toEqual([])
    await slip.getByRole('checkbox').press('Space')
    await acts.getByRole('button', { name: 'Take back…' }).press('Enter')
    await why.getByRole('textbox').fill('The wrong line')
    await why.getByRole('button', { name: 'Take it back' }).press('Enter')
    await slip.getByText('To cost').waitFor()

    await manager.getByRole('tab', { name: 'What it came to' }).press('Enter')
    await manager.getByText('£35').first().waitFor()
    await picture(manager, 'cover-totals')
    expect(await faults(manager)).toEqual([])
    const saved = manager.waitForEvent('download')
    await manager.getByRole('button', { name: 'Every lesson as a table' }).press('Enter')
    const text = fs.readFileSync(await (await saved).path(), 'utf8')
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain(`"'=7A/Ma2"`)
    for (const width of [390, 820]) {
      await manager.setViewportSize({ width, height: 1000 })
      await manager.goto('/cover')
      await manager.getByText('9B/Ma1').waitFor()
      expect([width, await fits(manager)]).toEqual([width, true])
      await picture(manager, `cover-sheet-${width}`)
    }
    expect(site.complaints).toEqual([])
  },
  patience,
)
