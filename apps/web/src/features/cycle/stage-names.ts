/** Names of the places a cycle can be in: six stages, and checked. */
import type { CycleState } from '@alongside/domain/cycle'
import { type EnquiryStage, stages, stageWords } from '@alongside/domain/stage'

export const stageName = (stage: CycleState): string => (stage === 'CHECKED' ? 'Checked' : stageWords[stage].label)

export const placeOf = (stage: CycleState): number =>
  stage === 'CHECKED' ? stages.length : stages.indexOf(stage as EnquiryStage)
