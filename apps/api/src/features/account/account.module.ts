/** Account: people, sessions, passwords. */
import { Module } from '@nestjs/common'
import { AccountResolver } from './account.resolver.js'
import { AccountService } from './account.service.js'

@Module({ providers: [AccountService, AccountResolver], exports: [AccountService] })
export class AccountModule {}
