/** The documents open on this node: opened from snapshot and journal, kept in step with other nodes, closed when everybody has left. */
import type { DocumentId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Pool } from 'pg'
import type * as Y from 'yjs'
import { type Purpose, scopeStatement } from '../db/scope.js'
import { isWhole } from './content-hash.js'
import { GuardHost } from './guard-host.js'
import { HotDocument, type JournalRow } from './hot-document.js'
import { type Committed, Journal } from './journal.js'
import { newerRows, sqlOf } from './journal-rows.js'
import { Keeper } from './live-keeper.js'
import type { LiveDocumentHead, LiveKind, Sql } from './live-kind.js'
import { Damage, fromSnapshot, headOf, type Place, rowsAfter, snapshotSeqs } from './live-store.js'

/** A document nobody has open stays warm this long, in milliseconds. */
const staysWarm = 60_000

export class LiveHub {
  private readonly hot = new Map<DocumentId, Promise<HotDocument>>()
  private readonly kinds: ReadonlyMap<string, LiveKind>
  readonly journal: Journal
  readonly guard: GuardHost
  readonly keeper: Keeper

  constructor(
    private readonly pool: Pool,
    kinds: readonly LiveKind[],
    tell: (committed: Committed) => void,
    report: (error: unknown) => void,
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.guard.kind, kind]))
    this.guard = new GuardHost(report)
    this.keeper = new Keeper(this, report)
    this.journal = new Journal(pool, this.guard, tell, (error) => {
      report(error)
      if (error instanceof Damage) void this.keeper.quarantine(error)
    })
  }

  kindOf(head: Pick<LiveDocumentHead, 'kind'>): LiveKind {
    const kind = this.kinds.get(head.kind)
    if (!kind) throw new Error(`no live document of kind ${head.kind}`)
    return kind
  }

  async open(head: LiveDocumentHead): Promise<HotDocument> {
    const known = this.hot.get(head.id)
    const hot = await (known ?? this.keep(head))
    if (known && hot.epoch < head.epoch) {
      this.letGo(known, hot)
      return this.open(head)
    }
    // Whoever asked needs a moment to sit down: until then nobody sweeps it away.
    if (hot.emptySince !== null) hot.emptySince = Date.now()
    return hot
  }

  opened(id: DocumentId): Promise<HotDocument> | undefined {
    return this.hot.get(id)
  }

  /** Asks Postgres as the journal does, within the spaces given. */
  async asking<T>(
    spaces: readonly LiveDocumentHead['spaceId'][],
    ask: (sql: Sql) => Promise<T>,
    purpose: Purpose = '',
  ): Promise<T> {
    const client = await this.pool.connect()
    try {
      await client.query(`begin; ${scopeStatement({ personId: null, spaces, items: [], purpose })}`)
      const answer = await ask(sqlOf(client))
      await client.query('commit')
      client.release()
      return answer
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      client.release(!(error instanceof Refusal))
      throw error
    }
  }

  /** Reads what other nodes journaled, after a hint or without one; `upTo`: as far as the hint says there is something to read. */
  async catchUp(id: DocumentId, upTo = Number.POSITIVE_INFINITY): Promise<void> {
    const hot = await this.hot.get(id)
    if (!hot || Math.max(hot.seq, hot.writes) >= upTo) return
    // One reading after the other: of many hints at once most find that they have been followed already.
    const reading = hot.reading.then(async () => {
      await hot.writing.catch(() => undefined)
      if (hot.seq >= upTo) return
      const news = this.asking([hot.head.spaceId], (sql) => newerRows(sql, hot))
      this.journal.takeNews(hot, await this.keeper.guarding(news))
    })
    hot.reading = reading.catch(() => undefined)
    await reading
  }

  /** The journal is the truth and hints may be lost: now and then every open document is compared with it. */
  async compare(): Promise<void> {
    const open = await Promise.all([...this.hot.values()].map((loading) => loading.catch(() => null)))
    const here = open.filter((hot) => hot !== null)
    if (here.length === 0) return
    const spaces = [...new Set(here.map(({ head }) => head.spaceId))]
    const rows = await this.asking(spaces, (sql) =>
      sql<{ id: DocumentId; seq: string }>('select id, seq from live_document where id = any($1)', [
        here.map(({ head }) => head.id),
      ]),
    )
    const stored = new Map(rows.map(({ id, seq }) => [id, Number(seq)]))
    for (const { head } of here) await this.catchUp(head.id, stored.get(head.id) ?? 0)
  }

  /** Sums up what is due, whoever has it open, and lets go of documents that nobody has open here. */
  async sweep(): Promise<void> {
    await this.keeper.sweep()
    for (const loading of [...this.hot.values()]) {
      const hot = await loading.catch(() => null)
      if (hot && hot.emptySince !== null && Date.now() - hot.emptySince > staysWarm) this.letGo(loading, hot)
    }
  }

  /** It is damaged, or another document by now: whoever asks next loads it anew. */
  async drop(id: DocumentId): Promise<void> {
    const loading = this.hot.get(id)
    const hot = await loading?.catch(() => null)
    if (loading && hot) this.letGo(loading, hot)
  }

  private keep(head: LiveDocumentHead): Promise<HotDocument> {
    const loading = this.load(head)
    this.hot.set(head.id, loading)
    loading.catch(() => this.hot.delete(head.id))
    return loading
  }

  private letGo(kept: Promise<HotDocument>, hot: HotDocument): void {
    if (this.hot.get(hot.head.id) === kept) this.hot.delete(hot.head.id)
    this.journal.forget(hot)
    hot.destroy()
  }

  private load(head: LiveDocumentHead): Promise<HotDocument> {
    return this.keeper.guarding(this.asking([head.spaceId], (sql) => this.fill(sql, head)))
  }

  private async fill(sql: Sql, head: LiveDocumentHead): Promise<HotDocument> {
    const hot = new HotDocument(head, this.kindOf(head))
    const place = { spaceId: head.spaceId, id: head.id, epoch: head.epoch }
    const stored = await headOf(sql, head)
    if (stored?.state === 'QUARANTINED') throw new Refusal('live.quarantined')
    const [seq] = await snapshotSeqs(sql, place)
    if (seq !== undefined) {
      const { bytes, doc } = await fromSnapshot(sql, place, seq, hot.kind.guard.roots)
      doc.destroy()
      hot.fill(bytes, seq)
    }
    const rows = await rowsAfter(sql, place, hot.seq)
    if (!isWhole(docOf(hot, rows, place))) throw new Damage(place, 'rows that do not fit together')
    if (stored?.epoch === head.epoch && hot.seq < stored.seq) throw new Damage(place, `journal ends at ${hot.seq}`)
    return hot
  }
}

function docOf(hot: HotDocument, rows: readonly JournalRow[], place: Place): Y.Doc {
  try {
    for (const row of rows) hot.take(row)
    return hot.doc
  } catch {
    throw new Damage(place, 'rows that do not apply')
  }
}
