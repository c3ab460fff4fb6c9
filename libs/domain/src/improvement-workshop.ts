/** The workshop after the answers: staff, not only leaders, go from problem to causes to an option to an action. */
import { onlyFor, type Parts } from './challenge-part.js'
import { type ChallengeResponse, isAccepted } from './challenge-response.js'
import type { CivilDate } from './civil-date.js'
import type { FindingId } from './ids.js'
import type { ImprovementAction } from './improvement-action.js'
import { Refusal } from './refusal.js'

/** The four steps in their order, and the question of each. */
export const workshopSteps = {
  PROBLEM: 'What exactly do our pupils not yet get, and how do we know?',
  CAUSES: 'What are we doing ourselves that leads to it?',
  OPTION: 'Which option does the evidence speak for?',
  ACTION: 'Who does what until when, and how will we see that it worked?',
} as const
export type WorkshopStep = keyof typeof workshopSteps

export interface ImprovementWorkshop {
  readonly heldOn: CivilDate
  /** Who took part, champion not counted. */
  readonly staff: number
  readonly leaders: number
}

/** WSH-1: held by the improvement champion, on a day that has come, with colleagues who lead nothing but their class. */
export function holdWorkshop(workshop: ImprovementWorkshop, parts: Parts, today: CivilDate): ImprovementWorkshop {
  onlyFor(parts, ['IMPROVEMENT_CHAMPION'])
  if (workshop.heldOn > today) throw new Refusal('workshop.in-the-future')
  if (workshop.staff <= workshop.leaders) throw new Refusal('workshop.needs-staff')
  return workshop
}

/** WSH-2: accepted EBIs that have neither an action nor a reason for none. */
export const ebisWithoutAction = (
  responses: readonly Pick<ChallengeResponse, 'findingId' | 'verdict'>[],
  actions: readonly Pick<ImprovementAction, 'findingId'>[],
  reasonsForNone: readonly FindingId[],
): FindingId[] =>
  responses
    .filter(isAccepted)
    .map(({ findingId }) => findingId)
    .filter((id) => !actions.some(({ findingId }) => findingId === id) && !reasonsForNone.includes(id))
