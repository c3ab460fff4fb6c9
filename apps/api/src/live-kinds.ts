/** Every kind of live document. */
import { boardKind } from './features/board/board.live.js'
import { discussionKind } from './features/discussion/discussion.live.js'
import { lessonPlanKind } from './features/lesson-plan/lesson-plan.live.js'
import type { LiveKind } from './platform/live/live-kind.js'

export const liveKinds: readonly LiveKind[] = [
  boardKind as LiveKind,
  lessonPlanKind as LiveKind,
  discussionKind as LiveKind,
]
