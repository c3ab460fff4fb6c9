import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { authorSuffix, byRank, isRank, rankAt, rankBetween, rankLimit } from './rank.js'

/** Puts cards one after another where a list of numbers says, each by one of some authors. */
const build = (places: readonly (readonly [place: number, author: number])[]): string[] => {
  const ranks: string[] = []
  for (const [place, author] of places) {
    const index = place % (ranks.length + 1)
    ranks.splice(index, 0, rankAt(ranks, index, author))
  }
  return ranks
}
const places = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 6 })), { maxLength: 120 })

describe('ranks', () => {
  it('BRD-6: however cards are put in, their order is the order of their ranks', () => {
    fc.assert(
      fc.property(places, (steps) => {
        const ranks = build(steps)
        expect([...ranks].sort((a, b) => (a < b ? -1 : 1))).toEqual(ranks)
        expect(new Set(ranks).size).toBe(ranks.length)
        for (const rank of ranks) expect(isRank(rank)).toBe(true)
      }),
    )
  })

  it('BRD-6: lie strictly between their neighbours', () => {
    fc.assert(
      fc.property(places, fc.nat(), fc.string(), (steps, place, author) => {
        const ranks = build(steps)
        const index = place % (ranks.length + 1)
        const low = ranks[index - 1] ?? null
        const high = ranks[index] ?? null
        const rank = rankBetween(low, high, author)
        expect(low === null || low < rank).toBe(true)
        expect(high === null || rank < high).toBe(true)
      }),
    )
  })

  it('BRD-6: two people who put a card in the same place at once get two ranks, with room between', () => {
    const low = rankBetween(null, null, 'ana')
    const high = rankBetween(low, null, 'ana')
    const ours = rankBetween(low, high, 'ana')
    const theirs = rankBetween(low, high, 'ben')
    expect(ours).not.toBe(theirs)
    const [first, second] = [ours, theirs].sort() as [string, string]
    const between = rankBetween(first, second, 'cem')
    expect(first < between && between < second).toBe(true)
  })

  it.each([
    ['at the end', 7, (count: number) => count],
    ['at the beginning', 7, () => 0],
    ['always in the same gap', rankLimit / 2, (count: number) => Math.min(1, count)],
  ])('stay short when a thousand cards are put %s: at most %i characters', (_, longest, place) => {
    const ranks: string[] = []
    for (let count = 0; count < 1000; count += 1) {
      const index = place(count)
      ranks.splice(index, 0, rankAt(ranks, index, count % 3))
    }
    expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThanOrEqual(longest)
  })

  it('step over equal ranks, whoever made them', () => {
    const rank = rankBetween(null, null, 'ana')
    const later = rankBetween(rank, null, 'ana')
    const between = rankAt([rank, rank, later], 1, 'ben')
    expect(rank < between && between < later).toBe(true)
    expect(rankAt([rank, rank], 1, 'ben') > rank).toBe(true)
  })

  it.each(['', 'a', 'a00', 'b1', 'a0-', `A${'0'.repeat(26)}`, 'ä0', `a0${'V'.repeat(400)}`, 7, null])(
    'know what is none: %j',
    (value) => {
      expect(isRank(value)).toBe(false)
      expect(() => rankBetween(String(value), null, 1)).toThrow(expect.objectContaining({ code: 'input.invalid' }))
    },
  )

  it('may be as long as the limit', () => expect(isRank(`a0${'V'.repeat(rankLimit - 2)}`)).toBe(true))

  it('are not made between neighbours in the wrong order', () => {
    expect(() => rankBetween('a1', 'a0', 1)).toThrow(expect.objectContaining({ code: 'input.invalid' }))
    expect(() => rankBetween('a1', 'a1', 1)).toThrow(expect.objectContaining({ code: 'input.invalid' }))
  })

  it('end with three characters of the author, the same each time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.nat()), (author) => {
        expect(authorSuffix(author)).toMatch(/^[0-9A-Za-z]{2}[1-9A-Za-z]$/)
        expect(authorSuffix(author)).toBe(authorSuffix(author))
      }),
    )
  })

  it('settle ties by the card’s id', () => {
    const cards = [
      { rank: 'a1', id: 'b' },
      { rank: 'a0', id: 'c' },
      { rank: 'a1', id: 'a' },
    ]
    expect(
      cards
        .sort(byRank)
        .map(({ id }) => id)
        .join(''),
    ).toBe('cab')
  })
})
