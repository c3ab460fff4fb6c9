// Where tests run: Node as Jest gives it, and a way out of it. Jest reads every module anew for every file of tests; the
// server has some two thousand of them, so it is read once for each worker, as it was built, and from outside.
import { TestEnvironment } from 'jest-environment-node'

const builtServer = async () => {
  const [{ serve }, { SignedInGuard }, { default: pg }] = await Promise.all([
    import('../../apps/api/dist/main.js'),
    import('../../apps/api/dist/platform/auth/signed-in.guard.js'),
    import('pg'),
  ])
  return { serve, SignedInGuard, Client: pg.Client, performance, env: process.env, process }
}

export default class Environment extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global.builtServer = builtServer
  }
}
