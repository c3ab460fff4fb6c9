// A board that somebody tampers with, before the real guard; after each edit that was taken, everything that must still hold.
import { applyAsIs } from '@alongside/contracts/apply-as-is'
import { cardsOf } from '@alongside/contracts/board'
import type { Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import { boardGuard } from '../../apps/api/src/features/board/board.guard.js'
import { Scratch, type Writer } from '../../apps/api/src/platform/live/guard.js'
import type { LiveGuard, Touched } from '../../apps/api/src/platform/live/live-kind.js'
import { act, type Hand } from './board-acts.js'
import { wordFor } from './canonical.js'
import { chance } from './convergence.js'
import { type Known, mutant } from './mutants.js'
import type { Someone } from './world.js'

export const forger = 1_000
export const honest = 2_000
const others = [honest, 3_000, 4_000_000_000]

const handOf = (id: string): Hand => ({
  someone: { id, name: 'Somebody' } as unknown as Someone,
  urn: '100001' as Urn,
})
export const people = {
  [forger]: handOf('01890000-0000-7000-8000-000000000001'),
  [honest]: handOf('01890000-0000-7000-8000-000000000002'),
}

export interface Tally {
  tried: number
  taken: number
  /** Refusal code → how often. */
  refused: Record<string, number>
  /** The longest that one judgement took, in milliseconds. */
  slowest: number
  /** What must never happen, with the seed and how it was done. */
  broken: string[]
}
export const emptyTally = (): Tally => ({ tried: 0, taken: 0, refused: {}, slowest: 0, broken: [] })

/** What the guard is, to whoever sends edits. */
export interface Gate {
  /** `taken`, or the code of the refusal. */
  send(update: Uint8Array, client: number): Promise<string>
  /** The document everybody is served from. */
  readonly doc: Y.Doc
  close(): void
}

/** As the guard's thread and the journal use it: judged on a copy, read back, made into rows, then put into the document. */
export function gate(): Gate {
  const doc = new Y.Doc()
  const guard = boardGuard as LiveGuard
  let scratch = new Scratch(guard, Y.encodeStateAsUpdate(doc), [])
  return {
    doc,
    async send(update, client) {
      const { someone, urn } = people[client as keyof typeof people]
      const writer: Writer = {
        personId: someone.id,
        urn,
        context: { locked: [], makers: [] },
        issued: new Set([client]),
      }
      let touched: Touched
      try {
        touched = scratch.judge(update, writer)
      } catch (error) {
        return error instanceof Refusal ? error.code : `thrown: ${String(error)}`
      }
      if (!scratch.isReadable()) {
        scratch.destroy()
        scratch = new Scratch(guard, Y.encodeStateAsUpdate(doc), [])
        return 'not readable'
      }
      guard.rows(scratch.doc, touched)
      applyAsIs(doc, update)
      return 'taken'
    },
    close() {
      scratch.destroy()
      doc.destroy()
    },
  }
}

/** One board and `tries` tampered edits, all by this seed. */
export async function tamper(seed: number, tries: number, tally: Tally, open: () => Gate = gate): Promise<void> {
  const pick = chance(seed)
  const there = open()
  const journal: Uint8Array[] = []
  const copy = new Y.Doc()
  copy.clientID = honest
  let isBroken = false
  const say = (how: string, what: string): void => {
    isBroken = true
    tally.broken.push(`seed ${seed}, ${how}: ${what}`)
  }
  const honestEdit = (): Uint8Array => {
    const before = Y.snapshot(copy)
    const made: Uint8Array[] = []
    const keep = (update: Uint8Array): void => void made.push(update)
    copy.on('update', keep)
    while (made.length === 0 || Y.equalSnapshots(before, Y.snapshot(copy))) act(copy, people[honest], pick)
    copy.off('update', keep)
    return Y.mergeUpdates(made)
  }
  const take = async (update: Uint8Array, client: number): Promise<string> => {
    const answer = await there.send(update, client)
    if (answer === 'taken') journal.push(update)
    return answer
  }
  for (let at = 0; at < 8; at += 1) await take(honestEdit(), honest)
  let edits = forgeries(there.doc, pick)
  let known = knownOf(there.doc, journal)
  for (let at = 0; at < tries; at += 1) {
    const { how, bytes } = mutant(pick, edits, known)
    const from = performance.now()
    const answer = await there.send(bytes, forger)
    tally.slowest = Math.max(tally.slowest, performance.now() - from)
    tally.tried += 1
    if (answer !== 'taken') {
      tally.refused[answer] = (tally.refused[answer] ?? 0) + 1
      continue
    }
    tally.taken += 1
    journal.push(bytes)
    try {
      // Somebody honest wrote at the same moment: their edit meets the tampered one in the other order.
      const meanwhile = honestEdit()
      applyAsIs(copy, bytes)
      const honestAnswer = await take(meanwhile, honest)
      if (honestAnswer !== 'taken') say(how, `poisoned: a valid edit is answered ${honestAnswer}`)
      for (const [id, card] of cardsOf(there.doc).entries())
        if (!isShown(card?.get('body'))) say(how, `what no page can show: ${id}`)
      if (isBroken) break
      const word = wordFor(there.doc)
      if (wordFor(copy) !== word) say(how, 'diverged: another order of arrival makes another board')
      const again = new Y.Doc()
      applyAsIs(again, Y.encodeStateAsUpdate(there.doc))
      if (wordFor(again) !== word) say(how, 'reload: the stored state makes another board')
      again.destroy()
      edits = forgeries(there.doc, pick)
      known = knownOf(there.doc, journal)
    } catch (error) {
      say(how, `crashed: ${String(error)}`)
    }
    if (isBroken) break
  }
  try {
    for (const updates of [journal, [Y.mergeUpdates(journal)]]) {
      const replayed = new Y.Doc()
      for (const update of updates) applyAsIs(replayed, update)
      if (wordFor(replayed) !== wordFor(there.doc)) say('at the end', 'the journal makes another board')
      replayed.destroy()
    }
  } catch (error) {
    say('at the end', `the journal does not load: ${String(error)}`)
  }
  copy.destroy()
  there.close()
}

/** Whether an editor shows all there is: a text holds letters and nothing that is counted and not seen. */
function isShown(part: unknown): boolean {
  if (part instanceof Y.XmlText) {
    const seen = (part.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('')
    return seen.length === part.length
  }
  return part instanceof Y.XmlFragment && part.toArray().every(isShown)
}

/** Some allowed edits of the forger, one after the other, from how the board is now. */
function forgeries(doc: Y.Doc, pick: (below: number) => number): Uint8Array[] {
  const own = new Y.Doc()
  applyAsIs(own, Y.encodeStateAsUpdate(doc))
  own.clientID = forger
  const made: Uint8Array[] = []
  own.on('update', (update: Uint8Array) => made.push(update))
  for (let at = 0; made.length < 4 && at < 20; at += 1) act(own, people[forger], pick)
  own.destroy()
  return made
}

const knownOf = (doc: Y.Doc, earlier: readonly Uint8Array[]): Known => ({
  mine: forger,
  others,
  clocks: Y.decodeStateVector(Y.encodeStateVector(doc)),
  earlier: earlier.slice(-12),
})
