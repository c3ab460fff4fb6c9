import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type ClosedChallenge,
  challengeOverview,
  shareChallenged,
  shareWithoutSwap,
  stretchOf,
} from './challenge-overview.js'
import type { Urn } from './ids.js'
import { shown } from './metric.js'
import { bandOf, type RobustFacts, robustChallenge, robustComponents, robustWeights } from './robust-challenge.js'

const all = { team: true, reveal: true, findings: true, response: true, ended: false }
/** The worked example of the specification. */
const example: RobustFacts = {
  due: all,
  independence: 0.75,
  lines: 3,
  linesBlind: 3,
  linesWithEvidence: 3,
  linesChallenged: 2,
  findings: 8,
  findingsTriangulated: 5,
  ebis: 5,
  questions: 1,
  ebisAnsweredInTime: 4,
  actionsDue: 0,
  actionsFollowedThrough: 0,
  ebiLeftLying: false,
  isFollowUpHeld: false,
}
const partOf = (facts: RobustFacts, name: string) =>
  robustChallenge(facts).parts.find((part) => part.name === name)?.value

describe('the robust-challenge indicator', () => {
  it('M2: 73.9 while follow-through is not due, and provisional', () => {
    const indicator = robustChallenge(example)
    expect(shown(indicator.value)).toBe('73.9')
    expect(indicator).toMatchObject({ isProvisional: true, band: 'DEVELOPING', n: 8 })
  })
  it('M2: 70.3 when half of what is due is followed through, and developing', () => {
    const indicator = robustChallenge({ ...example, actionsDue: 4, actionsFollowedThrough: 2, isFollowUpHeld: true })
    expect(shown(indicator.value)).toBe('70.3')
    expect(indicator).toMatchObject({ isProvisional: false, band: 'DEVELOPING', gates: [] })
  })
  it('RCI-7: tells nothing of what the team noted and drafted before it has agreed', () => {
    const early = { ...example, due: { ...all, findings: false, response: false }, linesWithEvidence: 0, findings: 0 }
    const drafts = {
      linesWithEvidence: 3,
      findings: 9,
      findingsTriangulated: 9,
      linesChallenged: 3,
      ebis: 4,
      questions: 2,
    }
    expect(robustChallenge({ ...early, ...drafts })).toEqual(robustChallenge(early))
  })
  it('says how it is worked out, line by line', () => {
    expect(robustChallenge(example).parts.map(({ name, weight, says }) => `${name} ${weight}: ${says}`)).toEqual([
      'INDEPENDENCE 20: 75 % of the team without any conflict',
      'BLIND_FIRST 10: 3 of 3 lines judged blind',
      'TRIANGULATION 20: 5 of 8 findings on two kinds of evidence',
      'CHALLENGE 20: 2 of 3 lines with a specific EBI or question',
      'RESPONSE 15: 4 of 5 EBIs answered in time with a reason',
      'FOLLOW_THROUGH 15: not due yet',
    ])
  })

  it('RCI-6: is too early to say before the findings are agreed, and says why part by part', () => {
    const due = { team: true, reveal: true, findings: false, response: false, ended: false }
    const early = robustChallenge({ ...example, due })
    expect(early).toMatchObject({ value: null, band: null, isProvisional: true })
    expect(early.parts.map(({ value }) => value)).toEqual([0.75, 1, null, null, null, null])
    expect(robustChallenge({ ...example, due: { ...due, ended: true } }).value).toBeNull()
  })
  it('is not enough yet before anything is due', () => {
    const due = { team: false, reveal: false, findings: false, response: false, ended: false }
    expect(robustChallenge({ ...example, due })).toMatchObject({ value: null, band: null, isProvisional: true })
    expect(shown(null)).toBe('not enough yet')
  })
  it.each([
    ['RCI-1', { findings: 0, findingsTriangulated: 0 }, 'TRIANGULATION', 0],
    ['RCI-2', { ebis: 0, questions: 0 }, 'CHALLENGE', 0],
    ['RCI-3', { ebis: 0, questions: 0 }, 'RESPONSE', null],
    ['RCI-3', { ebis: 0, questions: 2 }, 'RESPONSE', null],
    ['RCI-4', { ebiLeftLying: true, actionsDue: 2, actionsFollowedThrough: 2 }, 'FOLLOW_THROUGH', 0],
    ['RCI-4', { due: { ...all, ended: true } }, 'FOLLOW_THROUGH', null],
    ['not due', { due: { ...all, response: false } }, 'RESPONSE', null],
  ] as const)('%s: with %j, %s is %s', (_, more, name, value) => {
    expect(partOf({ ...example, ...more }, name)).toBe(value)
  })
  it('RCI-3, RCI-4: what is left out is no longer waited for', () => {
    const ended = { ...example, due: { ...all, ended: true }, ebis: 0, questions: 1 }
    expect(robustChallenge(ended).isProvisional).toBe(false)
  })
  it.each([
    [null, [], null],
    [49.99, [], 'LIGHT'],
    [50, [], 'DEVELOPING'],
    [74.99, [], 'DEVELOPING'],
    [75, [], 'ROBUST'],
    [100, ['INDEPENDENCE'], 'DEVELOPING'],
    [100, ['LINE_WITHOUT_EVIDENCE'], 'DEVELOPING'],
    [100, ['NO_FOLLOW_UP'], 'DEVELOPING'],
    [20, ['NO_FOLLOW_UP'], 'LIGHT'],
  ] as const)('RCI-5: %s with %j: %s', (value, gates, band) => {
    expect(bandOf(value, gates)).toBe(band)
  })
  const best: RobustFacts = {
    ...example,
    independence: 1,
    linesChallenged: 3,
    findingsTriangulated: 8,
    ebisAnsweredInTime: 5,
    actionsDue: 3,
    actionsFollowedThrough: 3,
    isFollowUpHeld: true,
  }
  it.each([
    [{}, [], 'ROBUST'],
    [{ independence: 0.49 }, ['INDEPENDENCE'], 'DEVELOPING'],
    [{ independence: 0.5 }, [], 'ROBUST'],
    [{ linesWithEvidence: 2 }, ['LINE_WITHOUT_EVIDENCE'], 'DEVELOPING'],
    [{ isFollowUpHeld: false }, ['NO_FOLLOW_UP'], 'DEVELOPING'],
  ] as const)('RCI-5: at its best, with %j: gates %j, %s', (more, gates, band) => {
    expect(robustChallenge({ ...best, ...more })).toMatchObject({ gates, band })
  })

  const upTo = (most: number) => fc.nat(most).chain((of) => fc.record({ of: fc.constant(of), some: fc.nat(of) }))
  const anyFacts: fc.Arbitrary<RobustFacts> = fc
    .record({
      due: fc.record({
        team: fc.boolean(),
        reveal: fc.boolean(),
        findings: fc.boolean(),
        response: fc.boolean(),
        ended: fc.boolean(),
      }),
      independence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      lines: upTo(4),
      evidence: fc.nat(4),
      challenged: fc.nat(4),
      findings: upTo(20),
      ebis: upTo(10),
      questions: fc.nat(5),
      actions: upTo(10),
      ebiLeftLying: fc.boolean(),
      isFollowUpHeld: fc.boolean(),
    })
    .map(({ lines, findings, ebis, actions, evidence, challenged, ...rest }) => ({
      ...rest,
      lines: lines.of,
      linesBlind: lines.some,
      linesWithEvidence: Math.min(evidence, lines.of),
      linesChallenged: Math.min(challenged, lines.of),
      findings: findings.of,
      findingsTriangulated: findings.some,
      ebis: ebis.of,
      ebisAnsweredInTime: ebis.some,
      actionsDue: actions.of,
      actionsFollowedThrough: actions.some,
    }))
  it('M2: lies between 0 and 100, and so between its lowest and highest component', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { value, parts, band } = robustChallenge(facts)
        const known = parts.flatMap((part) => (part.value === null ? [] : [part.value * 100]))
        expect(value === null).toBe(!facts.due.findings)
        expect(value === null || value >= Math.min(100, ...known) - 1e-9).toBe(true)
        expect((value ?? 0) <= Math.max(0, ...known) + 1e-9).toBe(true)
        expect(band === null).toBe(value === null)
        expect(parts.map(({ name }) => name)).toEqual(robustComponents)
      }),
    )
  })
  it('M2: more of anything good never lowers it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const better = { ...facts, findingsTriangulated: facts.findings, linesBlind: facts.lines }
        expect((robustChallenge(better).value ?? 0) >= (robustChallenge(facts).value ?? 0) - 1e-9).toBe(true)
      }),
    )
  })
  it('M2: the weights add up to 100', () => {
    expect(Object.values(robustWeights).reduce((sum, one) => sum + one, 0)).toBe(100)
  })
})

describe('what an alliance sees of its challenges', () => {
  const today = '2027-07-01'
  const one = (more: Partial<ClosedChallenge> = {}): ClosedChallenge => ({
    closedOn: '2027-03-01',
    indicator: 60,
    isReleased: true,
    www: 10,
    ebi: 5,
    views: [{ host: 'SECURE', team: 'SECURE' }],
    ...more,
  })
  it('OVW-2: the median of three or more that were released and closed within a year', () => {
    const three = [one({ indicator: 80 }), one({ indicator: 40 }), one({ indicator: 61 })]
    expect(challengeOverview(three, today)).toEqual({ n: 3, median: 61, isCosy: false })
    expect(challengeOverview([...three, one({ indicator: 71 })], today).median).toBe(66)
    for (const more of [
      { isReleased: false },
      { closedOn: '2026-06-30' },
      { closedOn: '2027-07-02' },
      { indicator: null },
    ]) {
      expect(challengeOverview([one(), one(), one(more)], today)).toEqual({ n: 2, median: null, isCosy: false })
    }
    expect(challengeOverview([one(), one(), one({ closedOn: '2026-07-01' })], today).n).toBe(3)
  })
  it.each([
    [{ www: 21, ebi: 5 }, true],
    [{ www: 20, ebi: 5 }, false],
    [{ www: 1, ebi: 0 }, true],
    [{ www: 21, ebi: 5, views: [] }, false],
    [{ www: 21, ebi: 5, views: [{ host: 'SECURE', team: 'DEVELOPING' }] }, false],
    [{ www: 21, ebi: 5, views: [{ host: 'SECURE', team: null }] }, false],
  ] as const)('OVW-1: all with %j: cosy %s', (more, cosy) => {
    expect(challengeOverview([one(more), one(more), one(more)], today).isCosy).toBe(cosy)
  })
  const [a, b, c] = ['A', 'B', 'C'] as unknown as [Urn, Urn, Urn]
  it('OVW-3: counts each school once, and none that is not there', () => {
    expect(shareChallenged([a, b], [a, a, c])).toBe(0.5)
    expect(shareChallenged([], [a])).toBeNull()
  })
  it('OVW-4: a swap is two pairings', () => {
    const visit = (host: Urn, visitor: Urn) => ({ host, visitor })
    expect(shareWithoutSwap([visit(a, b), visit(b, a), visit(b, c), visit(c, a)])).toBe(0.5)
    expect(shareWithoutSwap([])).toBeNull()
  })
  it('OVW-5: keeps the two sides apart', () => {
    const answers = [
      { side: 'HOST' as const, answer: 5 },
      { side: 'HOST' as const, answer: 4 },
      { side: 'TEAM' as const, answer: 2 },
    ]
    expect([stretchOf(answers, 'HOST'), stretchOf(answers, 'TEAM'), stretchOf([], 'HOST')]).toEqual([4.5, 2, null])
  })
  it('OVW-2: the median lies among the values, in whatever order they come', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(values, (indicators) => {
        const forth = challengeOverview(
          indicators.map((indicator) => one({ indicator })),
          today,
        ).median!
        const back = challengeOverview(
          [...indicators].reverse().map((indicator) => one({ indicator })),
          today,
        ).median!
        expect(forth).toBe(back)
        expect(forth).toBeGreaterThanOrEqual(Math.min(...indicators))
        expect(forth).toBeLessThanOrEqual(Math.max(...indicators))
      }),
    )
  })
})
