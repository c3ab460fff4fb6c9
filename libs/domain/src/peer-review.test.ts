import { describe, expect, it } from '@jest/globals'
import type { PersonId } from './ids.js'
import {
  type Answer,
  AssignmentState,
  answer,
  ask,
  assignmentLifeCycle,
  begin,
  close,
  closeByItself,
  closesByItselfOn,
  declareLate,
  decline,
  handOverRequest,
  isLive,
  lapse,
  mostReviewers,
  offer,
  offerEndsOn,
  open,
  type Part,
  PeerReviewState,
  phaseSwitches,
  rate,
  requesterPhase,
  respond,
  reviewerPhase,
  reviewLifeCycle,
  save,
  stateShown,
  stepBack,
  submit,
  withdrawRequest,
} from './peer-review.js'

const refused = (code: string) => expect.objectContaining({ code })
const reviewStates = Object.keys(PeerReviewState) as PeerReviewState[]
const states = Object.keys(AssignmentState) as AssignmentState[]
const but = <T>(all: readonly T[], ...these: T[]): T[] => all.filter((one) => !these.includes(one))
const at = (state: PeerReviewState) => ({ state })
const own = (state: AssignmentState, hasConflict: boolean | null = false): Part => ({ state, hasConflict })
const words = { strengths: 'Their talk', questions: '', suggestions: '' }
const none = { strengths: '', questions: ' ', suggestions: '' }
const fine: Answer = { hasConflict: false, declaration: '', isLoadRed: false, isAllowed: false }

describe('the life of a peer review', () => {
  it('is this table, and no other way leads anywhere', () => {
    expect(reviewLifeCycle).toEqual({
      REQUESTED: ['OPEN', 'WITHDRAWN'],
      OPEN: ['RESPONDED', 'WITHDRAWN'],
      RESPONDED: ['CLOSED'],
      CLOSED: [],
      WITHDRAWN: [],
    })
  })

  it('begins with a question, somebody to ask, and a day to come', () => {
    expect(ask(' Do they talk more? ', '2026-12-11', '2026-12-01', 1)).toBe('Do they talk more?')
    expect(() => ask('?', null, '2026-12-01', 0)).toThrow(refused('review.needs-reviewer'))
    expect(() => ask('?', null, '2026-12-01', mostReviewers + 1)).toThrow(refused('too-many'))
    expect(() => ask('?', '2026-12-01', '2026-12-01', 1)).toThrow(refused('review.due-in-the-past'))
    expect(() => ask(' ', null, '2026-12-01', 1)).toThrow(refused('input.missing'))
  })

  it('REQUESTED → OPEN: once a reviewer has accepted', () => {
    expect(open(at('REQUESTED'), [own('OFFERED', null), own('ACCEPTED')])).toEqual({ from: 'REQUESTED', to: 'OPEN' })
    for (const state of ['OFFERED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const) {
      expect(() => open(at('REQUESTED'), [own(state)])).toThrow(refused('review.needs-accepted'))
    }
  })
  it.each(but(reviewStates, 'REQUESTED'))('%s is not opened', (state) => {
    expect(() => open(at(state), [own('ACCEPTED')])).toThrow(refused('review.state-out-of-order'))
  })

  it('OPEN → RESPONDED: once a review has been handed in, and with words', () => {
    expect(respond(at('OPEN'), [own('SUBMITTED')], ' We will try it. ')).toEqual({
      move: { from: 'OPEN', to: 'RESPONDED' },
      response: 'We will try it.',
    })
    for (const state of but(states, 'SUBMITTED')) {
      expect(() => respond(at('OPEN'), [own(state)], 'Thanks')).toThrow(refused('review.needs-submitted'))
    }
    expect(() => respond(at('OPEN'), [own('SUBMITTED')], '')).toThrow(refused('input.missing'))
  })
  it.each(but(reviewStates, 'OPEN'))('%s is not answered', (state) => {
    expect(() => respond(at(state), [own('SUBMITTED')], 'Thanks')).toThrow(refused('review.state-out-of-order'))
  })

  it('REV-5: RESPONDED → CLOSED: by both sides, or by itself', () => {
    expect(close(at('RESPONDED'), { requester: true, reviewers: [true, false] })).toBeNull()
    expect(close(at('RESPONDED'), { requester: false, reviewers: [true] })).toBeNull()
    expect(close(at('RESPONDED'), { requester: true, reviewers: [true, true] })).toEqual({
      from: 'RESPONDED',
      to: 'CLOSED',
    })
    expect(closeByItself(at('RESPONDED'))).toMatchObject({ to: 'CLOSED', reason: expect.any(String) })
  })
  it.each(but(reviewStates, 'RESPONDED'))('%s is not closed', (state) => {
    expect(() => close(at(state), { requester: true, reviewers: [] })).toThrow(refused('review.state-out-of-order'))
    expect(() => closeByItself(at(state))).toThrow(refused('review.state-out-of-order'))
  })

  it.each(['REQUESTED', 'OPEN'] as const)('REV-4: %s → WITHDRAWN: while nobody has handed anything in', (state) => {
    expect(withdrawRequest(at(state), [own('IN_REVIEW')])).toEqual({ from: state, to: 'WITHDRAWN' })
    expect(() => withdrawRequest(at(state), [own('SUBMITTED')])).toThrow(refused('review.already-submitted'))
  })
  it.each(['RESPONDED', 'CLOSED', 'WITHDRAWN'] as const)('%s is not withdrawn', (state) => {
    expect(() => withdrawRequest(at(state), [])).toThrow(refused('review.state-out-of-order'))
  })

  it('counts school days: five for an offer, twenty after an answer', () => {
    expect(offerEndsOn('2026-10-22')).toBe('2026-11-05')
    expect(closesByItselfOn('2026-12-10')).toBe('2027-01-21')
  })

  it('passes to another member while it goes on', () => {
    expect(() => handOverRequest(at('OPEN'), true)).not.toThrow()
    expect(() => handOverRequest(at('OPEN'), false)).toThrow(refused('review.requester-must-be-member'))
    expect(() => handOverRequest(at('CLOSED'), true)).toThrow(refused('review.state-out-of-order'))
  })
})

describe('the life of one reviewer’s part', () => {
  it('is this table, and no other way leads anywhere', () => {
    expect(assignmentLifeCycle).toEqual({
      OFFERED: ['ACCEPTED', 'DECLINED', 'EXPIRED'],
      ACCEPTED: ['IN_REVIEW', 'WITHDRAWN'],
      IN_REVIEW: ['SUBMITTED', 'WITHDRAWN'],
      SUBMITTED: [],
      DECLINED: [],
      EXPIRED: [],
      WITHDRAWN: [],
    })
    expect(states.filter((state) => isLive({ state }))).toEqual(['OFFERED', 'ACCEPTED', 'IN_REVIEW', 'SUBMITTED'])
  })

  it('REV-6: is offered to somebody from outside who takes on reviews', () => {
    const person = { personId: 'cal' as PersonId, worksOnIt: false, isAway: false }
    expect(() => offer(at('REQUESTED'), person, [])).not.toThrow()
    expect(() => offer(at('OPEN'), person, [])).not.toThrow()
    for (const state of but(reviewStates, 'REQUESTED', 'OPEN')) {
      expect(() => offer(at(state), person, [])).toThrow(refused('review.state-out-of-order'))
    }
    expect(() => offer(at('OPEN'), { ...person, worksOnIt: true }, [])).toThrow(refused('review.own-work'))
    expect(() => offer(at('OPEN'), { ...person, isAway: true }, [])).toThrow(refused('review.not-this-half-term'))
    expect(() => offer(at('OPEN'), person, [person.personId])).toThrow(refused('review.already-asked'))
  })

  it('REV-7: OFFERED → ACCEPTED: with a declaration, and not when it is too much', () => {
    expect(answer(at('REQUESTED'), own('OFFERED', null), fine)).toEqual({
      move: { from: 'OFFERED', to: 'ACCEPTED' },
      declaration: '',
    })
    const given = (more: Partial<Answer>) => () => answer(at('OPEN'), own('OFFERED', null), { ...fine, ...more })
    expect(given({ hasConflict: null })).toThrow(refused('review.needs-declaration'))
    expect(given({ isLoadRed: true })).toThrow(refused('review.load-red'))
    expect(given({ isLoadRed: true, isAllowed: true })().move.to).toBe('ACCEPTED')
  })
  it('REV-7: OFFERED → DECLINED: an interest is named, and the work stays closed', () => {
    const interest = { ...fine, hasConflict: true }
    expect(() => answer(at('OPEN'), own('OFFERED', null), interest)).toThrow(refused('input.missing'))
    expect(answer(at('OPEN'), own('OFFERED', null), { ...interest, declaration: 'My sister leads it' })).toEqual({
      move: { from: 'OFFERED', to: 'DECLINED' },
      declaration: 'My sister leads it',
    })
  })
  it('is not accepted once the review is over', () => {
    for (const state of ['RESPONDED', 'CLOSED', 'WITHDRAWN'] as const) {
      expect(() => answer(at(state), own('OFFERED', null), fine)).toThrow(refused('review.state-out-of-order'))
    }
  })
  it.each(but(states, 'OFFERED'))('%s is answered no second time', (state) => {
    expect(() => answer(at('OPEN'), own(state), fine)).toThrow(refused('review.part-out-of-order'))
    expect(() => decline(own(state))).toThrow(refused('review.part-out-of-order'))
    expect(() => lapse(own(state))).toThrow(refused('review.part-out-of-order'))
  })
  it('OFFERED → DECLINED and → EXPIRED', () => {
    expect(decline(own('OFFERED'), ' A full week ')).toEqual({ from: 'OFFERED', to: 'DECLINED', reason: 'A full week' })
    expect(lapse(own('OFFERED'))).toEqual({ from: 'OFFERED', to: 'EXPIRED' })
  })

  it('REV-8: ACCEPTED → IN_REVIEW: once the review is open', () => {
    expect(begin(at('OPEN'), own('ACCEPTED'))).toEqual({ from: 'ACCEPTED', to: 'IN_REVIEW' })
    for (const state of but(reviewStates, 'OPEN')) {
      expect(() => begin(at(state), own('ACCEPTED'))).toThrow(refused('review.not-open'))
    }
  })
  it.each(but(states, 'ACCEPTED'))('%s does not begin', (state) => {
    expect(() => begin(at('OPEN'), own(state))).toThrow(refused('review.part-out-of-order'))
  })

  it('IN_REVIEW → SUBMITTED: with words, while the review is open', () => {
    expect(submit(at('OPEN'), { ...own('IN_REVIEW'), ...words })).toEqual({ from: 'IN_REVIEW', to: 'SUBMITTED' })
    expect(() => submit(at('OPEN'), { ...own('IN_REVIEW'), ...none })).toThrow(refused('review.empty'))
    expect(() => submit(at('REQUESTED'), { ...own('IN_REVIEW'), ...words })).toThrow(refused('review.not-open'))
    expect(() => submit(at('RESPONDED'), { ...own('IN_REVIEW'), ...words })).toThrow(refused('review.answered'))
  })
  it.each(but(states, 'IN_REVIEW'))('%s is not handed in', (state) => {
    expect(() => submit(at('OPEN'), { ...own(state), ...words })).toThrow(refused('review.part-out-of-order'))
  })

  it('REV-9: a draft keeps no history; what was handed in does, and stays something', () => {
    const next = { ...words, questions: 'Why in pairs?' }
    expect(save(at('OPEN'), { ...own('IN_REVIEW'), ...words }, next)).toEqual({ words: next, before: null })
    expect(save(at('OPEN'), { ...own('SUBMITTED'), ...words }, next)).toEqual({ words: next, before: words })
    expect(save(at('OPEN'), { ...own('SUBMITTED'), ...words }, words).before).toBeNull()
    expect(() => save(at('OPEN'), { ...own('SUBMITTED'), ...words }, none)).toThrow(refused('review.empty'))
  })
  it('REV-9: is closed to changes before it is open, once it is answered, and to whoever is not in it', () => {
    const mine = { ...own('SUBMITTED'), ...words }
    expect(() => save(at('REQUESTED'), mine, words)).toThrow(refused('review.not-open'))
    for (const state of ['RESPONDED', 'CLOSED', 'WITHDRAWN'] as const) {
      expect(() => save(at(state), mine, words)).toThrow(refused('review.answered'))
    }
    for (const state of but(states, 'IN_REVIEW', 'SUBMITTED')) {
      expect(() => save(at('OPEN'), { ...own(state), ...words }, words)).toThrow(refused('review.part-out-of-order'))
    }
    expect(() => save(at('OPEN'), { ...own('SUBMITTED', true), ...words }, words)).toThrow(
      refused('review.part-out-of-order'),
    )
  })

  it.each(['ACCEPTED', 'IN_REVIEW'] as const)('REV-10: %s → WITHDRAWN', (state) => {
    expect(stepBack(own(state))).toEqual({ from: state, to: 'WITHDRAWN' })
  })
  it.each(but(states, 'ACCEPTED', 'IN_REVIEW'))('%s does not step back', (state) => {
    const code = state === 'SUBMITTED' ? 'review.already-submitted' : 'review.part-out-of-order'
    expect(() => stepBack(own(state))).toThrow(refused(code))
  })

  it('REV-11: an interest noticed late ends the part, and what was handed in stays', () => {
    expect(declareLate(own('IN_REVIEW'), 'I know them')).toEqual({
      move: { from: 'IN_REVIEW', to: 'WITHDRAWN' },
      declaration: 'I know them',
    })
    expect(declareLate(own('SUBMITTED'), 'I know them').move).toBeNull()
    expect(() => declareLate(own('SUBMITTED', true), 'Again')).toThrow(refused('review.part-out-of-order'))
    expect(() => declareLate(own('ACCEPTED'), '')).toThrow(refused('input.missing'))
    for (const state of ['OFFERED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const) {
      expect(() => declareLate(own(state), 'I know them')).toThrow(refused('review.part-out-of-order'))
    }
  })

  it('REV-12: is rated from 1 to 5 once it was handed in', () => {
    expect(rate(own('SUBMITTED'), 5, ' Just right ')).toBe('Just right')
    for (const wrong of [0, 6, 2.5]) {
      expect(() => rate(own('SUBMITTED'), wrong, '')).toThrow(refused('input.not-a-choice'))
    }
    expect(() => rate(own('IN_REVIEW'), 3, '')).toThrow(refused('review.needs-submitted'))
  })
})

describe('the phases', () => {
  const on = (phase: object): string =>
    phaseSwitches.filter((name) => (phase as Record<string, boolean>)[name]).join(' ')

  it.each([
    ['OPEN', 'OFFERED', null, ''],
    ['OPEN', 'DECLINED', true, ''],
    ['OPEN', 'EXPIRED', null, ''],
    ['OPEN', 'WITHDRAWN', false, ''],
    ['REQUESTED', 'ACCEPTED', false, 'readsWork canRemark'],
    ['OPEN', 'ACCEPTED', false, 'readsWork canReview canRemark'],
    ['OPEN', 'IN_REVIEW', false, 'readsWork canReview canRemark'],
    ['OPEN', 'SUBMITTED', false, 'readsWork canReview seesOthers seesNames canRemark'],
    ['RESPONDED', 'IN_REVIEW', false, 'readsWork canRemark'],
    ['RESPONDED', 'SUBMITTED', false, 'readsWork seesOthers seesNames canRemark'],
    ['CLOSED', 'SUBMITTED', false, 'seesOthers seesNames'],
    ['CLOSED', 'IN_REVIEW', false, ''],
    ['WITHDRAWN', 'ACCEPTED', false, ''],
    ['OPEN', 'SUBMITTED', true, ''],
  ] as const)('REV-1: review %s, own part %s, interest %s: %s', (review, state, conflict, switches) => {
    expect(on(reviewerPhase(at(review), own(state, conflict)))).toBe(switches)
  })

  it.each([
    ['REQUESTED', 'SUBMITTED', 'readsWork seesOthers seesNames canRemark'],
    ['OPEN', 'IN_REVIEW', 'readsWork seesOthers seesNames canRemark'],
    ['OPEN', 'SUBMITTED', 'readsWork seesOthers seesNames canRemark canRespond'],
    ['RESPONDED', 'SUBMITTED', 'readsWork seesOthers seesNames canRemark'],
    ['CLOSED', 'SUBMITTED', 'readsWork seesOthers seesNames'],
    ['WITHDRAWN', 'ACCEPTED', 'readsWork seesOthers seesNames'],
  ] as const)('REV-2: whoever asked, review %s, a part %s: %s', (review, state, switches) => {
    expect(on(requesterPhase(at(review), [own(state)]))).toBe(switches)
  })

  it('REV-3: a draft looks like none from outside', () => {
    expect(stateShown('IN_REVIEW', false)).toBe('ACCEPTED')
    expect(stateShown('IN_REVIEW', true)).toBe('IN_REVIEW')
    for (const state of but(states, 'IN_REVIEW')) expect(stateShown(state, false)).toBe(state)
  })
})
