/** Every kind of live document. */
import { boardKind } from './features/board/board.live.js'
import type { LiveKind } from './platform/live/live-kind.js'

export const liveKinds: readonly LiveKind[] = [boardKind as LiveKind]
