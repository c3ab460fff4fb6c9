/** The demo's mailbox: the mails of invented people, which never leave this machine. In a real installation there is none. */
import { Injectable } from '@nestjs/common'
import { Config } from '../../platform/config.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { MailMessageType } from './mailbox.graphql.js'

const shown = 100

@Injectable()
export class MailboxService {
  constructor(
    private readonly config: Config,
    private readonly work: UnitOfWork,
  ) {}

  async mails(): Promise<MailMessageType[]> {
    if (!this.config.hasMailbox) return []
    const mails = await this.work.runAs({ purpose: 'mailbox' }, (work) =>
      work.sql<Omit<MailMessageType, 'links'>>(
        `select id, to_address as to, subject, body, created_at as "createdAt" from mail where state = 'KEPT' order by created_at desc, id desc limit ${shown}`,
      ),
    )
    return mails.map((mail) => ({ ...mail, links: mail.body.match(/https?:\/\/\S+/g) ?? [] }))
  }
}
