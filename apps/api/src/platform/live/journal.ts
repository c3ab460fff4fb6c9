/**
 * The write path: guard → journal → acknowledge → broadcast. One transaction with a fixed number of statements serves all documents
 * of a turn; while it runs, the next turn gathers. When it fails, each document has one of its own, and then each edit: what cannot
 * be kept is found and refused alone. What is acknowledged is in the database.
 */
import { Refusal } from '@alongside/domain/refusal'
import type { Pool, PoolClient } from 'pg'
import * as Y from 'yjs'
import { type Group, groupOf, noteAuthor, type Submission } from './group.js'
import { type GuardHost, GuardLost } from './guard-host.js'
import type { HotDocument, JournalRow } from './hot-document.js'
import { append, begin, newerRows, sqlOf } from './journal-rows.js'
import { judge } from './judging.js'
import type { LiveKind, Projection, Sql } from './live-kind.js'
import { Pace } from './pace.js'
import { TurnQueue } from './turn-queue.js'

/** What a turn did to one document, told once it is committed. */
export interface Committed {
  readonly hot: HotDocument
  readonly seq: number
  readonly update: Uint8Array
  /** The client ids whose edits these are; empty for edits of another node. */
  readonly clients: readonly number[]
}

interface Attempt {
  readonly error: unknown
  /** Whether the transaction was being committed when it failed: then nobody knows. */
  readonly isUncertain: boolean
  /** Left out: somebody else holds them. */
  readonly held: readonly Group[]
  /** Left out: what came of their edits together cannot be read back. */
  readonly apart: readonly Group[]
}

/** While much is written, a document's ordinary rows follow so much later, in milliseconds; some documents in each turn. */
const rowsWithin = 1_000
const mostDue = { least: 6, share: 10 }
const soonest = 20
/** A document that somebody else holds is tried again by itself, this long each time and in all. */
const holdWait = 300
const longestHold = 1_200
const mostHeld = 1_000
/** An edit over which the guard was lost so often is refused. */
const suspicions = 3
const mostSuspected = 1_000

export class Journal {
  private readonly queue = new TurnQueue<Submission>(
    ({ hot }) => hot.head.spaceId,
    ({ update }) => update.byteLength,
  )
  private running: Promise<void> | null = null
  /** Since when the turn that is being written is being written. */
  private writingSince: number | null = null
  /** What comes for documents that somebody else holds, or whose edits are tried one by one, waits here, in order. */
  private readonly held = new Map<HotDocument, { readonly waiting: Submission[]; done: Promise<void> }>()
  private readonly owing = new Set<HotDocument>()
  private reminder: NodeJS.Timeout | null = null
  private readonly suspected = new Map<string, number>()
  private readonly pace = new Pace()
  /** Documents whose rows are made in this turn, whatever else is written. */
  private due: ReadonlySet<HotDocument> = new Set()
  private isDraining = false

  constructor(
    private readonly pool: Pool,
    private readonly guard: GuardHost,
    private readonly tell: (committed: Committed) => void,
    private readonly report: (error: unknown) => void,
  ) {}

  submit(submission: Submission): void {
    const held = this.held.get(submission.hot)
    const hasRoom = held ? held.waiting.length < mostHeld : this.queue.add(submission)
    if (!hasRoom) submission.refuse(new Refusal('retry'))
    else if (held) held.waiting.push(submission)
    else this.running ??= this.run()
  }

  /** How long the present turn has been going on, in milliseconds: no time when there is none. */
  get waitsFor(): number {
    return this.writingSince === null ? 0 : Date.now() - this.writingSince
  }

  /** Resolves when everything submitted so far has been answered, and ordinary rows follow all of it. */
  async drain(): Promise<void> {
    this.isDraining = true
    if (this.reminder) clearTimeout(this.reminder)
    do {
      this.running ??= this.run()
      await this.running
      await Promise.all([...this.held.values()].map(({ done }) => done))
    } while (this.running !== null || this.held.size > 0)
    this.isDraining = false
  }

  /** Takes what other nodes journaled. It stands whatever becomes of this turn, so everybody here is told at once. */
  takeNews(hot: HotDocument, rows: readonly JournalRow[]): void {
    const news = rows.filter(({ seq }) => seq > hot.seq)
    if (news.length === 0) return
    for (const row of news) hot.take(row)
    this.tell({ hot, seq: hot.seq, update: merged(news.map(({ bytes }) => bytes)), clients: [] })
  }

  /** The document is closed here: what is still owed to its rows is found by whoever opens it next. */
  forget(hot: HotDocument): void {
    this.owing.delete(hot)
    this.guard.drop(hot.id)
  }

  private async run(): Promise<void> {
    for (;;) {
      // What arrives with the same breath goes into the same turn.
      await new Promise((resolve) => setImmediate(resolve))
      const rest = this.isDraining ? 0 : this.pace.rest(Date.now())
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
      const turn = this.queue.next()
      this.due = this.dueNow()
      const groups = this.groupsOf(turn)
      if (groups.length === 0 && turn.length === 0) break
      this.pace.begins(turn.length, Date.now())
      if (groups.length === 0) continue
      this.writingSince = Date.now()
      const writing = this.commit(groups)
      for (const { hot } of groups) hot.writing = writing
      await writing.catch(this.report)
      this.writingSince = null
    }
    this.running = null
  }

  /** The edits of a turn by document, and documents whose rows are due. */
  private groupsOf(turn: readonly Submission[]): Group[] {
    const byDocument = new Map<HotDocument, Submission[]>()
    for (const submission of turn) {
      const { hot } = submission
      const group = this.held.get(hot)?.waiting ?? byDocument.get(hot)
      if (group) group.push(submission)
      else byDocument.set(hot, [submission])
    }
    for (const hot of this.due) if (!this.held.has(hot) && !byDocument.has(hot)) byDocument.set(hot, [])
    return [...byDocument].map(([hot, submissions]) => groupOf(hot, submissions))
  }

  /** A few at a time, those that have waited longest first: rows of a whole crowd at once would hold up everybody's words. */
  private dueNow(): ReadonlySet<HotDocument> {
    const latest = this.isDraining ? Number.POSITIVE_INFINITY : Date.now() - rowsWithin
    const due = [...this.owing].filter(({ owed }) => owed !== null && owed.since <= latest)
    if (this.isDraining) return new Set(due)
    due.sort((one, two) => (one.owed?.since ?? 0) - (two.owed?.since ?? 0))
    return new Set(due.slice(0, Math.max(mostDue.least, Math.ceil(this.owing.size / mostDue.share))))
  }

  private async commit(groups: readonly Group[]): Promise<void> {
    const { error, isUncertain, held, apart } = await this.attempt(groups, false)
    for (const group of groups) {
      if (held.includes(group)) this.hold(group)
      else if (apart.includes(group)) this.sortOut(group)
      else if (error === null) this.settle(group)
      else if (isUncertain) refuseAll(group)
      else if (groups.length === 1) this.failed(group, error, () => this.sortOut(group))
      else await this.commit([groupOf(group.hot, group.submissions)])
    }
  }

  private failed<T>(group: Group, error: unknown, sortOut: () => T): T | undefined {
    // Rows that were due and could not be written are tried again when they are due again.
    if (passes(error)) refuseAll(group)
    else if (group.submissions.length > 0) return sortOut()
    else this.owing.delete(group.hot)
    return undefined
  }

  /** Beside the turns, because hundreds of edits take their time: the other documents do not wait for it. */
  private sortOut(group: Group): void {
    this.putAside(group.hot, [], () => this.oneByOne(group))
  }

  /** One of several edits cannot be kept, and which one shows when each has a turn of its own. */
  private async oneByOne({ hot, submissions }: Group): Promise<void> {
    const broken = new Set<number>()
    for (const submission of submissions) {
      const group = groupOf(hot, [submission])
      if (broken.has(submission.client)) {
        submission.refuse(new Refusal('live.gap'))
        continue
      }
      const { error, isUncertain, held } = await this.attempt([group], false)
      if (error === null && held.length === 0) this.settle(group)
      else if (held.length > 0 || isUncertain || passes(error)) refuseAll(group)
      else if (error instanceof GuardLost && this.timesSuspected(submission) < suspicions) refuseAll(group)
      else submission.refuse(new Refusal(error instanceof GuardLost ? 'live.malformed' : 'live.shape'))
      if (error !== null || held.length > 0 || group.refused.length > 0) broken.add(submission.client)
    }
  }

  /** How often the guard was lost over this edit: a busy machine is no reason to refuse honest words for good. */
  private timesSuspected({ hot, client, n }: Submission): number {
    const name = `${hot.id}/${client}/${n}`
    const times = (this.suspected.get(name) ?? 0) + 1
    if (this.suspected.size > mostSuspected) this.suspected.clear()
    this.suspected.set(name, times)
    return times
  }

  /** Somebody else holds the document: the others do not wait for it. */
  private hold({ hot, submissions }: Group): void {
    const known = this.held.get(hot)
    if (known) known.waiting.push(...submissions)
    else if (submissions.length > 0) this.putAside(hot, submissions)
  }

  /** From here until nothing waits for it any more the document has transactions of its own. */
  private putAside(hot: HotDocument, submissions: readonly Submission[], first?: () => Promise<void>): void {
    const entry = { waiting: [...submissions], done: Promise.resolve() }
    this.held.set(hot, entry)
    entry.done = (first?.().catch(this.report) ?? Promise.resolve())
      .then(() => this.untilFree(hot, entry.waiting))
      .catch(this.report)
    hot.writing = entry.done
  }

  private async untilFree(hot: HotDocument, waiting: Submission[]): Promise<void> {
    const since = Date.now()
    try {
      while (waiting.length > 0) {
        const group = groupOf(hot, waiting.splice(0))
        const { error, isUncertain, apart } = await this.attempt([group], true)
        if (apart.length > 0) await this.oneByOne(group)
        else if (error === null) this.settle(group)
        else if (isHeldUp(error) && Date.now() - since < longestHold) waiting.unshift(...group.submissions)
        else if (isUncertain) refuseAll(group)
        else await this.failed(group, error, () => this.oneByOne(group))
      }
    } finally {
      this.held.delete(hot)
      for (const submission of waiting) submission.refuse(new Refusal('retry'))
    }
  }

  /** Judges and keeps these groups in one transaction; `waits`: for documents that somebody else holds. */
  private async attempt(groups: readonly Group[], waits: boolean): Promise<Attempt> {
    let client: PoolClient | null = null
    let isUncertain = false
    try {
      client = await this.pool.connect()
      const begun = await begin(client, groups, waits ? holdWait : null)
      const { held, apart } = await this.write(sqlOf(client), groups, waits, begun)
      isUncertain = true
      for (const { hot, seq } of groups) hot.writes = seq
      await client.query('commit')
      client.release()
      return { error: null, isUncertain: false, held, apart }
    } catch (error) {
      if (!isHeldUp(error)) this.report(error)
      for (const { hot } of groups) {
        hot.unguard()
        hot.writes = 0
      }
      const isGone =
        isUncertain ||
        (await client?.query('rollback').then(
          () => false,
          () => true,
        ))
      client?.release(isGone ? (error as Error) : undefined)
      return { error, isUncertain, held: [], apart: [] }
    }
  }

  private async write(
    sql: Sql,
    groups: readonly Group[],
    waits: boolean,
    { standing, locked }: Awaited<ReturnType<typeof begin>>,
  ): Promise<Pick<Attempt, 'held' | 'apart'>> {
    const held = waits ? [] : groups.filter(({ hot }) => !locked.has(hot.id))
    const here = groups.filter((group) => !held.includes(group))
    for (const group of here) {
      const { hot } = group
      const row = locked.get(hot.id)
      if (row?.epoch !== hot.epoch) continue
      if (row.seq > hot.seq) this.takeNews(hot, await newerRows(sql, hot))
      group.seq = hot.seq
      // Somebody wrote rows of the journal and did not come to make ordinary rows of them.
      if (row.projectedSeq < hot.seq && !hot.owed) hot.owed = { authors: new Map(), isWhole: true, since: 0 }
    }
    const wantsRows = (hot: HotDocument): boolean =>
      !this.pace.isBusy || this.due.has(hot) || hot.owed?.isWhole === true
    const apart = await judge(sql, this.guard, here, { standing, locked, wantsRows })
    const kept = here.filter((group) => !apart.includes(group) && (group.taken.length > 0 || group.rows))
    if (kept.length > 0) {
      await project(sql, kept)
      await append(sql, kept)
    }
    return { held, apart }
  }

  /** After the commit: the document takes what is journaled, writers are told, then everybody else. */
  private settle(group: Group): void {
    const { hot, seq, taken, again, refused, rows, authors } = group
    try {
      if (rows) hot.owed = null
      else if (taken.length > 0) {
        const owed = hot.owed ?? { authors: new Map(), isWhole: false, since: Date.now() }
        for (const author of authors.values()) noteAuthor(owed.authors, author)
        hot.owed = owed
      }
      if (hot.owed) this.owe(hot)
      else this.owing.delete(hot)
      const update = taken.length > 0 ? merged(taken.map(({ submission }) => submission.update)) : null
      if (update) hot.fill(update, seq)
      for (const { submission, seq } of taken) {
        hot.lastN.set(submission.client, Math.max(submission.n, hot.lastN.get(submission.client) ?? 0))
        submission.acknowledge({ n: submission.n, seq })
      }
      for (const submission of again) submission.acknowledge({ n: submission.n, seq })
      for (const { submission, refusal } of refused) submission.refuse(refusal)
      if (update) {
        this.tell({
          hot,
          seq: hot.seq,
          update,
          clients: [...new Set(taken.map(({ submission }) => submission.client))],
        })
      }
    } catch (error) {
      // Of this the other documents must not suffer: whoever hears no answer asks again.
      this.report(error)
    }
  }

  private owe(hot: HotDocument): void {
    this.owing.add(hot)
    this.remind()
  }

  /** Rows follow also when nobody writes any more. */
  private remind(): void {
    const first = Math.min(...[...this.owing].map(({ owed }) => owed?.since ?? Number.POSITIVE_INFINITY))
    if (this.reminder || !Number.isFinite(first)) return
    const wait = Math.max(soonest, first + rowsWithin - Date.now())
    this.reminder = setTimeout(() => {
      this.reminder = null
      this.running ??= this.run()
      this.remind()
    }, wait).unref()
  }
}

async function project(sql: Sql, groups: readonly Group[]): Promise<void> {
  const byKind = new Map<LiveKind, Projection[]>()
  for (const { hot, rows } of groups) {
    if (!rows) continue
    const changes = byKind.get(hot.kind) ?? []
    changes.push({ document: hot.head, ...rows })
    byKind.set(hot.kind, changes)
  }
  for (const [kind, changes] of byKind) await kind.project(sql, changes)
}

const merged = (updates: readonly Uint8Array[]): Uint8Array =>
  updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates([...updates])

/** Nobody knows whether it arrived, or it could not be tried: browsers send again, and the numbers keep it from counting twice. */
const refuseAll = ({ submissions }: Group): void => {
  for (const { refuse } of submissions) refuse(new Refusal('retry'))
}

/** The database has no time, no room or no line just now. Anything else would go wrong as often as it is tried. */
function passes(error: unknown): boolean {
  if (error instanceof GuardLost) return error.isOfAnother
  if (error instanceof TypeError || error instanceof RangeError) return false
  const { code } = error as { code?: string }
  // A code of five characters is Postgres's own; without one it was the line.
  return !/^[0-9A-Z]{5}$/.test(code ?? '') || /^(08|40|53|55|57|58)/.test(code ?? '')
}
/** Somebody else works on the document; that is no incident. */
const isHeldUp = (error: unknown): boolean => ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')
