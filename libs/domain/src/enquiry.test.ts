import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import * as enquiry from './enquiry.js'
import {
  type EnquiryFacts,
  type EnquiryMember,
  EnquiryMemberState,
  EnquiryState,
  enquiryLifeCycle,
  memberLifeCycle,
  transition,
} from './enquiry.js'
import type { PersonId, Urn } from './ids.js'

const elmPark = '100001' as Urn
const oakHill = '100002' as Urn
const ana = 'ana' as PersonId
const ben = 'ben' as PersonId
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

const member = (personId: PersonId, urn: Urn, more: Partial<EnquiryMember> = {}): EnquiryMember => ({
  personId,
  urn,
  state: 'JOINED',
  protocolVersion: 1,
  ...more,
})
const pair = [member(ana, elmPark), member(ben, oakHill)]
/** Everything every guard could ask for. */
const fulfilled: EnquiryFacts = {
  leadId: ana,
  protocolVersion: 1,
  members: pair,
  cyclesChecked: 1,
  practicesPublished: 1,
}
const states = Object.values(EnquiryState)

/** What comes of it: the result, or the code of the refusal. */
const stepOf = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`

describe('an enquiry', () => {
  it('goes where its table says, and nowhere else', () => {
    const steps = states.flatMap((from) =>
      states.map((to) => outcome(() => stepOf(transition({ state: from }, to, fulfilled, 'There is a reason.')))),
    )
    expect(steps).toHaveLength(states.length ** 2)
    expect(steps.filter((step) => step !== 'enquiry.state-out-of-order')).toEqual([
      'DRAFT>FORMING',
      'DRAFT>ABANDONED',
      'FORMING>ACTIVE',
      'FORMING>ABANDONED',
      'ACTIVE>PAUSED',
      'ACTIVE>SHARING',
      'ACTIVE>ABANDONED',
      'PAUSED>ACTIVE',
      'PAUSED>ABANDONED',
      'SHARING>ACTIVE',
      'SHARING>CLOSED',
    ])
    expect(states.filter((state) => !enquiry.isOpenToPartners(state))).toEqual(['DRAFT'])
    expect(states.filter(enquiry.isFinished)).toEqual(['CLOSED', 'ABANDONED'])
    expect(Object.keys(enquiryLifeCycle)).toEqual(states)
  })

  it.each([
    ['one teacher of one school', [member(ana, elmPark)], 1],
    ['two teachers of one school', [member(ana, elmPark), member(ben, elmPark)], 1],
    ['teachers of two schools', pair, 2],
    ['one of them only invited', [pair[0]!, member(ben, oakHill, { state: 'INVITED' })], 1],
    ['one of them gone', [pair[0]!, member(ben, oakHill, { state: 'LEFT' })], 1],
    ['one of them without the agreement', [pair[0]!, member(ben, oakHill, { protocolVersion: null })], 1],
  ])('ENQ-1: a school has joined when a teacher joined and accepted: %s', (_, members, schools) => {
    expect(enquiry.schoolsJoined(members)).toHaveLength(schools)
    expect(enquiry.missingFor('PAUSED', 'ACTIVE', { ...fulfilled, members })).toEqual(
      schools === 2 ? [] : [{ code: 'enquiry.needs-two-schools', data: { schools: 1, schoolsNeeded: 2 } }],
    )
  })

  it('ENQ-2: to become active it names everything that is missing at once', () => {
    const members = [member(ana, elmPark), member(ben, oakHill, { protocolVersion: null })]
    const facts = { ...fulfilled, members, leadId: null }
    expect(enquiry.missingFor('FORMING', 'ACTIVE', facts).map(({ code }) => code)).toEqual([
      'enquiry.needs-two-schools',
      'enquiry.needs-protocol-accepted',
      'enquiry.needs-lead',
    ])
    expect(() => transition({ state: 'FORMING' }, 'ACTIVE', facts)).toThrow(
      refused('enquiry.not-ready', {
        missing: ['enquiry.needs-two-schools', 'enquiry.needs-protocol-accepted', 'enquiry.needs-lead'],
        waiting: 1,
      }),
    )
  })

  it('ENQ-2: a changed agreement is accepted by everybody anew', () => {
    const facts = {
      ...fulfilled,
      protocolVersion: 2,
      members: [member(ana, elmPark, { protocolVersion: 2 }), pair[1]!],
    }
    expect(enquiry.missingFor('FORMING', 'ACTIVE', facts)).toEqual([
      { code: 'enquiry.needs-protocol-accepted', data: { waiting: 1 } },
    ])
  })

  it('ENQ-2: a lead who has not joined is no lead', () => {
    const facts = { ...fulfilled, leadId: 'cem' as PersonId }
    expect(enquiry.missingFor('FORMING', 'ACTIVE', facts)).toEqual([{ code: 'enquiry.needs-lead' }])
  })

  it('ENQ-2: sharing needs a checked cycle', () => {
    expect(() => transition({ state: 'ACTIVE' }, 'SHARING', { ...fulfilled, cyclesChecked: 0 })).toThrow(
      refused('enquiry.not-ready', { missing: ['enquiry.needs-checked-cycle'] }),
    )
  })

  it('ENQ-3: giving up and going back need a reason, and no guard', () => {
    const empty: EnquiryFacts = {
      leadId: null,
      protocolVersion: 1,
      members: [],
      cyclesChecked: 0,
      practicesPublished: 0,
    }
    for (const state of ['DRAFT', 'FORMING', 'ACTIVE', 'PAUSED'] as const) {
      expect(() => transition({ state }, 'ABANDONED', empty, '  ')).toThrow(refused('reason.required'))
      expect(transition({ state }, 'ABANDONED', empty, ' Nobody has time. ')).toEqual({
        from: state,
        to: 'ABANDONED',
        reason: 'Nobody has time.',
      })
    }
    expect(() => transition({ state: 'SHARING' }, 'ACTIVE', empty)).toThrow(refused('reason.required'))
    expect(() => transition({ state: 'SHARING' }, 'ACTIVE', empty, 'x'.repeat(1001))).toThrow(refused('input.too-long'))
  })

  it('ENQ-4: closing needs a practice to pass on, or the words that there is none', () => {
    const facts = { ...fulfilled, practicesPublished: 0 }
    expect(() => transition({ state: 'SHARING' }, 'CLOSED', facts)).toThrow(
      refused('enquiry.not-ready', { missing: ['enquiry.needs-practice-or-reason'] }),
    )
    expect(transition({ state: 'SHARING' }, 'CLOSED', facts, 'Nothing worth passing on.')).toMatchObject({
      reason: 'Nothing worth passing on.',
    })
    expect(transition({ state: 'SHARING' }, 'CLOSED', fulfilled)).toEqual({ from: 'SHARING', to: 'CLOSED' })
  })

  it('ENQ-5: with fewer than two schools left it pauses by itself', () => {
    const left = [pair[0]!, member(ben, oakHill, { state: 'LEFT' })]
    expect(enquiry.afterDeparture({ state: 'ACTIVE' }, left)).toMatchObject({ from: 'ACTIVE', to: 'PAUSED' })
    expect(enquiry.afterDeparture({ state: 'ACTIVE' }, pair)).toBeNull()
    for (const state of states.filter((one) => one !== 'ACTIVE')) {
      expect(enquiry.afterDeparture({ state }, left)).toBeNull()
    }
  })
})

describe('its members', () => {
  it.each([
    ['DRAFT', 'open', 'enquiry.not-open'],
    ['FORMING', 'open', 'open'],
    ['ACTIVE', 'open', 'open'],
    ['PAUSED', 'open', 'open'],
    ['SHARING', 'enquiry.over', 'enquiry.over'],
    ['CLOSED', 'enquiry.over', 'enquiry.over'],
    ['ABANDONED', 'enquiry.over', 'enquiry.over'],
  ] as const)('ENQ-6: in %s, for colleagues it is %s, for other schools %s', (state, own, others) => {
    const answer = (isOwnSchool: boolean) => outcome(() => enquiry.letIn({ state }, isOwnSchool)) ?? 'open'
    expect([answer(true), answer(false)]).toEqual([own, others])
  })

  it('ENQ-7: one joins on an invitation, one’s own or one’s school’s', () => {
    expect(enquiry.join({ state: 'INVITED' }, false)).toEqual({ from: 'INVITED', to: 'JOINED' })
    expect(enquiry.join(null, true)).toEqual({ from: 'INVITED', to: 'JOINED' })
    expect(enquiry.join({ state: 'LEFT' }, true)).toEqual({ from: 'LEFT', to: 'JOINED' })
    expect(() => enquiry.join(null, false)).toThrow(refused('enquiry.not-invited'))
    expect(() => enquiry.join({ state: 'LEFT' }, false)).toThrow(refused('enquiry.not-invited'))
    expect(() => enquiry.join({ state: 'JOINED' }, true)).toThrow(refused('enquiry.already-joined'))
  })

  it('are not invited twice, and may be invited again after leaving', () => {
    expect(() => enquiry.invite(null)).not.toThrow()
    expect(() => enquiry.invite({ state: 'LEFT' })).not.toThrow()
    expect(() => enquiry.invite({ state: 'INVITED' })).toThrow(refused('enquiry.already-invited'))
    expect(() => enquiry.invite({ state: 'JOINED' })).toThrow(refused('enquiry.already-joined'))
    expect(Object.keys(memberLifeCycle)).toEqual(Object.values(EnquiryMemberState))
  })

  it('ENQ-8: the lead hands over before leaving', () => {
    expect(() => enquiry.leave({ leadId: ana }, member(ana, elmPark))).toThrow(refused('enquiry.lead-must-hand-over'))
    expect(enquiry.leave({ leadId: ana }, member(ben, oakHill))).toEqual({ from: 'JOINED', to: 'LEFT' })
    expect(() => enquiry.leave({ leadId: ana }, member(ben, oakHill, { state: 'LEFT' }))).toThrow(
      refused('enquiry.member-state-out-of-order'),
    )
  })

  it('ENQ-9: only somebody who has joined can lead', () => {
    expect(enquiry.handOver(pair, ben)).toBe(ben)
    expect(() => enquiry.handOver([pair[0]!, member(ben, oakHill, { state: 'INVITED' })], ben)).toThrow(
      refused('enquiry.lead-must-have-joined'),
    )
  })
})
