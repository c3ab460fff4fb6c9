/** The parts of a peer challenge: visit, finding, answer, action, workshop, follow-up and summary (state machine F). */
import { describe, expect, it } from '@jest/globals'
import { outcome, refusedFor, whereTo } from '../../../tests/support/outcome.js'
import { ChallengePart } from './challenge-part.js'
import {
  type ChallengeResponse,
  fallOverdue,
  give,
  isAccepted,
  ResponseState,
  responseLifeCycle,
} from './challenge-response.js'
import {
  Audience,
  changeAudiences,
  moveSummary,
  readsSummary,
  release,
  SummaryState,
  summaryLifeCycle,
} from './challenge-summary.js'
import { type FollowUp, isFollowUpHeld, recordFollowUp } from './follow-up.js'
import type { ActionId, FindingId, PersonId } from './ids.js'
import {
  ActionState,
  actionLifeCycle,
  carriedOver,
  type ImprovementAction,
  isClosedAction,
  isFollowedThrough,
  moveAction,
  planAction,
} from './improvement-action.js'
import { ebisWithoutAction, holdWorkshop, workshopSteps } from './improvement-workshop.js'
import { follows } from './life-cycle.js'
import { missingForVisit, moveVisit, type ReviewVisit, VisitState, visitLifeCycle } from './review-visit.js'

const parts = Object.keys(ChallengePart) as ChallengePart[]
const why = 'The hall is flooded'
const able = (attempt: (part: ChallengePart) => unknown): string =>
  parts
    .filter((part) => {
      try {
        attempt(part)
        return true
      } catch {
        return false
      }
    })
    .join(' ')

describe('a visit', () => {
  const states = Object.keys(VisitState) as VisitState[]
  const visit = (state: VisitState, more: Partial<ReviewVisit> = {}): ReviewVisit => ({
    state,
    days: ['2026-11-17', '2026-11-18'],
    activities: [
      {
        kind: 'LEARNING_WALK',
        on: '2026-11-17',
        reviewerId: 'rae' as PersonId,
        hostColleagueId: 'hal' as PersonId,
      },
    ],
    ...more,
  })
  it('has this life and no other', () => {
    expect(visitLifeCycle).toEqual({
      PLANNED: ['CONFIRMED', 'RESCHEDULED'],
      CONFIRMED: ['IN_PROGRESS', 'RESCHEDULED'],
      IN_PROGRESS: ['COMPLETED', 'RESCHEDULED'],
      COMPLETED: [],
      RESCHEDULED: ['PLANNED'],
    })
    for (const from of states) {
      for (const to of states) {
        const go = () => moveVisit(visit(from), to, ['LEAD_REVIEWER'], { reason: why })
        expect(whereTo(go)).toBe(follows(visitLifeCycle, from, to) ? to : 'visit.state-out-of-order')
      }
    }
  })
  it('is the lead reviewer’s to move, and moved to other days with a reason', () => {
    expect(able((part) => moveVisit(visit('PLANNED'), 'CONFIRMED', [part]))).toBe('LEAD_REVIEWER')
    expect(() => moveVisit(visit('CONFIRMED'), 'RESCHEDULED', ['LEAD_REVIEWER'])).toThrow(refusedFor('reason.required'))
  })
  it.each([
    [{ days: [] }, ['visit.days', 'visit.activity-on-other-day']],
    [{ days: ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'] }, ['visit.days']],
    [{ days: ['2026-11-17', '2026-11-21'] }, ['visit.host-closed']],
    [{ activities: [] }, ['visit.needs-timetable']],
    [
      { activities: visit('PLANNED').activities.map((one) => ({ ...one, hostColleagueId: null })) },
      ['visit.needs-host-colleague'],
    ],
  ])('VISIT-1: %j is not confirmed', (more, missing) => {
    expect(() => moveVisit(visit('PLANNED', more), 'CONFIRMED', ['LEAD_REVIEWER'])).toThrow(
      refusedFor('visit.not-ready', missing),
    )
    expect(missingForVisit('IN_PROGRESS', visit('CONFIRMED', more))).toEqual([])
  })
})

describe('an answer to an EBI', () => {
  const states = Object.keys(ResponseState) as ResponseState[]
  it('RES-1: is given by the host’s head, in time or late, with a reason', () => {
    expect(responseLifeCycle).toEqual({ DUE: ['GIVEN', 'OVERDUE'], OVERDUE: ['GIVEN'], GIVEN: [] })
    for (const state of ['DUE', 'OVERDUE'] as const) {
      expect(give({ state }, ['HOST_HEAD'], 'ACCEPTED', ' We saw it too ')).toEqual({
        move: { from: state, to: 'GIVEN' },
        verdict: 'ACCEPTED',
        reason: 'We saw it too',
      })
    }
    expect(able((part) => give({ state: 'DUE' }, [part], 'NOT_ACCEPTED', why))).toBe('HOST_HEAD')
    expect(() => give({ state: 'DUE' }, ['HOST_HEAD'], 'ACCEPTED', '')).toThrow(refusedFor('reason.required'))
    expect(() => give({ state: 'DUE' }, ['HOST_HEAD'], 'MAYBE' as never, why)).toThrow(refusedFor('input.not-a-choice'))
    expect(() => give({ state: 'GIVEN' }, ['HOST_HEAD'], 'ACCEPTED', why)).toThrow(
      refusedFor('response.state-out-of-order'),
    )
  })
  it('RES-2: is overdue when the fifteenth school day is over', () => {
    expect(fallOverdue({ state: 'DUE' }, '2026-10-23', '2026-11-21')).toEqual({ from: 'DUE', to: 'OVERDUE' })
    expect(() => fallOverdue({ state: 'DUE' }, '2026-10-23', '2026-11-20')).toThrow(refusedFor('response.not-overdue'))
    for (const state of states.filter((name) => name !== 'DUE')) {
      expect(() => fallOverdue({ state }, '2026-10-23', '2027-06-01')).toThrow(
        refusedFor('response.state-out-of-order'),
      )
    }
  })
  it('in part is accepted too, and none is not', () => {
    expect(
      (['ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED', null] as const).map((v) => isAccepted({ verdict: v })),
    ).toEqual([true, true, false, false])
  })
})

describe('an action', () => {
  const states = Object.keys(ActionState) as ActionState[]
  const owner = 'ola' as PersonId
  const other = 'oz' as PersonId
  const action = (state: ActionState, more: Partial<ImprovementAction> = {}): ImprovementAction => ({
    id: 'a1' as ActionId,
    findingId: 'f1' as FindingId,
    state,
    ownerId: owner,
    what: 'Pairs explain before they write',
    dueOn: '2027-03-01',
    successMeasure: 'Eight of ten pupils explain a step unasked',
    evidence: 'Three recordings',
    ...more,
  })
  const everybody = (from: ActionState) => ({ by: from === 'DONE' ? other : owner, parts, reason: why })

  it('has this life and no other', () => {
    expect(actionLifeCycle).toEqual({
      PLANNED: ['IN_HAND', 'SUPERSEDED', 'CARRIED_OVER'],
      IN_HAND: ['DONE', 'SUPERSEDED', 'CARRIED_OVER'],
      DONE: ['CONFIRMED', 'IN_HAND', 'SUPERSEDED', 'CARRIED_OVER'],
      CONFIRMED: [],
      SUPERSEDED: [],
      CARRIED_OVER: [],
    })
    for (const from of states) {
      for (const to of states) {
        const go = () => moveAction(action(from), to, everybody(from))
        expect(whereTo(go)).toBe(follows(actionLifeCycle, from, to) ? to : 'action.state-out-of-order')
      }
    }
  })
  it('ACT-1: is done by its owner and confirmed by somebody else', () => {
    expect(able((part) => moveAction(action('PLANNED'), 'IN_HAND', { by: owner, parts: [part] }))).toBe('ACTION_OWNER')
    expect(able((part) => moveAction(action('IN_HAND'), 'DONE', { by: owner, parts: [part] }))).toBe('ACTION_OWNER')
    const checkers = 'HOST_HEAD HOST_LEADER LEAD_REVIEWER FOLLOW_UP_REVIEWER'
    expect(able((part) => moveAction(action('DONE'), 'CONFIRMED', { by: other, parts: [part] }))).toBe(checkers)
    expect(able((part) => moveAction(action('DONE'), 'IN_HAND', { by: other, parts: [part], reason: why }))).toBe(
      checkers,
    )
    expect(() => moveAction(action('PLANNED'), 'IN_HAND', { by: other, parts: ['ACTION_OWNER'] })).toThrow(
      refusedFor('challenge.not-your-part'),
    )
    expect(() => moveAction(action('DONE'), 'CONFIRMED', { by: owner, parts: ['HOST_LEADER'] })).toThrow(
      refusedFor('action.not-by-owner'),
    )
  })
  it('ACT-2: needs evidence to be done, and a reason to be put aside or back', () => {
    expect(() => moveAction(action('IN_HAND', { evidence: ' ' }), 'DONE', everybody('IN_HAND'))).toThrow(
      refusedFor('action.needs-evidence'),
    )
    for (const to of ['SUPERSEDED', 'CARRIED_OVER', 'IN_HAND'] as const) {
      expect(() => moveAction(action('DONE'), to, { by: other, parts: ['HOST_HEAD'] })).toThrow(
        refusedFor('reason.required'),
      )
    }
    for (const to of ['SUPERSEDED', 'CARRIED_OVER'] as const) {
      expect(able((part) => moveAction(action('PLANNED'), to, { by: other, parts: [part], reason: why }))).toBe(
        'HOST_HEAD HOST_LEADER',
      )
    }
  })
  it('ACT-3: counts as followed through when confirmed with evidence or superseded', () => {
    expect(states.filter((state) => isFollowedThrough(action(state)))).toEqual(['CONFIRMED', 'SUPERSEDED'])
    expect(isFollowedThrough(action('CONFIRMED', { evidence: '' }))).toBe(false)
    expect(states.filter((state) => isClosedAction(action(state)))).toEqual(['CONFIRMED', 'SUPERSEDED', 'CARRIED_OVER'])
  })
  it('ACT-4: what is carried over begins the next self-review', () => {
    const kept = [
      action('CARRIED_OVER', { id: 'late' as ActionId, dueOn: '2027-05-01' }),
      action('CONFIRMED'),
      action('CARRIED_OVER', { id: 'b' as ActionId }),
      action('CARRIED_OVER', { id: 'a' as ActionId }),
    ]
    expect(carriedOver(kept).map(({ id }) => id)).toEqual(['a', 'b', 'late'])
  })
  it('ACT-5: has an owner in the host school, a day to come and a measure', () => {
    const plan = { what: ' Pairs explain ', successMeasure: ' Eight of ten ', dueOn: '2027-03-01', isOwnerOfHost: true }
    const go = (more: object) => () => planAction({ ...plan, ...more }, '2026-12-01')
    expect(go({})()).toEqual({ what: 'Pairs explain', successMeasure: 'Eight of ten' })
    expect(go({ isOwnerOfHost: false })).toThrow(refusedFor('action.owner-of-host'))
    expect(go({ dueOn: '2026-12-01' })).toThrow(refusedFor('action.due-in-the-past'))
    expect(go({ successMeasure: '' })).toThrow(refusedFor('input.missing'))
  })
})

describe('the workshop and what follows', () => {
  const held = { heldOn: '2026-12-01', staff: 12, leaders: 3 }
  it('WSH-1: is held by the improvement champion with staff, on a day that has come', () => {
    expect(Object.keys(workshopSteps)).toEqual(['PROBLEM', 'CAUSES', 'OPTION', 'ACTION'])
    expect(able((part) => holdWorkshop(held, [part], '2026-12-01'))).toBe('IMPROVEMENT_CHAMPION')
    expect(() => holdWorkshop(held, ['IMPROVEMENT_CHAMPION'], '2026-11-30')).toThrow(
      refusedFor('workshop.in-the-future'),
    )
    expect(() => holdWorkshop({ ...held, staff: 3 }, ['IMPROVEMENT_CHAMPION'], '2026-12-01')).toThrow(
      refusedFor('workshop.needs-staff'),
    )
  })
  it('WSH-2: finds accepted EBIs without action and without reason', () => {
    const response = (id: string, verdict: ChallengeResponse['verdict']) => ({ findingId: id as FindingId, verdict })
    const all = [
      response('acted', 'ACCEPTED'),
      response('open', 'PARTLY_ACCEPTED'),
      response('reasoned', 'ACCEPTED'),
      response('not', 'NOT_ACCEPTED'),
      response('due', null),
    ]
    const actions = [{ findingId: 'acted' as FindingId }]
    expect(ebisWithoutAction(all, actions, ['reasoned' as FindingId])).toEqual(['open'])
  })
  const call: FollowUp = { kind: 'VISIT', way: 'CALL', heldOn: '2027-06-01', record: ' Pupils explain unasked. ' }
  it('FUP-1: is recorded by the team once it has been held', () => {
    expect(recordFollowUp(call, ['LEAD_REVIEWER'], '2027-06-01').record).toBe('Pupils explain unasked.')
    expect(able((part) => recordFollowUp(call, [part], '2027-06-01'))).toBe('LEAD_REVIEWER FOLLOW_UP_REVIEWER')
    expect(() => recordFollowUp(call, ['LEAD_REVIEWER'], '2027-05-31')).toThrow(refusedFor('follow-up.in-the-future'))
    expect(() => recordFollowUp({ ...call, record: '' }, ['LEAD_REVIEWER'], '2027-06-01')).toThrow(
      refusedFor('input.missing'),
    )
  })
  it('FUP-2: keeping in touch is not the follow-up', () => {
    expect(isFollowUpHeld([{ kind: 'KEEP_IN_TOUCH' }])).toBe(false)
    expect(isFollowUpHeld([{ kind: 'KEEP_IN_TOUCH' }, { kind: 'VISIT' }])).toBe(true)
  })
})

describe('the summary', () => {
  const states = Object.keys(SummaryState) as SummaryState[]
  const summary = (state: SummaryState, ...audiences: Audience[]) => ({ state, audiences })
  it('has this life and no other', () => {
    expect(summaryLifeCycle).toEqual({
      DRAFT: ['TEAM_AGREED'],
      TEAM_AGREED: ['WITH_HOST'],
      WITH_HOST: ['RELEASED'],
      RELEASED: ['WITHDRAWN'],
      WITHDRAWN: [],
    })
    for (const from of states) {
      for (const to of states) {
        const go = () => moveSummary(summary(from), to, parts)
        expect(outcome(go)).toEqual(follows(summaryLifeCycle, from, to) ? { from, to } : 'summary.state-out-of-order')
      }
    }
  })
  it.each([
    ['DRAFT', 'TEAM_AGREED', 'LEAD_REVIEWER'],
    ['TEAM_AGREED', 'WITH_HOST', 'LEAD_REVIEWER'],
    ['WITH_HOST', 'RELEASED', 'HOST_HEAD'],
    ['RELEASED', 'WITHDRAWN', 'HOST_HEAD'],
  ] as const)('%s → %s is for %s', (from, to, allowed) => {
    expect(able((part) => moveSummary(summary(from), to, [part]))).toBe(allowed)
  })
  it('SUM-1: is released to somebody', () => {
    expect(release(summary('WITH_HOST'), ['ALLIANCE', 'STAFF', 'STAFF'], ['HOST_HEAD'])).toEqual({
      move: { from: 'WITH_HOST', to: 'RELEASED' },
      audiences: ['STAFF', 'ALLIANCE'],
    })
    expect(() => release(summary('WITH_HOST'), [], ['HOST_HEAD'])).toThrow(refusedFor('summary.needs-audience'))
    expect(able((part) => release(summary('WITH_HOST'), ['STAFF'], [part]))).toBe('HOST_HEAD')
  })
  it('SUM-2: is opened wider when confirmed, and narrowed at once', () => {
    const released = summary('RELEASED', 'STAFF', 'GOVERNORS')
    expect(changeAudiences(released, ['STAFF'], ['HOST_HEAD'], false)).toEqual(['STAFF'])
    expect(changeAudiences(released, ['ALLIANCE'], ['HOST_HEAD'], true)).toEqual(['ALLIANCE'])
    expect(() => changeAudiences(released, ['ALLIANCE'], ['HOST_HEAD'], false)).toThrow(
      refusedFor('visibility.needs-confirming'),
    )
    expect(able((part) => changeAudiences(released, ['STAFF'], [part], false))).toBe('HOST_HEAD')
    for (const state of states.filter((name) => name !== 'RELEASED')) {
      expect(() => changeAudiences(summary(state), ['STAFF'], ['HOST_HEAD'], true)).toThrow(
        refusedFor('summary.state-out-of-order'),
      )
    }
  })
  it.each([
    ['DRAFT', 'LEAD_REVIEWER REVIEWER FOLLOW_UP_REVIEWER'],
    ['TEAM_AGREED', 'LEAD_REVIEWER REVIEWER FOLLOW_UP_REVIEWER'],
    ['WITH_HOST', 'HOST_HEAD LEAD_REVIEWER REVIEWER FOLLOW_UP_REVIEWER'],
    ['RELEASED', 'HOST_HEAD LEAD_REVIEWER REVIEWER FOLLOW_UP_REVIEWER'],
    ['WITHDRAWN', 'HOST_HEAD LEAD_REVIEWER REVIEWER FOLLOW_UP_REVIEWER'],
  ] as const)('SUM-3: %s is read by %s', (state, readers) => {
    const read = parts.filter((part) => readsSummary(summary(state, 'STAFF'), { parts: [part], audiences: [] }))
    expect(read.join(' ')).toBe(readers)
  })
  it('SUM-3: a coordinator reads the content only when it was released to coordinators', () => {
    const coordinator = { parts: ['COORDINATOR' as const], audiences: ['COORDINATOR' as const] }
    for (const audience of Object.values(Audience)) {
      expect(readsSummary(summary('RELEASED', audience), coordinator)).toBe(audience === 'COORDINATOR')
      expect(readsSummary(summary('WITHDRAWN', audience), coordinator)).toBe(false)
    }
  })
})
