/**
 * The write path: guard → journal → acknowledge → broadcast. One commit serves all documents of a turn; while it runs, the next
 * turn gathers. A document that fails is rolled back alone. What is acknowledged is in the database.
 */
import { createHash } from 'node:crypto'
import type { Acknowledged } from '@alongside/contracts/live'
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SessionId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { Pool, PoolClient } from 'pg'
import type { ObjectLiteral } from 'typeorm'
import * as Y from 'yjs'
import { prepared } from '../db/prepared.js'
import { scopeStatement } from '../db/scope.js'
import { type HotDocument, type JournalRow, refusalOf } from './hot-document.js'
import type { LiveRights, Sql, Touched } from './live-kind.js'

export interface Submission {
  readonly hot: HotDocument
  readonly epoch: number
  readonly client: number
  readonly n: number
  readonly update: Uint8Array
  readonly personId: PersonId
  readonly sessionId: SessionId
  readonly acknowledge: (answer: Acknowledged) => void
  readonly refuse: (refusal: Refusal) => void
}

/** What a turn did to one document, told once it is committed. */
export interface Committed {
  readonly hot: HotDocument
  readonly seq: number
  readonly update: Uint8Array
  /** The sessions whose edits these are; null stands for edits of another node. */
  readonly clients: readonly number[]
}

/** Edits that wait for their turn before new ones are refused with "try again". */
const longestQueue = 2_000
/** A document that somebody else holds longer than this is tried again later: the others of the turn do not wait for it. */
const longestWait = '1s'

export const sqlOf =
  (client: PoolClient): Sql =>
  async <T extends ObjectLiteral>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await client.query<T>(prepared(text, values))).rows

interface Outcome {
  readonly taken: { readonly submission: Submission; readonly seq: number }[]
  readonly again: { readonly submission: Submission; readonly seq: number }[]
  readonly refused: { readonly submission: Submission; readonly refusal: Refusal }[]
}
/** One of several edits cannot be kept, and which one shows when each has a turn of its own. */
const oneByOne = Symbol('one by one')

export class Journal {
  private queue: Submission[] = []
  private running: Promise<void> | null = null

  constructor(
    private readonly pool: Pool,
    private readonly tell: (committed: Committed) => void,
    private readonly report: (error: unknown) => void,
  ) {}

  submit(submission: Submission): void {
    if (this.queue.length >= longestQueue) {
      submission.refuse(new Refusal('retry'))
      return
    }
    this.queue.push(submission)
    this.running ??= this.run()
  }

  /** Resolves when everything submitted so far has been answered. */
  async drain(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(): Promise<void> {
    await Promise.resolve()
    while (this.queue.length > 0) {
      const turn = this.queue
      this.queue = []
      await this.commit(turn)
    }
    this.running = null
  }

  private async commit(turn: readonly Submission[]): Promise<void> {
    const byDocument = new Map<HotDocument, Submission[]>()
    for (const submission of turn) {
      const group = byDocument.get(submission.hot)
      if (group) group.push(submission)
      else byDocument.set(submission.hot, [submission])
    }
    const groups = [...byDocument.entries()].sort(([a], [b]) => (a.head.id < b.head.id ? -1 : 1))
    const outcomes = new Map<HotDocument, Outcome | typeof oneByOne>()
    let client: PoolClient | null = null
    let broken: Error | null = null
    try {
      client = await this.pool.connect()
      const spaces = [...new Set(groups.map(([hot]) => hot.head.spaceId))]
      await client.query(
        `begin; set local lock_timeout = '${longestWait}'; ${scopeStatement({ personId: null, spaces, items: [], purpose: '' })}`,
      )
      for (const [hot, submissions] of groups) outcomes.set(hot, await this.apart(client, hot, submissions))
      await client.query('commit')
    } catch (error) {
      broken = error as Error
      this.report(error)
    } finally {
      client?.release(broken ?? undefined)
    }
    for (const [hot, submissions] of groups) {
      const outcome = outcomes.get(hot)
      if (broken || !outcome) {
        // Nobody knows whether the commit arrived: the browsers send again, and the numbers keep it from counting twice.
        hot.giveUp()
        for (const { refuse } of submissions) refuse(new Refusal('retry'))
      } else if (outcome === oneByOne) {
        for (const submission of submissions) await this.commit([submission])
      } else {
        try {
          this.settle(hot, outcome)
        } catch (error) {
          // Of this the other documents must not suffer: whoever hears no answer asks again.
          this.report(error)
        }
      }
    }
  }

  /** One document within the turn, in a savepoint of its own. */
  private async apart(
    client: PoolClient,
    hot: HotDocument,
    submissions: readonly Submission[],
  ): Promise<Outcome | typeof oneByOne> {
    await client.query('savepoint document')
    try {
      const outcome = await this.write(sqlOf(client), hot, submissions)
      await client.query('release savepoint document')
      return outcome
    } catch (error) {
      await client.query('rollback to savepoint document')
      hot.giveUp()
      if (!passes(error) && submissions.length > 1) return oneByOne
      const refusal = passes(error) ? refusalOf(error) : new Refusal('live.shape')
      if (refusal !== error && !isHeldUp(error)) this.report(error)
      return { taken: [], again: [], refused: submissions.map((submission) => ({ submission, refusal })) }
    }
  }

  private async write(sql: Sql, hot: HotDocument, submissions: readonly Submission[]): Promise<Outcome> {
    const { spaceId, id } = hot.head
    const [row] = await sql<{ epoch: number; seq: string; state: string }>(
      'select epoch, seq, state from live_document where space_id = $1 and id = $2 for update',
      [spaceId, id],
    )
    if (!row || row.epoch !== hot.epoch) throw new Refusal('live.new-epoch')
    this.takeNews(hot, await newerRows(sql, hot))
    const numbers = new Map<number, number>()
    const outcome: Outcome = { taken: [], again: [], refused: [] }
    const people = new Map<SessionId, Promise<Person>>()
    const authors = new Map<PersonId, { person: Person; touched: Map<string, Set<string>> }>()
    let seq = Number(row.seq)
    for (const submission of submissions) {
      try {
        const known = people.get(submission.sessionId) ?? this.personOf(sql, hot, submission)
        people.set(submission.sessionId, known)
        const person = await known
        if (!person.rights.canWrite || row.state !== 'OPEN')
          throw new Refusal(person.rights.canRead ? 'board.read-only' : 'not-found')
        // Numbers count per client: under another's, theirs would be used up and their next edit taken for sent.
        if (!person.issued.has(submission.client)) throw new Refusal('live.not-yours')
        const last = numbers.get(submission.client) ?? (await lastNumber(sql, hot, submission.client))
        if (submission.epoch !== hot.epoch) throw new Refusal('live.new-epoch')
        if (submission.n <= last) {
          if (!(await isStored(sql, hot, submission))) throw new Refusal('live.gap')
          outcome.again.push({ submission, seq })
          continue
        }
        if (submission.n !== last + 1) throw new Refusal('live.gap')
        const judged = this.judge(hot, submission, person)
        seq += 1
        await append(sql, hot, submission, seq, person.rights)
        hot.allow(submission.update)
        numbers.set(submission.client, submission.n)
        const author = authors.get(person.actor.personId) ?? { person, touched: new Map() }
        merge(author.touched, judged)
        authors.set(person.actor.personId, author)
        outcome.taken.push({ submission, seq })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        outcome.refused.push({ submission, refusal: error })
      }
    }
    if (outcome.taken.length > 0) {
      for (const { person, touched } of authors.values()) {
        await hot.kind.project(sql, hot.head, hot.copy(), touched, {
          personId: person.actor.personId,
          urn: person.rights.urn,
        })
      }
      await sql('update live_document set seq = $3, changed_at = now() where space_id = $1 and id = $2', [
        spaceId,
        id,
        seq,
      ])
      await sql(`select pg_notify('live', $1)`, [`${id} ${seq}`])
    }
    return outcome
  }

  /** Takes what other nodes journaled. It stands whatever becomes of this turn, so everybody here is told at once. */
  takeNews(hot: HotDocument, rows: readonly JournalRow[]): void {
    const news = rows.filter(({ seq }) => seq > hot.seq)
    if (news.length === 0) return
    for (const row of news) hot.take(row)
    this.tell({ hot, seq: hot.seq, update: Y.mergeUpdates(news.map(({ bytes }) => bytes)), clients: [] })
  }

  private judge(hot: HotDocument, { update }: Submission, { actor, rights, issued }: Person): Touched {
    try {
      const touched = hot.judge(update, issued)
      hot.kind.check({ before: hot.doc, after: hot.copy(), touched, personId: actor.personId, rights })
      return touched
    } catch (error) {
      hot.spoil()
      if (error instanceof Refusal) throw error
      // What cannot even be judged would fail as often as it is sent.
      this.report(error)
      throw new Refusal('live.malformed')
    }
  }

  private async personOf(sql: Sql, hot: HotDocument, { sessionId, personId }: Submission): Promise<Person> {
    const [row] = await sql<{ actor: Actor | null }>('select actor_of_session_id($1) as actor', [sessionId])
    if (!row?.actor || row.actor.personId !== personId) throw new Refusal('sign-in.required')
    const rights = await hot.kind.rights(sql, row.actor, hot.head)
    return { actor: row.actor, rights, issued: await issuedTo(sql, hot, personId) }
  }

  /** After the commit: the document takes what is journaled, writers are told, then everybody else. */
  private settle(hot: HotDocument, outcome: Outcome): void {
    if (outcome.taken.length > 0) hot.stands(outcome.taken.at(-1)!.seq)
    for (const { submission, seq } of outcome.taken) {
      hot.lastN.set(submission.client, Math.max(submission.n, hot.lastN.get(submission.client) ?? 0))
      submission.acknowledge({ n: submission.n, seq })
    }
    for (const { submission, seq } of outcome.again) submission.acknowledge({ n: submission.n, seq })
    for (const { submission, refusal } of outcome.refused) submission.refuse(refusal)
    if (outcome.taken.length > 0) {
      this.tell({
        hot,
        seq: hot.seq,
        update: Y.mergeUpdates(outcome.taken.map(({ submission }) => submission.update)),
        clients: [...new Set(outcome.taken.map(({ submission }) => submission.client))],
      })
    }
  }
}

interface Person {
  readonly actor: Actor
  readonly rights: LiveRights
  readonly issued: ReadonlySet<number>
}

/** Journal rows of this document that other nodes wrote. */
export async function newerRows(sql: Sql, hot: HotDocument): Promise<JournalRow[]> {
  const rows = await sql<{ seq: string; bytes: Buffer; client: string; n: number; sha256: Buffer }>(
    'select seq, bytes, client, n, sha256 from live_update where space_id = $1 and document_id = $2 and epoch = $3 and seq > $4 order by seq',
    [hot.head.spaceId, hot.head.id, hot.epoch, hot.seq],
  )
  return rows.map(({ seq, bytes, client, n, sha256 }) => {
    if (!digest(bytes).equals(sha256)) throw new Error(`journal row ${hot.head.id}/${seq} is damaged`)
    return { seq: Number(seq), bytes, client: Number(client), n }
  })
}

async function lastNumber(sql: Sql, hot: HotDocument, client: number): Promise<number> {
  const known = hot.lastN.get(client)
  if (known !== undefined) return known
  const [row] = await sql<{ n: number | null }>(
    'select max(n) as n from live_update where space_id = $1 and document_id = $2 and epoch = $3 and client = $4',
    [hot.head.spaceId, hot.head.id, hot.epoch, client],
  )
  hot.lastN.set(client, row?.n ?? 0)
  return row?.n ?? 0
}

/** Whether this very edit was journaled under its number: then it is acknowledged again. */
async function isStored(sql: Sql, hot: HotDocument, { client, n, update }: Submission): Promise<boolean> {
  const [row] = await sql<{ sha256: Buffer }>(
    'select sha256 from live_update where space_id = $1 and document_id = $2 and epoch = $3 and client = $4 and n = $5',
    [hot.head.spaceId, hot.head.id, hot.epoch, client, n],
  )
  return row !== undefined && digest(update).equals(row.sha256)
}

async function issuedTo(sql: Sql, hot: HotDocument, personId: PersonId): Promise<ReadonlySet<number>> {
  const rows = await sql<{ client: string }>(
    'select client from live_client where space_id = $1 and document_id = $2 and person_id = $3',
    [hot.head.spaceId, hot.head.id, personId],
  )
  return new Set(rows.map(({ client }) => Number(client)))
}

async function append(
  sql: Sql,
  hot: HotDocument,
  submission: Submission,
  seq: number,
  rights: LiveRights,
): Promise<void> {
  const { epoch, client, n, personId, sessionId, update } = submission
  await sql(
    `insert into live_update (space_id, document_id, epoch, seq, client, n, person_id, urn, session_id, bytes, sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      hot.head.spaceId,
      hot.head.id,
      epoch,
      seq,
      client,
      n,
      personId,
      rights.urn,
      sessionId,
      Buffer.from(update),
      digest(update),
    ],
  )
}

/** The database has no time, no room or no line just now. Anything else would go wrong as often as it is tried. */
const passes = (error: unknown): boolean =>
  error instanceof Refusal || /^(08|40|53|55|57|58)/.test((error as { code?: string }).code ?? '')
/** Somebody else works on the document; that is no incident. */
const isHeldUp = (error: unknown): boolean => ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')

export const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

function merge(into: Map<string, Set<string>>, more: Touched): void {
  for (const [root, keys] of more) {
    const known = into.get(root) ?? new Set<string>()
    for (const key of keys) known.add(key)
    into.set(root, known)
  }
}
