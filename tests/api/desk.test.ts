// The desk at the door: what is stuck and for whom, at whose desk it stands, what is done about it, and the same taken back.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { usualYear } from '@alongside/domain/school-calendar'
import { academicYearOf } from '@alongside/domain/school-days'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Answer, Caller } from '../support/ask.js'
import { schoolDayIn, sessionIn } from '../support/cpd-rows.js'
import { type Place, places } from '../support/rounds.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let north: AllianceId
let south: AllianceId
let elm: Place
let oak: Place
let cora: Someone
let colin: Someone
let leda: Someone
let mona: Someone
let fay: Someone
let others: Record<string, Someone>

const patience = 60_000
beforeAll(async () => {
  w = await world()
  ;[elm, oak] = (await places(w, ['Elm', 'Oak'])) as [Place, Place]
  north = await w.alliance('North', { schools: [elm.urn, oak.urn] })
  cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  colin = await w.person({ name: 'Colin', role: 'ALLIANCE_COORDINATOR', alliance: north })
  leda = await w.person({ name: 'Leda', role: 'CPD_LEAD', school: elm.urn })
  mona = await w.person({ name: 'Mona', role: 'COVER_MANAGER', school: elm.urn })
  fay = await w.person({ name: 'Fay', role: 'TEACHER', school: oak.urn })
  const [far] = (await places(w, ['Far'])) as [Place]
  south = await w.alliance('South', { schools: [far.urn] })
  others = {
    teacher: elm.teacher,
    leader: await w.person({ name: 'Lia', role: 'SCHOOL_LEADER', school: elm.urn }),
    broker: await w.person({ name: 'Bo', role: 'BROKER', alliance: north }),
    governor: await w.person({ name: 'Gus', role: 'GOVERNOR', school: elm.urn }),
    farCoordinator: await w.person({ name: 'Sue', role: 'ALLIANCE_COORDINATOR', alliance: south }),
    farHead: far.head,
    admin: await w.person({ name: 'Ada', role: 'ADMIN' }),
  }
}, patience)
afterAll(() => w?.close(), patience)

const emptied =
  'desk_act desk_rest mail cover_need inbox_item evaluation_answer evaluation_request cpd_evaluation cpd_booking cpd_facilitator cpd_session cpd_cycle_school cpd_cycle review_assignment peer_review challenge_signature challenge_member peer_challenge'.split(
    ' ',
  )
beforeEach(async () => {
  for (const table of emptied) await w.sql(`delete from ${table}`)
  await w.sql(`delete from school_membership where state in ('INVITED', 'PENDING')`)
})

const row =
  'id kind press text detail path opensAs since happensOn acts restsUntil remindedAt remindedBy school { name } person { name }'
const parts = `id side rows { ${row} } done { id act texts until at canUndo undoneAt by { name } undoneBy { name } }`
const asking = `query($allianceId: ID, $urn: ID) { desk(allianceId: $allianceId, urn: $urn) { ${parts} } }`
const acting = `mutation($allianceId: ID, $urn: ID, $things: [String!]!, $act: DeskAct!, $until: Date) {
  actAtDesk(allianceId: $allianceId, urn: $urn, things: $things, act: $act, until: $until) { id done left unreached } }`
const undoing = `mutation($allianceId: ID, $urn: ID, $id: ID!) { undoAtDesk(allianceId: $allianceId, urn: $urn, id: $id) { ${parts} } }`

type Where = { allianceId: AllianceId } | { urn: Urn }
const office = (): Where => ({ allianceId: north })
const school = (): Where => ({ urn: elm.urn })
const desk = async (who: Caller = cora, where: Where = office()): Promise<Answer> => (await who.ask(asking, where)).desk
const rowsOf = async (kind: string, who: Caller = cora, where: Where = office()): Promise<Answer[]> =>
  (await desk(who, where)).rows.filter((one: Answer) => one.kind === kind)
const keysOf = async (kind: string, who: Caller = cora, where: Where = office()): Promise<string[]> =>
  (await rowsOf(kind, who, where)).map(({ id }) => id)
const act = async (act: string, things: string[], who: Caller = cora, more: object = office()): Promise<Answer> =>
  (await who.ask(acting, { ...more, things, act })).actAtDesk
const undo = async (id: string, who: Caller = cora, where: Where = office()): Promise<Answer> =>
  (await who.ask(undoing, { ...where, id })).undoAtDesk
const noUndo = (id: string, who: Caller = cora, where: Where = office()): Promise<string> =>
  who.refused(undoing, { ...where, id })
const notices = async (who: Someone): Promise<string[]> =>
  (await who.ask('{ inbox(first: 50, open: true) { edges { node { text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node.text,
  )
const audited = async (action: string): Promise<Answer[]> =>
  w.sql('select action, from_state, to_state, reason, actor_id from audit_event where action = $1 order by at', [
    action,
  ])

const longAgo = `now() - interval '40 days'`
/** Ana of Elm and another ask for places on a session, and nobody at Elm answers. */
async function placesAsked(more: object = {}): Promise<string> {
  const { session } = await sessionIn(w, north, {
    lead: fay.id,
    venue: oak.urn,
    facilitators: [{ id: fay.id, urn: oak.urn }],
    going: [elm.teacher, others.leader!].map(({ id }) => ({ id, urn: elm.urn })),
    bookings: 'REQUESTED',
    ...more,
  })
  await w.sql(`update cpd_booking set requested_at = ${longAgo}`)
  await w.sql('update cpd_cycle set released_at = now()')
  await w.sql(`update cpd_session set room_id = $1, venue_urn = $2`, [v7(), oak.urn])
  return session
}
const bookings = async (): Promise<string[]> =>
  (await w.sql<{ state: string }>('select state from cpd_booking order by person_id')).map(({ state }) => state)

/** Two periods that Ana misses, with the class in each. */
async function cover(state: string, more: { payer?: string; day?: string } = {}): Promise<void> {
  const { session, day } = await sessionIn(w, north, {
    lead: fay.id,
    day: more.day ?? schoolDayIn(2),
    facilitators: [{ id: fay.id, urn: oak.urn }],
    going: [{ id: elm.teacher.id, urn: elm.urn }],
  })
  await w.sql(`update cpd_session set room_id = $1, venue_urn = $2`, [v7(), oak.urn])
  const space = await w.spaceOf(elm.urn)
  for (const period of ['Period 2', 'Period 3']) {
    await w.sql(
      `insert into cover_need (space_id, id, person_id, alliance_id, source_kind, source_id, host_urn, on_day, period, from_time, until_time, class_code, state, source, rate_pence, payer, said_for)
       values ($1, $2, $3, $4, 'CPD', $5, $6, $7, $8, '09:00', '10:00', '9B/secret', $9, 'SUPPLY', 3500, $10, now())`,
      [space, v7(), elm.teacher.id, north, session, oak.urn, day, period, state, more.payer ?? 'SENDING_SCHOOL'],
    )
  }
}
const coverStates = async (): Promise<string[]> =>
  (await w.sql<{ state: string }>('select state from cover_need order by period')).map(({ state }) => state)

async function letter(state: string, session: string): Promise<string> {
  const id = v7()
  await w.sql(
    `insert into mail (id, to_address, to_person, template, vars, only_while, state, claim, calendar) values ($1, 'fay@school.example', $2, 'sessionInvitation', '{"path":"/cpd"}', $3, $4, $5, $6)`,
    [
      id,
      fay.id,
      JSON.stringify({ space: north, session }),
      state,
      `session:${session}:${Math.floor(Math.random() * 9999)}:REQUEST:${fay.id}`,
      JSON.stringify({ method: 'REQUEST', sequence: 0 }),
    ],
  )
  return id
}

describe('what stands at the desk of an alliance', () => {
  it('DESK-1: places that a school has not answered within five of its days, counted, with no names', async () => {
    await placesAsked()
    const [one] = await rowsOf('PLACES_WAITING')
    expect(one).toMatchObject({ school: { name: 'Elm' }, person: null, acts: ['REMIND', 'POSTPONE'] })
    expect(one.text).toMatch(/^Elm has not answered 2 places for “Joining clauses” on /)
    expect(JSON.stringify(await desk())).not.toContain(elm.teacher.name)
    await w.sql('update cpd_booking set requested_at = now()')
    expect(await rowsOf('PLACES_WAITING')).toEqual([])
  })

  it('DESK-6: what happens within three days comes first', async () => {
    await cover('IDENTIFIED', { day: schoolDayIn(1) })
    await placesAsked({ day: schoolDayIn(9) })
    await w.sql(
      `insert into school_membership (space_id, id, urn, role, state, invited_by, invited_at) values ($1, $2, $3, 'MEMBER', 'INVITED', $4, ${longAgo})`,
      [north, v7(), await w.school('Ash'), cora.id],
    )
    const { rows } = await desk()
    expect(rows.map(({ kind, press }: Answer) => `${kind} ${press}`)).toEqual([
      'COVER_MISSING NOW',
      'PLACES_WAITING SOON',
      'MEMBERSHIP_OPEN LATER',
    ])
    expect(rows[2].text).toBe('Ash has not answered the invitation')
  })

  it('cover that fell through, that nobody arranged, and that waits for the alliance’s yes: counts and money, never a class', async () => {
    await cover('FAILED')
    expect((await rowsOf('COVER_FAILED'))[0].text).toMatch(/^Cover for 2 lessons at Elm .+ has fallen through$/)
    await w.sql(`update cover_need set state = 'COSTED', payer = 'ALLIANCE_FUND'`)
    const [pay] = await rowsOf('COVER_TO_APPROVE')
    expect(pay).toMatchObject({ acts: ['APPROVE', 'POSTPONE'], school: { name: 'Elm' } })
    expect(pay.text).toMatch(/^£70 for cover of 2 lessons at Elm .+ waits for your yes$/)
    // What the school itself pays is the school's to say yes to.
    await w.sql(`update cover_need set payer = 'SENDING_SCHOOL'`)
    expect(await rowsOf('COVER_TO_APPROVE')).toEqual([])
    const [missing] = await rowsOf('COVER_MISSING')
    expect(missing.text).toMatch(/2 lessons at Elm .+ have no cover yet$/)
    const said = JSON.stringify(await desk())
    for (const secret of ['9B/secret', '3500', '£', elm.teacher.name]) expect(said).not.toContain(secret)
  })

  it('cycles that cannot go on: a design nobody looked at, no date, nobody who leads, no room, levels that are owed', async () => {
    const { cycle, session } = await sessionIn(w, north, { lead: fay.id, state: 'PENCILLED', cycleState: 'SCHEDULED' })
    await w.sql('update cpd_session set venue_urn = null')
    const said = async (): Promise<string[]> =>
      (await desk()).rows.map(({ text }: Answer) => text.replace(/ on \w+day.*?(?= has|$)/, ''))
    expect(await said()).toEqual(['“Joining clauses” has no room yet', 'Nobody has agreed to lead “Joining clauses”'])
    await w.sql(
      `insert into cpd_facilitator (space_id, session_id, person_id, urn, asked_at) values ($1, $2, $3, $4, ${longAgo})`,
      [north, session, elm.teacher.id, elm.urn],
    )
    const [unled] = await rowsOf('SESSION_UNLED')
    expect(unled).toMatchObject({ person: { name: elm.teacher.name } })
    expect(unled.text).toContain(`${elm.teacher.name} has not said whether they lead`)
    await w.sql('update cpd_session set starts_at = null, ends_at = null')
    expect(await said()).toEqual(['“Joining clauses” of “Writing that joins up” has no date'])
    await w.sql(`update cpd_cycle set state = 'DRAFT', changed_at = ${longAgo}`)
    expect(await said()).toEqual(['Nobody has looked at the design of “Writing that joins up” yet'])
    await w.sql('update cpd_cycle set design_seen_version = design_version')
    expect(await said()).toEqual([])
    await w.sql(`update cpd_cycle set state = 'COMPLETED', state_since = ${longAgo}`)
    await w.sql(`update cpd_session set state = 'CLOSED'`)
    const evaluation = v7()
    await w.sql(`insert into cpd_evaluation (space_id, id, cycle_id, level, questions) values ($1, $2, $3, 1, '[]')`, [
      north,
      evaluation,
      cycle,
    ])
    await w.sql(
      `insert into evaluation_answer (space_id, id, evaluation_id, urn, answers) values ($1, $2, $3, $4, '[]')`,
      [north, v7(), evaluation, elm.urn],
    )
    expect(await said()).toEqual([
      '“Writing that joins up” is over, and levels 2, 3, 4 and 5 of its evaluation have no answer',
    ])
    // Evaluated with a day for what is known of pupils: on that day it stands here, and not before.
    await w.sql(
      `update cpd_cycle set state = 'EVALUATED', no_pupil_data_reason = 'Tests in May', no_pupil_data_until = current_date + 2`,
    )
    expect(await said()).toEqual([])
    await w.sql('update cpd_cycle set no_pupil_data_until = current_date - 1')
    expect(await said()).toEqual([
      expect.stringMatching(
        /^What pupils gained from “Writing that joins up” was to be known by .* and nobody has said$/,
      ),
    ])
    await w.sql(`update cpd_cycle set state = 'COMPLETED'`)
    // A cycle of one school is that school's: it stands at its desk.
    await w.sql('update cpd_cycle set owner_urn = $1', [elm.urn])
    expect(await said()).toEqual([])
    expect(await rowsOf('LEVELS_OWED', leda, school())).toHaveLength(1)
  })

  it('evaluations that people owe, as a number; schools from which nobody comes; waiting though there is room', async () => {
    const { cycle, session } = await sessionIn(w, north, {
      lead: fay.id,
      day: schoolDayIn(18),
      facilitators: [{ id: fay.id, urn: oak.urn }],
      going: [{ id: elm.teacher.id, urn: elm.urn }],
    })
    await w.sql('update cpd_session set places = 8, per_school = 1, room_id = $1, venue_urn = $2', [v7(), oak.urn])
    const evaluation = v7()
    await w.sql(
      `insert into cpd_evaluation (space_id, id, cycle_id, session_id, level, questions, asked_at) values ($1, $2, $3, $4, 1, '[]', ${longAgo})`,
      [north, evaluation, cycle, session],
    )
    for (const { id } of [elm.teacher, fay])
      await w.sql(
        'insert into evaluation_request (space_id, evaluation_id, person_id, urn, is_answered) values ($1, $2, $3, $4, $5)',
        [north, evaluation, id, elm.urn, id === fay.id],
      )
    const [open] = await rowsOf('EVALUATION_OPEN')
    expect(open).toMatchObject({ person: null, school: null })
    expect(open.text).toBe('1 of 2 people asked about “Joining clauses” have not answered')
    const [ash] = (await places(w, ['Ash'])) as [Place]
    await w.sql(
      `insert into school_membership (space_id, id, urn, role, state) values ($1, $2, $3, 'MEMBER', 'ACTIVE')`,
      [north, v7(), ash.urn],
    )
    for (const urn of [elm.urn, oak.urn, ash.urn])
      await w.sql('insert into cpd_cycle_school (space_id, cycle_id, urn) values ($1, $2, $3) on conflict do nothing', [
        north,
        cycle,
        urn,
      ])
    await w.sql(`update cpd_cycle set released_at = ${longAgo}`)
    expect((await rowsOf('SCHOOL_SILENT')).map(({ text }) => text)).toEqual([
      'Nobody of Ash comes to “Writing that joins up” yet',
    ])
    expect(await rowsOf('WAITING_FREE')).toEqual([])
    await w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state, joined_at) values ($1, $2, $3, $4, $5, 'WAITING_LIST', now())`,
      [north, v7(), session, leda.id, elm.urn],
    )
    const [waits] = await rowsOf('WAITING_FREE')
    expect(waits.text).toMatch(/^One colleague of Elm waits for “Joining clauses” .+, though 7 places are free$/)
  })

  it('peer challenges by date and state alone, reviews past their day, letters nobody is sure of', async () => {
    const space = await w.spaceOf(elm.urn)
    const [challenge, review] = [v7(), v7()]
    await w.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, state_since, created_at, proposed_by, lead_id, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, 'DESK_STUDY', ${longAgo}, ${longAgo}, $5, $6, $7, $8, $9, $10)`,
      [north, challenge, elm.urn, space, cora.id, fay.id, v7(), v7(), v7(), v7()],
    )
    const texts = async (kind: string, who: Caller = cora, where = office()) =>
      (await rowsOf(kind, who, where)).map(({ text }) => text)
    expect(await texts('CHALLENGE_UNDATED')).toEqual(['The visit to Elm has no dates yet'])
    expect(await texts('CHALLENGE_STILL')).toEqual(['The peer challenge of Elm is at its desk study'])
    // At the school it is the head's.
    expect(await texts('CHALLENGE_STILL', elm.head, school())).toHaveLength(1)
    expect(await texts('CHALLENGE_STILL', leda, school())).toEqual([])
    await w.sql(
      `insert into peer_review (space_id, id, item_kind, item_id, title, question, requester_id, requester_urn, state, due_on) values ($1, $2, 'enquiry', $3, 'Talk in maths', 'Does it?', $4, $5, 'OPEN', current_date - 3)`,
      [north, review, v7(), elm.teacher.id, elm.urn],
    )
    await w.sql(
      `insert into review_assignment (space_id, id, review_id, reviewer_id, reviewer_urn, state, expires_on) values ($1, $2, $3, $4, $5, 'IN_REVIEW', current_date)`,
      [north, v7(), review, fay.id, oak.urn],
    )
    expect(await texts('REVIEW_LATE')).toEqual(['The review of “Talk in maths” is past its day'])
    const session = await placesAsked()
    await letter('UNKNOWN', session)
    const [unsure] = await rowsOf('LETTER_UNSURE')
    expect(unsure).toMatchObject({ person: { name: 'Fay' }, acts: ['ARRIVED', 'SEND_AGAIN', 'POSTPONE'] })
    expect(unsure.text).toBe('Nobody knows whether Fay got the letter about “Joining clauses”')
    await w.sql(`update mail set state = 'FAILED'`)
    expect(await texts('LETTER_REFUSED')).toEqual([
      'The letter to Fay about “Joining clauses” was refused by their mail server',
    ])
    expect(await texts('LETTER_REFUSED', others.farCoordinator!, { allianceId: south } as Where)).toEqual([])
  })
})

describe('who sits at it', () => {
  it('the coordinator at the alliance’s, head and CPD lead at their school’s, and nobody else at any', async () => {
    await placesAsked()
    const things = await keysOf('PLACES_WAITING')
    for (const [name, who] of Object.entries(others)) {
      expect([name, await desk(who)]).toEqual([name, null])
      expect([name, await desk(who, school())]).toEqual([name, null])
      expect(await who.refused(acting, { ...office(), things, act: 'REMIND' })).toBe('not-found')
    }
    expect(await desk(cora, school())).toBeNull()
    expect(await desk(elm.head)).toBeNull()
    expect(await desk(oak.head, school())).toBeNull()
    expect(await desk(cora, {} as Where)).toBeNull()
    for (const who of [elm.head, leda]) {
      const [mine] = await rowsOf('PLACES_WAITING', who, school())
      expect(mine).toMatchObject({ acts: ['APPROVE', 'POSTPONE'] })
      // Who goes is for whoever says yes for the school.
      expect(mine.detail).toContain(elm.teacher.name)
    }
    // An act of one side is not one of the other's, nor is what stands at another's desk.
    expect(await cora.refused(acting, { ...office(), things, act: 'APPROVE' })).toBe('desk.not-here')
    const { id, left } = await act('POSTPONE', things, oak.head, { urn: oak.urn, until: schoolDayIn(3) })
    expect([id, left]).toEqual([null, things])
  })

  it('a head says yes to money, a CPD lead does not see that it is asked', async () => {
    await cover('COSTED')
    expect(await rowsOf('COVER_TO_APPROVE', elm.head, school())).toHaveLength(1)
    expect(await rowsOf('COVER_TO_APPROVE', leda, school())).toEqual([])
    const { id } = await act('APPROVE', await keysOf('COVER_TO_APPROVE', elm.head, school()), elm.head, school())
    expect((await desk(elm.head, school())).done).toMatchObject([{ id, act: 'APPROVE', canUndo: true }])
    expect((await desk(leda, school())).done).toEqual([])
    expect(await noUndo(id, leda, school())).toBe('not-found')
  })
})

describe('what is done there', () => {
  it('reminds whoever can move it, once a day, whoever does it; that is not taken back', async () => {
    await placesAsked()
    const things = await keysOf('PLACES_WAITING')
    const { id, done } = await act('REMIND', things)
    expect(done).toBe(1)
    for (const who of [leda, elm.head, others.leader!]) {
      expect(
        (await notices(who)).filter((text) => text.startsWith('Cora reminds you: 2 places on “Joining clauses”')),
      ).toHaveLength(1)
    }
    expect(await notices(elm.teacher)).toEqual([])
    expect((await rowsOf('PLACES_WAITING', colin))[0]).toMatchObject({ remindedBy: 'Cora' })
    expect(await act('REMIND', things, colin)).toMatchObject({ id: null, done: 0, left: things })
    expect(await noUndo(id)).toBe('desk.cannot-undo')
    expect((await desk(colin)).done).toMatchObject([{ act: 'REMIND', canUndo: false, by: { name: 'Cora' } }])
  })

  it('says of what nobody could be reminded', async () => {
    const { cycle } = await sessionIn(w, north, { lead: cora.id, cycleState: 'SCHEDULED', state: 'PENCILLED' })
    expect(cycle).toBeTruthy()
    const things = await keysOf('SESSION_UNLED')
    expect(await act('REMIND', things)).toMatchObject({ id: null, done: 0, unreached: things })
  })

  it('approves several places at once, and takes all of it back: the people are told, the trail keeps both', async () => {
    await placesAsked()
    const things = await keysOf('PLACES_WAITING', leda, school())
    const { id } = await act('APPROVE', things, leda, school())
    expect(await bookings()).toEqual(['CONFIRMED', 'CONFIRMED'])
    expect(await rowsOf('PLACES_WAITING', leda, school())).toEqual([])
    // The head takes back what the CPD lead did.
    const after = await undo(id, elm.head, school())
    expect(await bookings()).toEqual(['REQUESTED', 'REQUESTED'])
    expect(after.done).toMatchObject([{ id, canUndo: false, by: { name: 'Leda' }, undoneBy: { name: elm.head.name } }])
    expect(after.rows.filter(({ kind }: Answer) => kind === 'PLACES_WAITING')).toHaveLength(1)
    expect(await notices(elm.teacher)).toContain('Your school looks once more at your place on “Joining clauses”')
    expect((await notices(leda)).filter((text) => text.includes('your word is needed'))).toHaveLength(2)
    expect(await audited('desk.undo')).toMatchObject([{ from_state: 'APPROVE', actor_id: elm.head.id }])
    expect((await audited('cpd-place.move')).at(-1)).toMatchObject({
      from_state: 'CONFIRMED',
      to_state: 'REQUESTED',
      reason: 'Taken back at the desk',
    })
    expect(await noUndo(id, elm.head, school())).toBe('desk.went-on')
  })

  it('a whole school that comes to one day is one line, and one yes', async () => {
    const session = await placesAsked()
    for (let more = 0; more < 42; more += 1) {
      const { id } = await w.person({ name: `Colleague ${more}`, role: 'TEACHER', school: elm.urn })
      await w.sql(
        `insert into cpd_booking (space_id, id, session_id, person_id, urn, state, requested_at) values ($1, $2, $3, $4, $5, 'REQUESTED', ${longAgo})`,
        [north, v7(), session, id, elm.urn],
      )
    }
    const things = await keysOf('PLACES_WAITING', leda, school())
    expect(await act('APPROVE', things, leda, school())).toMatchObject({ done: 1, left: [] })
    expect(new Set(await bookings())).toEqual(new Set(['CONFIRMED']))
  })

  it('DESK-3: takes back nothing on which somebody has built, and nothing after a day', async () => {
    await placesAsked()
    const { id } = await act('APPROVE', await keysOf('PLACES_WAITING', leda, school()), leda, school())
    const [mine] = await w.sql<{ id: string }>('select id from cpd_booking where person_id = $1', [elm.teacher.id])
    await elm.teacher.ask('mutation($id: ID!) { giveUpCpdPlace(id: $id) { id } }', mine)
    expect(await noUndo(id, leda, school())).toBe('desk.went-on')
    // Whole or not at all: the other place stands.
    expect((await bookings()).sort()).toEqual(['CANCELLED', 'CONFIRMED'])
    await w.sql(`update desk_act set at = now() - interval '25 hours'`)
    expect(await noUndo(id, leda, school())).toBe('desk.too-late')
    expect((await desk(leda, school())).done).toEqual([])
  })

  it('says yes to what the alliance pays, and takes it back until cover is arranged', async () => {
    await cover('COSTED', { payer: 'ALLIANCE_FUND' })
    // A yes is to what was seen: at another price it is another question.
    const seen = await keysOf('COVER_TO_APPROVE')
    await w.sql('update cover_need set rate_pence = rate_pence + 100')
    expect(await act('APPROVE', seen)).toMatchObject({ id: null, done: 0, left: seen })
    expect(await coverStates()).toEqual(['COSTED', 'COSTED'])
    const first = await act('APPROVE', await keysOf('COVER_TO_APPROVE'))
    expect(await coverStates()).toEqual(['APPROVED', 'APPROVED'])
    await undo(first.id, colin)
    expect(await coverStates()).toEqual(['COSTED', 'COSTED'])
    expect((await audited('cover.move')).at(-1)).toMatchObject({
      from_state: 'APPROVED',
      to_state: 'COSTED',
      actor_id: colin.id,
    })
    const second = await act('APPROVE', await keysOf('COVER_TO_APPROVE'))
    const ids = (await w.sql<{ id: string }>('select id from cover_need')).map(({ id }) => id)
    await mona.ask('mutation($ids: [ID!]!) { moveCover(ids: $ids, to: ARRANGED, coveredBy: "Sam Supply") { id } }', {
      ids,
    })
    expect(await noUndo(second.id)).not.toBe('')
    expect(await coverStates()).toEqual(['ARRANGED', 'ARRANGED'])
  })

  it('offers what is free beyond the share of a school, and takes the offer back', async () => {
    const session = await placesAsked({ bookings: 'WAITING_LIST' })
    await w.sql('update cpd_session set places = 1, per_school = 0 + 1')
    await w.sql('update cpd_booking set joined_at = requested_at')
    await w.sql(
      `insert into cpd_booking (space_id, id, session_id, person_id, urn, state) values ($1, $2, $3, $4, $5, 'CONFIRMED')`,
      [north, v7(), session, leda.id, elm.urn],
    )
    expect(await rowsOf('WAITING_FREE')).toEqual([])
    await w.sql('update cpd_session set places = 2')
    const { id } = await act('OFFER', await keysOf('WAITING_FREE'))
    expect((await bookings()).sort()).toEqual(['CONFIRMED', 'OFFERED', 'WAITING_LIST'])
    await undo(id)
    expect((await bookings()).sort()).toEqual(['CONFIRMED', 'WAITING_LIST', 'WAITING_LIST'])
    const again = await act('OFFER', await keysOf('WAITING_FREE'))
    await w.sql(`update cpd_booking set state = 'CONFIRMED', version = version + 1 where state = 'OFFERED'`)
    expect(await noUndo(again.id)).toBe('desk.went-on')
  })

  it('settles a letter nobody was sure of: it arrived, which is taken back, or it is sent again, which is not', async () => {
    const id = await letter('UNKNOWN', await placesAsked())
    const state = async () => (await w.sql<{ state: string }>('select state from mail where id = $1', [id]))[0]!.state
    const arrived = await act('ARRIVED', await keysOf('LETTER_UNSURE'))
    expect([await state(), await rowsOf('LETTER_UNSURE')]).toEqual(['SENT', []])
    await undo(arrived.id)
    expect(await state()).toBe('UNKNOWN')
    const again = await act('SEND_AGAIN', await keysOf('LETTER_UNSURE'))
    expect(await rowsOf('LETTER_UNSURE')).toEqual([])
    expect(await noUndo(again.id)).toBe('desk.cannot-undo')
  })

  it('puts things off to a day, several at once; on that day they are back, or at once', async () => {
    await placesAsked()
    await cover('IDENTIFIED')
    const things = (await desk()).rows.map(({ id }: Answer) => id)
    expect(things).toHaveLength(2)
    const until = schoolDayIn(3)
    for (const wrong of [null, '2020-01-01', schoolDayIn(150)]) {
      expect(await cora.refused(acting, { ...office(), things, act: 'POSTPONE', until: wrong })).toBe('desk.until')
    }
    const { id } = await act('POSTPONE', things, cora, { ...office(), until })
    expect((await desk(colin)).rows.map(({ restsUntil }: Answer) => restsUntil)).toEqual([until, until])
    // Of the school it is still asked: nothing was taken from its desk.
    expect((await rowsOf('PLACES_WAITING', leda, school()))[0].restsUntil).toBeNull()
    expect((await undo(id)).rows.map(({ restsUntil }: Answer) => restsUntil)).toEqual([null, null])
    await act('POSTPONE', things, cora, { ...office(), until })
    await w.sql('update desk_rest set until = current_date')
    expect((await desk()).rows.map(({ restsUntil }: Answer) => restsUntil)).toEqual([null, null])
  })

  it('asks again only those who owe an answer, and tells nobody who they are', async () => {
    const { cycle, session } = await sessionIn(w, north, {
      lead: cora.id,
      day: schoolDayIn(18),
      facilitators: [{ id: fay.id, urn: oak.urn }],
    })
    const evaluation = v7()
    await w.sql(
      `insert into cpd_evaluation (space_id, id, cycle_id, session_id, level, questions, asked_at) values ($1, $2, $3, $4, 1, '[]', ${longAgo})`,
      [north, evaluation, cycle, session],
    )
    const people = [
      [elm.teacher, false, false],
      [fay, true, false],
      [leda, false, true],
    ] as const
    for (const [{ id }, isAnswered, isDropped] of people)
      await w.sql(
        'insert into evaluation_request (space_id, evaluation_id, person_id, urn, is_answered, is_dropped) values ($1, $2, $3, $4, $5, $6)',
        [north, evaluation, id, elm.urn, isAnswered, isDropped],
      )
    await act('REMIND', await keysOf('EVALUATION_OPEN'))
    expect(await Promise.all([elm.teacher, fay, leda].map(async (who) => (await notices(who)).length))).toEqual([
      1, 0, 0,
    ])
    expect(JSON.stringify(await desk())).not.toContain(elm.teacher.name)
  })

  it('two coordinators at once: what one has settled, the other finds settled, and nothing is done twice', async () => {
    await cover('COSTED', { payer: 'GRANT' })
    await placesAsked({ day: schoolDayIn(9) })
    const things = [...(await keysOf('COVER_TO_APPROVE')), ...(await keysOf('PLACES_WAITING'))]
    const [one, other] = await Promise.all([
      act('APPROVE', things.slice(0, 1), cora),
      act('APPROVE', things.slice(0, 1), colin),
    ])
    expect([one.done, other.done].sort()).toEqual([0, 1])
    const [mine, theirs] = await Promise.all([
      act('REMIND', things.slice(1), cora),
      act('REMIND', things.slice(1), colin),
    ])
    expect([mine.done, theirs.done].sort()).toEqual([0, 1])
    expect((await notices(leda)).filter((text) => text.includes('reminds you'))).toHaveLength(1)
    const undone = await Promise.all(
      [noUndo, noUndo].map((take, at) => take(one.id ?? other.id, at === 0 ? cora : colin).catch(() => 'done')),
    )
    expect(undone.sort()).toEqual(['desk.went-on', 'done'])
    expect(await coverStates()).toEqual(['COSTED', 'COSTED'])
  })
})

describe('what stands at a desk besides', () => {
  const texts = async (kind: string, who: Caller = cora, where = office()): Promise<string[]> =>
    (await rowsOf(kind, who, where)).map(({ text, detail }) => `${text}. ${detail}`)

  it('planned sessions that cannot be held: a school is closed, somebody is elsewhere; how many, and never who', async () => {
    const day = schoolDayIn(7)
    const leads = [{ id: fay.id, urn: oak.urn }]
    const going = [{ id: elm.teacher.id, urn: elm.urn }]
    const { cycle, session } = await sessionIn(w, north, { lead: fay.id, day, facilitators: leads, going })
    expect(await rowsOf('SESSION_BLOCKED')).toEqual([])
    const other = await sessionIn(w, north, { lead: cora.id, day, from: '11:00', until: '15:00', going })
    const [first, second] = await rowsOf('SESSION_BLOCKED')
    expect(first).toMatchObject({
      path: `/calendar/times/${session}`,
      opensAs: 'Find a time',
      acts: ['REMIND', 'POSTPONE'],
    })
    expect(first.text).toMatch(/^“Joining clauses” cannot be held on /)
    expect(first.detail).toBe('One person is elsewhere at that time. Part of “Writing that joins up”')
    expect(second.id).toBe(`SESSION_BLOCKED ${other.session}`)
    expect(JSON.stringify([first.text, first.detail])).not.toContain(elm.teacher.name)
    // A session that is put off is in nobody's way, and nothing stands in its own.
    await w.sql(`update cpd_session set state = 'POSTPONED' where id = $1`, [other.session])
    expect(await rowsOf('SESSION_BLOCKED')).toEqual([])
    await w.sql(
      'insert into school_calendar_year (space_id, academic_year, half_terms, days) values ($1, $2, $3, $4)',
      [
        await w.spaceOf(elm.urn),
        academicYearOf(day),
        JSON.stringify(usualYear(academicYearOf(day)).halfTerms),
        JSON.stringify([{ kind: 'CLOSED', from: day, until: day, name: 'Boiler' }]),
      ],
    )
    expect(await texts('SESSION_BLOCKED')).toEqual([
      expect.stringMatching(/cannot be held .+ Elm is closed on that day\. Part of “Writing that joins up”$/),
    ])
    // The lead is reminded where it stands; of a cycle of one school, its own desk finds a time.
    await act('REMIND', await keysOf('SESSION_BLOCKED'))
    expect(await notices(fay)).toEqual([expect.stringMatching(/^Cora reminds you: “Joining clauses” cannot be held/)])
    await w.sql('update cpd_cycle set owner_urn = $1 where id = $2', [elm.urn, cycle])
    expect(await rowsOf('SESSION_BLOCKED')).toEqual([])
    expect(await rowsOf('SESSION_BLOCKED', leda, school())).toMatchObject([{ opensAs: 'Find a time' }])
    expect(await rowsOf('SESSION_BLOCKED', elm.head, school())).toMatchObject([
      { opensAs: null, path: `/cpd/${cycle}?session=${session}` },
    ])
    await w.sql('delete from school_calendar_year')
  })

  it('a summary that lies with the head of a school, by its days; what it says is read by nobody, and a draft stands nowhere', async () => {
    const space = await w.spaceOf(elm.urn)
    const [challenge, summary] = [v7(), v7()]
    await w.sql(
      `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, state_since, visit_first_day, proposed_by, lead_id, self_review_id, desk_study_id, findings_id, summary_id)
       values ($1, $2, $3, $4, 'IN_ACTION', now(), current_date, $5, $6, $7, $8, $9, $10)`,
      [north, challenge, elm.urn, space, cora.id, fay.id, v7(), v7(), v7(), summary],
    )
    await w.sql(
      `insert into challenge_summary (space_id, challenge_id, state, body, handed_over_at) values ($1, $2, 'TEAM_AGREED', '{"strong":[{"kind":"paragraph","depth":0,"runs":[{"text":"A secret"}]}]}', ${longAgo})`,
      [space, challenge],
    )
    expect(await rowsOf('SUMMARY_WAITS')).toEqual([])
    expect(await rowsOf('SUMMARY_WAITS', elm.head, school())).toEqual([])
    await w.sql(`update challenge_summary set state = 'WITH_HOST'`)
    const [one] = await rowsOf('SUMMARY_WAITS')
    expect(one).toMatchObject({
      acts: ['REMIND', 'POSTPONE'],
      school: { name: 'Elm' },
      path: `/challenges/${challenge}`,
    })
    expect(one.text).toMatch(/^The summary of the peer challenge has been with the head of Elm for \d+ school days$/)
    expect(JSON.stringify(await desk())).not.toContain('secret')
    expect(await texts('SUMMARY_WAITS', others.farCoordinator!, { allianceId: south } as Where)).toEqual([])
    // At the school it is its head's, and not its CPD lead's.
    expect(await rowsOf('SUMMARY_WAITS', elm.head, school())).toMatchObject([
      { path: `/challenges/${challenge}?show=summary`, acts: ['POSTPONE'] },
    ])
    expect(await rowsOf('SUMMARY_WAITS', leda, school())).toEqual([])
    await act('REMIND', [one.id])
    expect(await notices(elm.head)).toContain(
      'Cora reminds you: the summary of the peer challenge of Elm waits for you to say who reads it',
    )
    await w.sql(`update challenge_summary set handed_over_at = now()`)
    expect(await rowsOf('SUMMARY_WAITS')).toEqual([])
    await w.sql(`update challenge_summary set handed_over_at = ${longAgo}, state = 'RELEASED'`)
    expect(await rowsOf('SUMMARY_WAITS')).toEqual([])
    await w.sql('delete from challenge_summary')
  })

  it('letters of a cycle of one school stand at its own desk, and nowhere else', async () => {
    const id = await letter('UNKNOWN', await placesAsked())
    await w.sql('update cpd_cycle set owner_urn = $1', [elm.urn])
    expect(await rowsOf('LETTER_UNSURE')).toEqual([])
    expect(await rowsOf('LETTER_UNSURE', oak.head, { urn: oak.urn })).toEqual([])
    const things = await keysOf('LETTER_UNSURE', leda, school())
    const state = async () => (await w.sql<{ state: string }>('select state from mail where id = $1', [id]))[0]!.state
    expect(await act('ARRIVED', things)).toMatchObject({ done: 0, left: things })
    const { id: done } = await act('ARRIVED', things, leda, school())
    expect(await state()).toBe('SENT')
    await undo(done, elm.head, school())
    expect(await state()).toBe('UNKNOWN')
  })

  it('invitations of which nobody knows whether they arrived: of a school at its desk, of the office at the alliance’s', async () => {
    const invite = `mutation($spaceId: ID!, $role: String!, $lines: String!) { invitePeople(spaceId: $spaceId, role: $role, lines: $lines) { outcome } }`
    const spaceId = await w.spaceOf(elm.urn)
    await elm.head.ask(invite, { spaceId, role: 'TEACHER', lines: 'Tess Green <tess@school.example>' })
    await elm.head.ask(invite, { spaceId, role: 'SCHOOL_LEADER', lines: 'Liv Brown <liv@school.example>' })
    await cora.ask(invite, { spaceId: north, role: 'BROKER', lines: 'Bea Blue <bea@school.example>' })
    await w.sql(`update mail set state = 'UNKNOWN', vars = '{}' where only_while ? 'invitation'`)
    const said = async (who: Someone, where = school()): Promise<string[]> =>
      (await rowsOf('INVITATION_UNSURE', who, where)).map(({ text }) =>
        text.replace('Nobody knows whether the invitation reached ', ''),
      )
    expect((await said(elm.head)).sort()).toEqual(['Liv Brown', 'Tess Green'])
    // A CPD lead invites teachers alone, and sees no other invitation here.
    expect(await said(leda)).toEqual(['Tess Green'])
    expect(await said(cora, office())).toEqual(['Bea Blue'])
    expect(await said(oak.head, { urn: oak.urn })).toEqual([])
    const [tess] = await keysOf('INVITATION_UNSURE', leda, school())
    const arrived = await act('ARRIVED', [tess!], leda, school())
    expect(await said(leda)).toEqual([])
    await undo(arrived.id, leda, school())
    const before = await w.sql('select token_hash from invitation where email = $1', ['tess@school.example'])
    const again = await act('SEND_AGAIN', [tess!], leda, school())
    expect(again).toMatchObject({ done: 1 })
    expect(await said(leda)).toEqual([])
    expect(await w.sql('select token_hash from invitation where email = $1', ['tess@school.example'])).not.toEqual(
      before,
    )
    expect(await noUndo(again.id, leda, school())).toBe('desk.cannot-undo')
    await w.sql(`update mail set state = 'FAILED' where only_while ? 'invitation'`)
    expect(await texts('INVITATION_REFUSED', cora)).toEqual([
      expect.stringMatching(
        /^The invitation to Bea Blue was refused by their mail server\. As broker of North\. Tried on /,
      ),
    ])
    // Whoever has come in, or was told not to, waits for no letter.
    await w.sql(`update invitation set state = 'REVOKED'`)
    expect(await texts('INVITATION_REFUSED', cora)).toEqual([])
    await w.sql('delete from invitation')
  })
})
