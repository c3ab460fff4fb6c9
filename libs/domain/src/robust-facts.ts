/** What the robust-challenge indicator counts (M2), from the records of a peer challenge and the host's calendar. */
import type { ChallengeResponse } from './challenge-response.js'
import { independence, type TeamMember } from './challenge-team.js'
import type { CivilDate } from './civil-date.js'
import type { EvidenceNote } from './evidence-note.js'
import { type Finding, isKept, isSpecific, isTriangulated } from './finding.js'
import type { FindingId, LineId } from './ids.js'
import { type ImprovementAction, isFollowedThrough } from './improvement-action.js'
import { ebisWithoutAction } from './improvement-workshop.js'
import { type Judgement, linesWithoutBlind } from './judgement.js'
import { dueOn, isPast } from './peer-challenge-guards.js'
import { hasEnded, hasReached, type PeerChallenge } from './peer-challenge-states.js'
import type { RobustDue, RobustFacts } from './robust-challenge.js'
import { englishCalendar, type SchoolCalendar } from './school-days.js'

export interface ChallengeRecords {
  readonly challenge: PeerChallenge
  readonly team: readonly TeamMember[]
  readonly lines: readonly LineId[]
  readonly judgements: readonly Judgement[]
  readonly notes: readonly EvidenceNote[]
  readonly findings: readonly Finding[]
  readonly responses: readonly ChallengeResponse[]
  readonly actions: readonly ImprovementAction[]
  /** Accepted EBIs for which the host said why there is no action. */
  readonly reasonsForNone: readonly FindingId[]
  readonly findingsAgreedOn: CivilDate | null
  readonly respondedOn: CivilDate | null
  readonly isFollowUpHeld: boolean
}

interface At {
  readonly today: CivilDate
  readonly host: SchoolCalendar
}

/** RBF-1: a component counts once its step is behind; answering also when its fifteen school days are over. */
function dueOf({ challenge, findingsAgreedOn, respondedOn }: ChallengeRecords, { today, host }: At): RobustDue {
  const isOverdue = findingsAgreedOn !== null && isPast(findingsAgreedOn, 'response', today, host)
  const findings = findingsAgreedOn !== null
  return {
    team: hasReached(challenge, 'AGREED') || findings,
    reveal: hasReached(challenge, 'READY_TO_VISIT') || findings,
    findings,
    response: respondedOn !== null || isOverdue,
    ended: hasEnded(challenge.state),
  }
}

/** RBF-2: an answer counts when it has a reason and came by the fifteenth school day. */
function answeredInTime(records: ChallengeRecords, ebis: readonly Finding[], { host }: At): number {
  const { findingsAgreedOn, responses } = records
  if (findingsAgreedOn === null) return 0
  const last = dueOn(findingsAgreedOn, 'response', host)
  return ebis.filter(({ id }) =>
    responses.some(
      ({ findingId, state, reason, givenOn }) =>
        findingId === id && state === 'GIVEN' && reason.trim() !== '' && givenOn !== null && givenOn <= last,
    ),
  ).length
}

/** RBF-3: accepted, and twenty school days after the answer neither an action nor a reason. */
function isLeftLying(records: ChallengeRecords, { today, host }: At): boolean {
  const { respondedOn, responses, actions, reasonsForNone } = records
  if (respondedOn === null || !isPast(respondedOn, 'plan', today, host)) return false
  return ebisWithoutAction(responses, actions, reasonsForNone).length > 0
}

export function robustFacts(
  records: ChallengeRecords,
  today: CivilDate,
  host: SchoolCalendar = englishCalendar,
): RobustFacts {
  const at = { today, host }
  const { lines, notes, actions } = records
  const findings = records.findings.filter(isKept)
  const ebis = findings.filter(({ kind }) => kind === 'EBI')
  const challenging = findings.filter((one) => one.kind !== 'WWW' && isSpecific(one))
  const past = actions.filter((one) => one.dueOn < today)
  return {
    due: dueOf(records, at),
    independence: independence(records.team),
    lines: lines.length,
    linesBlind: lines.length - linesWithoutBlind(lines, records.judgements).length,
    linesWithEvidence: lines.filter((line) => notes.some(({ lineId }) => lineId === line)).length,
    linesChallenged: lines.filter((line) => challenging.some(({ lineId }) => lineId === line)).length,
    findings: findings.length,
    findingsTriangulated: findings.filter((one) => isTriangulated(one, notes)).length,
    ebis: ebis.length,
    questions: findings.filter(({ kind }) => kind === 'QUESTION').length,
    ebisAnsweredInTime: answeredInTime(records, ebis, at),
    actionsDue: past.length,
    actionsFollowedThrough: past.filter(isFollowedThrough).length,
    ebiLeftLying: isLeftLying(records, at),
    isFollowUpHeld: records.isFollowUpHeld,
  }
}
