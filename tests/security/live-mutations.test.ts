// T11: 20,000 tampered edits before the guard. Whatever it takes must leave one board, that loads again and can be written on.
import { describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { wordFor } from '../support/canonical.js'
import { emptyTally, type Gate, tamper } from '../support/tampered-board.js'
import { tell } from '../support/told.js'

/** The full round of `npm run proof -- mutations` sets these. */
const edits = Number(process.env.ALONGSIDE_PROOF_MUTANTS ?? 20_000)
const firstSeed = Number(process.env.ALONGSIDE_PROOF_FIRST ?? 1)
const editsPerBoard = 250

it('no tampered edit breaks a board, splits it or keeps it from loading', async () => {
  const tally = emptyTally()
  for (let seed = firstSeed; tally.tried < edits && tally.broken.length === 0; seed += 1)
    await tamper(seed, Math.min(editsPerBoard, edits - tally.tried), tally)
  tell(tally)
  expect(tally.broken).toEqual([])
  expect(tally.tried).toBe(edits)
  // Enough is taken to prove something.
  expect(tally.taken).toBeGreaterThan(edits / 20)
})

/** Seeds that once found something. */
it.each([
  [1_042, 'a text without a letter took the place of the next edit, and its card could never be removed again'],
  [1_110, 'marks that Yjs tidied up in one copy and not in another made words bold in one of them'],
  [
    5_121,
    'letters as the value of a name: a part of them was deleted, and the next to write was told that nothing can be read',
  ],
])('seed %i: %s', async (seed) => {
  const tally = emptyTally()
  await tamper(seed, editsPerBoard, tally)
  expect(tally.broken).toEqual([])
})

describe('the judge of these boards', () => {
  const doc = (client: number, text: string): Y.Doc => {
    const made = new Y.Doc()
    made.clientID = client
    made.getText('t').insert(0, text)
    return made
  }

  it('D1: sees a deletion that no state vector shows', () => {
    const [one, other] = [doc(1, 'secret'), new Y.Doc()]
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    one.getText('t').delete(0, 6)
    expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(other))
    expect(wordFor(one)).not.toBe(wordFor(other))
  })

  it('D1: sees two texts written under one client number', () => {
    const [one, other] = [doc(1, 'AAAA'), doc(1, 'BBBB')]
    expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))).toBe(true)
    expect(wordFor(one)).not.toBe(wordFor(other))
  })

  it('sees what waits for something it lacks', () => {
    const [one, other] = [doc(1, 'a'), new Y.Doc()]
    const before = Y.encodeStateVector(one)
    one.getText('t').insert(1, 'b')
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one, before))
    expect(wordFor(other)).toContain('waits')
  })

  it('D2: finds a guard that lets everything through', async () => {
    const tally = emptyTally()
    for (let seed = 1; seed <= 10; seed += 1) await tamper(seed, 100, tally, openGate)
    expect(tally.broken.length).toBeGreaterThan(3)
  })
})

/** No guard at all: whatever Yjs takes is taken. */
function openGate(): Gate {
  const doc = new Y.Doc()
  return {
    doc,
    async send(update) {
      try {
        Y.applyUpdate(doc, update)
        return 'taken'
      } catch {
        return 'thrown'
      }
    },
    close: () => doc.destroy(),
  }
}
