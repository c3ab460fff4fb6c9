/** Account: signing in and out, sessions, passwords, and how an account begins. */
import { Module } from '@nestjs/common'
import { SchoolModule } from '../school/school.module.js'
import { AccountResolver, HoldingResolver } from './account.resolver.js'
import { AccountService } from './account.service.js'
import { Attempts } from './attempts.js'
import { DemoPeople } from './demo-people.js'
import { InstallationResolver } from './installation.resolver.js'
import { NewcomerService } from './newcomer.service.js'
import { PasswordResolver } from './password.resolver.js'
import { PasswordService } from './password.service.js'

@Module({
  imports: [SchoolModule],
  providers: [
    Attempts,
    DemoPeople,
    AccountService,
    PasswordService,
    NewcomerService,
    AccountResolver,
    HoldingResolver,
    PasswordResolver,
    InstallationResolver,
  ],
  exports: [AccountService, PasswordService, NewcomerService, DemoPeople],
})
export class AccountModule {}
