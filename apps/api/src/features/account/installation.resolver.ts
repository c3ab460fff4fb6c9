/** The installation as a stranger finds it: is it a demo, and does it have somebody who runs it. */
import { readFileSync } from 'node:fs'
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Entrance } from '../../platform/auth/entrance.js'
import { Open } from '../../platform/auth/open.js'
import { Config } from '../../platform/config.js'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { DemoPersonType, InstallationType, ViewerType } from './account.graphql.js'
import { DemoPeople } from './demo-people.js'
import { NewcomerService } from './newcomer.service.js'
import { viewerOf } from './viewer.js'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

@Resolver(() => InstallationType)
export class InstallationResolver {
  constructor(
    private readonly config: Config,
    private readonly newcomers: NewcomerService,
    private readonly demo: DemoPeople,
    private readonly entrance: Entrance,
  ) {}

  @Open('The sign-in page says whether this is a demo, before anybody is signed in.')
  @Query(() => InstallationType)
  installation(): Omit<InstallationType, 'firstAdministratorNeeded'> {
    return { demo: this.config.options.demo, mailbox: this.config.hasMailbox, version }
  }

  @ResolveField()
  firstAdministratorNeeded(): Promise<boolean> {
    return this.newcomers.firstAdministratorNeeded()
  }

  @Open('Invented people for trying Alongside out; empty in every installation that is not a demo.')
  @Query(() => [DemoPersonType])
  demoPeople(): readonly DemoPersonType[] {
    return this.demo.people
  }

  @Open('The link was printed where the server is started: whoever has it may run the installation.')
  @Mutation(() => ViewerType)
  async createFirstAdministrator(
    @Args('token') token: string,
    @Args('name') name: string,
    @Args('email') email: string,
    @Args('password') password: string,
    @Ask() asking: Asking,
  ): Promise<ViewerType> {
    const person = await this.newcomers.createFirstAdministrator(token, { name, email, password })
    return viewerOf(await this.entrance.letIn(asking, person))
  }
}
