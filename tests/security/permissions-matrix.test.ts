// Who may do what, at the door: everybody tries everything, and whoever is let through is compared with a list written by hand.
// Each attempt is made with something that the rules refuse afterwards, so that nobody's success changes the others' chances.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import type { Reply } from '../support/ask.js'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { type Someone, type World, world } from '../support/world.js'

/** Beside the neighbourhood: every other role at Elm Park, the school of the enquiry's lead, which leads the alliance too. */
type Who = Name | 'cpdLead' | 'cover' | 'leader' | 'executive' | 'deputy'

let w: World
let n: Neighbourhood
const cast = new Map<Who, Someone>()
/** What the variables of a mutation stand for, apart from `own`: the school of whoever asks. */
const ids: Record<string, unknown> = {}
const schoolOf = new Map<Who, string>()

beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  const { elm, oak, ash, yew, fir, far } = n.schools
  for (const [name, person] of Object.entries(n.people)) cast.set(name as Name, person)
  cast.set('cpdLead', await w.person({ role: 'CPD_LEAD', school: elm }))
  cast.set('cover', await w.person({ role: 'COVER_MANAGER', school: elm }))
  cast.set('leader', await w.person({ role: 'SCHOOL_LEADER', school: elm }))
  cast.set('executive', await w.person({ role: 'EXECUTIVE_HEAD', school: elm }))
  const lent = { role: 'HEADTEACHER', school: elm, deputy: true, endsOn: '2999-01-01' } as const
  cast.set('deputy', await w.person({ role: 'SCHOOL_LEADER', school: elm, also: [lent] }))
  for (const [names, urn] of [
    ['lead colleague head governor trust cpdLead cover leader executive deputy governorOnly', elm],
    ['member left partnerHead', oak],
    ['neighbour pastDeputy', ash],
    ['paused', yew],
    ['askedHead', fir],
    ['foreigner foreignHead', far],
  ] as const)
    for (const name of names.split(' ')) schoolOf.set(name as Who, urn)
  Object.assign(ids, {
    alliance: n.north,
    space: await w.spaceOf(elm),
    elm,
    colleague: n.people.colleague.id,
    lead: n.people.lead.id,
    leadHolding: (
      await w.sql<{ id: string }>('select id from role_holding where person_id = $1', [n.people.lead.id])
    )[0]!.id,
    membership: n.memberships.elm,
    ashMembership: n.memberships.ash,
    enquiry: n.enquiry.id,
    cycle: n.enquiry.cycleId,
    draft: n.draft,
    many: Array.from({ length: 41 }, () => v7()),
  })
  await w.sql('update school_membership set countersigned_at = now() where id = $1', [n.memberships.elm])
  await furnish()
  ids.sharing = await inState('SHARING')
  ids.closed = await inState('CLOSED')
})
afterAll(() => w?.close())

async function furnish(): Promise<void> {
  await furnishPlans()
  ids.card = v7()
  ids.proposal = v7()
  await w.sql(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, changed_by) values ($1, $2, $3, 'HUNCH', 'HUNCH', 'a0V', $4)`,
    [n.north, n.enquiry.cycleId, ids.card, n.people.lead.id],
  )
  await w.sql(
    `insert into stage_proposal (space_id, id, cycle_id, from_stage, to_stage, state, proposed_by) values ($1, $2, $3, 'HUNCH', 'NEW_LEARNING', 'OPEN', $4)`,
    [n.north, ids.proposal, n.enquiry.cycleId, n.people.member.id],
  )
  await w.sql(
    `insert into enquiry_template (space_id, id, title, body) values ($1, $2, 'Begin here', '{"about": "", "focus": "x", "protocol": "", "classroomPractice": "", "pupilsToBenefit": "", "cards": []}')`,
    [n.north, v7()],
  )
}

/** A CPD cycle that everybody may see, with one session that lies behind and is led by a colleague; and what its coordinator last looked for. */
async function furnishPlans(): Promise<void> {
  Object.assign(ids, { cpdCycle: v7(), cpdSession: v7(), timeSearch: v7() })
  await w.sql(
    `insert into cpd_cycle (space_id, id, title, kind, lead_id, state) values ($1, $2, 'Talk', 'SUBJECT_CPD', $3, 'RELEASED')`,
    [n.north, ids.cpdCycle, n.people.lead.id],
  )
  await w.sql(
    `insert into cpd_session (space_id, id, cycle_id, rank, title, format, minutes, state, starts_at, ends_at) values ($1, $2, $3, 1, 'Talk', 'TWILIGHT', 90, 'PENCILLED', now() - interval '9 days', now() - interval '8 days')`,
    [n.north, ids.cpdSession, ids.cpdCycle],
  )
  await w.sql(
    'insert into cpd_facilitator (space_id, session_id, person_id, urn, confirmed_at) values ($1, $2, $3, $4, now())',
    [n.north, ids.cpdSession, n.people.colleague.id, n.schools.elm],
  )
  await w.sql(
    `insert into time_search (space_id, id, cycle_id, asked_by, state, from_day, until_day) values ($1, $2, $3, $4, 'FOUND', '2027-03-01', '2027-03-05')`,
    [n.north, ids.timeSearch, ids.cpdCycle, n.people.coordinator.id],
  )
}

/** The same group and guest, elsewhere in the life of an enquiry. */
async function inState(state: string): Promise<string> {
  const id = v7()
  await w.sql(
    `insert into enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol)
     select space_id, $2, title, $3, lead_id, created_by, created_urn, protocol from enquiry where id = $1`,
    [n.enquiry.id, id, state],
  )
  await w.sql(
    'insert into enquiry_school (space_id, enquiry_id, urn) select space_id, $2, urn from enquiry_school where enquiry_id = $1',
    [n.enquiry.id, id],
  )
  await w.sql(
    `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, left_at, protocol_version)
     select space_id, $2, person_id, urn, state, joined_at, left_at, protocol_version from enquiry_member where enquiry_id = $1`,
    [n.enquiry.id, id],
  )
  await w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role) values ($1, $2, $3, 'enquiry', $4, 'GUEST')`,
    [n.north, v7(), id, n.people.guest.id],
  )
  return id
}

/** Codes that say: not you. Anything else comes from the rules, behind the door. */
const shut = [
  'not-allowed',
  'not-found',
  'alliance.read-only',
  'person.not-at-this-school',
  'invitation.role-not-yours-to-give',
]

const heads = 'head executive deputy'
const atElm = `lead colleague ${heads} cpdLead cover leader`
const staff = `${atElm} member left neighbour paused partnerHead pastDeputy`
const office = 'coordinator broker'
const members = 'lead member'

/** What is tried; what the rules say to whoever is let through (null: it is answered); who that is. */
const doors: readonly (readonly [string, string, string | null, string])[] = [
  // the installation
  [
    'createAlliance',
    'createAlliance(input: {name: "", kind: TSA, aims: "", coordinatorEmail: "a@b.example", coordinatorName: "A"}) { id }',
    'input.missing',
    'admin',
  ],
  ['invite an administrator', 'invitePeople(spaceId: $me, role: "ADMIN", lines: "nobody") { line }', null, 'admin'],
  [
    'invite a coordinator',
    'invitePeople(spaceId: $alliance, role: "ALLIANCE_COORDINATOR", lines: "nobody") { line }',
    null,
    'admin coordinator',
  ],
  [
    'invite a broker',
    'invitePeople(spaceId: $alliance, role: "BROKER", lines: "nobody") { line }',
    null,
    'coordinator',
  ],

  // the alliance, and Elm Park's membership of it
  [
    'updateAlliance',
    `updateAlliance(id: $alliance, name: "${'x'.repeat(500)}") { id }`,
    'input.too-long',
    'coordinator',
  ],
  [
    'inviteSchool',
    'inviteSchool(allianceId: $alliance, urn: $elm, role: MEMBER) { id }',
    'membership.already-invited',
    office,
  ],
  ['createCluster', 'createCluster(allianceId: $alliance, name: "Near", urns: [$elm]) { id }', 'cluster.size', office],
  [
    'acceptMembership',
    'acceptMembership(allianceId: $alliance, id: $membership) { id }',
    'membership.state-out-of-order',
    heads,
  ],
  [
    'declineMembership',
    'declineMembership(allianceId: $alliance, id: $membership) { id }',
    'membership.state-out-of-order',
    heads,
  ],
  [
    'signMembership',
    'signMembership(allianceId: $alliance, id: $membership, agreementVersion: 99) { id }',
    'membership.agreement-changed',
    heads,
  ],
  [
    'countersignMembership',
    'countersignMembership(allianceId: $alliance, id: $membership) { id }',
    'membership.already-countersigned',
    'trust',
  ],
  [
    'pauseMembership',
    'pauseMembership(allianceId: $alliance, id: $membership, reason: "x") { id }',
    'reason.required',
    `${heads} coordinator`,
  ],
  [
    'resumeMembership',
    'resumeMembership(allianceId: $alliance, id: $membership) { id }',
    'membership.state-out-of-order',
    `${heads} coordinator`,
  ],
  [
    'giveNotice',
    'giveNotice(allianceId: $alliance, id: $membership, leavesOn: "2199-01-01") { id }',
    'membership.lead-school-stays',
    heads,
  ],
  [
    'withdrawNotice',
    'withdrawNotice(allianceId: $alliance, id: $membership) { id }',
    'membership.state-out-of-order',
    heads,
  ],
  [
    'removeMembership of a neighbour',
    'removeMembership(allianceId: $alliance, id: $ashMembership, reason: "x") { id }',
    'reason.required',
    `${heads} coordinator`,
  ],
  [
    'handOverLead',
    'handOverLead(allianceId: $alliance, id: $membership) { id }',
    'membership.state-out-of-order',
    heads,
  ],

  // the people of Elm Park
  [
    'invite a teacher',
    'invitePeople(spaceId: $space, role: "TEACHER", lines: "nobody") { line }',
    null,
    `${heads} cpdLead`,
  ],
  [
    'invite a school leader',
    'invitePeople(spaceId: $space, role: "SCHOOL_LEADER", lines: "nobody") { line }',
    null,
    heads,
  ],
  [
    'invite a head',
    'invitePeople(spaceId: $space, role: "HEADTEACHER", lines: "nobody") { line }',
    null,
    'head executive',
  ],
  [
    'invite an executive head',
    'invitePeople(spaceId: $space, role: "EXECUTIVE_HEAD", lines: "nobody") { line }',
    null,
    'executive',
  ],
  ['suspendPerson', 'suspendPerson(urn: $elm, personId: $colleague, reason: "x") { id }', 'reason.required', heads],
  ['reinstatePerson', 'reinstatePerson(urn: $elm, personId: $colleague) { id }', 'person.state-out-of-order', heads],
  ['releasePerson', 'releasePerson(urn: $elm, personId: $lead, handover: [])', 'person.hand-over-first', heads],
  ['endRole', 'endRole(holdingId: $leadHolding)', 'person.hand-over-first', heads],
  [
    'appointDeputy',
    'appointDeputy(urn: $elm, personId: $colleague, until: "2000-01-01") { id }',
    'deputy.dates',
    'head executive',
  ],

  // starting and joining, each for their own school
  [
    'startEnquiry',
    'startEnquiry(input: {allianceId: $alliance, urn: $own, title: "", classroomPractice: "", pupilsToBenefit: ""}) { id }',
    'input.missing',
    `lead colleague ${heads} cpdLead leader member left neighbour partnerHead pastDeputy`,
  ],
  [
    'joinEnquiry that has closed',
    'joinEnquiry(id: $closed, urn: $own) { id }',
    'enquiry.over',
    `lead colleague ${heads} cpdLead leader member left neighbour partnerHead pastDeputy`,
  ],
  [
    'saveTemplate',
    'saveTemplate(allianceId: $alliance, title: "", body: {classroomPractice: "", pupilsToBenefit: "", focus: "x", prompts: []}) { id }',
    'input.missing',
    `lead colleague ${heads} cpdLead leader member left neighbour partnerHead pastDeputy`,
  ],

  // leading
  ['updateEnquiry', 'updateEnquiry(id: $enquiry, title: "") { id }', 'input.missing', 'lead'],
  ['openEnquiry', 'openEnquiry(id: $sharing) { id }', 'enquiry.state-out-of-order', members],
  ['activateEnquiry', 'activateEnquiry(id: $sharing) { id }', 'enquiry.state-out-of-order', 'lead'],
  [
    'pauseEnquiry',
    'pauseEnquiry(id: $sharing, reason: "because") { id }',
    'enquiry.state-out-of-order',
    'lead coordinator',
  ],
  ['resumeEnquiry', 'resumeEnquiry(id: $sharing) { id }', 'enquiry.state-out-of-order', 'lead coordinator'],
  ['shareEnquiry', 'shareEnquiry(id: $sharing) { id }', 'enquiry.state-out-of-order', 'lead'],
  ['closeEnquiry', 'closeEnquiry(id: $sharing, reason: "") { id }', 'enquiry.not-ready', 'lead'],
  ['reopenEnquiry', 'reopenEnquiry(id: $sharing, reason: "x") { id }', 'reason.required', 'lead'],
  ['abandonEnquiry', 'abandonEnquiry(id: $sharing, reason: "because") { id }', 'enquiry.state-out-of-order', 'lead'],
  ['widen who can read', 'setEnquiryVisibility(id: $closed, visibility: ALLIANCE) { id }', 'enquiry.finished', 'lead'],
  ['narrow who can read', 'setEnquiryVisibility(id: $closed, visibility: GROUP) { id }', 'enquiry.finished', 'lead'],
  ['inviteSchoolToEnquiry', 'inviteSchoolToEnquiry(id: $enquiry, urns: $many) { id }', 'too-many', 'lead'],
  ['invitePeopleToEnquiry', 'invitePeopleToEnquiry(id: $enquiry, personIds: $many) { id }', 'too-many', 'lead'],
  ['inviteGuest', 'inviteGuest(id: $enquiry, email: "nobody", name: "") { id }', 'input.not-an-email', 'lead'],
  [
    'handOverEnquiry',
    'handOverEnquiry(id: $enquiry, personId: $colleague) { id }',
    'enquiry.lead-must-have-joined',
    `lead coordinator ${heads}`,
  ],
  ['saveEnquiryAsTemplate', 'saveEnquiryAsTemplate(enquiryId: $enquiry, title: "") { id }', 'input.missing', 'lead'],

  // times for the sessions of a cycle: whoever may move them looks; what was found is for whoever looked
  [
    'findTimes',
    'findTimes(cycleId: $cpdCycle, firstDay: "2027-03-01", lastDay: "2027-03-05") { id }',
    'time-search.nothing-ahead',
    'coordinator colleague',
  ],
  ['stopFindingTimes', 'stopFindingTimes(id: $timeSearch) { id }', null, 'coordinator'],
  ['takeTimes', 'takeTimes(id: $timeSearch) { id }', 'time-search.nothing-ahead', 'coordinator'],

  // working together
  ['acceptProtocol', 'acceptProtocol(id: $enquiry, version: 99) { id }', 'enquiry.protocol-changed', members],
  ['answerHealth', 'answerHealth(id: $enquiry, process: "x", answer: YES) { id }', 'health.unknown-process', members],
  [
    'addComment',
    'addComment(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, body: "") { id }',
    'input.missing',
    `${members} guest`,
  ],
  [
    'setHunchStatus',
    'setHunchStatus(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, status: TESTED_SUPPORTED) { id }',
    'hunch.status-out-of-order',
    members,
  ],
  [
    'proposeStage',
    'proposeStage(enquiryId: $enquiry, cycleId: $cycle, to: SCANNING) { id }',
    'proposal.already-open',
    members,
  ],
  ['confirmStage', 'confirmStage(enquiryId: $enquiry, proposalId: $proposal) { id }', 'proposal.overtaken', 'lead'],
  [
    'declineStage',
    'declineStage(enquiryId: $enquiry, proposalId: $proposal, reason: "x") { id }',
    'reason.required',
    'lead',
  ],
  [
    'moveStage',
    'moveStage(enquiryId: $enquiry, cycleId: $cycle, to: SCANNING) { id }',
    'cycle.stage-out-of-order',
    'lead',
  ],
  [
    'moveStage past a guard',
    'moveStage(enquiryId: $enquiry, cycleId: $cycle, to: SCANNING, overrideReason: "because") { id }',
    'cycle.stage-out-of-order',
    'coordinator',
  ],
  [
    'goBackToStage',
    'goBackToStage(enquiryId: $enquiry, cycleId: $cycle, to: CHECKING, reason: "because") { id }',
    'cycle.not-earlier',
    members,
  ],
  [
    'answerEnoughDifference',
    'answerEnoughDifference(enquiryId: $enquiry, cycleId: $cycle, answer: YES) { id }',
    'cycle.stage-out-of-order',
    'lead',
  ],
  [
    'unlockAction',
    'unlockAction(enquiryId: $enquiry, cycleId: $cycle, reason: "x") { id }',
    'reason.required',
    'coordinator',
  ],
  ['startNextCycle', 'startNextCycle(enquiryId: $enquiry) { id }', 'cycle.not-checked', 'lead'],
]

/** Questions: whether there is an answer, and one that says something. */
const views: readonly (readonly [string, string, (data: Reply['data']) => boolean, string])[] = [
  ['the register’s imports', 'registerImports { id }', () => true, 'admin'],
  [
    'the alliance',
    'alliance(id: $alliance) { aims agreement memberships { id } }',
    ({ alliance }) => alliance?.agreement !== undefined && alliance.agreement !== '',
    `${staff} governor governorOnly trust observer askedHead ${office}`,
  ],
  ['the directory of the alliance', 'people(spaceId: $alliance) { id }', () => true, `${staff} ${office}`],
  [
    'the directory of Elm Park',
    'school(urn: $elm) { people { id } }',
    ({ school }) => school.people.length > 0,
    `${staff} ${office}`,
  ],
  ['invitations to Elm Park', 'invitations(spaceId: $space) { id }', () => true, `${heads} cpdLead admin`],
  ['what the lead would hand over', 'handover(personId: $lead, urn: $elm) { id }', () => true, heads],
  [
    'templates',
    'enquiryTemplates(allianceId: $alliance) { id }',
    ({ enquiryTemplates }) => enquiryTemplates.length > 0,
    `lead colleague ${heads} cpdLead leader member left neighbour paused partnerHead pastDeputy ${office}`,
  ],
  ['an open enquiry', 'enquiry(id: $enquiry) { title }', ({ enquiry }) => enquiry !== null, `${staff} ${office} guest`],
  ['a draft', 'enquiry(id: $draft) { title }', ({ enquiry }) => enquiry !== null, 'lead'],
  [
    'who is in it, and what they agreed',
    'enquiry(id: $enquiry) { protocol members { person { id } } }',
    ({ enquiry }) => enquiry?.protocol !== undefined && enquiry.protocol !== '',
    `${atElm} member left partnerHead guest`,
  ],
  [
    'its board',
    'enquiry(id: $enquiry) { currentCycle { cards { id } } }',
    ({ enquiry }) => enquiry?.currentCycle?.cards.length > 0,
    `${members} guest`,
  ],
  [
    'what is said on a card',
    'commentThreads(enquiryId: $enquiry, cycleId: $cycle, cardId: $card) { id }',
    () => true,
    `${members} guest`,
  ],
  ['who can be mentioned', 'mentionable(enquiryId: $enquiry, search: "") { id }', () => true, `${members} guest`],
  [
    'what it still needs',
    'enquiry(id: $sharing) { missingForNext { code } }',
    ({ enquiry }) => enquiry?.missingForNext.length > 0,
    `${atElm} member left partnerHead guest coordinator`,
  ],
  [
    'who leads the alliance around it',
    'enquiry(id: $enquiry) { alliance { leadSchool { urn } } }',
    ({ enquiry }) => Boolean(enquiry?.alliance.leadSchool),
    `${staff} ${office}`,
  ],
]

const kinds: Readonly<Record<string, string>> = { many: '[ID!]!' }
async function tries(kind: 'query' | 'mutation', who: Who, field: string): Promise<Reply> {
  const person = cast.get(who)!
  const used = [...new Set([...field.matchAll(/\$(\w+)/g)].map(([, name]) => name!))]
  const declared = used.map((name) => `$${name}: ${kinds[name] ?? 'ID!'}`).join(', ')
  const variables = { ...ids, me: person.id, own: schoolOf.get(who) ?? n.schools.elm }
  return person.post(`${kind}${declared && `(${declared})`} { ${field} }`, variables)
}
/** Everybody at once: who is let through, and what is neither that nor a shut door. */
async function tried(attempt: (who: Who) => Promise<true | string>): Promise<{ through: Who[]; odd: string[] }> {
  const answers = await Promise.all([...cast.keys()].map(async (who) => ({ who, answer: await attempt(who) })))
  return {
    through: answers.flatMap(({ who, answer }) => (answer === true ? [who] : [])).sort(),
    odd: answers.flatMap(({ who, answer }) => (answer === true || shut.includes(answer) ? [] : [`${who}: ${answer}`])),
  }
}
const through = (who: string) => ({ through: who.split(' ').sort(), odd: [] })
const codeOf = ({ errors }: Reply): string | null => errors[0]?.extensions.code ?? null

describe('everybody tries everything', () => {
  it.each(doors)('%s', async (_, field, behind, who) => {
    const found = await tried(async (name) => {
      const code = codeOf(await tries('mutation', name, field))
      return code === behind || (code ?? 'done')
    })
    expect(found).toEqual(through(who))
  })

  it.each(views)('reads %s', async (_, field, says, who) => {
    const found = await tried(async (name) => {
      const reply = await tries('query', name, field)
      // What one may not see is refused, or is not there.
      return codeOf(reply) ?? (says(reply.data) || 'not-found')
    })
    expect(found).toEqual(through(who))
  })

  const fetched = (path: string, request: RequestInit) => async (name: Who) => {
    const headers = { cookie: cast.get(name)!.cookie!, 'content-type': 'text/csv' }
    const response = await fetch(`${w.url}${path}`, { ...request, headers })
    await response.text()
    return response.status === 403 ? 'not-allowed' : response.status === 404 ? 'not-found' : (true as const)
  }

  it('takes the school’s things along', async () => {
    const path = `/api/alliances/${n.north}/memberships/${n.memberships.elm}/export`
    expect(await tried(fetched(path, {}))).toEqual(through(heads))
  })

  it('sends the register', async () => {
    const found = await tried(fetched('/api/register-import?name=x.csv', { method: 'POST', body: 'x' }))
    expect(found).toEqual(through('admin'))
  })
})
