// The server as it was built and is delivered (see environment.mjs), and what of its insides a test may watch.
import type pg from 'pg'
import type { serve as serveSource } from '../../apps/api/src/main.js'
import type { SignedInGuard as SignedInGuardSource } from '../../apps/api/src/platform/auth/signed-in.guard.js'

export interface BuiltServer {
  readonly serve: typeof serveSource
  readonly SignedInGuard: typeof SignedInGuardSource
  /** With which it asks its database. */
  readonly Client: typeof pg.Client
  /** By which it measures time. */
  readonly performance: Performance
  /** Its variables: Jest gives tests a copy of them. */
  readonly env: NodeJS.ProcessEnv
  /** Where it tells of the threads that it begins. */
  readonly process: NodeJS.Process
}

declare const builtServer: () => Promise<BuiltServer>

export type { Serving } from '../../apps/api/src/main.js'
export const {
  serve,
  SignedInGuard,
  Client: ServerClient,
  performance: serverTime,
  env: serverEnv,
  process: serverProcess,
} = await builtServer()
