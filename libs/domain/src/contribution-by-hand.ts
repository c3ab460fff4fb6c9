/** Hours that nothing drafts: coaching between two schools, somebody lent, something written for all, coordinating. */
import { type CivilDate, daysBetween, isCivilDate } from './civil-date.js'
import { type Contribution, ContributionKind, wholeAlliance } from './contribution.js'
import { Refusal } from './refusal.js'
import { cleanLine, limits } from './text.js'

export const kindsByHand = [
  ContributionKind.COACHING,
  ContributionKind.DEPLOYMENT,
  ContributionKind.RESOURCE_AUTHORING,
  ContributionKind.COORDINATION,
] as const

const mostHours = 200
const oldest = 730

export interface HandWritten extends Pick<Contribution, 'giver' | 'receiver' | 'kind' | 'hours'> {
  /** What it was, in a few words that both schools may read. */
  readonly title: string
  readonly doneOn: CivilDate
}

/** CON-6: quarters of hours, between two schools or for all, within two years. */
export function writtenByHand(given: HandWritten, today: CivilDate): HandWritten {
  const { giver, receiver, kind, hours, doneOn } = given
  if (!kindsByHand.some((one) => one === kind)) throw new Refusal('contribution.kind-by-hand')
  if (giver === receiver) throw new Refusal('contribution.same-school')
  const isForOne = kind === 'COACHING' || kind === 'DEPLOYMENT'
  if (isForOne && receiver === wholeAlliance) throw new Refusal('input.missing', { field: 'receiver' })
  if (!(hours > 0) || hours > mostHours || !Number.isInteger(hours * 4)) throw new Refusal('contribution.hours')
  if (!isCivilDate(doneOn)) throw new Refusal('input.not-a-date', { field: 'doneOn' })
  if (doneOn > today || daysBetween(doneOn, today) > oldest) throw new Refusal('contribution.day')
  return { ...given, title: cleanLine(given.title, { field: 'title', limit: limits.title }) }
}
