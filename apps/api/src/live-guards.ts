/** The guard's thread: every kind's judgement, and nothing of the server. */
import { boardGuard } from './features/board/board.guard.js'
import { challengeSummaryGuard } from './features/challenge-documents/challenge-summary.guard.js'
import { deskStudyGuard } from './features/challenge-documents/desk-study.guard.js'
import { findingsGuard } from './features/challenge-documents/findings.guard.js'
import { selfReviewGuard } from './features/challenge-documents/self-review.guard.js'
import { discussionGuard } from './features/discussion/discussion.guard.js'
import { lessonPlanGuard } from './features/lesson-plan/lesson-plan.guard.js'
import { serveGuard } from './platform/live/guard-thread.js'
import type { LiveGuard } from './platform/live/live-kind.js'

serveGuard([
  boardGuard as LiveGuard,
  lessonPlanGuard as LiveGuard,
  discussionGuard as LiveGuard,
  selfReviewGuard as LiveGuard,
  deskStudyGuard as LiveGuard,
  findingsGuard as LiveGuard,
  challengeSummaryGuard as LiveGuard,
])
