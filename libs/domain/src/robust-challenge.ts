/** The robust-challenge indicator of one peer challenge (M2): six components, their weights, the gates, and how it is worked out. */
import { type Metric, type MetricPart, share, weighted } from './metric.js'

export const robustWeights = {
  INDEPENDENCE: 20,
  BLIND_FIRST: 10,
  TRIANGULATION: 20,
  CHALLENGE: 20,
  RESPONSE: 15,
  FOLLOW_THROUGH: 15,
} as const
export type RobustComponent = keyof typeof robustWeights
export const robustComponents = Object.keys(robustWeights) as RobustComponent[]

export const Band = { LIGHT: 'LIGHT', DEVELOPING: 'DEVELOPING', ROBUST: 'ROBUST' } as const
export type Band = (typeof Band)[keyof typeof Band]
const bandFrom = { developing: 50, robust: 75 } as const

export const Gate = {
  INDEPENDENCE: 'INDEPENDENCE',
  LINE_WITHOUT_EVIDENCE: 'LINE_WITHOUT_EVIDENCE',
  NO_FOLLOW_UP: 'NO_FOLLOW_UP',
} as const
export type Gate = (typeof Gate)[keyof typeof Gate]
const independenceNeeded = 0.5

/** How far it has come: a component counts from the step at which it is due. */
export interface RobustDue {
  readonly team: boolean
  readonly reveal: boolean
  readonly findings: boolean
  /** Answered, or the fifteen school days are over. */
  readonly response: boolean
  /** Over for good: what never fell due is left out, no longer waited for. */
  readonly ended: boolean
}

/** What is counted; the server counts, this weighs. */
export interface RobustFacts {
  readonly due: RobustDue
  /** From 0 to 1 (see the team); null: no team yet. */
  readonly independence: number | null
  readonly lines: number
  readonly linesBlind: number
  readonly linesWithEvidence: number
  /** Lines with an EBI or a question that is specific. */
  readonly linesChallenged: number
  readonly findings: number
  readonly findingsTriangulated: number
  readonly ebis: number
  readonly questions: number
  /** Within fifteen school days, with a reason. */
  readonly ebisAnsweredInTime: number
  /** Actions whose day has passed, and those of them that were followed through. */
  readonly actionsDue: number
  readonly actionsFollowedThrough: number
  /** Twenty school days after the answer an accepted EBI had neither action nor reason. */
  readonly ebiLeftLying: boolean
  readonly isFollowUpHeld: boolean
}

export interface RobustChallenge extends Metric {
  /** Something is not due yet. */
  readonly isProvisional: boolean
  readonly band: Band | null
  /** What keeps it from being robust, however high it is. */
  readonly gates: readonly Gate[]
}

const part = (name: RobustComponent, value: number | null, says: string): MetricPart => ({
  name,
  weight: robustWeights[name],
  value,
  says,
})
const notDue = 'not due yet'

function independencePart({ due, independence }: RobustFacts): MetricPart {
  if (!due.team || independence === null) return part('INDEPENDENCE', null, notDue)
  return part('INDEPENDENCE', independence, `${Math.round(independence * 100)} % of the team without any conflict`)
}

const blindPart = ({ due, lines, linesBlind }: RobustFacts): MetricPart =>
  due.reveal
    ? share('BLIND_FIRST', robustWeights.BLIND_FIRST, { of: lines, fulfil: linesBlind }, 'lines judged blind')
    : part('BLIND_FIRST', null, notDue)

/** RCI-1: no findings at all are findings that nothing supports. */
function triangulationPart({ due, findings, findingsTriangulated: fulfil }: RobustFacts): MetricPart {
  if (!due.findings) return part('TRIANGULATION', null, notDue)
  if (findings === 0) return part('TRIANGULATION', 0, 'no findings')
  const { TRIANGULATION: weight } = robustWeights
  return share('TRIANGULATION', weight, { of: findings, fulfil }, 'findings on two kinds of evidence')
}

/** RCI-2: without an EBI or a question nobody was challenged. */
function challengePart({ due, lines, linesChallenged, ebis, questions }: RobustFacts): MetricPart {
  if (!due.findings) return part('CHALLENGE', null, notDue)
  if (ebis + questions === 0) return part('CHALLENGE', 0, 'no EBI and no question')
  const { CHALLENGE: weight } = robustWeights
  return share('CHALLENGE', weight, { of: lines, fulfil: linesChallenged }, 'lines with a specific EBI or question')
}

/** RCI-3: where there was nothing to answer, answering is left out, and is not 1. */
function responsePart({ due, ebis, ebisAnsweredInTime }: RobustFacts): MetricPart {
  if (due.findings && ebis === 0) return part('RESPONSE', null, 'left out: no EBI to answer')
  if (!due.response) return part('RESPONSE', null, notDue)
  const { RESPONSE: weight } = robustWeights
  return share('RESPONSE', weight, { of: ebis, fulfil: ebisAnsweredInTime }, 'EBIs answered in time with a reason')
}

/** RCI-4: accepted and left lying is 0, whatever else was done. */
function followThroughPart(facts: RobustFacts): MetricPart {
  if (facts.ebiLeftLying) return part('FOLLOW_THROUGH', 0, 'an accepted EBI has neither action nor reason')
  if (facts.actionsDue === 0) {
    return part('FOLLOW_THROUGH', null, facts.due.ended ? 'left out: no action fell due' : notDue)
  }
  const counts = { of: facts.actionsDue, fulfil: facts.actionsFollowedThrough }
  return share('FOLLOW_THROUGH', robustWeights.FOLLOW_THROUGH, counts, 'actions due that are closed with evidence')
}

/** RCI-7: what the team noted and drafted is its own until it has agreed: before that, no count and no gate tells of it. */
function gatesOf(facts: RobustFacts): Gate[] {
  const hasGap = facts.due.findings && facts.linesWithEvidence < facts.lines
  return [
    ...((facts.independence ?? 0) < independenceNeeded ? [Gate.INDEPENDENCE] : []),
    ...(hasGap || facts.lines === 0 ? [Gate.LINE_WITHOUT_EVIDENCE] : []),
    ...(facts.isFollowUpHeld ? [] : [Gate.NO_FOLLOW_UP]),
  ]
}

/** RCI-5: below 50 light, from 50 developing, from 75 robust, unless a gate is shut. */
export function bandOf(value: number | null, gates: readonly Gate[]): Band | null {
  if (value === null) return null
  if (value < bandFrom.developing) return 'LIGHT'
  return value < bandFrom.robust || gates.length > 0 ? 'DEVELOPING' : 'ROBUST'
}

/**
 * M2: Σ weight × value ÷ Σ weights of what is due, from 0 to 100. RCI-6: before the findings are agreed it is too early to say: who came,
 * and that they judged blind, would look like a hundred, and says nothing yet of how the school was challenged.
 */
export function robustChallenge(facts: RobustFacts, window = 'this peer challenge'): RobustChallenge {
  const parts = [
    independencePart(facts),
    blindPart(facts),
    triangulationPart(facts),
    challengePart(facts),
    responsePart(facts),
    followThroughPart(facts),
  ]
  const value = facts.due.findings ? weighted(parts) : null
  const gates = gatesOf(facts)
  return {
    value,
    n: facts.due.findings ? facts.findings : 0,
    window,
    parts,
    how: 'Each component from 0 to 1 times its weight, added up, and divided by the weights of the components that are due.',
    isProvisional: parts.some(({ value: known, says }) => known === null && says === notDue),
    band: bandOf(value, gates),
    gates,
  }
}
