import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  answerCorrection,
  attendanceChanged,
  type ContributionEntry,
  type ContributionHand,
  ContributionState,
  confirm,
  confirmsByItselfOn,
  contributionLifeCycle,
  correctedHow,
  dispute,
  settle,
  wholeAlliance,
} from './contribution.js'
import { draftContributions, type Effort, hoursOf } from './contribution-draft.js'
import type { Urn } from './ids.js'
import {
  allianceReciprocity,
  balanceInWords,
  countedFlows,
  type Flow,
  given,
  ledgerOf,
  pairReciprocity,
  seesPair,
  seesStanding,
  standingOf,
} from './reciprocity.js'

const refused = (code: string) => expect.objectContaining({ code })
const [a, b, c] = ['A', 'B', 'C'] as unknown as [Urn, Urn, Urn]
const flow = (giver: Urn, receiver: Urn, hours: number): Flow => ({ giver, receiver, hours })
const entry = (more: Partial<ContributionEntry> = {}): ContributionEntry => ({
  giver: a,
  receiver: b,
  hours: 4,
  kind: 'COACHING',
  attendance: [],
  state: 'CONFIRMED',
  asymmetricByDesign: false,
  ...more,
})

describe('given and received', () => {
  /** The worked example of the specification. */
  const ledger = ledgerOf([flow(a, b, 12), flow(b, a, 6), flow(c, a, 10), flow(b, c, 5), flow(c, b, 5)])
  it.each([
    [a, 12, 16, -4, 0.857],
    [b, 11, 17, -6, 0.786],
    [c, 15, 5, 10, 0.5],
  ])('REC-3: %s gives %d, receives %d, balance %d, reciprocity %d', (urn, out, into, balance, reciprocity) => {
    const standing = standingOf(ledger, urn)
    expect(standing).toMatchObject({ given: out, received: into, balance, breadth: 2 })
    expect(standing.reciprocity).toBeCloseTo(reciprocity, 3)
  })
  it.each([
    [a, b, 0.667],
    [a, c, 0],
    [b, c, 1],
  ])('REC-4: the pair %s and %s: %d', (one, other, value) => {
    expect(pairReciprocity(ledger, one, other)).toBeCloseTo(value, 3)
  })
  it('REC-5: the alliance: 0.579', () => {
    expect(allianceReciprocity(ledger)).toBeCloseTo(0.579, 3)
  })

  it('says nothing from too little', () => {
    const few = ledgerOf([flow(a, b, 3.75), flow(b, a, 2)])
    expect(standingOf(few, a).reciprocity).toBeNull()
    expect(standingOf(ledgerOf([flow(a, b, 4), flow(b, a, 2)]), a).reciprocity).toBeCloseTo(2 / 3)
    expect(pairReciprocity(ledgerOf([flow(a, b, 3.75)]), a, b)).toBeNull()
    expect(pairReciprocity(ledgerOf([flow(a, b, 4)]), a, b)).toBe(0)
    expect(allianceReciprocity(few)).toBeNull()
    expect(allianceReciprocity(ledgerOf([]))).toBeNull()
    expect(standingOf(ledgerOf([]), a)).toEqual({ given: 0, received: 0, balance: 0, reciprocity: null, breadth: 0 })
    expect(standingOf(ledgerOf([flow(a, b, 1.75), flow(c, a, 2)]), a).breadth).toBe(1)
  })

  it('REC-1: what is given to all is received by how many came, and not by the giver', () => {
    const session = entry({
      receiver: wholeAlliance,
      hours: 6,
      attendance: [
        { urn: a, people: 9 },
        { urn: b, people: 2 },
        { urn: c, people: 1 },
      ],
    })
    expect(countedFlows([session])).toEqual([flow(a, b, 4), flow(a, c, 2)])
    expect(countedFlows([entry({ receiver: wholeAlliance })])).toEqual([])
  })
  it('REC-2: only what is confirmed counts, and support by design only when asked for', () => {
    const entries = [
      entry(),
      entry({ state: 'PENDING' }),
      entry({ state: 'DISPUTED' }),
      entry({ state: 'VOID' }),
      entry({ asymmetricByDesign: true, hours: 20 }),
      entry({ receiver: a }),
    ]
    expect(countedFlows(entries)).toEqual([flow(a, b, 4)])
    expect(countedFlows(entries, true)).toEqual([flow(a, b, 4), flow(a, b, 20)])
  })

  it('is said without a word of owing', () => {
    const words = [standingOf(ledger, a), standingOf(ledger, b), standingOf(ledger, c), standingOf(ledgerOf([]), a)]
      .map(balanceInWords)
      .join(' ')
    expect(words).not.toMatch(/debt|deficit|owe/i)
    expect(balanceInWords(standingOf(ledger, a))).toBe('12.0 hours given, 16.0 hours received.')
    expect(balanceInWords(standingOf(ledgerOf([flow(a, b, 5), flow(b, a, 5)]), a))).toMatch(/in balance\.$/)
    expect(words).toMatch(/not enough yet/)
  })
  it('REC-6: is seen by the coordinator, and by heads of their own', () => {
    const head = { isCoordinator: false, heads: [a] }
    const coordinator = { isCoordinator: true, heads: [] }
    expect([seesPair(head, a, b), seesPair(head, c, a), seesPair(head, b, c)]).toEqual([true, true, false])
    expect([seesStanding(head, a), seesStanding(head, b)]).toEqual([true, false])
    expect([seesPair(coordinator, b, c), seesStanding(coordinator, b)]).toEqual([true, true])
  })

  const urns = ['A', 'B', 'C', 'D', 'E'] as unknown as readonly Urn[]
  const flows = fc
    .array(
      fc.record({
        giver: fc.constantFrom(...urns),
        receiver: fc.constantFrom(...urns),
        hours: fc.integer({ min: 1, max: 400 }).map((quarters) => quarters / 4),
      }),
      { maxLength: 40 },
    )
    .map((all) => all.filter(({ giver, receiver }) => giver !== receiver))
  const within = (value: number | null): boolean => value === null || (value >= 0 && value <= 1 + 1e-9)

  it('REC-3: every reciprocity lies between 0 and 1, and is missing exactly below its hours', () => {
    fc.assert(
      fc.property(flows, (all) => {
        const book = ledgerOf(all)
        expect(within(allianceReciprocity(book))).toBe(true)
        for (const one of urns) {
          const standing = standingOf(book, one)
          expect(within(standing.reciprocity)).toBe(true)
          expect(standing.reciprocity === null).toBe(standing.given + standing.received < 6)
          for (const other of urns) {
            const pair = pairReciprocity(book, one, other)
            expect(within(pair)).toBe(true)
            expect(pair).toBe(pairReciprocity(book, other, one))
            expect(pair === null).toBe(given(book, one, other) + given(book, other, one) < 4)
          }
        }
      }),
    )
  })
  it('REC-3: all that is given is received, and turning every hour round changes no reciprocity', () => {
    fc.assert(
      fc.property(flows, (all) => {
        const book = ledgerOf(all)
        const back = ledgerOf(all.map(({ giver, receiver, hours }) => flow(receiver, giver, hours)))
        expect(urns.reduce((sum, one) => sum + standingOf(book, one).balance, 0)).toBeCloseTo(0)
        expect(allianceReciprocity(back) ?? -1).toBeCloseTo(allianceReciprocity(book) ?? -1)
        for (const one of urns) {
          expect(standingOf(back, one).reciprocity ?? -1).toBeCloseTo(standingOf(book, one).reciprocity ?? -1)
          expect(standingOf(back, one).balance).toBeCloseTo(-standingOf(book, one).balance)
        }
      }),
    )
  })
  it('REC-1: splitting loses no hour', () => {
    const came = fc.array(fc.record({ urn: fc.constantFrom(...urns), people: fc.nat(9) }), { maxLength: 6 })
    fc.assert(
      fc.property(came, fc.integer({ min: 1, max: 80 }), (attendance, hours) => {
        const out = countedFlows([entry({ receiver: wholeAlliance, attendance, hours })])
        const others = attendance.some(({ urn, people }) => urn !== a && people > 0)
        expect(out.reduce((sum, one) => sum + one.hours, 0)).toBeCloseTo(others ? hours : 0)
        expect(out.some(({ receiver }) => receiver === a)).toBe(false)
      }),
    )
  })
})

describe('an entry of the ledger', () => {
  const states = Object.keys(ContributionState) as ContributionState[]
  const hands: readonly ContributionHand[] = ['RECEIVING_LEADER', 'COORDINATOR', 'SYSTEM']
  const late = { draftedOn: '2026-11-02', today: '2026-11-17' }
  const soon = { draftedOn: '2026-11-02', today: '2026-11-16' }
  const outcome = (attempt: () => { readonly to: string }): string => {
    try {
      return attempt().to
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  const order = 'contribution.state-out-of-order'
  const notYours = 'contribution.not-yours'

  it('has this life and no other', () => {
    expect(contributionLifeCycle).toEqual({
      PENDING: ['CONFIRMED', 'DISPUTED'],
      CONFIRMED: [],
      DISPUTED: ['CONFIRMED', 'VOID'],
      VOID: [],
    })
  })
  it.each(states)('CON-1, CON-2, CON-3: %s, by everybody in every way', (state) => {
    const one = { state, receiver: b }
    const table = hands.map((hand) => [
      outcome(() => confirm(one, hand, late)),
      outcome(() => dispute(one, hand, 'Nobody came')),
      outcome(() => settle(one, 'CONFIRMED', hand, 'Asked both')),
      outcome(() => settle(one, 'VOID', hand, 'Asked both')),
    ])
    const settled = [order, order, order, order]
    const expected: Record<ContributionState, string[][]> = {
      PENDING: [
        ['CONFIRMED', 'DISPUTED', order, order],
        [notYours, notYours, order, order],
        ['CONFIRMED', notYours, order, order],
      ],
      DISPUTED: [
        [order, order, notYours, notYours],
        [order, order, 'CONFIRMED', 'VOID'],
        [order, order, notYours, notYours],
      ],
      CONFIRMED: [settled, settled, settled],
      VOID: [settled, settled, settled],
    }
    expect(table).toEqual(expected[state])
  })
  it('CON-1: confirms itself when ten school days are over, and not before', () => {
    expect(confirmsByItselfOn('2026-11-02')).toBe('2026-11-16')
    expect(() => confirm({ state: 'PENDING', receiver: b }, 'SYSTEM', soon)).toThrow(refused('contribution.not-due'))
    expect(confirm({ state: 'PENDING', receiver: b }, 'SYSTEM', late).reason).toMatch(/Ten school days/)
  })
  it('CON-1: what all received the coordinator confirms', () => {
    const all = { state: 'PENDING' as const, receiver: wholeAlliance as typeof wholeAlliance }
    expect(hands.map((hand) => outcome(() => confirm(all, hand, soon)))).toEqual([
      notYours,
      'CONFIRMED',
      'contribution.not-due',
    ])
  })
  it('CON-2, CON-3: nothing is disputed or settled without a reason', () => {
    expect(() => dispute({ state: 'PENDING', receiver: b }, 'RECEIVING_LEADER', '')).toThrow(refused('reason.required'))
    expect(() => settle({ state: 'DISPUTED', receiver: b }, 'VOID', 'COORDINATOR', ' ')).toThrow(
      refused('reason.required'),
    )
  })
})

describe('what is drafted', () => {
  const effort = (urn: Urn, more: Partial<Effort> = {}): Effort => ({
    urn,
    people: 1,
    hours: 2,
    role: 'OTHER',
    ...more,
  })
  it.each([
    ['FACILITATOR', 3],
    ['LEAD_REVIEWER', 2.5],
    ['OTHER', 2],
  ] as const)('CON-4: two hours as %s are %d', (role, hours) => {
    expect(hoursOf(effort(a, { role }))).toBe(hours)
    expect(hoursOf(effort(a, { role, people: 3 }))).toBe(3 * hours)
  })
  it('CON-4: no hours, or more than anybody works, are a slip', () => {
    for (const hours of [0, -1, Number.NaN, 201]) {
      expect(() => hoursOf(effort(a, { hours }))).toThrow(refused('contribution.hours'))
    }
  })
  it('CON-5: visitors give to the host, and the host by hosting', () => {
    const visit = draftContributions({
      kind: 'VISIT',
      host: effort(a),
      visitors: [effort(b, { people: 3 }), effort(c), effort(a)],
    })
    expect(visit.map(({ giver, receiver, hours, kind }) => [giver, receiver, hours, kind])).toEqual([
      [b, a, 6, 'OBSERVING'],
      [c, a, 2, 'OBSERVING'],
      [a, b, 1.5, 'HOSTING'],
      [a, c, 0.5, 'HOSTING'],
    ])
  })
  it('CON-5: facilitators give to all, coaches and reviewers to whom they help', () => {
    const attendance = [{ urn: b, people: 4 }]
    expect(
      draftContributions({ kind: 'SESSION', facilitators: [effort(a, { role: 'FACILITATOR' })], attendance }),
    ).toEqual([{ giver: a, receiver: wholeAlliance, hours: 3, kind: 'FACILITATING', attendance }])
    expect(draftContributions({ kind: 'COACHING', coach: effort(a), coached: b })).toEqual([
      { giver: a, receiver: b, hours: 2, kind: 'COACHING', attendance: [] },
    ])
    expect(draftContributions({ kind: 'COACHING', coach: effort(a), coached: a })).toEqual([])
    expect(
      draftContributions({ kind: 'REVIEW', host: a, reviewers: [effort(b, { role: 'LEAD_REVIEWER' }), effort(c)] }).map(
        ({ giver, hours, kind }) => [giver, hours, kind],
      ),
    ).toEqual([
      [b, 2.5, 'VISITING_REVIEWER'],
      [c, 2, 'VISITING_REVIEWER'],
    ])
  })
})

describe('who came turns out otherwise', () => {
  it('CON-8: what waits follows at once, what was confirmed is asked about, what does not count stays so', () => {
    expect(correctedHow).toEqual({ PENDING: 'AT_ONCE', DISPUTED: 'AT_ONCE', CONFIRMED: 'ASKED', VOID: 'NOT' })
    const correction = [{ urn: b, people: 2 }]
    const forAll = { ...entry({ receiver: wholeAlliance }), correction }
    expect(answerCorrection(forAll, true, 'COORDINATOR', null)).toEqual({})
    expect(answerCorrection(forAll, false, 'COORDINATOR', ' She paid ')).toEqual({ reason: 'She paid' })
    expect(() => answerCorrection(forAll, false, 'COORDINATOR', ' ')).toThrow('reason.required')
    for (const hand of ['RECEIVING_LEADER', 'SYSTEM'] as const) {
      expect(() => answerCorrection(forAll, true, hand, null)).toThrow('contribution.not-yours')
    }
    expect(() => answerCorrection({ ...forAll, correction: null }, true, 'COORDINATOR', null)).toThrow(
      'contribution.nothing-to-correct',
    )
  })

  it('CON-8: tells the schools whose number is another, also those of which nobody came after all', () => {
    const before = [
      { urn: a, people: 3 },
      { urn: b, people: 1 },
    ]
    const after = [
      { urn: c, people: 1 },
      { urn: a, people: 3 },
    ]
    expect(attendanceChanged(before, after)).toEqual([
      { urn: b, before: 1, after: 0 },
      { urn: c, before: 0, after: 1 },
    ])
    expect(attendanceChanged(before, [...before].reverse())).toEqual([])
  })
})
