/** The documents open on this node: opened from snapshot and journal, kept in step with other nodes, closed when everybody has left. */
import type { DocumentId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Pool } from 'pg'
import * as Y from 'yjs'
import { scopeStatement } from '../db/scope.js'
import { isSame } from './canonical.js'
import { GuardHost } from './guard-host.js'
import { HotDocument } from './hot-document.js'
import { type Committed, Journal } from './journal.js'
import { digest, newerRows, sqlOf } from './journal-rows.js'
import type { LiveDocumentHead, LiveKind, Sql } from './live-kind.js'

/** A document nobody has open stays warm this long, in milliseconds. */
const staysWarm = 60_000
/** Rows of the journal after which a snapshot is worth its space. */
const rowsPerSnapshot = 200

export class LiveHub {
  private readonly hot = new Map<DocumentId, Promise<HotDocument>>()
  private readonly kinds: ReadonlyMap<string, LiveKind>
  readonly journal: Journal
  readonly guard: GuardHost

  constructor(
    private readonly pool: Pool,
    kinds: readonly LiveKind[],
    tell: (committed: Committed) => void,
    private readonly report: (error: unknown) => void,
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.guard.kind, kind]))
    this.guard = new GuardHost(report)
    this.journal = new Journal(pool, this.guard, tell, report)
  }

  kindOf(head: LiveDocumentHead): LiveKind {
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
  async asking<T>(spaces: readonly LiveDocumentHead['spaceId'][], ask: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    try {
      await client.query(`begin; ${scopeStatement({ personId: null, spaces, items: [], purpose: '' })}`)
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
      this.journal.takeNews(hot, await this.asking([hot.head.spaceId], (sql) => newerRows(sql, hot)))
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

  /** Takes snapshots that are due and lets go of documents that nobody has open. */
  async sweep(): Promise<void> {
    for (const loading of [...this.hot.values()]) {
      const hot = await loading.catch(() => null)
      if (!hot) continue
      if (hot.seq - hot.snapshotSeq >= rowsPerSnapshot) await this.snapshot(hot).catch(this.report)
      if (hot.emptySince !== null && Date.now() - hot.emptySince > staysWarm) this.letGo(loading, hot)
    }
  }

  private async snapshot(hot: HotDocument): Promise<void> {
    const { spaceId, id } = hot.head
    await this.asking([spaceId], async (sql) => {
      const [row] = await sql<{ epoch: number; seq: string; snapshot_seq: string }>(
        'select epoch, seq, snapshot_seq from live_document where space_id = $1 and id = $2 for update',
        [spaceId, id],
      )
      if (row?.epoch !== hot.epoch || Number(row.seq) !== hot.seq) return
      hot.snapshotSeq = Number(row.snapshot_seq)
      if (hot.seq - hot.snapshotSeq < rowsPerSnapshot) return
      const bytes = Y.encodeStateAsUpdate(hot.doc)
      if (!isSame(hot.doc, bytes, hot.kind.guard.roots)) throw new Error(`snapshot of ${id} does not reload to itself`)
      await sql(
        'insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256) values ($1, $2, $3, $4, $5, $6)',
        [spaceId, id, hot.epoch, hot.seq, Buffer.from(bytes), digest(bytes)],
      )
      await sql('update live_document set snapshot_seq = $3 where space_id = $1 and id = $2', [spaceId, id, hot.seq])
      hot.snapshotSeq = hot.seq
    })
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

  private async load(head: LiveDocumentHead): Promise<HotDocument> {
    const hot = new HotDocument(head, this.kindOf(head))
    await this.asking([head.spaceId], async (sql) => {
      const [snapshot] = await sql<{ seq: string; bytes: Buffer; sha256: Buffer }>(
        'select seq, bytes, sha256 from live_snapshot where space_id = $1 and document_id = $2 and epoch = $3 order by seq desc limit 1',
        [head.spaceId, head.id, head.epoch],
      )
      if (snapshot) {
        if (!digest(snapshot.bytes).equals(snapshot.sha256)) throw new Error(`snapshot of ${head.id} is damaged`)
        hot.fill(snapshot.bytes, Number(snapshot.seq))
        hot.snapshotSeq = hot.seq
      }
      for (const row of await newerRows(sql, hot)) hot.take(row)
    })
    return hot
  }
}
