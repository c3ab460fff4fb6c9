/** What somebody has to do and a colleague could do as well: each feature says whose it is still, who else could, and how it passes on. */

import type { PersonId } from '@alongside/domain/ids'
import type { AskingKind } from '@alongside/domain/not-now'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { InboxNotice, Work } from '../../platform/db/unit-of-work.js'

/** Asked by whoever has it, and by whoever takes it over and may not see it yet. */
export type AsksOfDuties = Pick<Reader, 'sql' | 'lookingAs'>

export interface Duty {
  /** The notices that ask for it. */
  readonly kinds: readonly AskingKind[]
  /** Whoever takes it over has it to do; else it is settled with their yes. */
  readonly staysOpen: boolean
  /** As its notice says it; null: it is not theirs, or nothing is left to do. */
  noticeOf(
    asks: AsksOfDuties,
    person: PersonId,
    itemId: string,
  ): Promise<Pick<InboxNotice, 'itemKind' | 'path' | 'vars'> | null>
  couldTake(asks: AsksOfDuties, person: PersonId, itemId: string): Promise<readonly PersonId[]>
  /** By whoever takes it over. */
  passOn(work: Work, itemId: string, from: PersonId, to: PersonId): Promise<void>
}

@Injectable()
export class Duties {
  private readonly all: Duty[] = []

  add(duty: Duty): void {
    this.all.push(duty)
  }

  of(kind: string): Duty | null {
    return this.all.find(({ kinds }) => (kinds as readonly string[]).includes(kind)) ?? null
  }
}
