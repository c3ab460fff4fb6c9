import { describe, expect, it } from '@jest/globals'
import type { Actor, Holding } from './actor.js'
import type { AllianceId, PersonId, SpaceId, Urn } from './ids.js'
import { countersign, handOverLead, MembershipState, signAnew } from './membership.js'
import {
  membershipAbilities,
  membershipActions,
  readsReason,
  removalNames,
  type Standing,
  seesMembership,
} from './membership-policy.js'
import type { Role } from './role.js'

const alliance = 'a1' as AllianceId
const elm = '100001' as Urn
const oak = '100002' as Urn
const someone = (name: string, role: Role, urn: Urn | null, spaceId = `space-${urn}`): Actor => {
  const alliances = urn === null ? [] : [alliance]
  const held: Holding = { role, urn, spaceId: spaceId as SpaceId, alliances, deputy: false }
  return {
    personId: name as PersonId,
    sessionId: null,
    name,
    holdings: [held],
    grants: [],
    spaces: [held.spaceId!, alliance],
    items: [],
    readOnlySpaces: [],
  }
}
const cast = {
  coordinator: someone('coordinator', 'ALLIANCE_COORDINATOR', null, alliance),
  broker: someone('broker', 'BROKER', null, alliance),
  head: someone('head', 'HEADTEACHER', elm),
  trust: someone('trust', 'TRUST_LEADER', elm),
  teacher: someone('teacher', 'TEACHER', elm),
  leadHead: someone('leadHead', 'HEADTEACHER', oak),
}
const standing = (state: MembershipState, more: Partial<Standing> = {}): Standing => ({
  allianceId: alliance,
  urn: elm,
  role: 'MEMBER',
  state,
  agreementVersion: 1,
  agreementInForce: 1,
  countersignedAt: null,
  removalAskedBy: null,
  leadUrn: oak,
  ...more,
})
const able = (of: Standing, action: (typeof membershipActions)[number]): string =>
  Object.entries(cast)
    .filter(([, actor]) => membershipAbilities(actor, of)[action])
    .map(([name]) => name)
    .join(' ')
const refused = (code: string) => expect.objectContaining({ code })

describe('what is offered with a membership', () => {
  it.each([
    ['INVITED', 'accept', 'head'],
    ['INVITED', 'sign', ''],
    ['INVITED', 'decline', 'head'],
    ['PENDING', 'accept', ''],
    ['PENDING', 'sign', 'head'],
    ['PENDING', 'countersign', 'trust'],
    ['PENDING', 'decline', 'head'],
    ['ACTIVE', 'sign', ''],
    ['ACTIVE', 'countersign', 'trust'],
    ['ACTIVE', 'pause', 'coordinator head'],
    ['ACTIVE', 'giveNotice', 'head'],
    ['ACTIVE', 'remove', 'coordinator leadHead'],
    ['ACTIVE', 'handOverLead', 'leadHead'],
    ['ACTIVE', 'export', 'head'],
    ['PAUSED', 'resume', 'coordinator head'],
    ['PAUSED', 'remove', ''],
    ['LEAVING', 'withdrawNotice', 'head'],
    ['LEFT', 'export', 'head'],
    ['LEFT', 'resume', ''],
    ['DECLINED', 'export', ''],
  ] as const)('%s: %s is for “%s”', (state, action, who) => {
    expect(able(standing(state), action)).toBe(who)
  })

  it('MEM-4: the lead school can neither leave nor be removed', () => {
    const lead = standing('ACTIVE', { role: 'LEAD', urn: oak })
    expect(able(lead, 'giveNotice')).toBe('')
    expect(able(lead, 'remove')).toBe('')
  })

  it('MEM-6: who asked for a removal waits for the other', () => {
    expect(able(standing('ACTIVE', { removalAskedBy: cast.coordinator.personId }), 'remove')).toBe('leadHead')
    expect(able(standing('ACTIVE', { leadUrn: null }), 'remove')).toBe('')
  })

  it('MEM-8: a new wording waits for the head’s signature', () => {
    expect(able(standing('ACTIVE', { agreementInForce: 2 }), 'sign')).toBe('head')
  })
})

describe('what is seen of a membership', () => {
  it('MEM-10: colleagues see who takes part; the rest is between the school and the office', () => {
    const seers = (state: MembershipState) =>
      Object.entries(cast)
        .filter(([, actor]) => seesMembership(actor, standing(state)))
        .map(([name]) => name)
        .join(' ')
    for (const state of Object.values(MembershipState)) {
      const takesPart = ['ACTIVE', 'PAUSED', 'LEAVING'].includes(state)
      expect(seers(state)).toBe(takesPart ? Object.keys(cast).join(' ') : 'coordinator broker head trust teacher')
    }
  })

  it('MEM-11: reasons are for the school’s head and the office, an asked removal for those who decide it', () => {
    const readers = (of: Standing) =>
      Object.entries(cast)
        .filter(([, actor]) => readsReason(actor, of))
        .map(([name]) => name)
        .join(' ')
    expect(readers(standing('PAUSED'))).toBe('coordinator broker head')
    expect(readers(standing('ACTIVE', { removalAskedBy: cast.leadHead.personId }))).toBe('coordinator leadHead')
  })
})

describe('signatures and names', () => {
  it('MEM-6: one name for the office and one for the lead school, in either order', () => {
    const voice = (name: string, coordinates: boolean, headsLeadSchool: boolean) => ({
      personId: name as PersonId,
      coordinates,
      headsLeadSchool,
    })
    const both = { coordinator: 'lee', leadSchoolHead: 'kim' }
    expect(removalNames(voice('lee', true, false), voice('kim', false, true))).toEqual(both)
    expect(removalNames(voice('kim', false, true), voice('lee', true, false))).toEqual(both)
    const nobody = { coordinator: null, leadSchoolHead: null }
    expect(removalNames(null, voice('lee', true, false))).toEqual(nobody)
    expect(removalNames(voice('lee', true, false), voice('max', true, false))).toEqual(nobody)
  })

  it('MEM-7: the trust adds its name once, after the school has accepted', () => {
    expect(() => countersign({ state: 'PENDING' }, null)).not.toThrow()
    expect(() => countersign({ state: 'ACTIVE' }, new Date())).toThrow(refused('membership.already-countersigned'))
    for (const state of ['INVITED', 'DECLINED', 'LEFT'] as const) {
      expect(() => countersign({ state }, null)).toThrow(refused('membership.state-out-of-order'))
    }
  })

  it('MEM-8: a member signs a new wording once', () => {
    expect(() => signAnew({ state: 'ACTIVE' }, 1, 2)).not.toThrow()
    expect(() => signAnew({ state: 'ACTIVE' }, 2, 2)).toThrow(refused('membership.state-out-of-order'))
    expect(() => signAnew({ state: 'LEFT' }, 1, 2)).toThrow(refused('membership.state-out-of-order'))
  })

  it('MEM-9: the lead passes from the lead school to an active member', () => {
    const lead = { state: 'ACTIVE', role: 'LEAD' } as const
    const member = { state: 'ACTIVE', role: 'MEMBER' } as const
    expect(() => handOverLead(lead, member)).not.toThrow()
    expect(() => handOverLead(member, member)).toThrow(refused('membership.state-out-of-order'))
    expect(() => handOverLead(lead, { ...member, state: 'PAUSED' })).toThrow(refused('membership.state-out-of-order'))
  })
})
