/** Closes the audit trail every ten minutes with a chain of hashes, and says whether it is still as it was closed. */
import type { Actor } from '@alongside/domain/actor'
import type { SpaceId } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'

export interface AuditBreak {
  readonly spaceId: SpaceId
  readonly seq: string
  readonly what: string
}
export interface AuditTrailState {
  readonly breaks: readonly AuditBreak[]
  readonly at: Date
  /** Over all seals up to that moment: what an administrator writes down elsewhere. */
  readonly anchor: string
}

const breaks = `select space_id as "spaceId", seq::text, what from audit_breaks() order by 1, 2`

@Injectable()
export class AuditTrail implements OnModuleInit {
  private readonly logger = new Logger('Audit')

  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('*/10 * * * *', 'seal-audit', async () => void (await this.seal()))
    this.jobs.every('11 3 * * *', 'check-audit', () => this.check())
  }

  /** Not in the transaction that writes a row: whoever could take a row back cannot take its seal back with it. */
  async seal(): Promise<number> {
    const [sealed] = await this.work.runAs({ purpose: 'worker' }, (work) =>
      work.sql<{ rows: number }>('select seal_audit() as rows'),
    )
    return sealed!.rows
  }

  async state(actor: Actor, at: Date = new Date()): Promise<AuditTrailState> {
    if (!may(actor, 'service.run', { spaceId: null })) throw new Refusal('not-allowed')
    return this.look(at)
  }

  /** The anchor of each night leaves the database with the log, where nobody who edits the database reaches it. */
  private async check(): Promise<void> {
    const { breaks: found, at, anchor } = await this.look(new Date())
    for (const { spaceId, seq, what } of found) this.logger.error(`The audit trail of ${spaceId}, seal ${seq}: ${what}`)
    this.logger.warn(`The audit trail at ${at.toISOString()} has the anchor ${anchor}`)
  }

  private look(at: Date): Promise<AuditTrailState> {
    return this.work.runAs({ purpose: 'worker' }, async (work) => {
      const [row] = await work.sql<{ anchor: string }>(`select encode(audit_anchor($1), 'hex') as anchor`, [at])
      return { breaks: await work.sql<AuditBreak>(breaks), at, anchor: row!.anchor }
    })
  }
}
