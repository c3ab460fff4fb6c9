// A peer challenge in a test, straight in the tables, at the step a test needs: Elm Park is the host, colleagues of Oak Tree and Ash
// Hill visit it, and around them stands everybody who could be curious.
import type { AllianceId, ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'
import type { Answer, Caller } from './ask.js'
import type { Someone, World } from './world.js'

export interface ChallengeCast {
  readonly alliance: AllianceId
  readonly urns: Readonly<Record<'elm' | 'oak' | 'ash' | 'yew', Urn>>
  readonly hostSpace: SpaceId
  readonly head: Someone
  readonly leader: Someone
  readonly champion: Someone
  readonly teacher: Someone
  readonly governor: Someone
  readonly trust: Someone
  readonly lead: Someone
  readonly reviewer: Someone
  readonly oakHead: Someone
  readonly ashHead: Someone
  readonly otherHead: Someone
  readonly otherTeacher: Someone
  readonly coordinator: Someone
  readonly admin: Someone
}

export async function challengeCast(w: World): Promise<ChallengeCast> {
  const urns = {
    elm: await w.school('Elm Park'),
    oak: await w.school('Oak Tree'),
    ash: await w.school('Ash Hill'),
    yew: await w.school('Yew Lane'),
  }
  const alliance = await w.alliance('North Alliance', { schools: Object.values(urns) })
  const at = (
    school: Urn,
    name: string,
    role: 'TEACHER' | 'HEADTEACHER' | 'SCHOOL_LEADER' | 'GOVERNOR' | 'TRUST_LEADER',
  ) => w.person({ name, role, school })
  return {
    alliance,
    urns,
    hostSpace: await w.spaceOf(urns.elm),
    head: await at(urns.elm, 'Hope Head', 'HEADTEACHER'),
    leader: await at(urns.elm, 'Lena Leader', 'SCHOOL_LEADER'),
    champion: await at(urns.elm, 'Cam Champion', 'TEACHER'),
    teacher: await at(urns.elm, 'Tom Teacher', 'TEACHER'),
    governor: await at(urns.elm, 'Gus Governor', 'GOVERNOR'),
    trust: await at(urns.elm, 'Tess Trust', 'TRUST_LEADER'),
    lead: await at(urns.oak, 'Liv Lead', 'SCHOOL_LEADER'),
    reviewer: await at(urns.ash, 'Rob Reviewer', 'SCHOOL_LEADER'),
    oakHead: await at(urns.oak, 'Ola Oak', 'HEADTEACHER'),
    ashHead: await at(urns.ash, 'Asa Ash', 'HEADTEACHER'),
    otherHead: await at(urns.yew, 'Yan Yew', 'HEADTEACHER'),
    otherTeacher: await at(urns.yew, 'Yve Yew', 'TEACHER'),
    coordinator: await w.person({ name: 'Coco Coordinator', role: 'ALLIANCE_COORDINATOR', alliance }),
    admin: await w.person({ name: 'Ada Admin', role: 'ADMIN' }),
  }
}

export interface PlacedFinding {
  readonly id: string
  readonly kind: 'WWW' | 'EBI' | 'QUESTION'
}
export interface PlacedChallenge {
  readonly id: ChallengeId
  readonly lines: readonly string[]
  readonly notes: readonly string[]
  readonly findings: readonly PlacedFinding[]
  readonly documents: readonly string[]
}

interface Placing {
  readonly state?: string
  readonly findings?: string
  readonly kinds?: readonly PlacedFinding['kind'][]
  /** School days that have passed are not waited for: these are days. */
  readonly agreedDaysAgo?: number
}

/** A challenge at this step with two lines, four notes, and findings in this state. */
export async function placeChallenge(
  w: World,
  c: ChallengeCast,
  {
    state = 'FINDINGS_DRAFT',
    findings = 'DRAFT',
    kinds = ['WWW', 'EBI', 'EBI', 'QUESTION'],
    agreedDaysAgo = 1,
  }: Placing = {},
): Promise<PlacedChallenge> {
  const id = v7() as ChallengeId
  const documents = [v7(), v7(), v7(), v7()]
  const put = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = Object.keys(row)
    await w.sql(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
  const order = `challenge_progress('${state}') >= challenge_progress`
  await w.sql(
    `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, progress, lead_id, follow_up_id, champion_id, proposed_by, visit_first_day, visit_last_day, revealed_at, findings_agreed_on, responded_on, self_review_id, desk_study_id, findings_id, summary_id)
     values ($1, $2, $3, $4, $5, challenge_progress($5), $6, $6, $7, $8, '2026-10-05', '2026-10-06', case when ${order}('READY_TO_VISIT') then now() end,
       case when ${order}('FINDINGS_AGREED') then current_date - $9::int end, case when ${order}('RESPONDED') then current_date end, $10, $11, $12, $13)`,
    [
      c.alliance,
      id,
      c.urns.elm,
      c.hostSpace,
      state,
      c.lead.id,
      c.champion.id,
      c.coordinator.id,
      agreedDaysAgo,
      ...documents,
    ],
  )
  const kindsOfDocuments = ['self-review', 'desk-study', 'findings', 'challenge-summary']
  for (const [at, document] of documents.entries())
    await put('live_document', { space_id: c.hostSpace, id: document, kind: kindsOfDocuments[at], item_id: id })
  for (const [person, urn] of [
    [c.lead, c.urns.oak],
    [c.reviewer, c.urns.ash],
  ] as const) {
    await put('challenge_member', {
      space_id: c.alliance,
      challenge_id: id,
      person_id: person.id,
      urn,
      is_trained: true,
      employed_by_host: false,
      relative_there: false,
      declared_at: new Date(),
    })
    await put('item_grant', {
      space_id: c.hostSpace,
      id: v7(),
      item_id: id,
      item_kind: 'peer-challenge',
      person_id: person.id,
      role: 'REVIEWER',
      granted_by: c.head.id,
    })
  }
  const inside = { space_id: c.hostSpace, challenge_id: id }
  const lines = [v7(), v7()]
  for (const [at, line] of lines.entries()) {
    await put('line_of_enquiry', { ...inside, id: line, rank: `a${at}`, title: ['Talk in maths', 'Books'][at] })
    await put('host_judgement', { ...inside, line_id: line, level: 'SECURE', by_person: c.head.id })
    await put('team_judgement', {
      ...inside,
      line_id: line,
      person_id: c.lead.id,
      level: 'DEVELOPING',
      blind: true,
    })
  }
  const notes = [v7(), v7(), v7(), v7()]
  const types = ['LESSON_VISIT', 'PUPIL_VOICE', 'WORK_LOOK', 'LESSON_VISIT']
  for (const [at, note] of notes.entries())
    await put('evidence_note', {
      ...inside,
      id: note,
      seq: at + 1,
      line_id: lines[at % 2],
      type: types[at],
      body: `Note ${at}`,
      author_id: c.reviewer.id,
      author_urn: c.urns.ash,
      captured_at: new Date(),
      digest: Buffer.from([at]),
    })
  const placed = kinds.map((kind) => ({ id: v7(), kind }))
  for (const [at, finding] of placed.entries())
    await put('finding', {
      ...inside,
      id: finding.id,
      line_id: lines[at % 2],
      kind: finding.kind,
      state: findings,
      rank: `a${at}`,
      what: `What ${at}`,
      for_whom: 'Year 4',
      // Two kinds of evidence for all but the first.
      evidence: at === 0 ? [notes[0]] : [notes[0], notes[1]],
      host_seen_at: findings === 'FINAL' ? new Date() : null,
    })
  if (['RESPONSE_DUE', 'RESPONDED', 'WORKSHOP_HELD', 'IN_ACTION', 'FOLLOWED_UP', 'CLOSED'].includes(state))
    for (const { id: finding } of placed.filter(({ kind }) => kind === 'EBI'))
      await put('challenge_response', {
        ...inside,
        finding_id: finding,
        ...(state === 'RESPONSE_DUE'
          ? { state: 'DUE' }
          : {
              state: 'GIVEN',
              verdict: 'ACCEPTED',
              reason: 'We saw it too',
              given_on: new Date(),
              given_by: c.head.id,
            }),
      })
  return { id, lines, notes, findings: placed, documents }
}

/** What the team wrote on its page. */
export async function writeSummary(w: World, c: ChallengeCast, id: ChallengeId, words: string): Promise<void> {
  const block = [{ kind: 'paragraph', depth: 0, runs: [{ text: words }] }]
  await w.sql(
    `insert into challenge_summary (space_id, challenge_id, state, body) values ($1, $2, 'DRAFT', $3)
     on conflict (space_id, challenge_id) do update set body = excluded.body`,
    [c.hostSpace, id, JSON.stringify({ lookedAt: block, strong: block, evenBetter: block, askNext: [] })],
  )
}

export const findingParts = `id lineId lineTitle kind state what forWhom evidenceCounts { type count } evidenceIds isTriangulated isSpecific hostSeenAt dropReason difference moves canDiffer canSee`
export const actionParts = `id challengeId findingId state what successMeasure helpWanted dueOn isOverdue evidence reason isMine moves canHandOver ownerHasLeft owner { name } confirmedBy { name } host { name }`
export const outcomeParts = `id state version parts
  findings { ${findingParts} }
  responses { findingId state verdict reason givenOn noActionReason earlierNoActionReasons givenBy { name } }
  workshop { heldOn staff leaders problem causes option }
  actions { ${actionParts} }
  followUps { kind way heldOn record by { name } }
  stretch { mine host team }
  summary { state sections { heading label blocks { kind runs { text } } } audiences moves whoCanRead }
  indicator { value n isProvisional band gates how parts { name weight value says } isReleased audiences }
  disclosures { what person { name } }`

export class Challenging {
  constructor(readonly id: ChallengeId) {}

  async seenBy(who: Caller): Promise<Answer> {
    const question = `query($id: ID!) { peerChallenge(id: $id) { ${outcomeParts} } }`
    return (await who.ask(question, { id: this.id })).peerChallenge
  }

  private acting(name: string, types: string, given: string): string {
    return `mutation($id: ID!${types}) { ${name}(challengeId: $id${given}) { ${outcomeParts} } }`
  }

  readonly acts = {
    moveFindings: this.acting(
      'moveFindings',
      ', $findings: [ID!]!, $to: FindingState!, $reason: String',
      ', findingIds: $findings, to: $to, reason: $reason',
    ),
    seeFindings: this.acting('seeFindings', ', $findings: [ID!]!', ', findingIds: $findings'),
    attachDifferenceNote: this.acting(
      'attachDifferenceNote',
      ', $finding: ID!, $words: String!',
      ', findingId: $finding, words: $words',
    ),
    giveResponse: this.acting(
      'giveResponse',
      ', $finding: ID!, $verdict: Verdict!, $reason: String!',
      ', findingId: $finding, verdict: $verdict, reason: $reason',
    ),
    explainNoAction: this.acting(
      'explainNoAction',
      ', $finding: ID!, $reason: String!',
      ', findingId: $finding, reason: $reason',
    ),
    recordWorkshop: this.acting('recordWorkshop', ', $workshop: WorkshopInput!', ', workshop: $workshop'),
    planAction: this.acting('planAction', ', $plan: ActionPlanInput!', ', plan: $plan'),
    recordFollowUp: this.acting('recordFollowUp', ', $followUp: FollowUpInput!', ', followUp: $followUp'),
    answerStretch: this.acting('answerStretch', ', $answer: Int!', ', answer: $answer'),
    moveSummary: this.acting('moveSummary', ', $to: SummaryState!', ', to: $to'),
    releaseSummary: this.acting(
      'releaseSummary',
      ', $audiences: [SummaryAudience!]!, $confirmed: Boolean!',
      ', audiences: $audiences, confirmed: $confirmed',
    ),
    changeSummaryAudiences: this.acting(
      'changeSummaryAudiences',
      ', $audiences: [SummaryAudience!]!, $confirmed: Boolean!',
      ', audiences: $audiences, confirmed: $confirmed',
    ),
    withdrawSummary: this.acting('withdrawSummary', '', ''),
    releaseIndicator: this.acting('releaseIndicator', ', $audiences: [SummaryAudience!]!', ', audiences: $audiences'),
  }

  async does(who: Caller, act: keyof Challenging['acts'], given: object = {}): Promise<Answer> {
    return Object.values(await who.ask(this.acts[act], { id: this.id, ...given }))[0]
  }

  no(who: Caller, act: keyof Challenging['acts'], given: object = {}): Promise<string> {
    return who.refused(this.acts[act], { id: this.id, ...given })
  }
}

export const moveAction = `mutation($id: ID!, $to: ActionState!, $evidence: String, $reason: String) { moveAction(id: $id, to: $to, evidence: $evidence, reason: $reason) { ${actionParts} } }`
export const handOverAction = `mutation($id: ID!, $to: ID!) { handOverAction(id: $id, personId: $to) { ${actionParts} } }`

/** A day so many days from today. */
export const inDays = (days: number): string => {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}
export const plan = (finding: string, owner: PersonId, more: object = {}) => ({
  plan: {
    findingId: finding,
    ownerId: owner,
    what: 'Talk before writing in Year 4',
    successMeasure: 'Every pupil says it first',
    helpWanted: '',
    dueOn: inDays(60),
    ...more,
  },
})
