/**
 * What a school takes with it of peer challenge, contributions and CPD: of challenges that it hosted what it was given and what it
 * answered, of CPD the cycles that it owns and who of its people had a place. What a team thought before it agreed, and what people
 * wrote to one another in confidence, is no school's to take.
 */
import { type ExportSection, nameOf, page } from './export-sections.js'

const ofChallenge = (what: string): string => `${what} x join peer_challenge c on c.id = x.challenge_id`
const hosted = 'c.space_id = $1 and c.host_urn = $2'

export const allianceSections: readonly ExportSection[] = [
  {
    name: 'peerChallenges',
    sql: page(
      'c.id',
      `json_build_object('id', c.id, 'state', c.state, 'lead', ${nameOf('c.lead_id')}, 'champion', ${nameOf('c.champion_id')}, 'visitFirstDay', c.visit_first_day, 'visitLastDay', c.visit_last_day,
         'findingsAgreedOn', c.findings_agreed_on, 'respondedOn', c.responded_on, 'endedOn', c.ended_on, 'createdAt', c.created_at,
         'team', (select json_agg(distinct s.name) from challenge_member m join school s on s.urn = m.urn where m.space_id = c.space_id and m.challenge_id = c.id and m.removed_at is null))`,
      'peer_challenge c',
      hosted,
    ),
  },
  {
    name: 'linesOfEnquiry',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'challengeId', x.challenge_id, 'title', x.title, 'position', x.position, 'evidence', x.evidence, 'question', x.question,
         'ourJudgement', (select j.level from host_judgement j where j.space_id = x.space_id and j.line_id = x.id))`,
      ofChallenge('line_of_enquiry'),
      `${hosted} and x.removed_at is null`,
    ),
  },
  {
    // Agreed with the host: before that they are the team's.
    name: 'findings',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'challengeId', x.challenge_id, 'lineId', x.line_id, 'kind', x.kind, 'what', x.what, 'forWhom', x.for_whom, 'difference', x.difference,
         'ourAnswer', (select json_build_object('verdict', r.verdict, 'reason', r.reason, 'on', r.given_on, 'by', ${nameOf('r.given_by')}, 'whyNoAction', r.no_action_reason)
            from challenge_response r where r.space_id = x.space_id and r.finding_id = x.id and r.state = 'GIVEN'))`,
      ofChallenge('finding'),
      `${hosted} and x.state = 'FINAL' and x.removed_at is null`,
    ),
  },
  {
    name: 'improvementActions',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'challengeId', x.challenge_id, 'findingId', x.finding_id, 'owner', ${nameOf('x.owner_id')}, 'what', x.what, 'successMeasure', x.success_measure, 'helpWanted', x.help_wanted,
         'dueOn', x.due_on, 'state', x.state, 'evidence', x.evidence, 'reason', x.reason, 'carriedTo', x.carried_to)`,
      ofChallenge('improvement_action'),
      hosted,
    ),
  },
  {
    name: 'releasedSummaries',
    sql: page(
      'x.challenge_id',
      `json_build_object('challengeId', x.challenge_id, 'releasedAt', x.released_at, 'releasedBy', ${nameOf('x.released_by')}, 'audiences', x.audiences, 'body', x.body)`,
      'released_summary x',
      'x.space_id = $1 and x.host_urn = $2',
    ),
  },
  {
    name: 'contributionsBetweenSchools',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'from', (select name from school where urn = x.giver_urn), 'to', (select name from school where urn = x.receiver_urn), 'kind', x.kind, 'hours', x.hours, 'doneOn', x.done_on, 'state', x.state, 'reason', x.reason)`,
      'contribution_entry x',
      'x.space_id = $1 and $2 in (x.giver_urn, x.receiver_urn)',
    ),
  },
  {
    name: 'cpdCycles',
    sql: page(
      'c.id',
      `json_build_object('id', c.id, 'title', c.title, 'focus', c.focus, 'learners', c.learners, 'kind', c.kind, 'pupilOutcome', c.pupil_outcome, 'evidence', c.evidence, 'collaboration', c.collaboration,
         'leadersCommitment', c.leaders_commitment, 'mechanisms', c.mechanisms, 'state', c.state, 'reason', c.reason, 'lead', ${nameOf('c.lead_id')}, 'createdAt', c.created_at)`,
      'cpd_cycle c',
      'c.space_id = $1 and c.owner_urn = $2',
    ),
  },
  {
    name: 'cpdSessions',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'cycleId', x.cycle_id, 'title', x.title, 'purpose', x.purpose, 'format', x.format, 'minutes', x.minutes, 'taskAfter', x.task_after, 'state', x.state, 'startsAt', x.starts_at, 'endsAt', x.ends_at,
         'facilitators', (select json_agg(p.name order by p.name) from cpd_facilitator f join person p on p.id = f.person_id where f.space_id = x.space_id and f.session_id = x.id and f.declined_at is null))`,
      'cpd_session x join cpd_cycle c on c.space_id = x.space_id and c.id = x.cycle_id',
      'c.space_id = $1 and c.owner_urn = $2',
    ),
  },
  {
    name: 'cpdPlaces',
    sql: page(
      'x.id',
      `json_build_object('id', x.id, 'who', ${nameOf('x.person_id')}, 'session', s.title, 'startsAt', s.starts_at, 'state', x.state, 'reason', x.reason, 'askedAt', x.requested_at, 'approvedBy', ${nameOf('x.approved_by')})`,
      'cpd_booking x join cpd_session s on s.space_id = x.space_id and s.id = x.session_id',
      'x.space_id = $1 and x.urn = $2',
    ),
  },
]
