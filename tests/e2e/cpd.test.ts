// A CPD cycle in real browsers: designed by its lead, dated and released by the coordinator, asked for by a teacher, agreed to by their school, led, and kept on a record with its certificate.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type CpdWorld, cpdWorld, cycleOf, design, does, heldNow, span } from '../support/cpd.js'
import { Site, webRoot } from '../support/site.js'
import type { Someone } from '../support/world.js'

let c: CpdWorld
let site: Site
const patience = 180_000
const { PICTURES } = process.env

beforeAll(async () => {
  c = await cpdWorld({ webRoot })
  const oak = await c.w.spaceOf(c.oak.urn)
  await c.w.sql(`insert into room (space_id, id, name, seats) values ($1, gen_random_uuid(), 'Hall', 30)`, [oak])
  site = await Site.open()
}, patience)
afterAll(async () => {
  await site?.close()
  await c?.w.close()
})

async function at(who: Someone, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(c.w.url, options)
  const [name, value] = who.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: c.w.url }])
  await page.goto(path)
  return page
}
const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)

it(
  'from the design to the certificate',
  async () => {
    const lead = await at(c.lead, '/cpd')
    await lead.getByRole('button', { name: 'Plan a cycle' }).first().click()
    await lead.getByLabel('What is it about?').fill('Talk that makes pupils reason')
    await lead.getByText('A series of twilights').click()
    await picture(lead, 'cpd-start')
    await lead.getByRole('button', { name: 'Begin the design' }).click()
    await lead.getByRole('heading', { name: 'What makes it worth the time' }).waitFor()
    await lead.getByRole('button', { name: 'Write the design' }).click()
    await lead.getByLabel('What should pupils get better at?').fill('Pupils give reasons for what they think, aloud.')
    await lead.getByLabel('Which evidence and expertise').fill('A review of dialogic teaching.')
    // While that is being written, the coordinator writes the same sentence and another one.
    const cycle = new URL(lead.url()).pathname.split('/').at(-1)!
    const { version } = await cycleOf(c.cora, cycle)
    await does(c.cora, 'design', {
      id: cycle,
      version,
      design: design({ title: 'Talk that makes pupils reason', evidence: 'A trial of talk moves.' }),
    })
    const both = lead.getByRole('group', { name: 'Changed by somebody else: Which evidence and expertise' })
    await both.getByText('A trial of talk moves.').waitFor()
    expect(await lead.getByLabel('What do colleagues learn for it?').inputValue()).toBe('Reasoning aloud')
    await picture(lead, 'cpd-design-form')
    await lead.getByRole('button', { name: 'Keep the design' }).click()
    expect((await cycleOf(c.cora, cycle)).pupilOutcome).toBe('Pupils give reasons')
    await lead.getByText('Choose first').waitFor()
    await both.getByRole('button', { name: 'Keep mine' }).click()
    await both.waitFor({ state: 'detached' })
    await lead
      .getByRole('group', { name: 'Changed by somebody else: What should pupils get better at?' })
      .getByRole('button', { name: 'Keep mine' })
      .click()
    await lead.getByRole('button', { name: 'Keep the design' }).click()
    await lead.getByRole('button', { name: 'We have looked at this' }).click()
    await lead.getByText('You have looked at it as it is now.').waitFor()
    await picture(lead, 'cpd-design')
    expect(await faults(lead)).toEqual([])
    await lead.getByRole('button', { name: 'The design stands' }).click()
    await lead.getByText('Design checked').first().waitFor()

    // Three of four sessions are taken out; somebody is asked to lead the one that stays.
    await lead.getByRole('tab', { name: 'Sessions' }).click()
    for (const title of ['The technique, modelled', 'Rehearse and refine', 'What changed for pupils']) {
      await lead.getByRole('link', { name: title }).click()
      await lead.getByRole('dialog').getByRole('button', { name: 'Take out…' }).click()
      await lead.getByRole('button', { name: 'Take it out' }).click()
      await lead.getByRole('link', { name: title }).waitFor({ state: 'detached' })
    }
    const name = 'What pupils find hard'
    await lead.getByRole('link', { name }).click()
    await lead.getByRole('button', { name: 'Ask somebody to lead' }).click()
    await lead.getByLabel('Find a colleague by name').fill(c.ash.teacher.name)
    await lead.getByRole('button', { name: /^Ask / }).last().click()
    await lead.getByRole('dialog').getByText('Asked', { exact: true }).first().waitFor()
    const cycleId = new URL(lead.url()).pathname.split('/').at(-1)!

    const leader = await at(c.ash.teacher, '/cpd')
    await leader.getByRole('button', { name: 'I lead it' }).click()
    await leader.getByText('You lead it').waitFor()

    // The coordinator sets a time that the school calendars allow, and releases.
    const office = await at(c.cora, `/cpd/${cycleId}`)
    await office.getByRole('link', { name }).click()
    await office.getByRole('button', { name: 'Set a time' }).click()
    await office.getByLabel('Day', { exact: true }).fill(span(20).startsAt.toISOString().slice(0, 10))
    await office.getByRole('dialog').getByRole('button', { name: 'Set the time' }).click()
    await office.getByRole('dialog').getByText('Pencilled').waitFor()
    // A room of one of the schools.
    await office.getByRole('button', { name: 'Change the plan' }).click()
    await office
      .getByRole('dialog')
      .getByRole('combobox', { name: /^Where/ })
      .selectOption('Oak')
    await office.getByRole('dialog').getByRole('combobox', { name: /^Room/ }).selectOption('Hall (30 seats)')
    await picture(office, 'cpd-session-form')
    await office.getByRole('button', { name: 'Keep the plan' }).click()
    await office.getByRole('dialog').getByText('Oak, Hall').waitFor()
    await picture(office, 'cpd-session')
    await office.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await office.getByRole('button', { name: 'The dates stand' }).click()
    await office.getByRole('button', { name: 'Release to schools' }).click()
    await office.getByText('Open for places').first().waitFor()
    await picture(office, 'cpd-released')

    const teacher = await at(c.oak.teacher, `/cpd/${cycleId}`)
    await teacher.getByRole('button', { name: 'Ask for a place' }).click()
    await teacher.getByText('Waits for your school').first().waitFor()
    const school = await at(c.oakLead, '/cpd/places')
    await school.getByText(c.oak.teacher.name).first().waitFor()
    await picture(school, 'cpd-to-agree')
    expect(await faults(school)).toEqual([])
    await school.getByRole('button', { name: 'Agree', exact: true }).click()
    await school.getByText('Nobody waits for your word').waitFor()

    await office.getByRole('link', { name }).click()
    await office.getByRole('dialog').getByRole('button', { name: 'Confirm it' }).click()
    await office.getByRole('dialog').getByText('Confirmed').first().waitFor()
    // The teacher's page hears of it by itself.
    await teacher.getByText('You have a place').first().waitFor()
    await picture(teacher, 'cpd-teacher')
    expect(await faults(teacher)).toEqual([])

    const [session] = await c.w.sql<{ id: string }>('select id from cpd_session where cycle_id = $1', [cycleId])
    await heldNow(c, session!.id)
    await leader.goto(`/cpd/${cycleId}?session=${session!.id}`)
    await leader.getByRole('button', { name: 'Show a code in the room' }).click()
    await leader.getByRole('button', { name: 'Show a code' }).click()
    const code = await leader.getByRole('status', { name: 'Code' }).textContent()
    await picture(leader, 'cpd-code')
    await teacher.goto(`/cpd/${cycleId}?session=${session!.id}`)
    await teacher.getByLabel('Code shown in the room').fill(code!)
    await teacher.getByRole('button', { name: 'I am here' }).click()
    await teacher.getByText('You were there').first().waitFor()

    await teacher.goto('/cpd/record')
    await teacher.getByText('Talk that makes pupils reason: What pupils find hard').waitFor()
    await picture(teacher, 'cpd-record')
    expect(await faults(teacher)).toEqual([])
    const download = teacher.waitForEvent('download')
    await teacher.getByRole('button', { name: 'Certificate' }).click()
    expect((await download).suggestedFilename()).toMatch(/^certificate-.*\.pdf$/)
    expect(site.complaints).toEqual([])

    for (const path of ['/cpd', `/cpd/${cycleId}`, `/cpd/${cycleId}?tab=design`, '/cpd/record']) {
      await teacher.setViewportSize({ width: 360, height: 780 })
      await teacher.goto(path)
      await teacher.getByRole('heading', { level: 1 }).waitFor()
      expect([path, await fits(teacher)]).toEqual([path, true])
      await picture(teacher, `cpd-360${path.replaceAll(/[/?=]/g, '-').slice(0, 8)}${path.length}`)
    }
  },
  patience,
)
