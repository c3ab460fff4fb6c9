/** Jobs and the mails that are sent by them. */
import { Global, Module } from '@nestjs/common'
import { MailRights } from '../mail/mail-rights.js'
import { Mailer } from '../mail/mailer.js'
import { PostOffice } from '../mail/post-office.js'
import { Jobs } from './jobs.js'

@Global()
@Module({ providers: [Jobs, PostOffice, MailRights, Mailer], exports: [Jobs, PostOffice] })
export class JobsModule {}
