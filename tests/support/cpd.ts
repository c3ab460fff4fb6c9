// CPD in a test: the words of each step as a browser sends them, and the way to where a test needs a cycle.
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { addSchoolDays } from '@alongside/domain/school-days'
import type { Answer, Caller } from './ask.js'
import { type Place, places } from './rounds.js'
import { type SetUp, type Someone, type World, world } from './world.js'

const person = `person { id name } school { name }`
export const placeParts = `id sessionId state offeredUntil isAskedAgain reason attendedHow walkedIn isHandedOn handingOn { isAgreed person { name } } isMine ${person} abilities { giveUp take stillComing approve decline callOff handOn correct }`
export const sessionParts = `id rank title purpose format minutes daysAfter taskAfter state reason startsAt endsAt venue { name } roomName capacity sequence version codeUntil
  facilitators { ${person} hasConfirmed hasDeclined reason } taken { school { name } taken waiting } myPlace { ${placeParts} } bookings { ${placeParts} } guests { id name comeFrom }
  abilities { plan remove time confirm postpone cancel deliver close keepList showCode askFacilitator answerFacilitating ask }`
export const cycleParts = `id title kind state reason version mechanisms pupilOutcome steps whoCanRead lead { name } owner { name } schools { places school { name } }
  design { isSeen standardGaps mechanismGaps } missingForNext { code message } abilities { design handOver cancel addSession } sessions { ${sessionParts} }`

export const steps = {
  start: `mutation($input: NewCpdCycleInput!) { startCpdCycle(input: $input) { ${cycleParts} } }`,
  design: `mutation($id: ID!, $version: Int!, $design: CpdDesignInput!) { designCpdCycle(id: $id, version: $version, design: $design) { ${cycleParts} } }`,
  schools: `mutation($id: ID!, $version: Int!, $schools: [CpdSchoolInput!]!) { chooseCpdSchools(id: $id, version: $version, schools: $schools) { ${cycleParts} } }`,
  seeCheck: `mutation($id: ID!) { seeCpdDesignCheck(id: $id) { ${cycleParts} } }`,
  move: `mutation($id: ID!, $to: CpdCycleState!, $reason: String) { moveCpdCycle(id: $id, to: $to, reason: $reason) { ${cycleParts} } }`,
  handOver: `mutation($id: ID!, $personId: ID!) { handOverCpdCycle(id: $id, personId: $personId) { ${cycleParts} } }`,
  order: `mutation($id: ID!, $ids: [ID!]!) { orderCpdSessions(cycleId: $id, sessionIds: $ids) { ${cycleParts} } }`,
  addSession: `mutation($id: ID!, $session: CpdSessionInput!) { addCpdSession(cycleId: $id, session: $session) { ${sessionParts} } }`,
  planSession: `mutation($id: ID!, $version: Int!, $session: CpdSessionInput!) { planCpdSession(id: $id, version: $version, session: $session) { ${sessionParts} } }`,
  removeSession: `mutation($id: ID!) { removeCpdSession(id: $id) { ${cycleParts} } }`,
  time: `mutation($id: ID!, $version: Int!, $startsAt: DateTime!, $endsAt: DateTime!) { timeCpdSession(id: $id, version: $version, startsAt: $startsAt, endsAt: $endsAt) { ${sessionParts} } }`,
  moveSession: `mutation($id: ID!, $to: CpdSessionState!, $reason: String) { moveCpdSession(id: $id, to: $to, reason: $reason) { ${sessionParts} } }`,
  askToLead: `mutation($id: ID!, $personId: ID!, $urn: ID!) { askToLeadCpdSession(id: $id, personId: $personId, urn: $urn) { ${sessionParts} } }`,
  answerLeading: `mutation($id: ID!, $isComing: Boolean!, $reason: String) { answerLeadingCpdSession(id: $id, isComing: $isComing, reason: $reason) { ${sessionParts} } }`,
  takeBackLeading: `mutation($id: ID!, $personId: ID!) { takeBackLeadingCpdSession(id: $id, personId: $personId) { ${sessionParts} } }`,
  ask: `mutation($ids: [ID!]!, $urn: ID) { askForCpdPlaces(sessionIds: $ids, urn: $urn) { ${placeParts} } }`,
  approve: `mutation($ids: [ID!]!) { approveCpdPlaces(placeIds: $ids) { ${placeParts} } }`,
  decline: `mutation($id: ID!, $reason: String!) { declineCpdPlace(id: $id, reason: $reason) { ${placeParts} } }`,
  take: `mutation($id: ID!) { takeCpdPlace(id: $id) { ${placeParts} } }`,
  stillComing: `mutation($id: ID!) { stillComeToCpd(id: $id) { ${placeParts} } }`,
  giveUp: `mutation($id: ID!, $reason: String) { giveUpCpdPlace(id: $id, reason: $reason) { ${placeParts} } }`,
  keepList: `mutation($id: ID!, $list: [CpdAttendanceInput!]!) { keepCpdAttendance(sessionId: $id, list: $list) { ${sessionParts} } }`,
  showCode: `mutation($id: ID!) { showCpdRoomCode(sessionId: $id) { code until } }`,
  checkIn: `mutation($id: ID!, $code: String!) { checkInToCpd(sessionId: $id, code: $code) { ${placeParts} } }`,
  colleague: `mutation($id: ID!, $personId: ID!, $urn: ID!, $agreed: Boolean!) { addCpdColleague(sessionId: $id, personId: $personId, urn: $urn, agreed: $agreed) { ${sessionParts} } }`,
  guest: `mutation($id: ID!, $name: String!, $comeFrom: String!, $agreed: Boolean!) { addCpdGuest(sessionId: $id, name: $name, comeFrom: $comeFrom, agreed: $agreed) { ${sessionParts} } }`,
  noGuest: `mutation($id: ID!, $guestId: ID!) { removeCpdGuest(sessionId: $id, guestId: $guestId) { ${sessionParts} } }`,
  correct: `mutation($id: ID!, $came: Boolean!, $reason: String!) { correctCpdAttendance(id: $id, came: $came, reason: $reason) { ${placeParts} } }`,
  handOn: `mutation($id: ID!, $personId: ID!) { handOnCpdPlace(id: $id, personId: $personId) { ${placeParts} } }`,
  keep: `mutation($id: ID!) { keepCpdPlace(id: $id) { ${placeParts} } }`,
} as const
export type CpdStep = keyof typeof steps

export const does = async (who: Caller, step: CpdStep, given: object): Promise<Answer> =>
  Object.values((await who.ask(steps[step], given as never)) as Record<string, unknown>)[0]
export const no = (who: Caller, step: CpdStep, given: object): Promise<string> =>
  who.refused(steps[step], given as never)

export const cycleOf = async (who: Caller, id: string): Promise<Answer> =>
  (await who.ask(`query($id: ID!) { cpdCycle(id: $id) { ${cycleParts} } }`, { id })).cpdCycle
export const sessionOf = async (who: Caller, id: string): Promise<Answer> =>
  (await who.ask(`query($id: ID!) { cpdSession(id: $id) { ${sessionParts} } }`, { id })).cpdSession

export const sessionPlan = (more: object = {}): object => ({
  title: 'Talk in maths',
  purpose: '',
  format: 'TWILIGHT',
  minutes: 90,
  daysAfter: 0,
  taskAfter: '',
  onlineAt: '',
  ...more,
})
export const design = (more: object = {}): object => ({
  title: 'Talk for reasoning',
  focus: 'Reasoning aloud',
  learners: 'Year 4',
  kind: 'SUBJECT_CPD',
  pupilOutcome: 'Pupils give reasons',
  evidence: 'A review of talk',
  collaboration: 'Three schools plan together',
  leadersCommitment: 'Heads keep the twilights free',
  mechanisms: ['MODELLING', 'FEEDBACK'],
  ...more,
})

/** A school day so many school days from today, at an hour that is after school. */
export const at = (schoolDays: number, hour = '16:00'): Date =>
  new Date(`${addSchoolDays(new Date().toISOString().slice(0, 10), schoolDays)}T${hour}:00Z`)
export const span = (schoolDays: number, hour = '16:00', minutes = 90) => {
  const startsAt = at(schoolDays, hour)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

export interface CpdWorld {
  readonly w: World
  readonly north: AllianceId
  readonly elm: Place
  readonly oak: Place
  readonly ash: Place
  readonly far: Place
  readonly cora: Someone
  readonly lead: Someone
  /** CPD lead of Oak, who says yes for its teachers. */
  readonly oakLead: Someone
}

export async function cpdWorld(setUp: SetUp = {}): Promise<CpdWorld> {
  const w = await world(setUp)
  const [ash, elm, oak, far] = (await places(w, ['Ash', 'Elm', 'Oak', 'Far'])) as [Place, Place, Place, Place]
  const north = await w.alliance('North', { schools: [elm.urn, oak.urn, ash.urn] })
  await w.alliance('South', { schools: [far.urn] })
  const cora = await w.person({ name: 'Cora', role: 'ALLIANCE_COORDINATOR', alliance: north })
  const lead = await w.person({ name: 'Lin', role: 'CPD_LEAD', school: elm.urn })
  const oakLead = await w.person({ name: 'Ola', role: 'CPD_LEAD', school: oak.urn })
  return { w, north, elm, oak, ash, far, cora, lead, oakLead }
}

/** One more teacher of a school. */
export const teacherAt = (w: World, urn: Urn, name: string): Promise<Someone> =>
  w.person({ name, role: 'TEACHER', school: urn })

export interface Released {
  readonly cycle: Answer
  readonly session: Answer
  /** Whoever leads it: somebody of Ash with nothing else to do. */
  readonly leader: Someone
}

/** A cycle of one session with a time, released: staff may ask for places. Online, so that it needs no room. */
export async function released(c: CpdWorld, more: object = {}, when = span(20)): Promise<Released> {
  const cycle = await does(c.lead, 'start', { input: { allianceId: c.north, title: 'Talk for reasoning' } })
  const { id } = cycle
  const leader = await teacherAt(c.w, c.ash.urn, 'Leo')
  const session = await does(c.lead, 'addSession', { id, session: sessionPlan({ format: 'ONLINE', ...more }) })
  await does(c.lead, 'seeCheck', { id })
  await does(c.lead, 'move', { id, to: 'DESIGN_CHECKED' })
  await does(c.cora, 'time', { id: session.id, version: session.version, ...when })
  await does(c.lead, 'askToLead', { id: session.id, personId: leader.id, urn: c.ash.urn })
  await does(leader, 'answerLeading', { id: session.id, isComing: true })
  await does(c.cora, 'move', { id, to: 'SCHEDULED' })
  await does(c.cora, 'move', { id, to: 'RELEASED' })
  return { cycle: await cycleOf(c.cora, id), session: await sessionOf(c.cora, session.id), leader }
}

/** The session is held today, a while ago: time passes for nobody in a test. */
export const heldNow = (c: CpdWorld, id: string): Promise<unknown> =>
  c.w.sql(
    `update cpd_session set starts_at = now() - interval '10 minutes', ends_at = now() + interval '80 minutes' where id = $1`,
    [id],
  )
