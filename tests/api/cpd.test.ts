// CPD cycles at the door: state machine G step by step, who plans and who leads, what is known to whom, and times that change.
import { usualYear } from '@alongside/domain/school-calendar'
import { academicYearOf } from '@alongside/domain/school-days'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Answer, Caller } from '../support/ask.js'
import {
  type CpdWorld,
  cpdWorld,
  cycleOf,
  design,
  does,
  heldNow,
  no,
  released,
  sessionOf,
  sessionPlan,
  span,
} from '../support/cpd.js'
import { until } from '../support/live.js'

let c: CpdWorld
const patience = 60_000
beforeAll(async () => {
  c = await cpdWorld()
}, patience)
afterAll(() => c?.w.close(), patience)

const start = (who: Caller, more: object = {}): Promise<Answer> =>
  does(who, 'start', { input: { allianceId: c.north, title: 'Talk for reasoning', ...more } })
const codes = (cycle: Answer): string[] => cycle.missingForNext.map(({ code }: { code: string }) => code)
const notices = async (who: Caller): Promise<string[]> =>
  (await who.ask('{ inbox(first: 50, open: true) { edges { node { text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node.text,
  )

describe('a cycle', () => {
  it('is begun by a CPD lead, a leader or the coordinator of the alliance, for all of its schools or for one', async () => {
    for (const who of [c.oak.teacher, c.far.head])
      expect(await no(who, 'start', { input: { allianceId: c.north, title: 'Mine' } })).toBe('not-allowed')
    const cycle = await start(c.lead)
    expect(cycle).toMatchObject({ state: 'DRAFT', lead: { name: 'Lin' }, owner: null, sessions: [] })
    expect(cycle.schools.map(({ school }: Answer) => school.name).sort()).toEqual(['Ash', 'Elm', 'Oak'])
    const alone = await start(c.cora, { ownerUrn: c.elm.urn, leadId: c.lead.id, template: 'TWILIGHTS' })
    expect(alone).toMatchObject({
      owner: { name: 'Elm' },
      lead: { name: 'Lin' },
      schools: [{ school: { name: 'Elm' } }],
    })
    expect(alone.sessions).toHaveLength(4)
    expect(alone.sessions[0]).toMatchObject({ state: 'DRAFT', format: 'TWILIGHT', startsAt: null })
    expect(await notices(c.lead)).toContain('You now answer for the CPD cycle “Talk for reasoning”')
    // From an earlier one: words and sessions, no dates and no people.
    const again = await start(c.lead, { fromId: alone.id })
    expect(again.sessions.map(({ title }: Answer) => title)).toEqual(alone.sessions.map(({ title }: Answer) => title))
    expect(await no(c.lead, 'start', { input: { allianceId: c.north, title: 'x', ownerUrn: c.far.urn } })).toBe(
      'cpd.school-not-in-alliance',
    )
    expect(await no(c.lead, 'start', { input: { allianceId: c.north, title: 'x', leadId: c.far.head.id } })).toBe(
      'cpd.not-of-alliance',
    )
    expect(await no(c.lead, 'start', { input: { allianceId: c.north, title: ' ' } })).toBe('input.missing')
  })

  it('shows the gaps of its design while it is planned, and wants them looked at as they are now', async () => {
    const { id, version, design: first } = await start(c.lead)
    expect(first).toEqual({
      isSeen: false,
      standardGaps: [
        'PUPIL_OUTCOMES',
        'EVIDENCE_AND_EXPERTISE',
        'COLLABORATION_AND_CHALLENGE',
        'SUSTAINED',
        'PRIORITISED_BY_LEADERS',
      ],
      mechanismGaps: ['BUILD_KNOWLEDGE', 'MOTIVATE', 'DEVELOP_TECHNIQUES', 'EMBED'],
    })
    expect(await no(c.lead, 'design', { id, version: version - 1, design: design() })).toBe('stale')
    expect(await no(c.oakLead, 'design', { id, version, design: design() })).toBe('cpd.not-your-part')
    const after = await does(c.lead, 'design', { id, version, design: design() })
    expect(after.design).toEqual({
      isSeen: false,
      standardGaps: ['SUSTAINED'],
      mechanismGaps: ['BUILD_KNOWLEDGE', 'MOTIVATE', 'EMBED'],
    })
    expect(codes(after)).toEqual(['cpd.needs-session', 'cpd.needs-design-check'])
    expect(await no(c.lead, 'move', { id, to: 'DESIGN_CHECKED' })).toBe('cpd.not-ready')
    expect((await does(c.lead, 'seeCheck', { id })).design.isSeen).toBe(true)
    // A session more is another design.
    await does(c.lead, 'addSession', { id, session: sessionPlan() })
    expect((await cycleOf(c.lead, id)).design.isSeen).toBe(false)
    await does(c.lead, 'seeCheck', { id })
    expect(await no(c.cora, 'move', { id, to: 'DESIGN_CHECKED' })).toBe('cpd.not-your-part')
    expect(await does(c.lead, 'move', { id, to: 'DESIGN_CHECKED' })).toMatchObject({ state: 'DESIGN_CHECKED' })
  })

  it('goes through its states by whoever each step belongs to, and no step is skipped', async () => {
    const cycle = await start(c.lead)
    const { id } = cycle
    for (const to of ['SCHEDULED', 'RELEASED', 'RUNNING', 'COMPLETED', 'EVALUATED'])
      expect(await no(c.cora, 'move', { id, to })).toBe('cpd.state-out-of-order')
    const session = await does(c.lead, 'addSession', { id, session: sessionPlan() })
    await does(c.lead, 'seeCheck', { id })
    await does(c.lead, 'move', { id, to: 'DESIGN_CHECKED' })
    expect(codes(await cycleOf(c.cora, id))).toEqual(['cpd.sessions-without-date'])
    expect(await no(c.cora, 'move', { id, to: 'SCHEDULED' })).toBe('cpd.not-ready')
    // A Saturday: every school is closed, and no date is set on it.
    const saturday = new Date(span(20).startsAt.getTime())
    saturday.setUTCDate(saturday.getUTCDate() + ((6 - saturday.getUTCDay() + 7) % 7))
    const onSaturday = { startsAt: saturday, endsAt: new Date(saturday.getTime() + 5_400_000) }
    const { version: first } = session
    expect(await no(c.cora, 'time', { id: session.id, version: first, ...onSaturday })).toBe('cpd-session.time-blocked')
    const timed = await does(c.cora, 'time', { id: session.id, version: first, ...span(20) })
    // What stood well can come to stand where it cannot be: a school closes that day after all.
    const stands = (at: object) =>
      c.w.sql('update cpd_session set starts_at = $2, ends_at = $3 where id = $1', [session.id, ...Object.values(at)])
    await stands(onSaturday)
    expect(codes(await cycleOf(c.cora, id))).toEqual(['cpd.blocked'])
    await stands(span(20))
    expect(timed.startsAt).toBe(span(20).startsAt.toISOString())
    expect(await no(c.lead, 'move', { id, to: 'SCHEDULED' })).toBe('cpd.not-your-part')
    expect((await does(c.cora, 'move', { id, to: 'SCHEDULED' })).state).toBe('SCHEDULED')
    // Nobody has agreed to lead it yet, and it has no room.
    expect(await no(c.cora, 'move', { id, to: 'RELEASED' })).toBe('cpd.not-ready')
    await does(c.lead, 'askToLead', { id: session.id, personId: c.ash.teacher.id, urn: c.ash.urn })
    await does(c.ash.teacher, 'answerLeading', { id: session.id, isComing: true })
    expect(await no(c.cora, 'move', { id, to: 'RELEASED' })).toBe('cpd.not-ready')
    const { version } = await sessionOf(c.cora, session.id)
    await does(c.lead, 'planSession', { id: session.id, version, session: sessionPlan({ format: 'ONLINE' }) })
    await does(c.cora, 'move', { id, to: 'RELEASED' })
    expect(await no(c.cora, 'move', { id, to: 'SCHEDULED', reason: ' ' })).toBe('reason.required')
    expect(await does(c.cora, 'move', { id, to: 'SCHEDULED', reason: 'The hall is flooded' })).toMatchObject({
      state: 'SCHEDULED',
      reason: 'The hall is flooded',
    })
    await does(c.cora, 'move', { id, to: 'RELEASED' })
    expect(await no(c.cora, 'moveSession', { id: session.id, to: 'DELIVERED' })).toBe('cpd-session.state-out-of-order')
    await does(c.cora, 'moveSession', { id: session.id, to: 'CONFIRMED' })
    expect(await no(c.cora, 'moveSession', { id: session.id, to: 'DELIVERED' })).toBe('cpd-session.not-yet')
    await heldNow(c, session.id)
    await does(c.ash.teacher, 'moveSession', { id: session.id, to: 'DELIVERED' })
    // The first session that was held has set the cycle going.
    expect(await cycleOf(c.cora, id)).toMatchObject({ state: 'RUNNING' })
    expect(await no(c.cora, 'move', { id, to: 'CANCELLED', reason: 'Too late' })).toBe('cpd.state-out-of-order')
    expect(await no(c.cora, 'move', { id, to: 'COMPLETED' })).toBe('cpd.not-ready')
    await does(c.ash.teacher, 'moveSession', { id: session.id, to: 'CLOSED' })
    expect((await does(c.cora, 'move', { id, to: 'COMPLETED' })).state).toBe('COMPLETED')
    expect(await no(c.lead, 'move', { id, to: 'EVALUATED' })).toBe('cpd.not-ready')
    const { n } = (
      await c.w.sql<{ n: number }>(
        `select count(*)::int as n from audit_event where item_id = $1 and action = 'cpd.move'`,
        [id],
      )
    )[0]!
    expect(n).toBe(7)
  })

  it('is called off with a reason before it runs, and its sessions with it', async () => {
    const { cycle, session, leader } = await released(c)
    expect(await no(c.lead, 'move', { id: cycle.id, to: 'CANCELLED', reason: 'No money' })).toBe('cpd.not-your-part')
    expect(await no(c.cora, 'move', { id: cycle.id, to: 'CANCELLED' })).toBe('reason.required')
    const off = await does(c.cora, 'move', { id: cycle.id, to: 'CANCELLED', reason: 'No money' })
    expect(off.sessions).toEqual([expect.objectContaining({ id: session.id, state: 'CANCELLED', reason: 'No money' })])
    expect(await notices(leader)).toContain('“Talk in maths” was called off. “No money”')
    expect(await no(c.lead, 'addSession', { id: cycle.id, session: sessionPlan() })).toBe('cpd.state-out-of-order')
  })

  it('is handed over by its lead or the coordinator, to somebody of the alliance', async () => {
    const { id } = await start(c.lead)
    expect(await no(c.oakLead, 'handOver', { id, personId: c.oakLead.id })).toBe('cpd.not-your-part')
    expect(await no(c.lead, 'handOver', { id, personId: c.far.head.id })).toBe('cpd.not-of-alliance')
    expect((await does(c.lead, 'handOver', { id, personId: c.oakLead.id })).lead.name).toBe('Ola')
    expect(await no(c.lead, 'seeCheck', { id })).toBe('cpd.not-your-part')
  })

  it('of one school: its CPD lead stands in for the coordinator', async () => {
    const { id } = await start(c.lead, { ownerUrn: c.elm.urn })
    const session = await does(c.lead, 'addSession', { id, session: sessionPlan() })
    await does(c.lead, 'seeCheck', { id })
    await does(c.lead, 'move', { id, to: 'DESIGN_CHECKED' })
    await does(c.lead, 'time', { id: session.id, version: session.version, ...span(20) })
    expect((await does(c.lead, 'move', { id, to: 'SCHEDULED' })).state).toBe('SCHEDULED')
    const { version } = await cycleOf(c.lead, id)
    expect(await no(c.lead, 'schools', { id, version, schools: [{ urn: c.oak.urn }] })).toBe('cpd.one-school')
    expect(await no(c.lead, 'schools', { id, version: version - 1, schools: [{ urn: c.elm.urn }] })).toBe('stale')
  })

  it('is its planners’ until it is released, and the schools’ from then on', async () => {
    const { id, title } = await start(c.lead)
    const seen = async (who: Caller) =>
      (await who.ask('{ cpdCycles { id } }')).cpdCycles.some((one: { id: string }) => one.id === id)
    for (const who of [c.lead, c.cora, c.oakLead, c.ash.head]) expect([title, await seen(who)]).toEqual([title, true])
    for (const who of [c.oak.teacher, c.ash.teacher, c.far.head]) expect(await seen(who)).toBe(false)
    expect(await cycleOf(c.oak.teacher, id)).toBeNull()
    expect(await no(c.oak.teacher, 'seeCheck', { id })).toBe('not-found')
    const { cycle } = await released(c)
    expect(await cycleOf(c.oak.teacher, cycle.id)).toMatchObject({
      state: 'RELEASED',
      abilities: { design: false },
      steps: [],
    })
    expect(await cycleOf(c.far.head, cycle.id)).toBeNull()
  })
})

describe('a session', () => {
  it('is planned, ordered and, as a draft, taken out by whoever designs the cycle', async () => {
    const { id } = await start(c.lead, { template: 'JOINT_INSET' })
    const [first, second, third] = (await cycleOf(c.lead, id)).sessions
    const ordered = await does(c.lead, 'order', { id, ids: [third.id, first.id, second.id] })
    expect(ordered.sessions.map((one: Answer) => one.id)).toEqual([third.id, first.id, second.id])
    expect(await no(c.lead, 'order', { id, ids: [first.id, second.id] })).toBe('stale')
    const { sessions } = await does(c.lead, 'removeSession', { id: first.id })
    expect(sessions).toHaveLength(2)
    const plan = sessionPlan({ title: 'How it went', venueUrn: c.oak.urn, minutes: 75 })
    expect(await no(c.lead, 'planSession', { id: second.id, version: 99, session: plan })).toBe('stale')
    const { version } = await sessionOf(c.lead, second.id)
    expect(await does(c.lead, 'planSession', { id: second.id, version, session: plan })).toMatchObject({
      title: 'How it went',
      venue: { name: 'Oak' },
      minutes: 75,
    })
    expect(
      await no(c.lead, 'planSession', {
        id: second.id,
        version: version + 1,
        session: { ...plan, venueUrn: c.far.urn },
      }),
    ).toBe('cpd.school-not-in-alliance')
    expect(await no(c.oak.head, 'planSession', { id: second.id, version, session: plan })).toBe('cpd.not-your-part')
  })

  it.each([
    [{ minutes: 5 }, 'input.not-a-number'],
    [{ places: 0 }, 'input.not-a-number'],
    [{ onlineAt: 'javascript:alert(1)' }, 'input.not-a-link'],
    [{ title: '' }, 'input.missing'],
  ])('refuses %j: %s', async (more, code) => {
    const { id } = await start(c.lead)
    expect(await no(c.lead, 'addSession', { id, session: sessionPlan(more) })).toBe(code)
  })

  it('is held in a room that its venue lends', async () => {
    const keep = `mutation($urn: ID!, $id: ID, $name: String!, $seats: Int) { keepRoom(urn: $urn, id: $id, name: $name, seats: $seats) { id name seats } }`
    for (const who of [c.oak.teacher, c.elm.head])
      expect(await who.refused(keep, { urn: c.oak.urn, name: 'Hall' })).toBe('not-allowed')
    const { keepRoom } = await c.oak.head.ask(keep, { urn: c.oak.urn, name: 'Hall', seats: 30 })
    expect(keepRoom).toEqual([{ id: expect.any(String), name: 'Hall', seats: 30 }])
    const { id } = await start(c.lead)
    const plan = sessionPlan({ venueUrn: c.oak.urn, roomId: keepRoom[0].id })
    expect(await does(c.lead, 'addSession', { id, session: plan })).toMatchObject({ roomName: 'Hall', capacity: 30 })
    expect(await no(c.lead, 'addSession', { id, session: { ...plan, venueUrn: c.elm.urn } })).toBe(
      'cpd-session.room-elsewhere',
    )
    const remove = `mutation($urn: ID!, $id: ID!) { removeRoom(urn: $urn, id: $id) { id } }`
    expect((await c.oakLead.ask(remove, { urn: c.oak.urn, id: keepRoom[0].id })).removeRoom).toEqual([])
    expect(
      (await c.elm.teacher.ask('query($urn: ID!) { rooms(urn: $urn) { name } }', { urn: c.oak.urn })).rooms,
    ).toEqual([])
    expect(await no(c.lead, 'addSession', { id, session: plan })).toBe('cpd-session.room-elsewhere')
  })

  it('of which people know is held elsewhere: they are told, a room that is held is refused, and so is a school that is closed', async () => {
    const keep = `mutation($urn: ID!, $name: String!) { keepRoom(urn: $urn, name: $name, seats: 30) { id } }`
    const [{ id: roomId }] = (await c.oak.head.ask(keep, { urn: c.oak.urn, name: 'Studio' })).keepRoom
    const { session, leader } = await released(c)
    const { id } = session
    await does(c.cora, 'moveSession', { id, to: 'CONFIRMED' })
    const plan = { format: 'ONLINE', venueUrn: c.oak.urn }
    const planned = async (more: object) =>
      does(c.lead, 'planSession', { id, version: (await sessionOf(c.lead, id)).version, session: sessionPlan(more) })
    const before = await sessionOf(c.cora, id)
    const there = await planned({ ...plan, format: 'TWILIGHT', roomId })
    expect(there).toMatchObject({ roomName: 'Studio', sequence: before.sequence + 1 })
    const word = 'Look again where “Talk in maths” is held: Oak, Studio'
    expect((await notices(leader)).filter((text) => text === word)).toHaveLength(1)
    // What is no news is told to nobody.
    await planned({ ...plan, format: 'TWILIGHT', roomId, purpose: 'To hear pupils reason' })
    expect((await notices(leader)).filter((text) => text === word)).toHaveLength(1)
    const other = await released(c)
    const { version } = await sessionOf(c.lead, other.session.id)
    const held = { id: other.session.id, version, session: sessionPlan({ ...plan, format: 'TWILIGHT', roomId }) }
    expect(await no(c.lead, 'planSession', held)).toBe('cpd-session.room-held')
    const day = span(20).startsAt.toISOString().slice(0, 10)
    await c.w.sql(
      'insert into school_calendar_year (space_id, academic_year, half_terms, days) values ($1, $2, $3, $4)',
      [
        await c.w.spaceOf(c.elm.urn),
        academicYearOf(day),
        JSON.stringify(usualYear(academicYearOf(day)).halfTerms),
        JSON.stringify([{ kind: 'CLOSED', from: day, until: day, name: '' }]),
      ],
    )
    await does(c.cora, 'schools', {
      id: other.cycle.id,
      version: (await cycleOf(c.cora, other.cycle.id)).version,
      schools: [{ urn: c.oak.urn }],
    })
    const closed = { ...held, session: sessionPlan({ format: 'TWILIGHT', venueUrn: c.elm.urn }) }
    expect(await no(c.lead, 'planSession', closed)).toBe('cpd-session.time-blocked')
    await c.w.sql('delete from school_calendar_year')
  })

  it('two who plan at once with the same person: whoever comes second looks once the first is done, and is told', async () => {
    const { leader, ...one } = await released(c)
    const two = await released(c)
    await c.w.sql('update cpd_facilitator set person_id = $2 where session_id = $1', [two.session.id, leader.id])
    const { version } = await sessionOf(c.cora, one.session.id)
    // Somebody else is at it: has this person's turn, and has not written the new time yet.
    const other = new pg.Client({ ...c.w.ownerOptions })
    await other.connect()
    await other.query('begin')
    await other.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [leader.id])
    const answer = no(c.cora, 'time', { id: one.session.id, version, ...span(28) })
    await until(
      async () => (await c.w.sql(`select from pg_locks where not granted and locktype = 'advisory'`)).length > 0,
    )
    const { startsAt, endsAt } = span(28)
    await other.query('update cpd_session set starts_at = $2, ends_at = $3 where id = $1', [
      two.session.id,
      startsAt,
      endsAt,
    ])
    await other.query('commit')
    await other.end()
    expect(await answer).toBe('cpd-session.time-blocked')
  })

  it('is led by whoever was asked and said yes; who cannot says why, and is asked no more', async () => {
    const { id } = await start(c.lead)
    const { id: session } = await does(c.lead, 'addSession', { id, session: sessionPlan() })
    const asking = { id: session, personId: c.oak.teacher.id, urn: c.oak.urn }
    expect(await no(c.lead, 'askToLead', { ...asking, urn: c.elm.urn })).toBe('cpd.not-of-alliance')
    expect(await no(c.oak.head, 'askToLead', asking)).toBe('cpd.not-your-part')
    await does(c.lead, 'askToLead', asking)
    expect(await notices(c.oak.teacher)).toContain('You are asked to lead “Talk in maths”: say whether you can')
    // Whoever is asked sees the plan they are asked into.
    expect(await sessionOf(c.oak.teacher, session)).toMatchObject({
      abilities: { answerFacilitating: true, plan: false },
    })
    expect(await no(c.oak.teacher, 'answerLeading', { id: session, isComing: false })).toBe('reason.required')
    await does(c.oak.teacher, 'answerLeading', { id: session, isComing: true })
    expect(await notices(c.cora)).toContain('“Talk in maths”: somebody has agreed to lead it')
    const said = await does(c.lead, 'takeBackLeading', { id: session, personId: c.oak.teacher.id })
    expect(said.facilitators).toEqual([])
    expect(await no(c.oak.teacher, 'answerLeading', { id: session, isComing: true })).toBe('not-found')
  })

  it('SES-3: a confirmed one that is moved asks again whoever leads it; two who move it at once do not overwrite each other', async () => {
    const { session } = await released(c)
    const confirmed = await does(c.cora, 'moveSession', { id: session.id, to: 'CONFIRMED' })
    expect(confirmed.facilitators[0].hasConfirmed).toBe(true)
    const moves = [span(22), span(23)].map((to) =>
      c.cora.post(
        `mutation($id: ID!, $version: Int!, $startsAt: DateTime!, $endsAt: DateTime!) { timeCpdSession(id: $id, version: $version, startsAt: $startsAt, endsAt: $endsAt) { sequence } }`,
        { id: session.id, version: confirmed.version, ...to },
      ),
    )
    const answers = await Promise.all(moves)
    expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code))).toEqual(['stale'])
    const after = await sessionOf(c.cora, session.id)
    expect(after).toMatchObject({ state: 'CONFIRMED', sequence: confirmed.sequence + 1 })
    expect(after.facilitators[0].hasConfirmed).toBe(false)
    const back = { startsAt: span(22).endsAt, endsAt: span(22).startsAt }
    expect(await no(c.cora, 'time', { id: session.id, version: after.version, ...back })).toBe(
      'cpd-session.ends-before-it-begins',
    )
    expect(await no(c.lead, 'time', { id: session.id, version: after.version, ...span(24) })).toBe('cpd.not-your-part')
  })

  it('is put off with a reason, and pencilled again with a new time', async () => {
    const { session, leader } = await released(c)
    expect(await no(c.cora, 'moveSession', { id: session.id, to: 'POSTPONED' })).toBe('reason.required')
    const off = await does(c.cora, 'moveSession', { id: session.id, to: 'POSTPONED', reason: 'Snow' })
    expect(off).toMatchObject({ state: 'POSTPONED', reason: 'Snow' })
    expect(await does(c.cora, 'time', { id: session.id, version: off.version, ...span(30) })).toMatchObject({
      state: 'PENCILLED',
      reason: null,
    })
    await does(leader, 'moveSession', { id: session.id, to: 'CANCELLED', reason: 'Nobody can' })
    expect(await no(c.cora, 'moveSession', { id: session.id, to: 'PENCILLED' })).toBe('cpd-session.state-out-of-order')
  })

  it('closed, it counts on the record of whoever led it, and their school gave these hours', async () => {
    const { cycle, session, leader } = await released(c)
    await does(c.cora, 'moveSession', { id: session.id, to: 'CONFIRMED' })
    await heldNow(c, session.id)
    await does(leader, 'moveSession', { id: session.id, to: 'DELIVERED' })
    await does(leader, 'moveSession', { id: session.id, to: 'CLOSED' })
    const { myCpdRecord } = await leader.ask('{ myCpdRecord { title role minutes allianceName sessionId } }')
    expect(myCpdRecord).toContainEqual({
      title: `${cycle.title}: Talk in maths`,
      role: 'FACILITATOR',
      minutes: 90,
      allianceName: 'North',
      sessionId: session.id,
    })
    expect(
      await c.w.sql(`select giver_urn, hours::float from contribution_entry where source_id = $1`, [session.id]),
    ).toEqual([{ giver_urn: c.ash.urn, hours: 2.25 }])
  })
})
