/**
 * A board's history. Whoever may read the board now reads how it came to be, by the same right and no longer than they have it:
 * what should not be read any more is erased, not hidden, for hidden words come out again.
 */
import { boardChanges, boardThen, bringBack, type Passage } from '@alongside/contracts/board-contents'
import type { CycleId, DocumentId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { LiveHistory, type Past } from '../../platform/live/live-history.js'
import type { LiveRights } from '../../platform/live/live-kind.js'
import { type BoardPlace, boardOfCycle } from './board-place.js'
import type {
  BoardHistoryType,
  BoardThenType,
  BoardVersionType,
  CardChangeType,
  PassageThenType,
} from './history.graphql.js'
import { mayErase } from './history-erasing.service.js'

/** More are not read in one list. */
const mostVersions = 300

@Injectable()
export class HistoryService {
  constructor(private readonly live: LiveHistory) {}

  async history(reader: Reader, cycleId: CycleId): Promise<BoardHistoryType> {
    const { board, rights } = await this.readable(reader, cycleId)
    const past = await this.live.past(board)
    return {
      id: board.id,
      seq: past.wholeUntil ?? past.seq,
      versions: versionsOf(board.id, past),
      isDamaged: past.wholeUntil !== null,
      abilities: {
        restore: rights.canWrite && past.wholeUntil === null,
        erase: mayErase(reader.actor, board, board.ownerUrn),
      },
    }
  }

  async version(reader: Reader, cycleId: CycleId, seq: number): Promise<BoardThenType> {
    const { board } = await this.readable(reader, cycleId)
    const doc = await this.live.stateAt(board, seq)
    const then = boardThen(doc)
    doc.destroy()
    const writers = await this.live.writers(board)
    const signed = (passages: readonly Passage[]) => passages.map((passage) => signedBy(passage, writers))
    return {
      seq,
      cycle: signed(then.cycle),
      cards: then.cards.map(({ id, passages, ...card }) => ({ ...card, cardId: id, passages: signed(passages) })),
    }
  }

  async changes(reader: Reader, cycleId: CycleId, from: number, to: number): Promise<CardChangeType[]> {
    const { board } = await this.readable(reader, cycleId)
    const before = await this.live.stateAt(board, from)
    const after = await this.live.stateAt(board, to)
    const changes = boardChanges(boardThen(before), boardThen(after))
    before.destroy()
    after.destroy()
    return changes.map(({ id, ...change }) => ({ ...change, cardId: id }))
  }

  /** As one more edit of this person: it can be taken back like any other, and nothing written since is lost from the history. */
  async restore(reader: Reader, cycleId: CycleId, seq: number): Promise<void> {
    const { board, rights } = await this.readable(reader, cycleId)
    if (!rights.canWrite) throw new Refusal('board.read-only')
    const then = await this.live.stateAt(board, seq)
    try {
      await this.live.write(reader.actor, board, (doc) => bringBack(doc, then))
    } finally {
      then.destroy()
    }
  }

  private async readable(reader: Reader, cycleId: CycleId): Promise<{ board: BoardPlace; rights: LiveRights }> {
    const board = await boardOfCycle(reader, cycleId)
    const rights = board && (await this.live.rightsOf(reader.actor, board))
    if (!board || !rights?.canRead) throw new Refusal('not-found')
    return { board, rights }
  }
}

/** Sittings and named moments in one list, the newest first. */
function versionsOf(id: DocumentId, { sittings, named, laidOut, epoch, wholeUntil }: Past): BoardVersionType[] {
  const reach = wholeUntil ?? Number.POSITIVE_INFINITY
  const worked = sittings.map(({ toSeq, began, ended, authors }) => ({
    id: `${id}-${epoch}-${toSeq}`,
    seq: toSeq,
    name: null,
    began,
    ended,
    authors: [...authors],
    canShow: toSeq <= reach,
  }))
  const began = laidOut && {
    epoch,
    ...laidOut,
    personId: null,
    name: epoch === 1 ? 'As it began' : 'After words were erased',
  }
  const moments = [...named, ...(began ? [began] : [])].map((moment) => {
    const at = moment.at.toISOString()
    return {
      id: `${id}-${moment.epoch}-${moment.seq}-${moment.name}`,
      seq: moment.seq,
      name: moment.name,
      began: at,
      ended: at,
      authors: moment.personId ? [{ personId: moment.personId, urn: null, edits: 0 }] : [],
      canShow: moment.epoch === epoch && moment.seq <= reach,
    }
  })
  return [...worked, ...moments].sort((a, b) => (a.ended < b.ended ? 1 : -1)).slice(0, mostVersions)
}

const signedBy = ({ label, stretches }: Passage, writers: ReadonlyMap<number, PersonId>): PassageThenType => ({
  label,
  stretches: stretches.map(({ text, client }) => ({ text, personId: writers.get(client) ?? null })),
})
