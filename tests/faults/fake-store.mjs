/**
 * A small store with real documents, real edits and a choice of real mistakes, to try the judge on. People write over it in turns,
 * by seeded chance; what they did and what was left comes out in the same shape as from a run against the real thing.
 */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { chance, happens } from './chance.mjs'
import { rowOf } from './checker.mjs'
import { copyOf } from './state.mjs'
import { cutOf, tokensOfUpdate, wordsIn } from './tokens.mjs'

const doc = 'board'
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex')

/**
 * @typedef {'none' | 'ack-before-commit' | 'drop-one' | 'lost-delete' | 'double-insert' | 'same-clock-fork' | 'skip-rls'} Mistake
 * @param {{ mistake: Mistake, seed: number, people?: number, acts?: number }} how
 */
export function fakeRun({ mistake, seed, people = 4, acts = 400 }) {
  const pick = chance(seed)
  const run = { mistake, pick, history: [], journal: [], hot: new Y.Doc(), buffered: [], stored: 0 }
  const writers = Array.from({ length: people }, (_, process) => writerOf(run, process))
  for (let act = 0; act < acts; act++) {
    writers[pick(people)].act()
    if (happens(pick, 20)) commit(run, writers)
    if (happens(pick, 0.4)) crash(run, writers)
  }
  crash(run, writers)
  commit(run, writers)
  if (mistake === 'same-clock-fork') fork(writers)
  for (const writer of writers) writer.resend()
  commit(run, writers)
  probe(run)
  const stored = new Y.Doc()
  for (const { bytes } of run.journal) Y.applyUpdate(stored, bytes)
  return {
    history: run.history,
    final: {
      documents: [
        {
          doc,
          journal: run.journal.map(rowOf),
          stored: copyOf('the database', stored),
          copies: writers.map((writer) => copyOf(`person ${writer.process}`, writer.doc)),
        },
      ],
      commands: [],
      crashes: [],
    },
  }
}

function writerOf(run, process) {
  const own = new Y.Doc()
  own.clientID = 1_000 + process
  const waiting = new Map()
  let [n, words] = [0, 0]
  const send = ({ n: number, client, update }) => {
    const event = { op: 'edit', process, doc, epoch: 1, client, n: number }
    run.history.push({ type: 'invoke', ...event, sha: digest(update), tokens: tokensOfUpdate(update) })
    run.buffered.push({ event, update, from: writer })
    if (run.mistake === 'ack-before-commit') answer(run, run.buffered.at(-1))
  }
  own.on('update', (update, origin) => {
    if (origin === run) return
    n += 1
    waiting.set(n, { n, client: own.clientID, update })
    send(waiting.get(n))
  })
  const writer = {
    process,
    doc: own,
    waiting,
    act() {
      const text = own.getText('words')
      const present = wordsIn(text.toJSON())
      const word = present[run.pick(Math.max(1, present.length))]
      words += 1
      own.transact(() => {
        if (word && happens(run.pick, 15)) {
          text.insert(text.length, cutOf(word.token, process, words))
          text.delete(word.index, word.token.length)
        } else text.insert(text.length, `m${process}-${words}.`)
      })
    },
    /** From now on under an id of its own, and counting on from where somebody else may have come to. */
    become(client, from) {
      own.clientID = client
      n = from
    },
    resend: () => [...waiting.values()].forEach(send),
  }
  return writer
}

/** Two people write under one client id, each at the same place of it: who has one of the two takes the other for known. */
function fork([one, other]) {
  one.become(2_000, 0)
  other.become(2_000, 1_000)
  one.act()
  other.act()
  one.become(2_001, 0)
  other.become(2_002, 0)
}

function answer(run, { event, from }) {
  from.waiting.delete(event.n)
  run.history.push({ type: 'ok', ...event })
}

/** The turn so far is written down, answered and shown to everybody. */
function commit(run, writers) {
  const { mistake, journal, hot } = run
  for (const one of run.buffered) {
    const { event, update } = one
    const sha = digest(update)
    if (!journal.some(({ client, n }) => client === event.client && n === event.n)) {
      run.stored += 1
      const bytes = kept(run, update)
      if (mistake !== 'drop-one' || run.stored % 1_000 !== 0) {
        const { client, n } = event
        journal.push({
          seq: journal.length + 1,
          epoch: 1,
          client,
          n,
          sha,
          person: `p${client}`,
          dbAt: journal.length,
          bytes,
        })
      }
      Y.applyUpdate(hot, bytes)
      for (const { doc } of writers) Y.applyUpdate(doc, bytes, run)
    }
    if (mistake !== 'ack-before-commit') answer(run, one)
  }
  run.buffered = []
}

/** What the store makes of an edit. */
function kept(run, update) {
  const { mistake, pick, hot } = run
  if (mistake === 'lost-delete' && happens(pick, 5)) return withoutDeletions(update)
  const [word] = tokensOfUpdate(update)
  if (mistake !== 'double-insert' || !word || !happens(pick, 1)) return update
  // Somebody "repairs" the text after a reload, and puts in what is already on its way.
  const again = new Y.Doc()
  again.clientID = 9_000_000 + run.stored
  Y.applyUpdate(again, Y.encodeStateAsUpdate(hot))
  const before = Y.encodeStateVector(again)
  again.getText('words').insert(0, word)
  return Y.mergeUpdates([update, Y.encodeStateAsUpdate(again, before)])
}

/** The edit with all its words and without what it takes out: its last part is cut off. */
function withoutDeletions(update) {
  const { ds } = Y.decodeUpdate(update)
  const encoder = new Y.UpdateEncoderV1()
  encoder.writeClient(ds.clients.size)
  for (const [client, stretches] of [...ds.clients].sort(([a], [b]) => b - a)) {
    encoder.resetDsCurVal()
    encoder.writeClient(client)
    encoder.writeClient(stretches.length)
    for (const { clock, len } of stretches) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  const structs = update.slice(0, update.length - encoder.toUint8Array().length)
  return new Uint8Array([...structs, 0])
}

/** The process dies: what was gathered is gone, and everybody sends again what has no answer. */
function crash(run, writers) {
  for (const { event } of run.buffered) run.history.push({ type: 'info', ...event })
  run.buffered = []
  for (const writer of writers) writer.resend()
}

/** Somebody of another alliance asks for the journal. */
function probe({ mistake, history, journal }) {
  const allowed = mistake === 'skip-rls' ? journal : []
  history.push({ op: 'probe', process: 'stranger', id: 'the journal', type: 'invoke' })
  history.push({ op: 'probe', process: 'stranger', id: 'the journal', type: allowed.length > 0 ? 'ok' : 'fail' })
}
