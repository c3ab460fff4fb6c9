/** Starts one node: migrates where it may, loads the demo where asked, listens, and can be closed again. */
import 'reflect-metadata'
import type { AddressInfo } from 'node:net'
import type { INestApplicationContext } from '@nestjs/common'
import { createApp } from './bootstrap.js'
import { DemoLoading, type DemoSignIn, demoSignIns } from './demo/load-demo.js'
import { DemoPeople } from './features/account/demo-people.js'
import { NewcomerService } from './features/account/newcomer.service.js'
import { liveKinds } from './live-kinds.js'
import { Config, type ServeOptions } from './platform/config.js'
import { migrate } from './platform/db/migrate.js'
import { Jobs } from './platform/jobs/jobs.js'
import { Live } from './platform/live/live.module.js'

export type { ServeOptions } from './platform/config.js'

export interface Serving {
  readonly url: string
  readonly demoSignIns: readonly DemoSignIn[]
  readonly firstAdmin: 'present' | 'asked'
  /** A link, good for one day, with which the first administrator makes their account. */
  readonly firstAdminUrl: string | null
  close(): Promise<void>
}

export async function serve(options: ServeOptions): Promise<Serving> {
  const say = options.progress ?? (() => undefined)
  if (options.owner) {
    const run = await migrate(options.owner, options.app.user)
    if (run.length > 0) say(`database brought up to date (${run.length} migrations)`)
  }
  const config = new Config(options)
  const app = await createApp(config)
  const live = app.get(Live)
  const jobs = app.get(Jobs)
  const report = (error: unknown) => app.getHttpAdapter().getInstance().log.error(error)
  const close = async () => {
    // Whoever was answered meanwhile would keep their line for a minute, for a question that nobody will hear.
    const lines = setInterval(() => app.getHttpServer().closeIdleConnections(), 50)
    try {
      // People at boards do not wait for a job.
      await Promise.all([live.stop(), jobs.stop()])
      await app.close()
    } finally {
      clearInterval(lines)
    }
  }
  try {
    await app.init()
    const demo = app.get(DemoLoading)
    if (!options.demo) await demo.refuseOutsideDemo()
    // Cookies and origins depend on the address, so the port is taken before anybody can be signed in.
    await app.listen({ port: options.port, host: options.host })
    const { port } = app.getHttpServer().address() as AddressInfo
    config.listenAt(`http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`)
    await live.start(app.getHttpServer(), liveKinds, report)
    await jobs.start(report)
    const shown = options.demo ? await openDemo(app, demo, say) : []
    const secret = await app.get(NewcomerService).inviteFirstAdministrator()
    return {
      url: config.publicUrl,
      demoSignIns: shown,
      firstAdmin: secret ? 'asked' : 'present',
      firstAdminUrl: secret ? `${config.publicUrl}/first-administrator/${secret}` : null,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Loads the demo into an empty database, and says whom one can be in it. */
async function openDemo(
  app: INestApplicationContext,
  demo: DemoLoading,
  say: (line: string) => void,
): Promise<readonly DemoSignIn[]> {
  if (await demo.load()) say('demo loaded: thirteen schools, their people, six enquiries, two lesson studies')
  const shown = (await demo.isLoaded()) ? demoSignIns : []
  app.get(DemoPeople).people = shown
  return shown
}
