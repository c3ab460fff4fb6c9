/** The documents open on this node: opened from snapshot and journal, kept in step with other nodes, closed when everybody has left. */
import type { DocumentId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Pool } from 'pg'
import * as Y from 'yjs'
import { scopeStatement } from '../db/scope.js'
import { HotDocument } from './hot-document.js'
import { type Committed, digest, Journal, newerRows, sqlOf } from './journal.js'
import type { LiveDocumentHead, LiveKind, Sql } from './live-kind.js'

/** A document nobody has open stays warm this long, in milliseconds. */
const staysWarm = 60_000
/** Rows of the journal after which a snapshot is worth its space. */
const rowsPerSnapshot = 200

export class LiveHub {
  private readonly hot = new Map<DocumentId, Promise<HotDocument>>()
  private readonly kinds: ReadonlyMap<string, LiveKind>
  readonly journal: Journal

  constructor(
    private readonly pool: Pool,
    kinds: readonly LiveKind[],
    private readonly tell: (committed: Committed) => void,
    private readonly report: (error: unknown) => void,
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.kind, kind]))
    this.journal = new Journal(pool, tell, report)
  }

  kindOf(head: LiveDocumentHead): LiveKind {
    const kind = this.kinds.get(head.kind)
    if (!kind) throw new Error(`no live document of kind ${head.kind}`)
    return kind
  }

  open(head: LiveDocumentHead): Promise<HotDocument> {
    const known = this.hot.get(head.id)
    if (known) return known.then((hot) => (hot.epoch === head.epoch ? hot : this.reopen(head)))
    const loading = this.load(head)
    this.hot.set(head.id, loading)
    loading.catch(() => this.hot.delete(head.id))
    return loading
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

  /** Reads what other nodes journaled, after a hint or without one. */
  async catchUp(id: DocumentId): Promise<void> {
    const hot = await this.hot.get(id)
    if (!hot) return
    const rows = await this.asking([hot.head.spaceId], (sql) => newerRows(sql, hot))
    const news = rows.filter(({ seq }) => seq > hot.seq)
    if (news.length === 0) return
    for (const { bytes, seq, client, n } of news) {
      hot.take(bytes, seq)
      hot.lastN.set(client, n)
    }
    this.tell({ hot, seq: hot.seq, update: Y.mergeUpdates(news.map(({ bytes }) => bytes)), clients: [] })
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
    for (const hot of here) if ((stored.get(hot.head.id) ?? 0) > hot.seq) await this.catchUp(hot.head.id)
  }

  /** Takes snapshots that are due and lets go of documents that nobody has open. */
  async sweep(): Promise<void> {
    for (const [id, loading] of [...this.hot]) {
      const hot = await loading.catch(() => null)
      if (!hot) continue
      await this.snapshot(hot).catch(this.report)
      if (hot.emptySince !== null && Date.now() - hot.emptySince > staysWarm) {
        this.hot.delete(id)
        hot.destroy()
      }
    }
  }

  private async snapshot(hot: HotDocument): Promise<void> {
    const { spaceId, id } = hot.head
    await this.asking([spaceId], async (sql) => {
      const [row] = await sql<{ seq: string; snapshot_seq: string }>(
        'select seq, snapshot_seq from live_document where space_id = $1 and id = $2 for update',
        [spaceId, id],
      )
      if (!row || Number(row.seq) !== hot.seq || hot.seq - Number(row.snapshot_seq) < rowsPerSnapshot) return
      const bytes = Y.encodeStateAsUpdate(hot.doc)
      const again = new Y.Doc()
      Y.applyUpdate(again, bytes)
      const same = digest(Y.encodeStateAsUpdate(again)).equals(digest(bytes))
      again.destroy()
      if (!same) throw new Error(`snapshot of ${id} does not reload to itself`)
      await sql(
        'insert into live_snapshot (space_id, document_id, epoch, seq, bytes, sha256) values ($1, $2, $3, $4, $5, $6)',
        [spaceId, id, hot.epoch, hot.seq, Buffer.from(bytes), digest(bytes)],
      )
      await sql('update live_document set snapshot_seq = $3 where space_id = $1 and id = $2', [spaceId, id, hot.seq])
    })
  }

  private async reopen(head: LiveDocumentHead): Promise<HotDocument> {
    const old = await this.hot.get(head.id)
    this.hot.delete(head.id)
    old?.destroy()
    return this.open(head)
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
        hot.take(snapshot.bytes, Number(snapshot.seq))
      }
      for (const { bytes, seq, client, n } of await newerRows(sql, hot)) {
        hot.take(bytes, seq)
        hot.lastN.set(client, n)
      }
    })
    return hot
  }
}
