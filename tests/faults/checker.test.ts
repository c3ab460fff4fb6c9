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
