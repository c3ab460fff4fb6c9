// What of CPD those who stand outside are not shown: another school's own cycle, who comes, why a school said no, how much is asked of somebody.
import type { CpdSessionId, Urn } from '@alongside/domain/ids'
import { addSchoolDays } from '@alongside/domain/school-days'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { type CpdWorld, cpdWorld, cycleOf, does, heldNow, no, released, sessionOf, teacherAt } from '../support/cpd.js'
import { sessionIn } from '../support/cpd-rows.js'
import { Plans } from '../support/plans.js'
import type { Someone } from '../support/world.js'

let c: CpdWorld
let plans: Plans
let broker: Someone
const patience = 60_000
beforeAll(async () => {
  c = await cpdWorld()
  plans = new Plans(c.w, c.north)
  broker = await c.w.person({ name: 'Bo', role: 'BROKER', alliance: c.north })
}, patience)
afterAll(() => c?.w.close(), patience)

const today = new Date().toISOString().slice(0, 10)
const soon = addSchoolDays(today, 12)
const start = (who: Caller, more: object): Promise<Answer> =>
  does(who, 'start', { input: { allianceId: c.north, title: 'Our own', ...more } })
const noStart = (who: Caller, more: object): Promise<string> =>
  no(who, 'start', { input: { allianceId: c.north, title: 'Our own', ...more } })
const listed = async (who: Caller): Promise<string[]> =>
  (await who.ask('{ cpdCycles { id } }')).cpdCycles.map(({ id }: Answer) => id)
const calendar = `query($id: ID!, $from: Date!, $until: Date!, $person: ID) { timetable(allianceId: $id, firstDay: $from, lastDay: $until, personId: $person) { sessions { id } } }`
const onCalendar = async (who: Caller, person: string | null = null): Promise<string[]> => {
  const given = { id: c.north, from: today, until: addSchoolDays(today, 60), person }
  return (await who.ask(calendar, given)).timetable.sessions.map(({ id }: Answer) => id)
}
const choices = 'query($id: ID!) { timetableChoices(allianceId: $id) { people { name } } }'
const choosable = async (who: Caller): Promise<string[]> =>
  (await who.ask(choices, { id: c.north })).timetableChoices.people.map(({ name }: Answer) => name)

describe('a cycle of one school', () => {
  it('is begun for that school by its own people or the coordinator, and led by somebody who works there', async () => {
    for (const who of [c.oakLead, c.oak.head]) expect(await noStart(who, { ownerUrn: c.elm.urn })).toBe('not-allowed')
    expect(await noStart(c.lead, { ownerUrn: c.elm.urn, leadId: c.oakLead.id })).toBe('cpd.one-school')
    const { id } = await start(c.cora, { ownerUrn: c.elm.urn, leadId: c.lead.id })
    expect(await no(c.lead, 'handOver', { id, personId: c.oakLead.id })).toBe('cpd.one-school')
    // Whoever has gone to another school of the alliance leads the old one's no longer.
    const mia = await teacherAt(c.w, c.elm.urn, 'Mia')
    const left = await plans.cycle({ lead: mia.id, state: 'RELEASED', ownerUrn: c.elm.urn })
    expect((await cycleOf(mia, left)).abilities.design).toBe(true)
    await c.w.sql('delete from role_holding where person_id = $1', [mia.id])
    await c.w.give(mia.id, { role: 'CPD_LEAD', school: c.oak.urn })
    expect(await cycleOf(mia, left)).toBeNull()
    const plan = 'query($id: ID!) { evaluationPlan(cycleId: $id) { title } }'
    expect((await mia.ask(plan, { id: left })).evaluationPlan).toBeNull()
  })

  it('is shown to that school, to whoever leads a session of it, and to the coordinator', async () => {
    const cycle = await plans.cycle({ lead: c.lead.id, state: 'RELEASED', ownerUrn: c.elm.urn, schools: [c.elm.urn] })
    await c.w.sql('update cpd_cycle set released_at = now() where id = $1', [cycle])
    const session = await plans.session(cycle, { at: `${soon} 15:45`, state: 'CONFIRMED' })
    const ada = await teacherAt(c.w, c.ash.urn, 'Ada')
    await plans.leads(session, ada.id, c.ash.urn)
    for (const who of [c.elm.teacher, c.elm.head, c.lead, c.cora, ada]) {
      expect(await cycleOf(who, cycle)).toMatchObject({ id: cycle })
      expect(await listed(who)).toContain(cycle)
      expect(await onCalendar(who)).toContain(session)
    }
    for (const who of [c.oak.teacher, c.oak.head, c.oakLead, c.ash.teacher, broker]) {
      expect(await cycleOf(who, cycle)).toBeNull()
      expect(await sessionOf(who, session)).toBeNull()
      expect(await listed(who)).not.toContain(cycle)
      expect(await onCalendar(who)).not.toContain(session)
    }
  })
})

describe('who comes', () => {
  it('is told to whoever runs the session and the own school: not to a broker, by letters, calendar or list of names', async () => {
    const { session } = await sessionIn(c.w, c.north, {
      lead: c.lead.id,
      day: soon,
      going: [{ id: c.oak.teacher.id, urn: c.oak.urn }],
    })
    await c.w.sql(
      `insert into mail (id, to_address, to_person, template, vars, claim, state) values (gen_random_uuid(), 'x@school.example', $1, 'sessionInvitation', '{}', $2, 'FAILED')`,
      [c.oak.teacher.id, `session:${session}:1:REQUEST:${c.oak.teacher.id}`],
    )
    const letters = 'query($id: ID!) { sessionLetters(sessionId: $id) { name } }'
    const again = 'mutation($id: ID!, $who: ID!) { sendSessionLetterAgain(sessionId: $id, personId: $who) }'
    expect((await c.cora.ask(letters, { id: session })).sessionLetters).toEqual([{ name: c.oak.teacher.name }])
    expect(await choosable(c.cora)).toContain(c.oak.teacher.name)
    expect(await onCalendar(c.cora, c.oak.teacher.id)).toContain(session)
    for (const who of [broker, c.ash.head]) {
      expect(await who.refused(letters, { id: session })).toBe('not-allowed')
      expect(await who.refused(again, { id: session, who: c.oak.teacher.id })).toBe('not-allowed')
      expect(await choosable(who)).not.toContain(c.oak.teacher.name)
      expect(await onCalendar(who, c.oak.teacher.id)).toEqual([])
    }
  })

  it('why a school said no stays between the school and whoever asked', async () => {
    const { session, leader } = await released(c)
    const manager = await c.w.person({ name: 'Mona', role: 'COVER_MANAGER', school: c.oak.urn })
    const ana = await teacherAt(c.w, c.oak.urn, 'Ana')
    const [{ id }] = await does(ana, 'ask', { ids: [session.id] })
    await does(c.oakLead, 'decline', { id, reason: 'Her support plan comes first' })
    const reasonFor = async (who: Caller): Promise<string | null> =>
      (await sessionOf(who, session.id)).bookings.find((one: Answer) => one.id === id).reason
    for (const who of [ana, c.oakLead, c.oak.head]) expect(await reasonFor(who)).toBe('Her support plan comes first')
    for (const who of [leader, c.cora, c.lead, manager]) expect(await reasonFor(who)).toBeNull()
  })

  it('of other schools is not found out by handing a place on to them', async () => {
    const { cycle, session } = await sessionIn(c.w, c.north, {
      lead: c.lead.id,
      day: soon,
      going: [
        { id: c.oak.teacher.id, urn: c.oak.urn },
        { id: c.ash.teacher.id, urn: c.ash.urn },
      ],
    })
    await c.w.sql('update cpd_cycle set released_at = now() where id = $1', [cycle])
    const { myPlace } = await sessionOf(c.oak.teacher, session)
    for (const { id: personId } of [c.ash.teacher, c.ash.head])
      expect(await no(c.oak.teacher, 'handOn', { id: myPlace.id, personId })).toBe('cpd.not-of-alliance')
  })

  it('and who leads it is told to planners alone, until it is released', async () => {
    const draft = await plans.cycle({ lead: c.lead.id })
    const ned = await teacherAt(c.w, c.ash.urn, 'Ned of the draft')
    await plans.leads(await plans.session(draft, { at: `${soon} 09:00` }), ned.id, c.ash.urn)
    for (const who of [c.cora, c.oakLead, ned]) expect(await choosable(who)).toContain(ned.name)
    expect(await choosable(c.oak.teacher)).not.toContain(ned.name)
  })
})

describe('how much is asked of somebody', () => {
  it('is no matter for those who only lead a session, while it does not stop it', async () => {
    const cycle = await plans.cycle({ lead: c.lead.id, state: 'RELEASED' })
    const [fay, tim] = [await teacherAt(c.w, c.elm.urn, 'Fay'), await teacherAt(c.w, c.oak.urn, 'Tim')]
    const session = await plans.session(cycle, { at: '2027-02-02 16:00', minutes: 60, format: 'ONLINE' })
    await plans.leads(session, fay.id, c.elm.urn)
    await plans.goes(session, tim.id, c.oak.urn)
    for (const day of ['12', '19', '26'])
      await plans
        .session(cycle, { at: `2027-01-${day} 09:00`, minutes: 180, rank: 2 })
        .then((id: CpdSessionId) => plans.goes(id, tim.id, c.oak.urn))
    const clashes = `query($id: ID!, $at: DateTime!) { sessionClashes(sessionId: $id, startsAt: $at) { kind person { name } } }`
    const slots = `query($id: ID!, $day: Date!) { sessionSlots(sessionId: $id, firstDay: $day, lastDay: $day) { level reasons { kind } }
      sessionTimes(sessionId: $id, firstDay: $day, lastDay: $day) { others { reasons { kind } } } }`
    const told = async (who: Caller): Promise<string[]> => {
      const { sessionClashes } = await who.ask(clashes, { id: session, at: '2027-02-02T16:00:00Z' })
      const { sessionSlots, sessionTimes } = await who.ask(slots, { id: session, day: '2027-02-02' })
      const standing = `query($id: ID!, $ids: [ID!]!) { timetableStanding(allianceId: $id, sessionIds: $ids) { reasons { kind } } }`
      const { timetableStanding } = await who.ask(standing, { id: c.north, ids: [session] })
      const all = [...sessionSlots, ...sessionTimes.others, ...timetableStanding]
      const kinds = all.flatMap(({ reasons }: Answer) => reasons.map(({ kind }: Answer) => kind))
      return [...sessionClashes.map(({ kind }: Answer) => kind), ...kinds].filter((kind) => kind.startsWith('LOAD'))
    }
    expect([...new Set(await told(c.cora))]).toEqual(['LOAD_AMBER'])
    expect(await told(fay)).toEqual([])
  })
})

describe('the code shown in the room', () => {
  it('is not found by trying', async () => {
    const { session, leader } = await released(c)
    const { id } = session
    await does(c.cora, 'moveSession', { id, to: 'CONFIRMED' })
    const ana = await teacherAt(c.w, c.oak.urn, 'Ana')
    const [place] = await does(ana, 'ask', { ids: [id] })
    await does(c.oakLead, 'approve', { ids: [place.id] })
    await heldNow(c, id)
    const { code } = await does(leader, 'showCode', { id })
    for (let tried = 0; tried < 10; tried += 1)
      expect(await no(ana, 'checkIn', { id, code: '222222' })).toBe('booking.code-wrong')
    expect(await no(ana, 'checkIn', { id, code })).toBe('booking.code-tries')
    // Nobody is shut out of the list by it.
    await does(leader, 'keepList', { id, list: [{ bookingId: place.id, came: true }] })
  })
})

describe('what was answered about a session', () => {
  it('is shown to whoever led it and to whoever plans; and words stand in no order that ties two of them together', async () => {
    const [fay, gus] = [await teacherAt(c.w, c.ash.urn, 'Fay'), await teacherAt(c.w, c.ash.urn, 'Gus')]
    const { cycle, session } = await sessionIn(c.w, c.north, {
      lead: c.lead.id,
      day: addSchoolDays(today, -1),
      state: 'DELIVERED',
      cycleState: 'RUNNING',
      facilitators: [{ id: fay.id, urn: c.ash.urn }],
    })
    const other = await plans.session(cycle as never, { title: 'The second', at: `${soon} 16:00`, rank: 2 })
    await plans.leads(other, gus.id, c.ash.urn as Urn)
    await c.lead.ask('mutation($id: ID!) { planEvaluation(cycleId: $id) { title } }', { id: cycle })
    const words = [
      { key: 'a', kind: 'WORDS', text: 'What helped?' },
      { key: 'b', kind: 'WORDS', text: 'What did not?' },
    ]
    await c.w.sql(`update cpd_evaluation set questions = $2, asked_at = now() where session_id = $1`, [
      session,
      JSON.stringify(words),
    ])
    for (const letter of ['e', 'b', 'd', 'a', 'c'])
      await c.w.sql(
        `insert into evaluation_answer (space_id, id, evaluation_id, urn, answers, step) select space_id, gen_random_uuid(), id, $2, $3, 1 from cpd_evaluation where session_id = $1`,
        [
          session,
          c.elm.urn,
          JSON.stringify([
            { key: 'a', score: null, words: `${letter} helped` },
            { key: 'b', score: null, words: `${'abcde'.charAt(4 - 'abcde'.indexOf(letter))} did not` },
          ]),
        ],
      )
    const asking = `query($id: ID!) { evaluationPlan(cycleId: $id) { evaluations { level sessionTitle results { key words } } } }`
    const seen = async (who: Caller): Promise<Answer[]> =>
      (await who.ask(asking, { id: cycle })).evaluationPlan.evaluations.filter(({ level }: Answer) => level === 1)
    const [shown] = await seen(fay)
    expect(shown.results.map((one: Answer) => one.words)).toEqual([
      ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter} helped`),
      ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter} did not`),
    ])
    for (const who of [c.lead, c.cora])
      expect((await seen(who)).map(({ sessionTitle }) => sessionTitle)).toEqual(['Joining clauses', 'The second'])
    expect((await seen(fay)).map(({ sessionTitle }) => sessionTitle)).toEqual(['Joining clauses'])
    expect((await seen(gus)).map(({ sessionTitle }) => sessionTitle)).toEqual(['The second'])
  })
})
