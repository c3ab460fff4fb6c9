/** The demo's mailbox. */
import { Query, Resolver } from '@nestjs/graphql'
import { Open } from '../../platform/auth/open.js'
import { MailMessageType } from './mailbox.graphql.js'
import { MailboxService } from './mailbox.service.js'

@Resolver(() => MailMessageType)
export class MailboxResolver {
  constructor(private readonly service: MailboxService) {}

  @Open('Invented mails to invented people, so that invitations can be tried out; empty wherever this is no demo.')
  @Query(() => [MailMessageType])
  mailbox(): Promise<MailMessageType[]> {
    return this.service.mails()
  }
}
