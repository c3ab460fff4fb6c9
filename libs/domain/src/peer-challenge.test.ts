import { describe, expect, it } from '@jest/globals'
import { outcome, refusedFor, whereTo } from '../../../tests/support/outcome.js'
import { ChallengePart } from './challenge-part.js'
import { missingForNext, moveChallenge, nextOf, silenceNote } from './peer-challenge.js'
import { type ChallengeFacts, challengeDays, dueOn, followUpHalfTerm, isPast } from './peer-challenge-guards.js'
import {
  ChallengeState,
  challengeLifeCycle,
  challengeSteps,
  hasEnded,
  hasReached,
  movers,
  signers,
} from './peer-challenge-states.js'
import { englishCalendar, isSchoolDay } from './school-days.js'

const states = Object.keys(ChallengeState) as ChallengeState[]
const parts = Object.keys(ChallengePart) as ChallengePart[]
const at = (state: ChallengeState, postponedFrom: ChallengeState | null = null) => ({ state, postponedFrom })
const everybody = { parts, signed: parts }
const by = (...some: ChallengePart[]) => ({ parts: some, signed: some })

const fine: ChallengeFacts = {
  reviewers: 3,
  reviewersFree: 2,
  declarationsMissing: 0,
  isLeadNamed: true,
  isLeadTrained: true,
  isLeadFree: true,
  visitingHeadsMissing: 0,
  signaturesAgain: 0,
  lines: 3,
  linesWithoutJudgement: 0,
  linesWithoutBlind: 0,
  isTimetableConfirmed: true,
  visitDays: 2,
  findingsWithoutEvidence: 0,
  findingsNotShared: 0,
  hostSilenceIsOver: false,
  ebisUnanswered: 0,
  ebisAccepted: 2,
  ebisWithoutAction: 0,
  isFollowUpHeld: true,
  actionsOpen: 0,
}
const none: ChallengeFacts = { ...fine, ebisAccepted: 0 }
const why = 'Half of the staff are ill'

/** The whole of workflow F, a row for each state: written out, so that a change of the rules is a change of this page. */
const table = `
PROPOSED               AGREED DECLINED POSTPONED CANCELLED
AGREED                 SELF_REVIEW POSTPONED CANCELLED
SELF_REVIEW            SELF_REVIEW_SUBMITTED POSTPONED CANCELLED
SELF_REVIEW_SUBMITTED  DESK_STUDY POSTPONED CANCELLED
DESK_STUDY             READY_TO_VISIT POSTPONED CANCELLED
READY_TO_VISIT         VISITING DESK_STUDY POSTPONED CANCELLED
VISITING               FINDINGS_DRAFT POSTPONED CLOSED_EARLY
FINDINGS_DRAFT         FINDINGS_AGREED POSTPONED CLOSED_EARLY
FINDINGS_AGREED        RESPONSE_DUE POSTPONED CLOSED_EARLY
RESPONSE_DUE           RESPONDED POSTPONED CLOSED_EARLY
RESPONDED              WORKSHOP_HELD IN_ACTION POSTPONED CLOSED_EARLY
WORKSHOP_HELD          IN_ACTION POSTPONED CLOSED_EARLY
IN_ACTION              FOLLOWED_UP POSTPONED CLOSED_EARLY
FOLLOWED_UP            CLOSED POSTPONED CLOSED_EARLY
CLOSED
DECLINED
CANCELLED
CLOSED_EARLY
`
const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [ChallengeState, ...ChallengeState[]])

describe('the life of a peer challenge', () => {
  it('has a row for every state but POSTPONED, which is below', () => {
    expect(rows.map(([from]) => from).sort()).toEqual(states.filter((state) => state !== 'POSTPONED').sort())
    expect(challengeSteps.at(0)).toBe('PROPOSED')
    expect(challengeSteps.at(-1)).toBe('CLOSED')
    expect(states.filter(hasEnded)).toEqual(['CLOSED', 'DECLINED', 'CANCELLED', 'CLOSED_EARLY'])
  })

  it.each(rows)('%s goes where the table says, and nowhere else', (from, ...allowed) => {
    for (const to of states) {
      const go = () => moveChallenge(at(from), to, everybody, to === 'IN_ACTION' ? none : fine, why)
      expect(whereTo(go)).toBe(allowed.includes(to) ? to : 'challenge.state-out-of-order')
    }
  })

  it.each(challengeSteps.filter((step) => step !== 'CLOSED'))('CHA-2: put off in %s, it comes back there', (left) => {
    for (const to of states) {
      const ends = (challengeLifeCycle[left] as readonly ChallengeState[]).filter(hasEnded)
      const go = () => moveChallenge(at('POSTPONED', left), to, everybody, fine, why)
      const mayEnd = ends.includes(to) && (to === 'CANCELLED' || to === 'CLOSED_EARLY')
      expect(whereTo(go)).toBe(to === left || mayEnd ? to : 'challenge.state-out-of-order')
    }
  })
  it('CHA-2: put off from nowhere, it goes nowhere', () => {
    for (const to of states) {
      expect(() => moveChallenge(at('POSTPONED'), to, everybody, fine, why)).toThrow(
        refusedFor('challenge.state-out-of-order'),
      )
    }
  })

  it('has come as far as its state, or as the state it left', () => {
    expect(hasReached(at('VISITING'), 'DESK_STUDY')).toBe(true)
    expect(hasReached(at('VISITING'), 'VISITING')).toBe(true)
    expect(hasReached(at('VISITING'), 'RESPONDED')).toBe(false)
    expect(hasReached(at('POSTPONED', 'RESPONDED'), 'RESPONSE_DUE')).toBe(true)
    expect(hasReached(at('POSTPONED'), 'PROPOSED')).toBe(false)
    expect(hasReached(at('CANCELLED'), 'PROPOSED')).toBe(false)
  })
})

describe('who takes a peer challenge on', () => {
  const who: readonly [ChallengeState, ChallengeState, string][] = [
    ['PROPOSED', 'DECLINED', 'HOST_HEAD VISITING_HEAD'],
    ['AGREED', 'SELF_REVIEW', 'HOST_HEAD SYSTEM'],
    ['SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', 'HOST_HEAD'],
    ['SELF_REVIEW_SUBMITTED', 'DESK_STUDY', 'LEAD_REVIEWER'],
    ['DESK_STUDY', 'READY_TO_VISIT', 'LEAD_REVIEWER'],
    ['READY_TO_VISIT', 'VISITING', 'LEAD_REVIEWER'],
    ['READY_TO_VISIT', 'DESK_STUDY', 'LEAD_REVIEWER'],
    ['VISITING', 'FINDINGS_DRAFT', 'LEAD_REVIEWER'],
    ['FINDINGS_AGREED', 'RESPONSE_DUE', 'SYSTEM'],
    ['RESPONSE_DUE', 'RESPONDED', 'HOST_HEAD'],
    ['RESPONDED', 'WORKSHOP_HELD', 'IMPROVEMENT_CHAMPION'],
    ['RESPONDED', 'IN_ACTION', 'HOST_HEAD'],
    ['WORKSHOP_HELD', 'IN_ACTION', 'HOST_HEAD'],
    ['IN_ACTION', 'FOLLOWED_UP', 'LEAD_REVIEWER FOLLOW_UP_REVIEWER'],
    ['SELF_REVIEW', 'CANCELLED', 'HOST_HEAD'],
    ['VISITING', 'POSTPONED', 'HOST_HEAD LEAD_REVIEWER COORDINATOR'],
  ]
  it.each(who)('CHA-1: %s → %s is for %s', (from, to, allowed) => {
    const facts = from === 'RESPONDED' && to === 'IN_ACTION' ? none : fine
    const results = parts.map(
      (part) => [part, outcome(() => moveChallenge(at(from), to, by(part), facts, why))] as const,
    )
    const able = results.filter(([, result]) => result !== 'challenge.not-your-part').map(([part]) => part)
    expect(able.sort()).toEqual(allowed.split(' ').sort())
  })
  it('CHA-1: names somebody for every move that one alone makes, and nobody for those made together', () => {
    for (const state of states) {
      if (state === 'PROPOSED') continue
      expect([state, movers[state].length > 0]).toEqual([state, signers[state] === undefined])
    }
  })
  it('CHA-2: whoever may put it off may take it up again', () => {
    for (const part of parts) {
      const go = () => moveChallenge(at('POSTPONED', 'VISITING'), 'VISITING', by(part), fine)
      expect(outcome(go)).toEqual(
        movers.POSTPONED.includes(part) ? { from: 'POSTPONED', to: 'VISITING' } : 'challenge.not-your-part',
      )
    }
  })

  const together: readonly [ChallengeState, ChallengeState, string][] = [
    ['FINDINGS_DRAFT', 'FINDINGS_AGREED', 'LEAD_REVIEWER HOST_HEAD'],
    ['FOLLOWED_UP', 'CLOSED', 'HOST_HEAD COORDINATOR'],
    ['IN_ACTION', 'CLOSED_EARLY', 'HOST_HEAD LEAD_REVIEWERS_HEAD'],
  ]
  it.each(together)('CHA-3: %s → %s is signed by %s', (from, to, both) => {
    const [one, other] = both.split(' ') as [ChallengePart, ChallengePart]
    expect(moveChallenge(at(from), to, by(one), fine, why)).toBeNull()
    expect(moveChallenge(at(from), to, { parts: [other], signed: [one, other] }, fine, why)).toMatchObject({ to })
    for (const part of parts.filter((name) => name !== one && name !== other)) {
      expect(() => moveChallenge(at(from), to, by(part), fine, why)).toThrow(refusedFor('challenge.not-your-part'))
    }
  })
  it('CHA-3: PROPOSED → AGREED is signed by the host’s head and the heads of all visiting schools', () => {
    const go = (some: ChallengePart[], signed: ChallengePart[], visitingHeadsMissing: number) =>
      moveChallenge(at('PROPOSED'), 'AGREED', { parts: some, signed }, { ...fine, visitingHeadsMissing })
    expect(go(['HOST_HEAD'], ['HOST_HEAD'], 2)).toBeNull()
    expect(go(['VISITING_HEAD'], ['HOST_HEAD', 'VISITING_HEAD'], 1)).toBeNull()
    expect(go(['VISITING_HEAD'], ['VISITING_HEAD'], 0)).toBeNull()
    expect(go(['VISITING_HEAD'], ['HOST_HEAD', 'VISITING_HEAD'], 0)).toEqual({ from: 'PROPOSED', to: 'AGREED' })
    expect(() => go(['COORDINATOR'], ['HOST_HEAD', 'VISITING_HEAD'], 0)).toThrow(refusedFor('challenge.not-your-part'))
  })
  it('CHA-4: findings stand after ten school days of silence, and say so', () => {
    const go = (hostSilenceIsOver: boolean, ...signed: ChallengePart[]) =>
      moveChallenge(
        at('FINDINGS_DRAFT'),
        'FINDINGS_AGREED',
        { parts: ['SYSTEM'], signed },
        { ...fine, hostSilenceIsOver },
      )
    expect(go(true, 'LEAD_REVIEWER')).toEqual({ from: 'FINDINGS_DRAFT', to: 'FINDINGS_AGREED', reason: silenceNote })
    expect(() => go(false, 'LEAD_REVIEWER')).toThrow(refusedFor('challenge.not-your-part'))
    expect(() => go(true)).toThrow(refusedFor('challenge.not-your-part'))
  })
})

describe('what has to be there first', () => {
  const guards: readonly [ChallengeState, ChallengeState, Partial<ChallengeFacts>, string][] = [
    ['PROPOSED', 'AGREED', { reviewers: 1 }, 'challenge.needs-two-reviewers'],
    ['PROPOSED', 'AGREED', { reviewersFree: 0 }, 'challenge.needs-independent-reviewer'],
    ['PROPOSED', 'AGREED', { declarationsMissing: 1 }, 'challenge.needs-declarations'],
    ['PROPOSED', 'AGREED', { isLeadNamed: false }, 'challenge.needs-lead'],
    ['PROPOSED', 'AGREED', { isLeadTrained: false }, 'challenge.lead-not-trained'],
    ['PROPOSED', 'AGREED', { isLeadFree: false }, 'challenge.lead-has-conflict'],
    ['AGREED', 'SELF_REVIEW', { signaturesAgain: 1 }, 'challenge.needs-signatures-again'],
    ['SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', { lines: 1 }, 'challenge.needs-two-lines'],
    ['SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', { lines: 5 }, 'challenge.too-many-lines'],
    ['SELF_REVIEW', 'SELF_REVIEW_SUBMITTED', { linesWithoutJudgement: 1 }, 'challenge.lines-need-judgement'],
    ['SELF_REVIEW_SUBMITTED', 'DESK_STUDY', { signaturesAgain: 1 }, 'challenge.needs-signatures-again'],
    ['DESK_STUDY', 'READY_TO_VISIT', { linesWithoutBlind: 1 }, 'challenge.needs-blind-judgements'],
    ['DESK_STUDY', 'READY_TO_VISIT', { isTimetableConfirmed: false }, 'challenge.needs-timetable'],
    ['DESK_STUDY', 'READY_TO_VISIT', { visitDays: 0 }, 'challenge.needs-visit-dates'],
    ['READY_TO_VISIT', 'VISITING', { signaturesAgain: 2 }, 'challenge.needs-signatures-again'],
    ['FINDINGS_DRAFT', 'FINDINGS_AGREED', { findingsWithoutEvidence: 1 }, 'challenge.findings-need-evidence'],
    ['FINDINGS_DRAFT', 'FINDINGS_AGREED', { findingsNotShared: 1 }, 'challenge.findings-not-shared'],
    ['RESPONSE_DUE', 'RESPONDED', { ebisUnanswered: 1 }, 'challenge.ebis-unanswered'],
    ['RESPONDED', 'WORKSHOP_HELD', { ebisWithoutAction: 1 }, 'challenge.ebis-without-action'],
    ['RESPONDED', 'IN_ACTION', { ebisAccepted: 1 }, 'challenge.needs-workshop'],
    ['IN_ACTION', 'FOLLOWED_UP', { isFollowUpHeld: false }, 'challenge.needs-follow-up'],
    ['FOLLOWED_UP', 'CLOSED', { actionsOpen: 1 }, 'challenge.actions-open'],
  ]
  it.each(guards)('%s → %s, with %j: %s', (from, to, facts, code) => {
    expect(() => moveChallenge(at(from), to, everybody, { ...fine, ...facts })).toThrow(
      refusedFor('challenge.not-ready', [code]),
    )
  })
  it('says everything that is missing at once', () => {
    const bare = { ...fine, reviewers: 0, reviewersFree: 0, isLeadNamed: false }
    expect(() => moveChallenge(at('PROPOSED'), 'AGREED', everybody, bare)).toThrow(
      refusedFor('challenge.not-ready', [
        'challenge.needs-two-reviewers',
        'challenge.needs-independent-reviewer',
        'challenge.needs-lead',
      ]),
    )
  })
  it('CHA-5: putting off, ending early and going back need a reason', () => {
    for (const [from, to] of [
      ['VISITING', 'POSTPONED'],
      ['SELF_REVIEW', 'CANCELLED'],
      ['VISITING', 'CLOSED_EARLY'],
      ['READY_TO_VISIT', 'DESK_STUDY'],
    ] as const) {
      expect(() => moveChallenge(at(from), to, everybody, fine, ' ')).toThrow(refusedFor('reason.required'))
      expect(moveChallenge(at(from), to, everybody, fine, ` ${why} `)).toEqual({ from, to, reason: why })
    }
  })
  it('CHA-5: nothing stands in the way of putting it off or ending it', () => {
    const bad = { ...fine, signaturesAgain: 2, actionsOpen: 3 }
    expect(moveChallenge(at('IN_ACTION'), 'POSTPONED', by('COORDINATOR'), bad, why)).toMatchObject({ to: 'POSTPONED' })
    expect(moveChallenge(at('IN_ACTION'), 'CLOSED_EARLY', everybody, bad, why)).toMatchObject({ to: 'CLOSED_EARLY' })
  })
  it('CHA-9: goes past the workshop where nothing was accepted', () => {
    expect(nextOf(at('RESPONDED'), fine)).toBe('WORKSHOP_HELD')
    expect(nextOf(at('RESPONDED'), none)).toBe('IN_ACTION')
    expect(moveChallenge(at('RESPONDED'), 'IN_ACTION', by('HOST_HEAD'), none)).toMatchObject({ to: 'IN_ACTION' })
  })
  it('CHA-10: lists what the next step waits for', () => {
    expect(missingForNext(at('DESK_STUDY'), { ...fine, visitDays: 0, signaturesAgain: 1 })).toEqual([
      { code: 'challenge.needs-signatures-again', data: { waiting: 1 } },
      { code: 'challenge.needs-visit-dates' },
    ])
    expect(missingForNext(at('POSTPONED', 'VISITING'), fine)).toEqual([])
    expect(missingForNext(at('CLOSED'), fine)).toEqual([])
  })
})

describe('deadlines, in school days of the host', () => {
  it.each([
    ['hostSilence', 10, '2026-11-13'],
    ['response', 15, '2026-11-20'],
    ['plan', 20, '2026-11-27'],
    ['keepInTouch', 30, '2026-12-11'],
    ['reviewersRead', 60, '2027-02-05'],
  ] as const)('%s is %i school days', (what, days, on) => {
    expect(challengeDays[what]).toBe(days)
    expect(dueOn('2026-10-23', what)).toBe(on)
    expect(isPast('2026-10-23', what, on)).toBe(false)
    expect(isPast('2026-10-23', what, '2027-02-09')).toBe(true)
  })
  it('follows the host’s own calendar', () => {
    const shut = { ...englishCalendar, isSchoolDay: (day: string) => isSchoolDay(day) && day !== '2026-11-04' }
    expect(dueOn('2026-10-23', 'hostSilence', shut)).toBe('2026-11-16')
  })
  it('the follow-up falls into the half-term two terms on', () => {
    expect(followUpHalfTerm('2026-11-17')).toMatchObject({ academicYear: 2026, number: 6 })
    expect(followUpHalfTerm('2027-03-02')).toMatchObject({ academicYear: 2027, number: 2 })
    expect(followUpHalfTerm('2026-10-27')).toMatchObject({ academicYear: 2026, number: 6 })
    expect(followUpHalfTerm('2027-08-10')).toMatchObject({ academicYear: 2027, number: 5 })
    expect(() => followUpHalfTerm('2026-11-17', { ...englishCalendar, halfTerms: () => [] })).toThrow(RangeError)
  })
})
