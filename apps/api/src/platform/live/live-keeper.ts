/** Looks after what is stored: sums documents up, reads them through now and then, and sets a damaged one apart from all others. */
import type { DocumentId, SpaceId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Purpose } from '../db/scope.js'
import { newId } from '../db/unit-of-work.js'
import { beginEpoch } from './live-epoch.js'
import type { LiveDocumentHead, LiveKind, Sql } from './live-kind.js'
import { Damage, headOf, inspect, lastGood, type Place } from './live-store.js'
import { compact } from './live-sweep.js'

type Which = Pick<Place, 'spaceId' | 'id'>
export interface DamagedDocument extends Which {
  readonly kind: string
  readonly since: Date
  readonly reason: string
  readonly goodSeq: number | null
}
interface House {
  asking<T>(spaces: readonly SpaceId[], ask: (sql: Sql) => Promise<T>, purpose?: Purpose): Promise<T>
  kindOf(head: Pick<LiveDocumentHead, 'kind'>): LiveKind
  drop(id: DocumentId): Promise<void>
}

/** Rows of the journal after which a snapshot is worth its space. */
const rowsPerSnapshot = 200
/** So many documents are summed up in one go, and so many read through. */
const mostAtOnce = 20
const mostRead = 2
/** Each document is read through about this often, in days. */
const readEvery = 7

export class Keeper {
  constructor(
    private readonly hub: House,
    private readonly report: (error: unknown) => void,
  ) {}

  async sweep(): Promise<void> {
    const due = await this.named('select id, space_id as "spaceId" from live_documents_due($1, $2)', [
      rowsPerSnapshot,
      mostAtOnce,
    ])
    for (const one of due) await this.compact(one).catch(this.report)
    const unseen = await this.named('select id, space_id as "spaceId" from live_documents_unseen($1, $2)', [
      readEvery,
      mostRead,
    ])
    for (const one of unseen) await this.inspect(one).catch(this.report)
  }

  /** A snapshot now, if so many rows have come since the last. */
  compact(which: Which, rowsSince = rowsPerSnapshot): Promise<boolean> {
    return this.guarding(this.within(which, (sql, { kind }) => compact(sql, which, this.rootsOf(kind), rowsSince)))
  }

  inspect(which: Which): Promise<void> {
    return this.guarding(
      this.within(which, async (sql, { kind, epoch }) => {
        await inspect(sql, { ...which, epoch }, this.rootsOf(kind))
        await sql('update live_document set inspected_at = now() where space_id = $1 and id = $2', [
          which.spaceId,
          which.id,
        ])
      }),
    )
  }

  /** Damage that is met is dealt with, and told as what it is. */
  async guarding<T>(reading: Promise<T>): Promise<T> {
    try {
      return await reading
    } catch (error) {
      if (!(error instanceof Damage)) throw error
      this.report(error)
      await this.quarantine(error)
      throw new Refusal('live.quarantined')
    }
  }

  /** From here on nobody reads or writes it until somebody has looked; how far it is whole is noted. */
  async quarantine({ place, what }: Damage): Promise<void> {
    try {
      await this.within(place, async (sql, { kind, epoch }) => {
        // Whoever meets damage looks alone: what is whole by now stays open.
        await sql('select 1 from live_document where space_id = $1 and id = $2 for update', [place.spaceId, place.id])
        if ((await headOf(sql, place))?.state !== 'OPEN') return
        const good = await lastGood(sql, { ...place, epoch }, this.rootsOf(kind))
        good?.doc.destroy()
        await sql(
          `update live_document set state = 'QUARANTINED', quarantined_at = now(), quarantine_reason = $3, good_seq = $4, rights_epoch = rights_epoch + 1
            where space_id = $1 and id = $2`,
          [place.spaceId, place.id, what, good?.seq ?? null],
        )
        await sql(
          `insert into audit_event (space_id, id, action, item_kind, item_id, from_state, to_state, reason) values ($1, $2, 'live.quarantine', 'live_document', $3, 'OPEN', 'QUARANTINED', $4)`,
          [place.spaceId, newId(), place.id, what],
        )
        await sql(`select pg_notify('live_rights', $1::text)`, [place.id])
      })
      // Not waited for: it may be just opening, and wait for this.
      void this.hub.drop(place.id)
    } catch (error) {
      this.report(error)
    }
  }

  /** What was damaged has been put right: it is read through, and opened again if all of it is whole. */
  reopen(which: Which): Promise<void> {
    return this.within(which, async (sql, { kind, epoch }) => {
      await inspect(sql, { ...which, epoch }, this.rootsOf(kind))
      await sql(
        `update live_document set state = 'OPEN', quarantined_at = null, quarantine_reason = null, good_seq = null, rights_epoch = rights_epoch + 1
          where space_id = $1 and id = $2 and state = 'QUARANTINED'`,
        [which.spaceId, which.id],
      )
      await this.note(sql, which, 'live.reopen', null)
    })
  }

  /** What is damaged is lost: it goes on from where it last was whole. The damaged rows stay where they are, under the old epoch. */
  rebuild(which: Which): Promise<number> {
    return this.within(which, async (sql, document) => {
      const { kind, epoch } = document
      const roots = this.rootsOf(kind)
      await sql('select 1 from live_document where space_id = $1 and id = $2 for update', [which.spaceId, which.id])
      const good = await lastGood(sql, { ...which, epoch }, roots)
      if (!good) throw new Refusal('live.quarantined')
      const next = { ...document, ...which, epoch: epoch + 1, seq: 1 }
      await beginEpoch(sql, next, good.doc, roots)
      const everything = new Map(roots.map((root) => [root, new Set(good.doc.getMap(root).keys())]))
      const live = this.hub.kindOf(document)
      await live.project(sql, [
        { document: next, rows: live.guard.rows(good.doc, everything), authors: [], isWhole: true },
      ])
      good.doc.destroy()
      await this.note(sql, which, 'live.rebuild', `whole up to ${good.seq}`)
      await sql(`select pg_notify('live_rights', $1::text)`, [which.id])
      return good.seq
    })
  }

  damaged(): Promise<DamagedDocument[]> {
    return this.hub.asking(
      [],
      (sql) =>
        sql<DamagedDocument>(
          'select id, space_id as "spaceId", kind, since, reason, good_seq::float8 as "goodSeq" from live_documents_damaged()',
        ),
      'worker',
    )
  }

  private note(sql: Sql, { spaceId, id }: Which, action: string, reason: string | null) {
    return sql(
      `insert into audit_event (space_id, id, action, item_kind, item_id, from_state, to_state, reason) values ($1, $2, $3, 'live_document', $4, 'QUARANTINED', 'OPEN', $5)`,
      [spaceId, newId(), action, id, reason],
    )
  }

  private rootsOf(kind: string): readonly string[] {
    return this.hub.kindOf({ kind }).guard.roots
  }

  private within<T>(
    { spaceId, id }: Which,
    act: (sql: Sql, head: Pick<LiveDocumentHead, 'kind' | 'epoch' | 'itemId'>) => Promise<T>,
  ): Promise<T> {
    return this.hub.asking([spaceId], async (sql) => {
      const [head] = await sql<{ kind: string; epoch: number; itemId: string }>(
        'select kind, epoch, item_id as "itemId" from live_document where space_id = $1 and id = $2',
        [spaceId, id],
      )
      if (!head) throw new Refusal('not-found')
      return act(sql, head)
    })
  }

  private named(text: string, values: readonly unknown[]): Promise<Which[]> {
    return this.hub.asking([], (sql) => sql<Which>(text, values), 'worker')
  }
}
