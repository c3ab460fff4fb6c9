/** The guard's own thread: an edit that takes too much time or memory takes it from here, and the server goes on. */
import { parentPort } from 'node:worker_threads'
import type { DocumentId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { mergeTouched } from './group.js'
import { Scratch, type Writer } from './guard.js'
import {
  type Answer,
  type Ask,
  type DocumentAnswer,
  type DocumentAsk,
  ready,
  type SentWriter,
  type Verdict,
} from './guard-protocol.js'
import type { LiveGuard } from './live-kind.js'

interface Held {
  readonly scratch: Scratch
  readonly writers: Map<number, Writer>
}

export function serveGuard(guards: readonly LiveGuard[]): void {
  const kinds = new Map(guards.map((guard) => [guard.kind, guard]))
  const held = new Map<DocumentId, Held>()
  parentPort?.on('message', ({ turn, documents, drop }: Ask) => {
    const errors: string[] = []
    for (const id of drop) {
      held.get(id)?.scratch.destroy()
      held.delete(id)
    }
    const answers = documents.map((ask) => judge(ask, held, kinds, errors))
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
  const broken = new Set<number>()
  const touched = new Map<string, Set<string>>()
  const verdicts = ask.edits.map(({ writer, client, update }): Verdict => {
    try {
      if (broken.has(client)) throw new Refusal('live.gap')
      const touches = scratch.judge(update, writers.get(writer) as Writer)
      mergeTouched(touched, touches)
      return { touched: touches }
    } catch (error) {
      broken.add(client)
      if (error instanceof Refusal) return { code: error.code, details: error.details }
      // What cannot even be judged would fail as often as it is sent.
      errors.push(String((error as Error).stack ?? error))
      return { code: 'live.malformed', details: {} }
    }
  })
  const unreadable = verdicts.some((verdict) => 'touched' in verdict) && !scratch.isReadable()
  return { verdicts, unreadable, rows: unreadable || !ask.rows ? null : rowsOf(kind, scratch, ask.rows, touched) }
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
