// The workload guard M6 wherever something is scheduled: told while it is planned, refused when it is settled, until the own head says that it is all right.
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { addSchoolDays } from '@alongside/domain/school-days'
import { endOfHalfTerm, halfTermFor } from '@alongside/domain/workload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Answer } from '../support/ask.js'
import { type Cast, cast, challenge } from '../support/challenge.js'
import { declare, nothing, propose, sign } from '../support/challenges.js'
import { sessionIn } from '../support/cpd-rows.js'
import { lessonSheet } from '../support/lesson-sheet.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: Cast
let farHead: Someone
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  farHead = await w.person({ name: 'Fay Far', role: 'HEADTEACHER', school: c.far })
})
afterAll(() => w?.close())
beforeEach(async () => {
  await w.sql('delete from cpd_booking')
  await w.sql('delete from cpd_facilitator')
  await w.sql('delete from load_override')
  await w.sql('delete from inbox_item')
  await w.sql(`update research_lesson set state = 'CANCELLED'`)
  await w.sql(`update peer_challenge set state = 'CANCELLED'`)
})

const today = dayInLondon(new Date())
/** The first day of the next half-term, and the one after it. */
const { from: day } = halfTermFor(endOfHalfTerm(today))
const dayAfter = addSchoolDays(day, 1)

/** So many hours of sessions in that half-term. */
async function full(who: { readonly id: PersonId }, urn: Urn, hours: number, on: CivilDate = day): Promise<void> {
  const { session } = await sessionIn(w, c.alliance, { day: on, lead: c.coordinator.id, going: [{ id: who.id, urn }] })
  await w.sql('update cpd_session set minutes = $2 where id = $1', [session, Math.min(hours, 8) * 60])
  if (hours > 8) await full(who, urn, hours - 8, on)
}
const notices = async (who: Someone): Promise<Answer[]> =>
  (await who.ask('{ inbox(first: 20) { edges { node { kind path text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node,
  )
const told = async (who: Someone): Promise<string[]> => (await notices(who)).map(({ kind }) => kind)
const load = `load { hours level } withAllAsked { hours level } isAllowed commitments { kind role title on hours isSettled path bookingId waysOut }`
const mine = async (who: Someone): Promise<Answer[]> =>
  (await who.ask(`{ myLoad { halfTerms { from until term ${load} } } }`)).myLoad.halfTerms
const inIt = async (who: Someone): Promise<Answer> => (await mine(who)).find(({ from }) => from === day)
const askHead = 'mutation($day: Date!) { askHeadAboutHalfTerm(day: $day) }'
const override = `mutation($personId: ID!, $urn: ID!, $day: Date!) { overrideLoad(personId: $personId, urn: $urn, day: $day, reason: "It is worth it") { id } }`
const takeBack = 'mutation($urn: ID!, $id: ID!) { takeBackOverride(urn: $urn, id: $id) }'
const allow = async (who: Someone = c.reviewer): Promise<string> =>
  (await farHead.ask(override, { personId: who.id, urn: c.far, day })).overrideLoad.id

describe('one’s own load', () => {
  it('LOAD-6, LOAD-8: shows each what they agreed to and were asked for, by half-term, with what could go; and nobody else', async () => {
    await full(c.reviewer, c.far, 7)
    await full(c.reviewer, c.far, 3, dayAfter)
    const asked = await sessionIn(w, c.alliance, { day, lead: c.coordinator.id, title: 'Talk' })
    await w.sql('insert into cpd_facilitator (space_id, session_id, person_id, urn) values ($1, $2, $3, $4)', [
      c.alliance,
      asked.session,
      c.reviewer.id,
      c.far,
    ])
    const seen = await inIt(c.reviewer)
    expect(seen).toMatchObject({
      load: { hours: 10, level: 'AMBER' },
      // Three hours by 1.5 for whoever leads.
      withAllAsked: { hours: 14.5, level: 'RED' },
      isAllowed: false,
    })
    expect(seen.commitments.map(({ role, hours, isSettled }: Answer) => [role, hours, isSettled])).toEqual([
      ['ATTENDEE', 7, true],
      ['FACILITATOR', 4.5, false],
      ['ATTENDEE', 3, true],
    ])
    expect(seen.commitments[1]).toMatchObject({
      title: 'Talk',
      path: `/cpd/${asked.cycle}?session=${asked.session}`,
      bookingId: null,
      waysOut: ['DROP'],
    })
    expect(seen.commitments[0].bookingId).not.toBeNull()
    // Its own head, whoever coordinates and a colleague see theirs, which is empty.
    for (const who of [farHead, c.coordinator, c.lead])
      expect(await inIt(who)).toMatchObject({ load: { hours: 0, level: 'GREEN' }, commitments: [] })
    await w.stranger.refused('{ myLoad { halfTerms { from } } }')
  })

  it('is brought before the own head by oneself, who is told which half-term it is and never how much', async () => {
    expect(await c.reviewer.refused(askHead, { day })).toBe('load.not-full')
    await full(c.reviewer, c.far, 15)
    await c.reviewer.ask(askHead, { day })
    const [notice] = await notices(farHead)
    expect(notice).toMatchObject({
      kind: 'CPD_LOAD',
      path: `/cpd/places?person=${c.reviewer.id}&urn=${c.far}&from=${day}`,
    })
    expect(notice.text).not.toContain('15')
    await allow()
    expect(await c.reviewer.refused(askHead, { day })).toBe('load.not-full')
    expect(await inIt(c.reviewer)).toMatchObject({ load: { level: 'RED' }, isAllowed: true })
    expect(await told(c.reviewer)).toEqual(['CPD_LOAD_ALLOWED'])
  })
})

describe('M6: red is refused where something is settled, and told to whom it concerns while it is planned', () => {
  const update =
    'mutation($id: ID!, $input: UpdateResearchLessonInput!) { updateResearchLesson(id: $id, input: $input) { state missingForNext { code } } }'
  const ready = 'mutation($id: ID!) { readyLesson(id: $id) { state } }'

  it('a research lesson', async () => {
    await full(c.reviewer, c.far, 12)
    const { lessonId: id } = await lessonSheet(w, c.alliance, [
      { someone: c.lead, urn: c.elsewhere },
      { someone: c.reviewer, urn: c.far },
    ])
    await w.sql(
      `update research_lesson set plan = '{"criterionA": "a", "criterionB": "b", "criterionC": "c"}' where id = $1`,
      [id],
    )
    await w.sql(`update lesson_stage set predicted = '{"A": "x", "B": "y", "C": "z"}' where lesson_id = $1`, [id])
    const input = { observerIds: [c.reviewer.id], onDay: day }
    expect((await c.lead.ask(update, { id, input })).updateResearchLesson).toEqual({
      state: 'PLANNING',
      missingForNext: [{ code: 'lesson.load-red' }],
    })
    expect(await told(c.reviewer)).toEqual(['LOAD_FULL'])
    expect((await notices(c.reviewer))[0].path).toBe(`/load?from=${day}`)
    expect(await told(c.lead)).toEqual([])
    // Said once: planning on is no news.
    await c.lead.ask(update, { id, input: { atTime: '10:00' } })
    expect(await told(c.reviewer)).toEqual(['LOAD_FULL'])
    expect(await c.lead.refused(ready, { id })).toBe('lesson.not-ready')
    expect((await inIt(c.reviewer)).commitments.at(-1)).toMatchObject({
      kind: 'LESSON',
      role: 'OBSERVER',
      title: 'Talk before writing, lesson 1',
      waysOut: ['POSTPONE', 'DROP'],
    })
    expect((await inIt(c.lead)).commitments[0].waysOut).toEqual(['POSTPONE', 'HAND_OVER'])
    const allowed = await allow()
    expect((await c.lead.ask(ready, { id })).readyLesson.state).toBe('READY')
    // What everybody calls ready does not become too much for one of them.
    await farHead.ask(takeBack, { urn: c.far, id: allowed })
    expect(await c.lead.refused(update, { id, input: { onDay: dayAfter } })).toBe('lesson.not-ready')
    await w.sql('delete from cpd_booking')
    expect((await c.lead.ask(update, { id, input: { onDay: dayAfter } })).updateResearchLesson.state).toBe('READY')
  })

  it('the visit of a peer challenge', async () => {
    await full(c.reviewer, c.far, 10)
    const { id } = await challenge(w, c, { state: 'DESK_STUDY', lines: 2 })
    const parts = 'visit { state missing { code } clashes { kind person { name } } }'
    const plan = `mutation($id: ID!, $input: VisitPlanInput!) { planVisit(id: $id, input: $input) { ${parts} } }`
    const move = `mutation($id: ID!) { moveVisit(id: $id, to: CONFIRMED) { ${parts} } }`
    const slot = (until: string) => ({
      kind: 'LESSON_VISIT',
      on: day,
      from: '09:00',
      until,
      reviewerId: c.reviewer.id,
      hostColleagueId: c.hostTeacher.id,
    })
    const input = (until: string) => ({ days: [day], activities: [slot(until)] })
    const lead = (await c.lead.ask(plan, { id, input: input('12:00') })).planVisit.visit
    expect(lead).toEqual({
      state: 'PLANNED',
      missing: [{ code: 'visit.load-red' }],
      clashes: [{ kind: 'LOAD_RED', person: { name: 'Rob Reviewer' } }],
    })
    expect(await told(c.reviewer)).toEqual(['LOAD_FULL'])
    // Of whom it is too much is for whoever plans, and for themselves.
    const seen = `query($id: ID!) { peerChallenge(id: $id) { ${parts} } }`
    expect((await c.hostHead.ask(seen, { id })).peerChallenge.visit).toMatchObject({ missing: [], clashes: [] })
    expect(await c.lead.refused(move, { id })).toBe('visit.not-ready')
    const allowed = await allow()
    expect((await c.lead.ask(move, { id })).moveVisit.visit).toMatchObject({ state: 'CONFIRMED', clashes: [] })
    await farHead.ask(takeBack, { urn: c.far, id: allowed })
    expect(await c.lead.refused(plan, { id, input: input('13:00') })).toBe('visit.not-ready')
    // Hours as the timetable has them, not whole days: one hour fits.
    expect((await c.lead.ask(plan, { id, input: input('10:00') })).planVisit.visit.state).toBe('CONFIRMED')
  })

  it('a part in a peer challenge: the head who sends somebody says so before they sign', async () => {
    await full(c.reviewer, c.far, 10)
    const member = (who: Someone, urn: Urn) => ({ personId: who.id, urn, isTrained: true, isFacilitator: false })
    const members = [member(c.lead, c.elsewhere), member(c.reviewer, c.far)]
    const given = { allianceId: c.alliance, hostUrn: c.host, members, leadId: c.lead.id, visitFirstDay: day }
    const { id } = (await c.coordinator.ask(propose, { input: given })).proposePeerChallenge
    expect(await told(c.reviewer)).toContain('LOAD_FULL')
    expect(await told(c.lead)).not.toContain('LOAD_FULL')
    expect(await told(farHead)).toEqual(expect.arrayContaining(['CPD_LOAD', 'CHALLENGE_TO_SIGN']))
    expect(await told(c.visitingHead)).toEqual(['CHALLENGE_TO_SIGN'])
    for (const who of [c.lead, c.reviewer]) await who.ask(declare, { id, input: nothing })
    const given_ = { id, step: 'AGREED' }
    for (const head of [c.hostHead, c.visitingHead]) await head.ask(sign, given_)
    expect(await farHead.refused(sign, given_)).toBe('challenge.load-red')
    await allow()
    expect((await farHead.ask(sign, given_)).signChallenge.state).not.toBe('PROPOSED')
  })

  it('leading a session', async () => {
    await full(c.reviewer, c.far, 10)
    const { session } = await sessionIn(w, c.alliance, { day: dayAfter, lead: c.coordinator.id })
    await w.sql('insert into cpd_facilitator (space_id, session_id, person_id, urn) values ($1, $2, $3, $4)', [
      c.alliance,
      session,
      c.reviewer.id,
      c.far,
    ])
    const answer = 'mutation($id: ID!) { answerLeadingCpdSession(id: $id, isComing: true) { id } }'
    expect(await c.reviewer.refused(answer, { id: session })).toBe('booking.load-red')
    await c.reviewer.ask('mutation($id: ID!) { askHeadAboutLoad(sessionId: $id) }', { id: session })
    expect(await told(farHead)).toEqual(['CPD_LOAD'])
    await allow()
    await c.reviewer.ask(answer, { id: session })
    expect(await inIt(c.reviewer)).toMatchObject({ load: { hours: 14.5, level: 'RED' }, isAllowed: true })
  })
})

describe('LOAD-9: before somebody is asked', () => {
  const levels = (loads: Answer[]) => Object.fromEntries(loads.map(({ personId, ...said }) => [personId, said]))
  let outsider: Someone
  beforeAll(async () => {
    outsider = await w.person({ name: 'Olly', role: 'TEACHER', school: await w.school('Another town') })
  })
  const aboutTeam = `query($allianceId: ID!, $hostUrn: ID!, $personIds: [ID!]!, $days: [Date!]!, $challengeId: ID) {
    challengeLoads(allianceId: $allianceId, hostUrn: $hostUrn, personIds: $personIds, days: $days, challengeId: $challengeId) { personId level levelAsLead } }`

  it('into a team: whoever proposes it sees who has room on these days, and no figure', async () => {
    const given = {
      allianceId: c.alliance,
      hostUrn: c.host,
      personIds: [c.reviewer.id, c.lead.id, outsider.id],
      days: [day],
    }
    const seen = async (more = {}) => levels((await c.coordinator.ask(aboutTeam, { ...given, ...more })).challengeLoads)
    // A day of 240 minutes and 120 of reading come to 6.6 hours, and to 7.5 for whoever leads.
    await full(c.reviewer, c.far, 7)
    expect(await seen()).toEqual({
      [c.reviewer.id]: { level: 'AMBER', levelAsLead: 'RED' },
      [c.lead.id]: { level: 'GREEN', levelAsLead: 'GREEN' },
    })
    expect(await seen({ days: [day, dayAfter] })).toMatchObject({ [c.reviewer.id]: { level: 'RED' } })
    expect(await seen({ days: [] })).toMatchObject({ [c.reviewer.id]: { level: 'GREEN' } })
    // What their head has said is all right is much, and stops nobody.
    await allow()
    expect(await seen({ days: [day, dayAfter] })).toMatchObject({ [c.reviewer.id]: { level: 'AMBER' } })
    // The challenge whose team changes counts once.
    const { id } = await challenge(w, c, { state: 'AGREED' })
    await w.sql('update peer_challenge set visit_first_day = $2, visit_last_day = $2 where id = $1', [id, day])
    await w.sql('delete from load_override')
    expect(await seen()).toMatchObject({ [c.reviewer.id]: { level: 'RED' } })
    expect(await seen({ challengeId: id })).toMatchObject({ [c.reviewer.id]: { level: 'AMBER' } })
    for (const who of [c.lead, c.hostHead, c.reviewer]) expect(await who.refused(aboutTeam, given)).toBe('not-allowed')
    expect(await outsider.refused(aboutTeam, given)).toBe('not-found')
  })

  it('to lead a session: whoever plans it sees who has room then', async () => {
    const about =
      'query($id: ID!, $personIds: [ID!]!) { cpdSession(id: $id) { loadsIfLeading(personIds: $personIds) { personId level } } }'
    const going = [{ id: c.reviewer.id, urn: c.far }]
    const { cycle, session } = await sessionIn(w, c.alliance, { day: dayAfter, lead: c.coordinator.id, going })
    await w.sql('update cpd_cycle set released_at = now() where id = $1', [cycle])
    const given = { id: session, personIds: [c.reviewer.id, c.lead.id, outsider.id] }
    const seen = async (who: Someone = c.coordinator) => (await who.ask(about, given)).cpdSession.loadsIfLeading
    // They come to it already: that does not count twice.
    await full(c.reviewer, c.far, 10)
    expect(levels(await seen())).toEqual({ [c.reviewer.id]: { level: 'RED' }, [c.lead.id]: { level: 'GREEN' } })
    expect(await seen(c.reviewer)).toEqual([])
    await w.sql('update cpd_session set starts_at = null, ends_at = null where id = $1', [session])
    expect(await seen()).toEqual([])
  })

  it('into a lesson study, and for another day of its lesson', async () => {
    const { studyId: study, lessonId: id } = await lessonSheet(w, c.alliance, [
      { someone: c.lead, urn: c.elsewhere },
      { someone: c.reviewer, urn: c.far },
    ])
    const onDay = 'query($id: ID!, $day: Date!) { researchLesson(id: $id) { loadsIfOn(day: $day) { personId level } } }'
    const seen = async (on: CivilDate, who: Someone = c.lead) =>
      levels((await who.ask(onDay, { id, day: on })).researchLesson.loadsIfOn)
    await full(c.reviewer, c.far, 12)
    expect(await seen(day)).toEqual({ [c.reviewer.id]: { level: 'RED' }, [c.lead.id]: { level: 'GREEN' } })
    expect(await seen(endOfHalfTerm(dayAfter))).toMatchObject({ [c.reviewer.id]: { level: 'GREEN' } })
    // It has that day already: it is asked of them once.
    await w.sql('update research_lesson set on_day = $2 where id = $1', [id, day])
    await w.sql('update cpd_session set minutes = minutes - 60')
    expect(await seen(day)).toMatchObject({ [c.reviewer.id]: { level: 'AMBER' } })

    const ifInvited =
      'query($id: ID!, $personIds: [ID!]!) { lessonStudy(id: $id) { loadsIfInvited(personIds: $personIds) { personId level } } }'
    await full(c.undeclared, c.elsewhere, 12)
    const given = { id: study, personIds: [c.undeclared.id, c.visitingHead.id] }
    expect(levels((await c.lead.ask(ifInvited, given)).lessonStudy.loadsIfInvited)).toEqual({
      [c.undeclared.id]: { level: 'RED' },
      [c.visitingHead.id]: { level: 'GREEN' },
    })
    expect((await c.coordinator.ask(ifInvited, given)).lessonStudy.loadsIfInvited).toEqual([])
  })
})

describe('the coordinator’s own work', () => {
  it('is counted for her alone: what is not settled, who has to be asked again, and the hours she wrote down', async () => {
    const office = `{ myLoad { unanswered coordinating { alliance unconfirmed overdue hours } } }`
    const before = (await c.coordinator.ask(office)).myLoad.coordinating[0]
    const { session } = await sessionIn(w, c.alliance, { day, lead: c.coordinator.id, state: 'PENCILLED' })
    for (const [who, days] of [
      [c.reviewer, 6],
      [c.lead, 5],
    ] as const)
      await w.sql(
        'insert into cpd_facilitator (space_id, session_id, person_id, urn, asked_at) values ($1, $2, $3, $4, $5)',
        [c.alliance, session, who.id, c.far, `${addSchoolDays(today, -days)}T12:00:00Z`],
      )
    const written = `insert into contribution_entry (space_id, id, giver_urn, hours, kind, source_kind, source_id, academic_year, done_on, drafted_on, state, created_by) values ($1, $2, $3, 2.5, 'COORDINATION', 'by-hand', $2, 2026, $4, $4, 'PENDING', $5)`
    await w.sql(written, [c.alliance, v7(), c.host, today, c.coordinator.id])
    await w.sql(written, [c.alliance, v7(), c.host, today, c.hostHead.id])
    await w.sql(
      `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars) values ($1, $2, 'MEMBERSHIP_REMOVAL_ASKED', 'membership', $2, '/alliance', '{}')`,
      [c.coordinator.id, v7()],
    )
    expect((await c.coordinator.ask(office)).myLoad).toEqual({
      unanswered: 1,
      coordinating: [{ ...before, unconfirmed: before.unconfirmed + 1, overdue: 1, hours: 2.5 }],
    })
    const other = await w.person({ name: 'Col', role: 'ALLIANCE_COORDINATOR', alliance: c.alliance })
    // What the alliance still has to settle is the same for both; hours are each one's own.
    expect((await other.ask(office)).myLoad).toMatchObject({ unanswered: 0, coordinating: [{ overdue: 1, hours: 0 }] })
    for (const who of [c.hostHead, c.reviewer]) expect((await who.ask(office)).myLoad.coordinating).toEqual([])
  })
})
