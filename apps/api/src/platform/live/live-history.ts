/** The past of live documents, for features: who worked on one when, how it was at any moment, one more edit by the server, and erasing. */
import { randomInt } from 'node:crypto'
import { applyAsIs } from '@alongside/contracts/apply-as-is'
import { limits } from '@alongside/contracts/live'
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { joinSittings, type Sitting, sittingsOf, type WrittenRow } from '@alongside/domain/sitting'
import { Injectable } from '@nestjs/common'
import * as Y from 'yjs'
import { newId } from '../db/unit-of-work.js'
import type { HotDocument } from './hot-document.js'
import { beginEpoch } from './live-epoch.js'
import type { LiveHub } from './live-hub.js'
import type { LiveDocumentHead, LiveRights, Sql } from './live-kind.js'
import { headOf, lastGood, type Place, stateAt } from './live-store.js'
import { rebased } from './rebase.js'

export interface NamedMoment {
  readonly epoch: number
  readonly seq: number
  readonly name: string
  readonly personId: PersonId | null
  readonly at: Date
}
export interface Past {
  readonly sittings: readonly Sitting[]
  readonly named: readonly NamedMoment[]
  readonly epoch: number
  readonly seq: number
  /** What the server laid out before anybody wrote; null where the board began empty. */
  readonly laidOut: { readonly seq: number; readonly at: Date } | null
  /** Null while nothing is damaged; else how far it is whole. */
  readonly wholeUntil: number | null
}
export interface WhatToErase {
  /** Everything this person wrote; null for nobody's. */
  readonly personId: PersonId | null
  readonly stretch: string | null
  readonly reason: string
}

const place = ({ spaceId, id, epoch }: LiveDocumentHead): Place => ({ spaceId, id, epoch })
/** What the server lays out itself is written under this number. */
const serverClient = 1

@Injectable()
export class LiveHistory {
  private hub: LiveHub | null = null

  /** The engine runs once the server listens. */
  serveFrom(hub: LiveHub): void {
    this.hub = hub
  }

  async rightsOf(actor: Actor, head: LiveDocumentHead): Promise<LiveRights> {
    const hub = this.running()
    return hub.asking([head.spaceId], (sql) => hub.kindOf(head).rights(sql, actor, head))
  }

  /** Who worked on it when, and the moments that have a name. */
  past(head: LiveDocumentHead): Promise<Past> {
    return this.running().asking([head.spaceId], async (sql) => {
      const keys = [head.spaceId, head.id, head.epoch]
      // Asked first: people go on writing, and what comes after this belongs to the next look.
      const [row] = await sql<{ seq: number; wholeUntil: number | null }>(
        `select seq::float8 as seq, case when state = 'QUARANTINED' then coalesce(good_seq, 0)::float8 end as "wholeUntil" from live_document where space_id = $1 and id = $2`,
        keys.slice(0, 2),
      )
      const seq = row?.seq ?? 0
      const archived = await sql<{ sittings: Sitting[] }>(
        'select sittings from live_archive where space_id = $1 and document_id = $2 and epoch = $3 order by from_seq',
        keys,
      )
      const rows = await sql<WrittenRow>(
        'select seq::float8 as seq, person_id as "personId", urn, at from live_update where space_id = $1 and document_id = $2 and epoch = $3 and seq <= $4 order by seq',
        [...keys, seq],
      )
      const named = await sql<NamedMoment>(
        'select epoch, seq::float8 as seq, name, named_by as "personId", at from live_version where space_id = $1 and document_id = $2 and (epoch < $3 or seq <= $4) order by epoch, seq, at',
        [...keys, seq],
      )
      const [first] = await sql<{ seq: number; at: Date }>(
        'select seq::float8 as seq, at from live_snapshot where space_id = $1 and document_id = $2 and epoch = $3 order by seq limit 1',
        keys,
      )
      const sittings = joinSittings([...archived.flatMap((one) => one.sittings), ...sittingsOf(rows)])
      const laidOut = first && first.seq < (sittings[0]?.fromSeq ?? Number.POSITIVE_INFINITY) ? first : null
      return { sittings, named, laidOut, epoch: head.epoch, seq, wholeUntil: row?.wholeUntil ?? null }
    })
  }

  /** The document as it was, in a copy of its own that the caller lets go. */
  async stateAt(head: LiveDocumentHead, seq: number): Promise<Y.Doc> {
    const hub = this.running()
    const { roots } = hub.kindOf(head).guard
    return hub.keeper.guarding(
      hub.asking([head.spaceId], async (sql) => {
        const stored = await headOf(sql, head)
        if (!Number.isInteger(seq) || seq < 0 || seq > (stored?.seq ?? 0)) throw new Refusal('history.no-such-version')
        if (stored?.state !== 'QUARANTINED') return (await stateAt(sql, place(head), roots, seq)).doc
        // Only what is known to be whole is shown of a damaged document.
        const good = await lastGood(sql, place(head), roots)
        if (!good || seq > good.seq) throw new Refusal('live.quarantined')
        return good.seq === seq ? good.doc : (await stateAt(sql, place(head), roots, seq)).doc
      }),
    )
  }

  /** Whose numbers these are: client id → person. */
  async writers(head: LiveDocumentHead): Promise<ReadonlyMap<number, PersonId>> {
    const rows = await this.running().asking([head.spaceId], (sql) =>
      sql<{ client: number; personId: PersonId }>(
        'select client::float8 as client, person_id as "personId" from live_client where space_id = $1 and document_id = $2',
        [head.spaceId, head.id],
      ),
    )
    return new Map(rows.map(({ client, personId }) => [client, personId]))
  }

  /** One more edit, by the ordinary way: as if this person had made it on one more open page. */
  async write(actor: Actor, head: LiveDocumentHead, change: (doc: Y.Doc) => void): Promise<void> {
    const { personId, sessionId } = actor
    if (!sessionId) throw new Refusal('sign-in.required')
    const hub = this.running()
    const hot = await hub.open(head)
    const client = await hub.asking([head.spaceId], (sql) => issueClient(sql, head, personId, sessionId))
    const doc = new Y.Doc()
    try {
      applyAsIs(doc, Y.encodeStateAsUpdate(hot.doc))
      doc.clientID = client
      const before = Y.encodeStateVector(doc)
      let isChanged = false
      doc.once('update', () => {
        isChanged = true
      })
      doc.transact(() => change(doc))
      if (!isChanged) return
      const update = Y.encodeStateAsUpdate(doc, before)
      if (update.byteLength > limits.updateBytes) throw new Refusal('live.too-large')
      await this.submit(hub, hot, { client, update, personId, sessionId })
    } finally {
      doc.destroy()
    }
  }

  /** Begins a new epoch without these words; what lies behind it is destroyed in the same transaction. */
  async erase(actor: Actor, head: LiveDocumentHead, { personId, stretch, reason }: WhatToErase): Promise<void> {
    const hub = this.running()
    const kind = hub.kindOf(head)
    const { erasing } = kind
    if (!erasing) throw new Refusal('not-allowed')
    const { roots } = kind.guard
    await hub.keeper.guarding(
      hub.asking([head.spaceId], async (sql) => {
        const keys = [head.spaceId, head.id]
        await sql('select 1 from live_document where space_id = $1 and id = $2 for update', keys)
        const stored = await headOf(sql, head)
        if (stored?.epoch !== head.epoch) throw new Refusal('stale')
        const old =
          stored.state === 'QUARANTINED'
            ? await lastGood(sql, place(head), roots)
            : await stateAt(sql, place(head), roots)
        if (!old) throw new Refusal('live.quarantined')
        const clients = await clientsAnew(sql, head, old.doc)
        const doc = rebased(old.doc, roots, {
          isErased: (client) => personId !== null && clients.personOf(client) === personId,
          stretch,
          clientFor: (client) => clients.anew(client),
          holdsWords: (path) => erasing.holdsWords(path),
        })
        old.doc.destroy()
        const next = { ...head, epoch: head.epoch + 1, seq: 1 }
        for (const table of ['live_update', 'live_archive', 'live_snapshot'])
          await sql(`delete from ${table} where space_id = $1 and document_id = $2`, keys)
        await beginEpoch(sql, next, doc, roots)
        await erasing.forget(sql, next)
        const everything = new Map(roots.map((root) => [root, new Set(doc.getMap(root).keys())]))
        const rows = kind.guard.rows(doc, everything)
        await kind.project(sql, [{ document: next, rows, authors: [], isWhole: true }])
        doc.destroy()
        await sql(
          `insert into audit_event (space_id, id, actor_id, action, item_kind, item_id, reason, detail) values ($1, $2, $3, 'live.erase', 'live_document', $4, $5, $6)`,
          [head.spaceId, newId(), actor.personId, head.id, reason, JSON.stringify({ personId, epoch: next.epoch })],
        )
        await sql(`select pg_notify('live_rights', $1::text)`, [head.id])
      }),
    )
    await hub.drop(head.id)
  }

  private submit(
    hub: LiveHub,
    hot: HotDocument,
    edit: { client: number; update: Uint8Array; personId: PersonId; sessionId: SessionId },
  ): Promise<unknown> {
    return new Promise((acknowledge, refuse) => {
      hub.journal.submit({ ...edit, hot, epoch: hot.epoch, n: 1, acknowledge, refuse })
    })
  }

  private running(): LiveHub {
    if (!this.hub) throw new Refusal('retry')
    return this.hub
  }
}

async function issueClient(
  sql: Sql,
  { spaceId, id }: LiveDocumentHead,
  personId: PersonId,
  sessionId: SessionId | null,
): Promise<number> {
  for (;;) {
    const client = randomInt(2, 2 ** 32)
    const made = await sql(
      'insert into live_client (space_id, document_id, client, person_id, session_id) values ($1, $2, $3, $4, $5) on conflict do nothing returning client',
      [spaceId, id, client, personId, sessionId],
    )
    if (made.length > 0) return client
  }
}

/** Everybody who wrote goes on under a number of their own, so that it stays known who wrote what. */
async function clientsAnew(sql: Sql, head: LiveDocumentHead, doc: Y.Doc) {
  const rows = await sql<{ client: number; personId: PersonId }>(
    'select client::float8 as client, person_id as "personId" from live_client where space_id = $1 and document_id = $2',
    [head.spaceId, head.id],
  )
  const people = new Map(rows.map(({ client, personId }) => [client, personId]))
  const writing = [...doc.store.clients.keys()].flatMap((client) => people.get(client) ?? [])
  const numbers = new Map<PersonId, number>()
  for (const person of new Set(writing)) numbers.set(person, await issueClient(sql, head, person, null))
  return {
    personOf: (client: number) => people.get(client),
    anew: (client: number) => numbers.get(people.get(client) as PersonId) ?? serverClient,
  }
}
