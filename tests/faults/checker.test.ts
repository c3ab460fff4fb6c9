// Is the judge of the fault runs awake? It sees each of six mistakes that were put in on purpose, and none where there is none.
import { describe, expect, it } from '@jest/globals'
import { check } from './checker.mjs'
import { fakeRun } from './fake-store.mjs'

const seeds = [17, 18]

function broken(mistake: Parameters<typeof fakeRun>[0]['mistake'], seed: number, acts = 400): Record<string, string[]> {
  const { history, final } = fakeRun({ mistake, seed, acts })
  const verdicts = check(history as never, final as never)
  return Object.fromEntries(verdicts.filter((one) => one.broken.length > 0).map((one) => [one.id, one.broken]))
}

describe.each(seeds)('with seed %i', (seed) => {
  it('finds nothing in a store without mistakes, though it dies again and again', () => {
    expect(broken('none', seed)).toEqual({})
  })

  it('sees edits acknowledged before they are written down', () => {
    expect(broken('ack-before-commit', seed).I1).toContainEqual(expect.stringContaining('is not in the journal'))
  })

  it('sees that one edit of a thousand is dropped', () => {
    const { I1 } = broken('drop-one', seed, 1_100)
    expect(I1?.filter((one) => one.endsWith('is not in the journal')).length).toBeGreaterThan(0)
    expect(I1?.filter((one) => one.endsWith('is not in the journal')).length).toBeLessThanOrEqual(4)
  })

  it('sees words that come back, though every vector says that all is well', () => {
    const { I1, I2 } = broken('lost-delete', seed)
    expect(I1).toContainEqual(expect.stringContaining('and is back'))
    expect(I2?.every((one) => !one.includes('vector'))).toBe(true)
  })

  it('sees words put in twice, though all copies agree', () => {
    const { I2, I3 } = broken('double-insert', seed)
    expect(I2).toBeUndefined()
    expect(I3).toContainEqual(expect.stringContaining('stands 2 times'))
  })

  it('sees two texts under one clock, though vectors and deletions are the same', () => {
    const { I2 } = broken('same-clock-fork', seed)
    expect(I2).toEqual([expect.stringMatching(/^person 1 of board differs in content;/)])
  })

  it('sees that a stranger is let through', () => {
    expect(broken('skip-rls', seed)).toEqual({ I4: ['the journal was let through'] })
  })
})

describe('told by hand', () => {
  const nothing = { documents: [], commands: [], crashes: [] }
  const brokenOf = (id: string, history: object[], final: object): string[] | undefined =>
    check(history as never, { ...nothing, ...final } as never).find((one) => one.id === id)?.broken
  const tokens = {}
  const stored = { name: 'the database', vector: '', deleted: '', content: '', waits: false, tokens }
  const row = { epoch: 1, client: 7, sha: 'x', person: 'ana' }

  it('sees an edit of somebody who had left, and what they were still shown', () => {
    const journal = [
      { ...row, seq: 1, n: 1, dbAt: 1_000 },
      { ...row, seq: 2, n: 2, dbAt: 2_500 },
    ]
    const history = [
      { op: 'revoke', type: 'ok', process: 1, doc: 'board', person: 'ana', seq: 1, dbAt: 1_100 },
      { op: 'heard', type: 'info', process: 1, doc: 'board', seq: 1 },
      { op: 'heard', type: 'info', process: 1, doc: 'board', seq: 2 },
    ]
    const documents = [{ doc: 'board', journal, stored, copies: [] }]
    expect(brokenOf('I5', history, { documents })).toEqual([
      'row 2 of board is by somebody who had no right any more',
      'row 2 of board was shown to somebody 1400 ms after they lost the right',
    ])
  })

  it('sees orders carried out twice, not at all, in secret, and without being noted', () => {
    const asked = ['a', 'b', 'c', 'd'].map((id) => ({ op: 'command', type: 'invoke', process: 1, id }))
    const said = [
      { op: 'command', type: 'ok', process: 1, id: 'b' },
      { op: 'command', type: 'fail', process: 1, id: 'c' },
    ]
    const commands = [
      { id: 'a', applied: 2, audited: 2 },
      { id: 'c', applied: 1, audited: 1 },
      { id: 'd', applied: 1, audited: 0 },
      { id: 'e', applied: 1, audited: 1 },
    ]
    expect(brokenOf('I6', [...asked, ...said], { commands })).toEqual([
      'a was carried out 2 times',
      'b was confirmed and not carried out',
      'c was refused and carried out',
      'd was carried out 1 times and noted 0 times',
      'e was carried out and never asked for',
    ])
  })

  it('sees an edit kept that was refused, one that nobody sent, and numbers out of order', () => {
    const journal = [
      { ...row, seq: 2, n: 1, dbAt: 0 },
      { ...row, seq: 1, n: 2, dbAt: 0 },
    ]
    const event = { op: 'edit', process: 1, doc: 'board', epoch: 1, client: 7, n: 1 }
    const history = [
      { ...event, type: 'invoke', sha: 'x', tokens: [] },
      { ...event, type: 'fail' },
    ]
    expect(brokenOf('I3', history, { documents: [{ doc: 'board', journal, stored, copies: [] }] })).toEqual([
      'board/1/7/1 was refused and is in the journal',
      'row 1 of board follows 2',
      'board/1/7/2 is in the journal and was never sent',
    ])
  })

  it('sees that a process fell over', () => {
    expect(brokenOf('I7', [], { crashes: ['node-1 ended with 1'] })).toEqual(['node-1 ended with 1'])
  })
})
