/** The guard's thread: every kind's judgement, and nothing of the server. */
import { boardGuard } from './features/board/board.guard.js'
import { serveGuard } from './platform/live/guard-thread.js'
import type { LiveGuard } from './platform/live/live-kind.js'

serveGuard([boardGuard as LiveGuard])
