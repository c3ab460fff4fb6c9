/** Builds the application around its configuration; `main.ts` listens, tests do both. */
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { AppModule } from './app.module.js'
import { Sessions } from './platform/auth/sessions.js'
import type { Config } from './platform/config.js'
import { checkPromises, checkWalls } from './platform/db/boot-check.js'
import { poolAs } from './platform/db/connection.js'
import { takeOperations } from './platform/graphql/asked-operation.js'
import { Operations } from './platform/graphql/operations.js'
import { Health } from './platform/health.js'
import { prepareHttp, serveClient } from './platform/http.js'
import { plainError } from './platform/log.js'

/** Largest JSON body, in bytes: a pasted list of forty people is far below. */
const bodyLimit = 256 * 1024

export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const walls = poolAs(config.options.app, null, 1)
  try {
    await checkWalls(walls)
    if (!config.options.isThrowAway) await checkPromises(walls)
  } finally {
    await walls.end()
  }
  const adapter = new FastifyAdapter({
    bodyLimit,
    forceCloseConnections: true,
    trustProxy: process.env.TRUST_PROXY?.split(',') ?? false,
    logger: {
      level: process.env.LOG_LEVEL ?? 'warn',
      serializers: { err: plainError },
      ...(config.options.log ? { stream: config.options.log } : {}),
    },
  })
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  })
  const server = app.getHttpAdapter().getInstance()
  await prepareHttp(server as never, { config, sessions: app.get(Sessions), health: app.get(Health) })
  takeOperations(server as never, app.get(Operations), config.takesAnyOperation)
  if (config.options.webRoot) await serveClient(server as never, config.options.webRoot)
  return app
}
