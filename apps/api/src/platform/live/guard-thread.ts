/** The guard's own thread: an edit that takes too much time or memory takes it from here, and the server goes on. */
import { parentPort } from 'node:worker_threads'
import type { DocumentId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { mergeTouched } from './group.js'
import { type Judged, onlyAddsLetters, Scratch, type Writer } from './guard.js'
import {
  type Answer,
  type Ask,
  answerOf,
  type DocumentAnswer,
  type DocumentAsk,
  ready,
  type SentEdit,
  type SentWriter,
  unpacked,
  type Verdict,
} from './guard-protocol.js'
import type { LiveGuard } from './live-kind.js'

interface Held {
  readonly scratch: Scratch
  readonly writers: Map<number, Writer>
}

interface Sent extends Judged {
  readonly client: number
}

export function serveGuard(guards: readonly LiveGuard[]): void {
  const kinds = new Map(guards.map((guard) => [guard.kind, guard]))
  const held = new Map<DocumentId, Held>()
  parentPort?.on('message', (ask: Ask) => {
    const { turn, drop } = ask
    const errors: string[] = []
    for (const id of drop) {
      held.get(id)?.scratch.destroy()
      held.delete(id)
    }
    const answers = unpacked(ask).map((one) => answerOf(judge(one, held, kinds, errors)))
    parentPort?.postMessage({ turn, documents: answers, errors } satisfies Answer)
  })
  parentPort?.postMessage(ready)
}

function judge(
  ask: DocumentAsk,
  held: Map<DocumentId, Held>,
  kinds: ReadonlyMap<string, LiveGuard>,
  errors: string[],
): DocumentAnswer {
  const kind = kinds.get(ask.kind)
  if (!kind) throw new Error(`no guard for ${ask.kind}`)
  if (ask.open) {
    held.get(ask.id)?.scratch.destroy()
    held.set(ask.id, { scratch: new Scratch(kind, ask.open.state, ask.open.removed), writers: new Map() })
  }
  const mine = held.get(ask.id)
  if (!mine) throw new Error(`${ask.id} is not open here`)
  const { scratch, writers } = mine
  for (const [reference, writer] of ask.writers) writers.set(reference, written(writer))
  for (const update of ask.news) scratch.take(update)
  const verdicts = judgeAll(ask.edits, mine, errors)
  const unreadable = verdicts.some((verdict) => 'touched' in verdict) && !scratch.isReadable()
  if (unreadable || !ask.rows) return { verdicts, unreadable, rows: null }
  const touched = new Map<string, Set<string>>()
  for (const verdict of verdicts) if ('touched' in verdict) mergeTouched(touched, verdict.touched)
  return { verdicts, unreadable, rows: rowsOf(kind, scratch, ask.rows, touched) }
}

/** Edits that only add letters together, as far as there are several in a row; all others one by one, in their order. */
function judgeAll(edits: readonly SentEdit[], { scratch, writers }: Held, errors: string[]): Verdict[] {
  const broken = new Set<number>()
  const known = edits.map(({ writer, client, update }) => ({ client, update, writer: writers.get(writer) as Writer }))
  return inRows(known).flatMap((row) => {
    // What follows a refused edit of the same client is refused as well.
    const isWhole = row.length > 1 && row.every(({ client }) => !broken.has(client))
    const together = isWhole ? scratch.judgeLetters(row) : null
    return together?.map((touched) => ({ touched })) ?? row.map((one) => judgeOne(one, scratch, broken, errors))
  })
}

/** Edits in their order; those beside one another that only add letters are in one row. */
function inRows(edits: readonly Sent[]): Sent[][] {
  const rows: Sent[][] = []
  let isOpen = false
  for (const edit of edits) {
    const joins = edits.length > 1 && onlyAddsLetters(edit.update)
    if (joins && isOpen) rows.at(-1)?.push(edit)
    else rows.push([edit])
    isOpen = joins
  }
  return rows
}

function judgeOne({ client, update, writer }: Sent, scratch: Scratch, broken: Set<number>, errors: string[]): Verdict {
  try {
    if (broken.has(client)) throw new Refusal('live.gap')
    return { touched: scratch.judge(update, writer) }
  } catch (error) {
    broken.add(client)
    if (error instanceof Refusal) return { code: error.code, details: error.details }
    // What cannot even be judged would fail as often as it is sent.
    errors.push(String((error as Error).stack ?? error))
    return { code: 'live.malformed', details: {} }
  }
}

function rowsOf(
  kind: LiveGuard,
  { doc }: Scratch,
  { owed, everything }: NonNullable<DocumentAsk['rows']>,
  touched: Map<string, Set<string>>,
): unknown {
  if (everything) return kind.rows(doc, new Map(kind.roots.map((root) => [root, new Set(doc.getMap(root).keys())])))
  mergeTouched(touched, owed)
  return kind.rows(doc, touched)
}

const written = ({ issued, ...writer }: SentWriter): Writer => ({ ...writer, issued: new Set(issued) })
