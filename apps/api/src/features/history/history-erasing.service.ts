/** Takes somebody's words, or one stretch of words, out of a board and of everything that was kept of it. It cannot be undone. */
import type { Actor } from '@alongside/domain/actor'
import type { CycleId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { LiveHistory } from '../../platform/live/live-history.js'
import { type BoardPlace, boardOfCycle } from './board-place.js'

export interface WordsToErase {
  readonly cycleId: CycleId
  readonly personId: PersonId | null
  readonly stretch: string | null
  readonly reason: string
  readonly confirmed: boolean
}

export const mayErase = (actor: Actor, { spaceId }: { readonly spaceId: SpaceId }, urn: Urn): boolean =>
  may(actor, 'enquiry.eraseWords', { spaceId, urn })

@Injectable()
export class HistoryErasing {
  constructor(private readonly live: LiveHistory) {}

  /** A school's head answers for what its staff wrote; for a stretch that anybody may have written, the head of the school that began the enquiry. */
  async erase(reader: Reader, { cycleId, personId, stretch, reason, confirmed }: WordsToErase): Promise<void> {
    const board = await boardOfCycle(reader, cycleId)
    if (!board) throw new Refusal('not-found')
    const urn = personId ? await schoolOf(reader, board, personId) : board.ownerUrn
    if (!urn || !mayErase(reader.actor, board, urn)) {
      throw new Refusal((await this.live.rightsOf(reader.actor, board)).canRead ? 'not-allowed' : 'not-found')
    }
    if (!confirmed) throw new Refusal('history.needs-confirming')
    const words = stretch?.trim() || null
    // What is taken away must not live on in the record of its taking away.
    const why = words
      ? reasonGiven(reason)
          .split(new RegExp(literally(words), 'iu'))
          .join('…')
      : reasonGiven(reason)
    if (!personId && (words === null || words.length < 2)) throw new Refusal('input.missing', { field: 'stretch' })
    await this.live.erase(reader.actor, board, { personId, stretch: words, reason: why })
  }
}

const literally = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

async function schoolOf(reader: Reader, { spaceId, enquiryId }: BoardPlace, personId: PersonId): Promise<Urn | null> {
  const [member] = await reader.sql<{ urn: Urn }>(
    'select urn from enquiry_member where space_id = $1 and enquiry_id = $2 and person_id = $3',
    [spaceId, enquiryId, personId],
  )
  return member?.urn ?? null
}
