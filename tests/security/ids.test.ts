// T01: two ids in one request, one of them one's own. Everybody here may do the thing – with what is theirs.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { addressFor, type World, world } from '../support/world.js'

let w: World
let n: Neighbourhood
/** What the lead of Elm Park may change, and what belongs to others: another group of the alliance, and another alliance. */
let ours: Record<string, string>
let theirs: Record<string, string>
beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  ours = await furnished(n.enquiry, n.north, n.people.lead.id, n.schools.elm)
  ours.draft = n.draft
  const other = await enquiryOf(n.people.neighbour.id)
  theirs = await furnished(other, n.north, n.people.neighbour.id, n.schools.ash)
  const clusterOf = async (alliance: string, urns: string[]) => {
    const id = v7()
    await w.sql(`insert into cluster (space_id, id, name) values ($1, $2, 'Near')`, [alliance, id])
    for (const urn of urns)
      await w.sql('insert into cluster_school (space_id, cluster_id, urn) values ($1, $2, $3)', [alliance, id, urn])
    return id
  }
  ours.cluster = await clusterOf(n.north, [n.schools.elm, n.schools.oak, n.schools.ash])
  theirs.cluster = await clusterOf(n.south, [n.schools.far])
  const template = `insert into enquiry_template (space_id, id, title, body, created_by) values ($1, $2, 'x', '{"about": "", "focus": "x", "protocol": "", "classroomPractice": "", "pupilsToBenefit": "", "cards": []}', $3)`
  ours.template = v7()
  theirs.template = v7()
  theirs.sibling = v7()
  await w.sql(template, [n.north, ours.template, n.people.lead.id])
  await w.sql(template, [n.south, theirs.template, n.people.foreigner.id])
  await w.sql(template, [n.north, theirs.sibling, n.people.neighbour.id])
  Object.assign(ours, { alliance: n.north, space: await w.spaceOf(n.schools.elm), membership: n.memberships.elm })
  Object.assign(theirs, { alliance: n.south, space: await w.spaceOf(n.schools.far), membership: n.memberships.far })
  for (const [mine, person, space] of [
    [ours, n.people.head, ours.space],
    [theirs, n.people.foreignHead, theirs.space],
  ] as const) {
    mine.invitation = v7()
    await w.sql(
      `insert into invitation (space_id, id, token_hash, email, role, invited_by, state, expires_at) values ($1, $2, $3, $4, 'TEACHER', $5, 'OPEN', now() + interval '9 days')`,
      [space, mine.invitation, Buffer.from(mine.invitation), addressFor('new'), person.id],
    )
  }
  theirs.holding = await holdingOf('foreigner')
  theirs.sessions = (
    await w.sql<{ id: string }>('select id from session where person_id = $1', [n.people.foreigner.id])
  )[0]!.id
  theirs.notice = v7()
  await w.sql(
    `insert into inbox_item (space_id, id, kind, item_kind, item_id, path) values ($1, $2, 'INVITATION', 'enquiry', $3, '/')`,
    [n.people.foreigner.id, theirs.notice, theirs.enquiry],
  )
  theirs.import = v7()
  await w.sql(`insert into school_import (id, file_name, state) values ($1, 'x.csv', 'RUNNING')`, [theirs.import])
})
afterAll(() => w?.close())

const holdingOf = async (name: Name) =>
  (await w.sql<{ id: string }>('select id from role_holding where person_id = $1', [n.people[name].id]))[0]!.id

async function enquiryOf(lead: string): Promise<{ id: string; cycleId: string }> {
  const [id, cycleId, document] = [v7(), v7(), v7()]
  await w.sql(
    `insert into enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol) values ($1, $2, 'Theirs', 'ACTIVE', $3, $4, $5, 'x')`,
    [n.north, id, lead, lead, n.schools.ash],
  )
  await w.sql(
    `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`,
    [n.north, id, lead, n.schools.ash],
  )
  await w.sql(`insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'enquiry-board', $3)`, [
    n.north,
    document,
    cycleId,
  ])
  await w.sql(
    `insert into enquiry_cycle (space_id, id, enquiry_id, number, stage, document_id) values ($1, $2, $3, 1, 'SCANNING', $4)`,
    [n.north, cycleId, id, document],
  )
  return { id, cycleId }
}

/** A hunch, a thread about it, a proposal and a guest. */
async function furnished(
  { id, cycleId }: { id: string; cycleId: string },
  space: string,
  lead: string,
  urn: string,
): Promise<Record<string, string>> {
  const [card, thread, proposal, guest] = [v7(), v7(), v7(), v7()]
  await w.sql(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, created_by, created_urn, changed_by) values ($1, $2, $3, 'HUNCH', 'HUNCH', 'a0V', $4, $5, $4)`,
    [space, cycleId, card, lead, urn],
  )
  await w.sql(
    `insert into comment (space_id, id, cycle_id, card_id, thread_id, author_id, body) values ($1, $2, $3, $4, $5, $6, 'said')`,
    [space, thread, cycleId, card, thread, lead],
  )
  await w.sql(
    `insert into stage_proposal (space_id, id, cycle_id, from_stage, to_stage, state, proposed_by) values ($1, $2, $3, 'SCANNING', 'FOCUSING', 'OPEN', $4)`,
    [space, proposal, cycleId, lead],
  )
  const someone = await w.person({})
  await w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', now() + interval '9 days')`,
    [space, guest, id, someone.id],
  )
  return { enquiry: id, cycle: cycleId, card, thread, proposal, guest }
}

const id = (name: string) => `$${name}: ID!`
/** Who, what, and with which ids: `+` is one's own, `-` somebody else's, `~` of another group of the same alliance. */
const probes: readonly (readonly [Name, string, string])[] = [
  ['lead', 'moveStage(enquiryId: $enquiry, cycleId: $cycle, to: FOCUSING)', '+enquiry -cycle'],
  [
    'coordinator',
    'moveStage(enquiryId: $enquiry, cycleId: $cycle, to: FOCUSING, overrideReason: "because")',
    '+enquiry -cycle',
  ],
  ['lead', 'goBackToStage(enquiryId: $enquiry, cycleId: $cycle, to: SCANNING, reason: "because")', '+enquiry -cycle'],
  ['lead', 'proposeStage(enquiryId: $enquiry, cycleId: $cycle, to: FOCUSING)', '+enquiry -cycle'],
  ['lead', 'answerEnoughDifference(enquiryId: $enquiry, cycleId: $cycle, answer: YES)', '+enquiry -cycle'],
  ['coordinator', 'unlockAction(enquiryId: $enquiry, cycleId: $cycle, reason: "because")', '+enquiry -cycle'],
  ['lead', 'confirmStage(enquiryId: $enquiry, proposalId: $proposal)', '+enquiry -proposal'],
  ['lead', 'declineStage(enquiryId: $enquiry, proposalId: $proposal, reason: "because")', '+enquiry -proposal'],
  ['lead', 'confirmStage(enquiryId: $enquiry, proposalId: $proposal)', '-enquiry +proposal'],
  [
    'lead',
    'setHunchStatus(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, status: PARKED)',
    '+enquiry +cycle -card',
  ],
  [
    'lead',
    'setHunchStatus(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, status: PARKED)',
    '+enquiry -cycle -card',
  ],
  [
    'lead',
    'setHunchStatus(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, status: PARKED)',
    '-enquiry +cycle +card',
  ],
  ['lead', 'addComment(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, body: "x")', '+enquiry +cycle -card'],
  ['lead', 'addComment(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, body: "x")', '+enquiry -cycle -card'],
  [
    'lead',
    'addComment(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, threadId: $thread, body: "x")',
    '+enquiry +cycle +card -thread',
  ],
  ['lead', 'editComment(enquiryId: $enquiry, commentId: $thread, body: "x")', '+enquiry -thread'],
  ['neighbour', 'editComment(enquiryId: $enquiry, commentId: $thread, body: "x")', '+enquiry +thread'],
  ['lead', 'removeComment(enquiryId: $enquiry, commentId: $thread)', '+enquiry -thread'],
  ['lead', 'resolveThread(enquiryId: $enquiry, threadId: $thread)', '+enquiry -thread'],
  ['lead', 'reopenThread(enquiryId: $enquiry, threadId: $thread)', '+enquiry -thread'],
  ['lead', 'removeGuest(id: $enquiry, guestId: $guest)', '+enquiry -guest'],
  ['lead', 'handOverEnquiry(id: $enquiry, personId: "neighbour")', '+enquiry'],
  ['lead', 'handOverEnquiry(id: $enquiry, personId: "foreigner")', '+enquiry'],
  ['lead', 'handOverEnquiry(id: $enquiry, personId: "left")', '+enquiry'],
  ['lead', 'handOverEnquiry(id: $enquiry, personId: "guest")', '+enquiry'],
  ['lead', 'invitePeopleToEnquiry(id: $enquiry, personIds: ["foreigner"])', '+enquiry'],
  ['lead', 'invitePeopleToEnquiry(id: $enquiry, personIds: ["colleague", "foreigner"])', '+enquiry'],
  ['lead', 'invitePeopleToEnquiry(id: $enquiry, personIds: ["governor"])', '+enquiry'],
  ['lead', 'invitePeopleToEnquiry(id: $enquiry, personIds: ["governorOnly"])', '+enquiry'],
  ['lead', 'invitePeopleToEnquiry(id: $enquiry, personIds: ["paused"])', '+enquiry'],
  ['lead', 'invitePeopleToEnquiry(id: $enquiry, personIds: ["coordinator"])', '+enquiry'],
  ['lead', 'inviteSchoolToEnquiry(id: $enquiry, urns: ["far"])', '+enquiry'],
  ['lead', 'inviteSchoolToEnquiry(id: $enquiry, urns: ["ash", "far"])', '+enquiry'],
  ['lead', 'inviteSchoolToEnquiry(id: $enquiry, urns: ["yew"])', '+enquiry'],
  ['lead', 'inviteSchoolToEnquiry(id: $enquiry, urns: ["fir"])', '+enquiry'],
  [
    'lead',
    'addComment(enquiryId: $enquiry, cycleId: $cycle, cardId: $card, body: "x", mentions: ["neighbour"])',
    '+enquiry +cycle +card',
  ],
  ['member', 'joinEnquiry(id: $enquiry, urn: "elm")', '+enquiry'],
  ['colleague', 'joinEnquiry(id: $enquiry, urn: "oak")', '+enquiry'],
  ['colleague', 'joinEnquiry(id: $enquiry, urn: "elm")', '+draft'],
  ['governor', 'joinEnquiry(id: $enquiry, urn: "elm")', '+enquiry'],
  ['governorOnly', 'joinEnquiry(id: $enquiry, urn: "elm")', '+enquiry'],
  ['paused', 'joinEnquiry(id: $enquiry, urn: "yew")', '+enquiry'],
  ['lead', 'saveTemplate(allianceId: $alliance, id: $template, title: "x", body: $body)', '+alliance -template'],
  ['lead', 'saveTemplate(allianceId: $alliance, id: $template, title: "x", body: $body)', '-alliance -template'],
  ['lead', 'saveTemplate(allianceId: $alliance, id: $sibling, title: "x", body: $body)', '+alliance -sibling'],
  ['lead', 'saveTemplate(allianceId: $alliance, title: "x", body: $body)', '-alliance'],
  ['lead', 'forkTemplate(allianceId: $alliance, id: $template)', '+alliance -template'],
  ['lead', 'forkTemplate(allianceId: $alliance, id: $template)', '-alliance +template'],
  [
    'lead',
    'startEnquiry(input: {allianceId: $alliance, urn: "elm", title: "x", classroomPractice: "", pupilsToBenefit: "", templateId: $template})',
    '+alliance -template',
  ],
  [
    'lead',
    'startEnquiry(input: {allianceId: $alliance, urn: "elm", title: "x", classroomPractice: "", pupilsToBenefit: ""})',
    '-alliance',
  ],
  [
    'lead',
    'startEnquiry(input: {allianceId: $alliance, urn: "oak", title: "x", classroomPractice: "", pupilsToBenefit: ""})',
    '+alliance',
  ],
  [
    'lead',
    'startEnquiry(input: {allianceId: $alliance, urn: "elm", title: "x", classroomPractice: "", pupilsToBenefit: "", partnerUrns: ["far"]})',
    '+alliance',
  ],
  [
    'governorOnly',
    'startEnquiry(input: {allianceId: $alliance, urn: "elm", title: "x", classroomPractice: "", pupilsToBenefit: ""})',
    '+alliance',
  ],
  [
    'governorOnly',
    'startEnquiry(input: {allianceId: $alliance, urn: "far", title: "x", classroomPractice: "", pupilsToBenefit: ""})',
    '+alliance',
  ],
  ['lead', 'saveEnquiryAsTemplate(enquiryId: $enquiry, title: "x")', '-enquiry'],
  ['coordinator', 'updateCluster(allianceId: $alliance, id: $cluster, name: "x")', '+alliance -cluster'],
  [
    'coordinator',
    'updateCluster(allianceId: $alliance, id: $cluster, urns: ["elm", "oak", "far"])',
    '+alliance +cluster',
  ],
  ['coordinator', 'createCluster(allianceId: $alliance, name: "x", urns: ["elm", "oak", "far"])', '+alliance'],
  ['coordinator', 'createCluster(allianceId: $alliance, name: "x", urns: ["far"])', '-alliance'],
  ['coordinator', 'removeCluster(allianceId: $alliance, id: $cluster)', '+alliance -cluster'],
  ['coordinator', 'pauseMembership(allianceId: $alliance, id: $membership)', '+alliance -membership'],
  ['coordinator', 'pauseMembership(allianceId: $alliance, id: $membership)', '-alliance -membership'],
  [
    'coordinator',
    'removeMembership(allianceId: $alliance, id: $membership, reason: "because")',
    '+alliance -membership',
  ],
  ['head', 'giveNotice(allianceId: $alliance, id: $membership, leavesOn: "2199-01-01")', '+alliance -membership'],
  ['partnerHead', 'pauseMembership(allianceId: $alliance, id: $membership)', '+alliance +membership'],
  ['coordinator', 'updateAlliance(id: $alliance, name: "x")', '-alliance'],
  ['coordinator', 'inviteSchool(allianceId: $alliance, urn: "far", role: MEMBER)', '-alliance'],
  ['head', 'suspendPerson(urn: "elm", personId: "member", reason: "because")', ''],
  ['head', 'suspendPerson(urn: "far", personId: "foreigner", reason: "because")', ''],
  ['head', 'reinstatePerson(urn: "elm", personId: "foreigner")', ''],
  ['head', 'releasePerson(urn: "elm", personId: "foreigner", handover: [])', ''],
  [
    'head',
    'releasePerson(urn: "elm", personId: "lead", handover: [{kind: "enquiry", id: $enquiry, toPersonId: "member"}])',
    '-enquiry',
  ],
  [
    'head',
    'releasePerson(urn: "elm", personId: "lead", handover: [{kind: "enquiry", id: $enquiry, toPersonId: "foreigner"}])',
    '+enquiry',
  ],
  [
    'head',
    'releasePerson(urn: "elm", personId: "lead", handover: [{kind: "enquiry", id: $enquiry, toPersonId: "head"}])',
    '+enquiry',
  ],
  ['head', 'appointDeputy(urn: "elm", personId: "foreigner", until: "2027-06-01")', ''],
  ['head', 'appointDeputy(urn: "elm", personId: "governor", until: "2027-06-01")', ''],
  ['head', 'appointDeputy(urn: "far", personId: "lead", until: "2027-06-01")', ''],
  ['pastDeputy', 'appointDeputy(urn: "ash", personId: "neighbour", until: "2027-06-01")', ''],
  ['pastDeputy', 'suspendPerson(urn: "ash", personId: "neighbour", reason: "because")', ''],
  ['head', 'endDeputy(urn: "elm", personId: "pastDeputy")', ''],
  ['head', 'endRole(holdingId: $holding)', '-holding'],
  ['coordinator', 'endRole(holdingId: $holding)', '-holding'],
  ['lead', 'actAs(holdingId: $holding)', '-holding'],
  ['head', 'revokeInvitation(spaceId: $space, id: $invitation)', '+space -invitation'],
  ['head', 'revokeInvitation(spaceId: $space, id: $invitation)', '-space -invitation'],
  ['head', 'renewInvitation(spaceId: $space, id: $invitation)', '+space -invitation'],
  ['coordinator', 'revokeInvitation(spaceId: $space, id: $invitation)', '+space +invitation'],
  ['lead', 'renewInvitation(spaceId: $space, id: $invitation)', '+space +invitation'],
  ['head', 'invitePeople(spaceId: $space, role: "TEACHER", lines: "a@b.example")', '-space'],
  ['head', 'invitePeople(spaceId: $alliance, role: "TEACHER", lines: "a@b.example")', '+alliance'],
  ['head', 'invitePeople(spaceId: $space, role: "EXECUTIVE_HEAD", lines: "a@b.example")', '+space'],
  ['head', 'invitePeople(spaceId: $space, role: "ALLIANCE_COORDINATOR", lines: "a@b.example")', '+space'],
  ['head', 'invitePeople(spaceId: $space, role: "ADMIN", lines: "a@b.example")', '+space'],
  ['head', 'invitePeople(spaceId: $space, role: "ENQUIRY_LEAD", lines: "a@b.example")', '+space'],
  ['head', 'invitePeople(spaceId: $space, role: "GUEST", lines: "a@b.example")', '+space'],
  ['head', 'invitePeople(spaceId: $space, role: "__proto__", lines: "a@b.example")', '+space'],
  ['coordinator', 'invitePeople(spaceId: $space, role: "TEACHER", lines: "a@b.example")', '+space'],
  ['coordinator', 'invitePeople(spaceId: $alliance, role: "ADMIN", lines: "a@b.example")', '+alliance'],
  ['admin', 'invitePeople(spaceId: $space, role: "TEACHER", lines: "a@b.example")', '+space'],
  ['admin', 'invitePeople(spaceId: $alliance, role: "BROKER", lines: "a@b.example")', '+alliance'],
  ['admin', 'updateAlliance(id: $alliance, name: "x")', '+alliance'],
  ['admin', 'inviteSchool(allianceId: $alliance, urn: "far", role: MEMBER)', '+alliance'],
  ['lead', 'markDone(itemId: $notice)', '-notice'],
  ['head', 'stopRegisterImport(id: $import)', '-import'],
]

it.each(probes)('%s: %s with %s is refused, and leaves everything as it was', async (name, field, marks) => {
  const words: Record<string, string> = {
    ...n.schools,
    ...Object.fromEntries(Object.entries(n.people).map(([who, person]) => [who, person.id])),
  }
  const given = marks.split(' ').filter(Boolean)
  const variables: Record<string, unknown> = Object.fromEntries(
    given.map((mark) => [
      mark.slice(1) === 'draft' ? 'enquiry' : mark.slice(1),
      (mark.startsWith('+') ? ours : theirs)[mark.slice(1)],
    ]),
  )
  for (const value of Object.values(variables)) expect(value).toMatch(/^[0-9a-f-]{36}$/)
  const spoken = field.replace(/"(\w+)"/g, (all, word: string) => (words[word] ? `"${words[word]}"` : all))
  const hasBody = field.includes('$body')
  if (hasBody) variables.body = { classroomPractice: 'x', pupilsToBenefit: 'x', focus: 'x', prompts: [] }
  const declared = [
    ...Object.keys(variables)
      .filter((one) => one !== 'body')
      .map(id),
    ...(hasBody ? ['$body: TemplateBodyInput!'] : []),
  ]
  const before = await fingerprint()
  const plain = /^(releasePerson|removeCluster|endRole)\b/.test(field)
  const { errors } = await n.people[name].post(
    `mutation${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${spoken} ${plain ? '' : '{ __typename }'} }`,
    variables,
  )
  expect(errors[0]?.extensions.code ?? 'done').not.toMatch(/^(done|internal|request\.malformed)$/)
  expect(await fingerprint()).toEqual(before)
})

it('markRead and revokeSession with ids of others touch nothing of theirs', async () => {
  const before = await fingerprint()
  await n.people.lead.ask('mutation($ids: [ID!]!) { markRead(itemIds: $ids) }', { ids: [theirs.notice] })
  await n.people.lead.ask('mutation($id: ID!) { revokeSession(id: $id) { id } }', { id: theirs.sessions })
  expect(await fingerprint()).toEqual(before)
  expect((await n.people.foreigner.ask('{ viewer { id } }')).viewer).toEqual({ id: n.people.foreigner.id })
})

/** Everything that is kept, as one number for each table. */
async function fingerprint(): Promise<Record<string, string>> {
  tables ??= (
    await w.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in ('session', 'sign_in_limit', 'school', 'school_link') order by 1`,
    )
  ).map(({ name }) => name)
  const [sums] = await w.sql<Record<string, string>>(
    `select ${tables.map((name) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t) as ${name}`).join(', ')}`,
  )
  return sums!
}
let tables: string[] | undefined
