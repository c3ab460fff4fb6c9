// A CPD cycle from "find a time" to "evaluated", in the browsers of those whose work it is: coordinator, teachers, head, cover manager, facilitator, lead.

import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Answer } from '../support/ask.js'
import { type CpdWorld, cpdWorld, cycleOf, does, sessionPlan, teacherAt } from '../support/cpd.js'
import { schoolDayIn } from '../support/cpd-rows.js'
import { eventually } from '../support/eventually.js'
import { Site, webRoot } from '../support/site.js'
import type { Someone } from '../support/world.js'

let c: CpdWorld
let site: Site
let cycleId: string
let first: string
let second: string
let leader: Someone
let manager: Someone
let ana: Someone
let ben: Someone
let others: Someone[]
const patience = 240_000
const { PICTURES } = process.env
const name = 'Planning one lesson for talk'

beforeAll(async () => {
  c = await cpdWorld({ webRoot })
  site = await Site.open()
  const { w, oak, ash, lead } = c
  leader = await teacherAt(w, ash.urn, 'Leo')
  manager = await w.person({ name: 'Moira', role: 'COVER_MANAGER', school: oak.urn })
  ana = await teacherAt(w, oak.urn, 'Ana')
  ben = await teacherAt(w, oak.urn, 'Ben')
  others = await Promise.all(Array.from({ length: 5 }, (_, at) => teacherAt(w, c.elm.urn, `Teacher ${at}`)))
  const room = '0198a000-0000-7000-8000-000000000022'
  await w.sql(`insert into room (space_id, id, name, seats) values ($1, $2, 'Hall', 30)`, [
    await w.spaceOf(ash.urn),
    room,
  ])
  ;({ id: cycleId } = await does(lead, 'start', { input: { allianceId: c.north, title: 'Talk for reasoning' } }))
  const plan = { format: 'HALF_DAY', minutes: 180, venueUrn: ash.urn, roomId: room, places: 6 }
  const add = (more: object): Promise<Answer> =>
    does(lead, 'addSession', { id: cycleId, session: sessionPlan({ ...plan, ...more }) })
  ;({ id: first } = await add({ title: name, taskAfter: 'Teach it once' }))
  ;({ id: second } = await add({ title: 'What did pupils say?', daysAfter: 7 }))
  for (const id of [first, second]) {
    await does(lead, 'askToLead', { id, personId: leader.id, urn: ash.urn })
    await does(leader, 'answerLeading', { id, isComing: true })
  }
  await does(lead, 'seeCheck', { id: cycleId })
  await does(lead, 'move', { id: cycleId, to: 'DESIGN_CHECKED' })
}, patience)
afterAll(async () => {
  await site?.close()
  await c?.w.close()
})

async function at(who: Someone, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(c.w.url, options)
  const [cookie, value] = who.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name: cookie, value, url: c.w.url }])
  await page.goto(path)
  return page
}
const picture = async (page: Page, title: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/whole-${title}.png`, fullPage: true })
}
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)

async function kept(task: string): Promise<void> {
  const [job] = await c.w.sql<{ id: string }>('select (graphile_worker.add_job($1)).id', [task])
  await eventually(
    async () => (await c.w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0,
  )
}
/** Time passes for nobody in a test: both sessions end so many days and hours before now. */
const ended = (days: number): Promise<unknown> =>
  c.w.sql(
    `update cpd_session set starts_at = now() - make_interval(days => $2, hours => 4), ends_at = now() - make_interval(days => $2, hours => 1) where cycle_id = $1`,
    [cycleId, days],
  )

/** It is planned with “find a time” by the coordinator, and released. */
async function planned(): Promise<void> {
  const office = await at(c.cora, '/calendar')
  await office.getByRole('button', { name: 'Find times for “Talk for reasoning”' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('From').fill(schoolDayIn(12))
  await dialog.getByLabel('Until').fill(schoolDayIn(30))
  await dialog.getByRole('button', { name: 'Find times', exact: true }).click()
  const search = await eventually(async () => {
    const { timeSearch } = await c.cora.ask('query($id: ID!) { timeSearch(cycleId: $id) { state } }', { id: cycleId })
    return timeSearch && timeSearch.state !== 'SEARCHING' && timeSearch
  })
  expect(search).toEqual({ state: 'FOUND' })
  await dialog
    .getByText(/lesson.? to cover|no lesson to cover/)
    .first()
    .waitFor()
  await picture(office, 'found')
  await dialog.getByRole('button', { name: 'Take these times' }).click()
  await dialog.waitFor({ state: 'detached' })
  await office.getByRole('heading', { name: 'Without a time yet' }).waitFor({ state: 'detached' })
  await office.goto(`/cpd/${cycleId}`)
  await office.getByRole('button', { name: 'The dates stand' }).click()
  await office.getByRole('button', { name: 'Release to schools' }).click()
  await office.getByText('Open for places').first().waitFor()
  // Both have a time, as far apart as they were designed to be.
  const { sessions } = await cycleOf(c.cora, cycleId)
  expect(sessions.map(({ state }: Answer) => state)).toEqual(['PENCILLED', 'PENCILLED'])
  expect(Date.parse(sessions[1].startsAt) - Date.parse(sessions[0].startsAt)).toBeGreaterThanOrEqual(5 * 86_400_000)
}

/** It is asked for by teachers, agreed to by their head, and who waits moves up when a place is given back. */
async function booked(): Promise<void> {
  // Five of Elm have five of six places.
  for (const who of others) {
    const [place] = await does(who, 'ask', { ids: [first] })
    await does(c.lead, 'approve', { ids: [place.id] })
  }
  const asks = async (who: Someone): Promise<Page> => {
    const page = await at(who, `/cpd/${cycleId}?session=${first}`)
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for a place' }).click()
    await page.getByRole('dialog').getByText('Waits for your school').waitFor()
    return page
  }
  const anas = await asks(ana)
  const head = await at(c.oak.head, '/cpd/places')
  await head.getByText(ana.name).first().waitFor()
  await head.getByRole('button', { name: 'Agree', exact: true }).click()
  await head.getByText('Nobody waits for your word').waitFor()
  const office = await at(c.cora, `/cpd/${cycleId}?session=${first}`)
  await office.getByRole('dialog').getByRole('button', { name: 'Confirm it' }).click()
  await anas.getByRole('dialog').getByText('You have a place').waitFor()
  const bens = await asks(ben)
  await head.goto('/cpd/places')
  await head.getByText(ben.name).first().waitFor()
  await head.getByRole('button', { name: 'Agree', exact: true }).click()
  await bens.getByRole('dialog').getByText('Waiting list', { exact: true }).waitFor()
  await picture(bens, 'waiting')
  await anas.getByRole('dialog').getByRole('button', { name: 'Give back…' }).click()
  await anas.getByRole('button', { name: 'Give it back' }).click()
  await bens.getByRole('dialog').getByRole('button', { name: 'Take it' }).click()
  await bens.getByRole('dialog').getByText('You have a place').waitFor()
}

/** It is covered: the teacher says what is missed, the cover manager costs it, the head agrees, and somebody comes. */
async function covered(): Promise<void> {
  const teacher = await at(ben, '/cover')
  await teacher.getByRole('button', { name: 'Say what you miss' }).click()
  await teacher.getByLabel(/^Class in (Morning|Afternoon)$/).fill('4 Alder')
  await teacher.getByRole('button', { name: 'Ask for cover of 1 lesson' }).click()
  const sheet = await at(manager, '/cover')
  await sheet.getByLabel('Days', { exact: true }).selectOption('The next three months')
  await sheet.getByText('4 Alder').waitFor()
  await sheet.getByRole('checkbox').check()
  await sheet.getByRole('button', { name: 'Cost it' }).click()
  await sheet.getByLabel(/^Pounds for one/).fill('95')
  await sheet.getByRole('button', { name: 'It comes to £95' }).click()
  await sheet.getByText('Waits for a yes').waitFor()
  const head = await at(c.oak.head, '/cover')
  await head.getByLabel('Days', { exact: true }).selectOption('The next three months')
  await head.getByText('£95, our school').waitFor()
  await head.getByRole('checkbox').check()
  await picture(head, 'cover-head')
  await head.getByRole('button', { name: 'Approve £95' }).click()
  await sheet.getByText('To arrange').waitFor()
  await sheet.getByRole('checkbox').check()
  await sheet.getByRole('button', { name: 'Say who covers' }).click()
  await sheet.getByLabel('Who comes').fill('Mr Pell')
  await sheet.getByRole('button', { name: 'Arranged', exact: true }).click()
  await teacher.getByText('Mr Pell').waitFor()
  await picture(teacher, 'cover-teacher')
  expect(await faults(teacher)).toEqual([])
}

/** It is delivered: the code in the room ticks whoever types it, the facilitator the others, and it stands on records. */
async function delivered(): Promise<void> {
  await c.w.sql(
    `update cpd_session set starts_at = now() - interval '10 minutes', ends_at = now() + interval '170 minutes' where id = $1`,
    [first],
  )
  const front = await at(leader, `/cpd/${cycleId}?session=${first}`)
  await front.getByRole('button', { name: 'Show a code in the room' }).click()
  await front.getByRole('button', { name: 'Show a code', exact: true }).click()
  const code = await front.getByRole('status', { name: 'Code' }).textContent()
  const phone = await at(ben, `/cpd/${cycleId}?session=${first}`, { viewport: { width: 390, height: 844 } })
  await phone.getByLabel('Code shown in the room').fill(code!.toLowerCase())
  await phone.getByRole('button', { name: 'I am here' }).click()
  await phone.getByRole('dialog').getByText('You were there').waitFor()
  await front.getByRole('button', { name: 'Back', exact: true }).click()
  await front.getByRole('button', { name: 'Keep: 5 came' }).click()
  await front.getByRole('dialog').getByRole('button', { name: 'It was held' }).click()
  await front.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
  await front.getByRole('dialog').getByRole('button', { name: 'Close it' }).waitFor({ state: 'detached' })
  await phone.goto('/cpd/record')
  await phone.getByText(`Talk for reasoning: ${name}`).waitFor()
  // The second was held as the first.
  await c.w.sql(`update cpd_session set state = 'CLOSED' where id = $1`, [second])
  const office = await at(c.cora, `/cpd/${cycleId}`)
  await office.getByRole('button', { name: 'All sessions are held' }).click()
  await office.getByText('Levels 1 to 4 of the evaluation need answers.').waitFor()
}

/** It is evaluated at five levels: not before four have answers, and the fifth one or a dated reason. */
async function evaluated(): Promise<void> {
  const asked = async (who: Someone): Promise<{ id: string; level: number; questions: Answer[] }[]> =>
    (await who.ask('query { myEvaluations { id level questions { key kind } } }')).myEvaluations
  const answerAll = async (who: Someone): Promise<void> => {
    for (const { id, questions } of await asked(who))
      await who.ask(
        'mutation($id: ID!, $answers: [EvaluationAnswerInput!]!) { answerEvaluation(id: $id, answers: $answers) }',
        {
          id,
          answers: questions.map(({ key, kind }) => (kind === 'SCALE' ? { key, score: 4 } : { key, words: '' })),
        },
      )
  }
  await ended(0)
  await kept('evaluation-dates')
  for (const who of others) await answerAll(who)
  const [reactions] = await asked(ben)
  const phone = await at(ben, `/evaluations/${reactions!.id}`, { viewport: { width: 390, height: 844 } })
  await phone.getByRole('heading', { level: 1, name }).waitFor()
  expect(await faults(phone)).toEqual([])
  await picture(phone, 'answer')
  for (const fully of await phone.getByRole('radio', { name: 'Fully' }).all()) await fully.check({ force: true })
  await phone.getByLabel(/^What should be different the next time/).fill('Start with the film.')
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  await phone.getByText('Thank you').first().waitFor()
  await answerAll(ben)

  const lead = await at(c.lead, `/cpd/${cycleId}/evaluation`)
  await lead.getByText('6 of 6 answered').first().waitFor()
  await lead.getByText('Start with the film.').waitFor()
  await picture(lead, 'results')
  const ending = lead.getByRole('button', { name: 'It is evaluated' })
  const levelsMissing = lead.getByText('Levels 1 to 4 of the evaluation need answers.')
  const pupilsMissing = lead.getByText('Add what is known about pupils, or say why it is not known yet and until when.')
  await lead.goto(`/cpd/${cycleId}`)
  await levelsMissing.waitFor()
  expect(await ending.isDisabled()).toBe(true)
  expect(
    await c.lead.refused('mutation($id: ID!) { moveCpdCycle(id: $id, to: EVALUATED) { state } }', { id: cycleId }),
  ).toBe('cpd.not-ready')

  // Six weeks on the school’s support; what is used in lessons on a day that the lead brings forward.
  await ended(43)
  await lead.goto(`/cpd/${cycleId}/evaluation`)
  const fourth = lead.locator('section').filter({ has: lead.getByRole('heading', { name: '4. Use in lessons' }) })
  await fourth.getByRole('button', { name: 'Questions and day' }).click()
  await lead.getByLabel('Asked on').fill(dayInLondon(new Date()))
  await lead.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
  await lead.getByRole('dialog').waitFor({ state: 'detached' })
  await kept('evaluation-dates')
  await answerAll(ben)
  await lead.goto(`/cpd/${cycleId}`)
  await pupilsMissing.waitFor()
  expect(await levelsMissing.isVisible()).toBe(false)
  expect(await ending.isDisabled()).toBe(true)

  await lead.goto(`/cpd/${cycleId}/evaluation`)
  await lead.getByRole('button', { name: 'Nothing known about pupils yet…' }).click()
  await lead.getByLabel('Why not yet?').fill('They are heard again in the summer.')
  await lead.getByLabel('Known by').fill(addDays(dayInLondon(new Date()), 120))
  await lead.getByRole('button', { name: 'Keep', exact: true }).click()
  await lead.getByText('They are heard again in the summer.').waitFor()
  expect(await faults(lead)).toEqual([])
  await lead.goto(`/cpd/${cycleId}`)
  await ending.click()
  await lead.getByText('Evaluated').first().waitFor()
  await picture(lead, 'evaluated')
  expect(site.complaints).toEqual([])
}

it(
  'from “find a time” to “evaluated”',
  async () => {
    for (const step of [planned, booked, covered, delivered, evaluated]) await step()
  },
  patience,
)
