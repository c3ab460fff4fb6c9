// One peer challenge from its proposal to its close, each person in a browser of their own: two leaders of the host, three reviewers, a coordinator; at each step what each of them can do and see, and what not. Long, because it is one journey.
import { dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId } from '@alongside/domain/ids'
import { addSchoolDays } from '@alongside/domain/school-days'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let address: string
const pages = new Map<string, Page>()
const people = new Map<string, Someone>()

/** The page of somebody, as they left it. */
const of = (name: string): Page => pages.get(name)!
const next = (name: string) => of(name).getByRole('region', { name: 'The next step' })
const everybody = () => [...pages.keys()]

beforeAll(async () => {
  w = await world({ webRoot })
  site = await Site.open()
  const [elm, oak, ash] = [
    await w.school('Elm Park Primary'),
    await w.school('Oak Lane Primary'),
    await w.school('Ash Hill Primary'),
  ]
  const north: AllianceId = await w.alliance('North', { schools: [elm, oak, ash] })
  const hired: readonly (readonly [string, Parameters<World['person']>[0]])[] = [
    ['Hal', { role: 'HEADTEACHER', school: elm }],
    ['Lea', { role: 'SCHOOL_LEADER', school: elm }],
    ['Cho', { role: 'TEACHER', school: elm }],
    ['Rae', { role: 'SCHOOL_LEADER', school: oak }],
    ['Rob', { role: 'TEACHER', school: oak }],
    ['Rita', { role: 'SCHOOL_LEADER', school: ash }],
    ['Oona', { role: 'HEADTEACHER', school: oak }],
    ['Asha', { role: 'HEADTEACHER', school: ash }],
    ['Cora', { role: 'ALLIANCE_COORDINATOR', alliance: north }],
  ]
  for (const [name, options] of hired) {
    const who = await w.person({ name: `${name} Hart`, ...options })
    people.set(name, who)
    const page = await site.stranger(w.url)
    const [cookie, value] = who.cookie!.split('=')
    await page.context().addCookies([{ name: cookie!, value: value!, url: w.url }])
    pages.set(name, page)
  }
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function proposed(): Promise<void> {
  const cora = of('Cora')
  await cora.goto('/challenges')
  await cora.getByRole('button', { name: 'Propose a challenge' }).first().click()
  const dialog = cora.getByRole('dialog', { name: 'Propose a peer challenge' })
  await dialog.getByLabel('Which school is challenged?').selectOption({ label: 'Elm Park Primary' })
  for (const name of ['Rae', 'Rob', 'Rita'])
    await dialog
      .getByRole('group', { name: /^Who comes/ })
      .getByRole('checkbox', { name: new RegExp(`^${name} Hart`) })
      .check()
  await dialog
    .getByRole('group', { name: /trained/ })
    .getByRole('checkbox', { name: 'Rae Hart' })
    .check()
  await dialog.getByLabel('Who leads the team?').selectOption({ label: 'Rae Hart' })
  await dialog.getByRole('button', { name: 'Propose it' }).click()
  await cora.getByRole('heading', { level: 1, name: 'Peer challenge of Elm Park Primary' }).waitFor()
  address = new URL(cora.url()).pathname
}

/** Nothing of the host is open to a reviewer before they have said what ties them to it. */
async function declared(): Promise<void> {
  for (const name of ['Rae', 'Rob', 'Rita']) {
    const page = of(name)
    await next(name).getByText('Before you are shown anything of the school').waitFor()
    if (name === 'Rita') await page.getByLabel('Any other interest').fill('I taught there nine years ago')
    await page.getByRole('button', { name: 'I declare my interests' }).click()
    await page.getByText('You have declared your interests.').waitFor()
  }
  // The others hear of it without asking; whoever has an interest stays, and does not count as independent.
  await of('Hal').getByText('May stay in the team, and does not count as independent.').waitFor()
}

async function signed(): Promise<void> {
  for (const name of ['Hal', 'Oona', 'Asha']) {
    await next(name).getByRole('button', { name: 'Sign for this team' }).click()
    await of(name).getByRole('dialog').getByRole('button', { name: 'Sign for this team' }).click()
    await of(name).getByRole('dialog').waitFor({ state: 'detached' })
  }
  await is('Agreed')
}

const is = async (state: string): Promise<void> => {
  for (const name of everybody().filter((one) => one !== 'Cho'))
    await of(name).locator('header').getByText(state, { exact: true }).first().waitFor()
}

const show = async (name: string, tab: string): Promise<Page> => {
  const parts = of(name).getByRole('tablist', { name: 'Parts of this peer challenge' })
  await parts.getByRole('tab', { name: tab, exact: true }).click()
  return of(name)
}
/** The next step, by whose it is; with a word before it where it cannot be taken back. */
async function goesOn(name: string, words: string, state: string): Promise<void> {
  await next(name).getByRole('button', { name: words }).click()
  const asked = of(name).getByRole('dialog').getByRole('button', { name: words })
  await asked.or(next(name).getByText(/./).first()).first().waitFor()
  if (await asked.isVisible()) await asked.click()
  await is(state)
}

const lines = ['Talk before writing', 'Reading at home'] as const
/** What is chosen is shown as chosen once the server has it. */
async function choose(page: Page, group: string | RegExp, choice: string, nth = 0): Promise<void> {
  const radio = page.getByRole('group', { name: group }).nth(nth).getByRole('radio', { name: choice, exact: true })
  await radio.click()
  await radio.and(page.locator(':checked')).waitFor()
}
const write = (page: Page, label: string | RegExp, words: string) =>
  page.getByRole('textbox', { name: label }).pressSequentially(words)

/** Two leaders write it together; the team sees nothing of it before it is handed in, and not the school's own view then. */
async function selfReviewed(): Promise<void> {
  await goesOn('Hal', 'Begin the self-review', 'Self-review')
  const hal = await show('Hal', 'Self-review')
  for (const [at, line] of lines.entries()) {
    await hal.getByRole('button', { name: 'Add a line of enquiry' }).click()
    await write(hal, `Line ${at + 1} of ${at + 1}: Line of enquiry`, line)
  }
  for (const at of lines.keys()) await choose(hal, 'Our own view', 'Secure', at)
  const lea = await show('Lea', 'Self-review')
  const position = 'Line 2 of 2: Where we are'
  await write(lea, position, 'Half of our pupils read at home.')
  await hal.getByRole('textbox', { name: position }).filter({ hasText: 'Half of our pupils' }).waitFor()
  const rae = await show('Rae', 'Self-review')
  await rae.getByText('The school is writing its self-review').waitFor()
  await goesOn('Hal', 'Hand in the self-review', 'Self-review handed in')
  await rae.getByText('Half of our pupils read at home.').waitFor()
  expect(await rae.getByText('Our own view').count()).toBe(0)
  expect(await of('Cora').getByRole('tab', { name: 'Self-review' }).count()).toBe(0)
}

/** Each says what they think before anybody knows what another thinks. */
async function judgedBlind(): Promise<void> {
  await goesOn('Rae', 'Begin the desk study', 'Desk study')
  for (const name of ['Rae', 'Rob']) {
    const page = await show(name, 'Desk study')
    for (const line of lines) await choose(page, `My view of “${line}”`, name === 'Rae' ? 'Developing' : 'Secure')
    await page.getByText('Nobody sees your view until the team is ready to visit').first().waitFor()
    expect(await page.getByRole('list', { name: /^Views of/ }).count()).toBe(0)
  }
}

async function planned(): Promise<void> {
  const rae = await show('Rae', 'Visit')
  await rae.getByLabel('First day of the visit').fill(addSchoolDays(dayInLondon(new Date()), 3))
  await rae.getByRole('button', { name: 'Add the day' }).click()
  await rae.getByRole('button', { name: 'Add an activity' }).click()
  const dialog = rae.getByRole('dialog', { name: 'Add an activity' })
  await dialog.getByLabel('From').fill('09:00')
  await dialog.getByLabel('Until').fill('10:30')
  await dialog.getByLabel('Reviewer').selectOption({ label: 'Rob Hart' })
  await dialog.getByLabel('Colleague of Elm Park Primary').selectOption({ label: 'Lea Hart' })
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await rae.getByRole('button', { name: 'Confirm the timetable' }).click()
  await rae.getByText('Confirmed', { exact: true }).waitFor()
  await goesOn('Rae', 'We are ready to visit', 'Ready to visit')
  // Now, and not before, the views meet.
  const rob = await show('Rob', 'Desk study')
  const views = rob.getByRole('list', { name: `Views of ${lines[0]}` })
  await views.getByText('Developing, said blind').waitFor()
  await views.getByRole('listitem').filter({ hasText: 'Elm Park Primary' }).getByText('Secure').waitFor()
  await goesOn('Rae', 'Begin the visit', 'Visiting')
}

async function noted(): Promise<void> {
  for (const [name, kind, words] of [
    ['Rob', 'Pupil voice', 'Four pupils said the sentence aloud first'],
    ['Rita', 'Pupils’ work', 'The second draft is longer in twelve of fifteen books'],
  ] as const) {
    const page = of(name)
    await page.goto(`${address}/evidence`)
    for (const line of lines) {
      await page.getByRole('radio', { name: line }).check()
      await choose(page, 'Kind of evidence', kind)
      await page.getByLabel('What I saw or heard').fill(`${words}: ${line.toLowerCase()}`)
      await page.getByRole('button', { name: 'Keep this note' }).click()
      await page.getByRole('region', { name: 'What was noted' }).getByText(`${words}: ${line.toLowerCase()}`).waitFor()
    }
  }
  const rita = of('Rita')
  await rita.getByLabel('What I saw or heard').fill('Words that belong to nobody here')
  await rita.getByRole('button', { name: 'This is about a child’s safety' }).click()
  await rita.getByText('Nothing of that was kept').waitFor()
  for (const name of ['Rob', 'Rita']) await of(name).goto(address)
  await goesOn('Rae', 'End the visit', 'Findings being written')
}

/** The team drafts together; the school sees nothing until it is shared. */
async function found(): Promise<void> {
  const rae = await show('Rae', 'Drafts')
  for (const [line, kind, what] of [
    [lines[0], 'What went well', 'Pupils say a sentence before they write it'],
    [lines[1], 'Even better if', 'Families knew which book is home this week'],
  ] as const) {
    await rae.getByRole('button', { name: `${kind} on ${line}` }).click()
    const draft = rae.getByRole('article', { name: `${line}, draft 1` })
    await write(draft as never, /What exactly$/, what)
    await write(draft as never, /For whom$/, 'Years 3 and 4')
    for (const words of ['Four pupils said', 'The second draft'])
      await draft.getByRole('checkbox', { name: new RegExp(`^${words}`) }).check()
  }
  const rob = await show('Rob', 'Drafts')
  await rob
    .getByRole('textbox', { name: /What exactly$/ })
    .filter({ hasText: 'Families knew' })
    .waitFor()
  await show('Rae', 'Findings')
  await rae.getByRole('button', { name: 'We agree on all of them (2)' }).click()
  await show('Hal', 'Findings')
  await of('Hal').getByText('Nothing has been shared with you yet').waitFor()
  await rae.getByRole('button', { name: 'Share all with the school (2)' }).click()
  await of('Hal').getByRole('button', { name: 'We have read them' }).click()
  await rae.getByRole('button', { name: 'Make all final (2)' }).click()
  await of('Hal').getByRole('button', { name: 'We see it differently…' }).last().click()
  const note = of('Hal').getByRole('dialog', { name: 'A note of difference' })
  await note.getByLabel('How you see it').fill('Families are told every Friday.')
  await note.getByRole('button', { name: 'Put the note beside it' }).click()
  await rae.getByText('Families are told every Friday.').waitFor()
  // Evidence stays with the team, and the coordinator has dates and states.
  expect(await of('Hal').getByText('Four pupils said').count()).toBe(0)
  expect(await of('Cora').getByRole('tab').allTextContents()).toEqual(['Team', 'Who can read this'])
  for (const name of ['Rae', 'Hal']) {
    await next(name).getByRole('button', { name: 'Agree to the findings' }).click()
    await of(name).getByRole('dialog').getByRole('button', { name: 'Agree to the findings' }).click()
    await of(name).getByRole('dialog').waitFor({ state: 'detached' })
  }
  await is('Answer due')
}

async function answered(): Promise<void> {
  const hal = await show('Hal', 'Answers')
  await hal.getByRole('radio', { name: /^We accept it\b(?! in part)/ }).check()
  await hal.getByLabel('Our reason').fill('We asked six families, and two knew.')
  await hal.getByRole('button', { name: 'Give this answer' }).click()
  const rae = await show('Rae', 'Answers')
  await rae.getByText('We asked six families, and two knew.').waitFor()
  await goesOn('Hal', 'Hand in our answer', 'Answered')
}

/** Held by a teacher of the school, who is let in for it and sees what belongs to it. */
async function actedOn(): Promise<void> {
  const hal = of('Hal')
  await hal.getByRole('button', { name: 'More', exact: true }).click()
  await hal.getByRole('menuitem', { name: /improvement champion/i }).click()
  const naming = hal.getByRole('dialog', { name: 'Name the improvement champion' })
  await naming.getByLabel('Who?').selectOption({ label: 'Cho Hart' })
  await naming.getByRole('button', { name: 'Name them' }).click()
  await naming.waitFor({ state: 'detached' })
  const cho = of('Cho')
  await cho.reload()
  await show('Cho', 'Actions')
  await cho.getByLabel('Held on').fill(dayInLondon(new Date()))
  await cho.getByLabel('How many took part').fill('9')
  await cho.getByLabel('How many of them lead').fill('2')
  await cho.getByLabel('1. The problem').fill('Books come home, and nobody knows which.')
  await cho.getByLabel('2. Its causes').fill('The list is on our wall.')
  await cho.getByLabel('3. The option we choose').fill('A card in the book.')
  await cho.getByRole('button', { name: 'Keep the record' }).click()
  await cho.getByRole('button', { name: 'Plan an action' }).click()
  const plan = cho.getByRole('dialog', { name: 'Plan an action' })
  await plan.getByLabel('What we do').fill('A card in every book')
  await plan.getByLabel('How we will see that it worked').fill('Five of six families know')
  await plan.getByLabel('Who sees it through').selectOption({ label: 'Cho Hart' })
  await plan.getByLabel('Until').fill(addSchoolDays(dayInLondon(new Date()), 40))
  await plan.getByRole('button', { name: 'Plan' }).click()
  await plan.waitFor({ state: 'detached' })
  await goesOn('Cho', 'The workshop was held', 'Workshop held')
  await goesOn('Hal', 'Begin with the actions', 'In action')
  await cho.getByRole('button', { name: 'Take it in hand' }).click()
  await cho.getByRole('button', { name: 'It is done…' }).click()
  const done = cho.getByRole('dialog')
  await done.getByLabel('What shows that it is done').fill('We asked again: five of six.')
  await done.getByRole('button', { name: 'It is done' }).click()
  // Whoever did it does not confirm it.
  expect(await cho.getByRole('button', { name: 'Confirm that it is done' }).count()).toBe(0)
  await show('Lea', 'Actions')
  await of('Lea').getByRole('button', { name: 'Confirm that it is done' }).click()
  await of('Lea').getByText('Confirmed', { exact: true }).waitFor()
}

async function followedUp(): Promise<void> {
  const rae = await show('Rae', 'Actions')
  await rae.getByRole('button', { name: 'Record a follow-up' }).click()
  await rae.getByLabel('On', { exact: true }).fill(dayInLondon(new Date()))
  await rae.getByLabel('What was seen and heard').fill('Every book has its card.')
  await rae.getByRole('button', { name: 'Record it' }).click()
  await rae.getByText('Every book has its card.').waitFor()
  await goesOn('Rae', 'The follow-up was held', 'Followed up')
}

/** Written by the team, released by the head alone, and gone for everybody when it is withdrawn. */
async function released(): Promise<void> {
  const [rae, hal, cora] = [await show('Rae', 'Drafts'), of('Hal'), of('Cora')]
  await rae.getByRole('tab', { name: 'The page that stays' }).click()
  await write(rae, 'What is strong', 'Talk comes before writing in every class.')
  await show('Rae', 'Summary')
  await rae.getByText('Talk comes before writing in every class.').waitFor()
  await rae.getByRole('button', { name: 'We agree on this page' }).click()
  await show('Hal', 'Summary')
  await hal.getByText('The summary is not with you yet').waitFor()
  await rae.getByRole('button', { name: 'Hand it to the headteacher' }).click()
  await hal.getByRole('button', { name: 'Release it…' }).click()
  const dialog = hal.getByRole('dialog', { name: 'Release the summary' })
  await dialog.getByRole('checkbox', { name: /^The coordinators/ }).check()
  await dialog.getByRole('button', { name: 'Release it' }).click()
  await dialog.waitFor({ state: 'detached' })
  await cora.goto('/summaries')
  await cora.getByRole('link', { name: 'Peer challenge of Elm Park Primary' }).click()
  await cora.getByText('Talk comes before writing in every class.').waitFor()
  // Another head was not named.
  await of('Asha').goto('/summaries')
  await of('Asha').getByText('Nothing has been released to you').waitFor()
  await of('Asha').goto(address)
  await cora.goto(address)
}

async function closed(): Promise<void> {
  for (const name of ['Hal', 'Cora']) {
    await next(name).getByRole('button', { name: 'Close the challenge' }).click()
    await of(name).getByRole('dialog').getByRole('button', { name: 'Close the challenge' }).click()
    await of(name).getByRole('dialog').waitFor({ state: 'detached' })
  }
  await is('Closed')
}

const violations = async (name: string) =>
  (await new AxeBuilder({ page: of(name) }).analyze()).violations.map(({ id, nodes }) => [
    id,
    ...nodes.map(({ html }) => html),
  ])

it('from PROPOSED to CLOSED', async () => {
  await proposed()
  for (const name of everybody()) await of(name).goto(address)
  // A teacher of the school has no part in it yet: for them it does not exist.
  await of('Cho').getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor()
  await declared()
  await signed()
  await selfReviewed()
  await judgedBlind()
  await planned()
  await noted()
  await found()
  await answered()
  await actedOn()
  await followedUp()
  await released()
  await closed()
  for (const name of ['Hal', 'Rae', 'Cora']) expect([name, await violations(name)]).toEqual([name, []])
  // Asked for while they had no part in it, the page is missing: the browser says so, and nothing else complains.
  expect(site.complaints).toEqual([])
}, 600_000)
