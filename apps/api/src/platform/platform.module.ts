/** What every feature stands on: the database with its walls, who is signed in, the one door for change, news. */
import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { DataSource } from 'typeorm'
import { Entrance } from './auth/entrance.js'
import { Sessions } from './auth/sessions.js'
import { SignedInGuard } from './auth/signed-in.guard.js'
import { Config } from './config.js'
import { dataSourceFor } from './db/connection.js'
import { UnitOfWork } from './db/unit-of-work.js'
import { AnswerFilter } from './graphql/answer.filter.js'
import { Operations } from './graphql/operations.js'
import { Health } from './health.js'
import { MasterKey } from './keys/master-key.js'
import { SchoolKeys } from './keys/school-keys.js'
import { News } from './news/news.js'
import { Outbound } from './outbound/outbound.js'
import { RefusalLog } from './refusal-log.js'

/** Connections of this process for requests; live documents and jobs have pools of their own. */
const poolSize = 10

@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly source: DataSource,
    private readonly outbound: Outbound,
  ) {}

  static forRoot(config: Config, rowClasses: readonly (new () => object)[]): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: Config, useValue: config },
        {
          provide: DataSource,
          useFactory: () => dataSourceFor(config.options.app, rowClasses, poolSize).initialize(),
        },
        News,
        UnitOfWork,
        Sessions,
        Entrance,
        Operations,
        RefusalLog,
        Health,
        MasterKey,
        SchoolKeys,
        { provide: Outbound, useFactory: () => new Outbound(config.options.outside) },
        { provide: APP_GUARD, useClass: SignedInGuard },
        { provide: APP_FILTER, useClass: AnswerFilter },
      ],
      exports: [Config, DataSource, News, UnitOfWork, Sessions, Entrance, RefusalLog, Health, SchoolKeys, Outbound],
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.outbound.close()
    await this.source.destroy()
  }
}
