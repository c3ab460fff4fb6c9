import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import type { PersonId } from './ids.js'
import * as membership from './membership.js'
import {
  MembershipState,
  mayBeInvitedAgain,
  membershipLifeCycle,
  readsAlliance,
  writesInAlliance,
} from './membership.js'

const invitedAt = new Date('2026-01-05T09:00:00Z')
const later = (days: number): Date => new Date(invitedAt.getTime() + days * 86_400_000)
const held = (state: MembershipState, more: { role?: 'LEAD' | 'MEMBER'; leavesOn?: string } = {}) => ({
  state,
  role: more.role ?? ('MEMBER' as const),
  invitedAt,
  leavesOn: more.leavesOn ?? null,
})
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })
const both = { coordinator: 'lee' as PersonId, leadSchoolHead: 'kim' as PersonId }
const today = '2026-03-02'

/** What comes of it: the result, or the code of the refusal. */
const stepOf = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`

/** What people and the system do, tried from every state. */
const deeds: Readonly<Record<string, (state: MembershipState) => { from: string; to: string }>> = {
  accept: (state) => membership.accept(held(state), later(1)),
  sign: (state) => membership.sign(held(state)),
  decline: (state) => membership.decline(held(state)),
  expire: (state) => membership.expire(held(state), later(30)),
  pause: (state) => membership.pause(held(state)),
  resume: (state) => membership.resume(held(state)),
  giveNotice: (state) => membership.giveNotice(held(state), '2026-07-31', today),
  withdrawNotice: (state) => membership.withdrawNotice(held(state), 'We found the time after all.'),
  leave: (state) => membership.leave(held(state, { leavesOn: today }), today),
  remove: (state) => membership.remove(held(state), both, 'The agreement was broken twice.'),
}

describe('a school’s membership of an alliance', () => {
  it.each([
    ['accept', 'INVITED>PENDING'],
    ['sign', 'PENDING>ACTIVE'],
    ['decline', 'INVITED>DECLINED PENDING>DECLINED'],
    ['expire', 'INVITED>EXPIRED'],
    ['pause', 'ACTIVE>PAUSED'],
    ['resume', 'PAUSED>ACTIVE'],
    ['giveNotice', 'ACTIVE>LEAVING PAUSED>LEAVING'],
    ['withdrawNotice', 'LEAVING>ACTIVE'],
    ['leave', 'LEAVING>LEFT'],
    ['remove', 'ACTIVE>REMOVED'],
  ])('%s: %s, and refused from every other state', (deed, expected) => {
    for (const state of Object.values(MembershipState)) {
      const step = expected.split(' ').find((one) => one.startsWith(`${state}>`))
      expect(outcome(() => stepOf(deeds[deed]!(state)))).toBe(step ?? 'membership.state-out-of-order')
    }
  })

  it('every step of the table is taken by one of the deeds', () => {
    const inTable = Object.entries(membershipLifeCycle).flatMap(([from, tos]) => tos.map((to) => `${from}>${to}`))
    const byDeeds = Object.values(deeds).flatMap((deed) =>
      Object.values(MembershipState).map((state) => outcome(() => stepOf(deed(state)))),
    )
    expect([...new Set(byDeeds)].filter((step) => step !== 'membership.state-out-of-order').sort()).toEqual(
      inTable.sort(),
    )
  })

  it('MEM-1: a paused school reads and cannot write', () => {
    const states = Object.values(MembershipState)
    expect(states.filter(readsAlliance)).toEqual(['ACTIVE', 'PAUSED', 'LEAVING'])
    expect(states.filter(writesInAlliance)).toEqual(['ACTIVE', 'LEAVING'])
    expect(states.filter(mayBeInvitedAgain)).toEqual(['LEFT', 'DECLINED', 'EXPIRED', 'REMOVED'])
  })

  it('MEM-2, MEM-3: an invitation can be accepted for thirty days, then it lapses', () => {
    expect(() => membership.expire(held('INVITED'), later(29.9))).toThrow(refused('membership.not-due'))
    expect(membership.accept(held('INVITED'), later(29.9))).toEqual({ from: 'INVITED', to: 'PENDING' })
    expect(() => membership.accept(held('INVITED'), later(30))).toThrow(refused('membership.expired'))
    expect(membership.expire(held('INVITED'), later(30))).toEqual({ from: 'INVITED', to: 'EXPIRED' })
  })

  it('MEM-4: notice names a day that is not past, and the lead school stays', () => {
    expect(() => membership.giveNotice(held('ACTIVE'), '2026-03-01', today)).toThrow(refused('membership.leaving-date'))
    expect(() => membership.giveNotice(held('ACTIVE', { role: 'LEAD' }), '2026-07-31', today)).toThrow(
      refused('membership.lead-school-stays'),
    )
    expect(() => membership.withdrawNotice(held('LEAVING'), ' ')).toThrow(refused('reason.required'))
    expect(membership.withdrawNotice(held('LEAVING'), ' We stay. ')).toMatchObject({ reason: 'We stay.' })
  })

  it('MEM-5: a school has left on the day it named, not before', () => {
    expect(() => membership.leave(held('LEAVING', { leavesOn: '2026-03-03' }), today)).toThrow(
      refused('membership.not-due'),
    )
    expect(() => membership.leave(held('LEAVING'), today)).toThrow(refused('membership.not-due'))
  })

  it('MEM-6: removing takes the coordinator, the lead school’s head and a reason, and never the lead school', () => {
    const removed =
      (names: typeof both, reason = 'Agreed in May.', role: 'LEAD' | 'MEMBER' = 'MEMBER') =>
      () =>
        membership.remove(held('ACTIVE', { role }), names, reason)
    expect(removed(both)()).toEqual({ from: 'ACTIVE', to: 'REMOVED', reason: 'Agreed in May.' })
    const alone = { coordinator: both.coordinator, leadSchoolHead: null as unknown as PersonId }
    expect(removed(alone)).toThrow(refused('membership.needs-two-to-remove'))
    expect(removed({ coordinator: both.coordinator, leadSchoolHead: both.coordinator })).toThrow(
      refused('membership.needs-two-to-remove'),
    )
    expect(removed(both, '')).toThrow(refused('reason.required'))
    expect(removed(both, 'Agreed.', 'LEAD')).toThrow(refused('membership.lead-school-stays'))
  })
})
