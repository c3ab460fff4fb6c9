/** Whoever has a place has ten tries at the code shown in the room; whom it fails is ticked on the list. */
import { createHash } from 'node:crypto'
import type { CpdSessionId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { RateLimiterPostgres } from 'rate-limiter-flexible'
import { DataSource } from 'typeorm'
import { quarterOfAnHour, spend, triesOf } from '../../platform/tries.js'

@Injectable()
export class CodeTries {
  private readonly tries: RateLimiterPostgres

  constructor(source: DataSource) {
    this.tries = triesOf(source, 'room-code', 10, quarterOfAnHour)
  }

  /** Counted before it is looked at. @throws Refusal `booking.code-tries` */
  async spend(person: PersonId, session: CpdSessionId): Promise<void> {
    const key = createHash('sha256').update(`${person} ${session}`).digest('hex')
    if (!(await spend(this.tries, key))) throw new Refusal('booking.code-tries')
  }
}
