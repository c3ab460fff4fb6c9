/** Every kind of live document. */
import { boardKind } from './features/board/board.live.js'
import { challengeSummaryKind } from './features/challenge-documents/challenge-summary.live.js'
import { deskStudyKind } from './features/challenge-documents/desk-study.live.js'
import { findingsKind } from './features/challenge-documents/findings.live.js'
import { selfReviewKind } from './features/challenge-documents/self-review.live.js'
import { discussionKind } from './features/discussion/discussion.live.js'
import { lessonPlanKind } from './features/lesson-plan/lesson-plan.live.js'
import type { LiveKind } from './platform/live/live-kind.js'

export const liveKinds: readonly LiveKind[] = [
  boardKind as LiveKind,
  lessonPlanKind as LiveKind,
  discussionKind as LiveKind,
  selfReviewKind as LiveKind,
  deskStudyKind as LiveKind,
  findingsKind as LiveKind,
  challengeSummaryKind as LiveKind,
]
