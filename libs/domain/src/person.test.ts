import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import type { Actor, Holding } from './actor.js'
import type { PersonId, SpaceId, Urn } from './ids.js'
import {
  activate,
  appointDeputy,
  hasLeftAltogether,
  isDeputyOn,
  mayInvite,
  maySuspend,
  mayTakeAway,
  PersonState,
  personLifeCycle,
  redeem,
  reinstate,
  release,
  rolesToOffer,
  signsIn,
  suspend,
} from './person.js'
import { Role, RoleScope, scopeOf } from './role.js'

const head = 'kim' as PersonId
const ana = 'ana' as PersonId
const elmPark = '100001' as Urn
const elmParkSpace = 'elm-park' as SpaceId
const north = 'north' as SpaceId
const someone = (state: PersonState, id = ana) => ({ id, state })
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

/** What comes of it: the result, or the code of the refusal. */
const stepOf = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`

describe('a person’s life cycle', () => {
  it.each([
    ['activate', (state: PersonState) => activate(someone(state)), 'INVITED>ACTIVE'],
    ['suspend', (state: PersonState) => suspend(someone(state), head), 'ACTIVE>SUSPENDED'],
    ['reinstate', (state: PersonState) => reinstate(someone(state), head), 'SUSPENDED>ACTIVE'],
    [
      'release',
      (state: PersonState) => release(someone(state), head, { leads: [] }),
      'INVITED>LEFT ACTIVE>LEFT SUSPENDED>LEFT',
    ],
  ] as const)('%s, tried from every state', (_, deed, expected) => {
    for (const state of Object.values(PersonState)) {
      const step = expected.split(' ').find((one) => one.startsWith(`${state}>`))
      expect(outcome(() => stepOf(deed(state)))).toBe(step ?? 'person.state-out-of-order')
    }
  })

  it('whoever left may be invited again, and only active people sign in', () => {
    expect(personLifeCycle.LEFT).toEqual(['INVITED'])
    expect(Object.values(PersonState).filter((state) => signsIn({ state }))).toEqual(['ACTIVE'])
  })

  it('PSN-1: nobody suspends, reinstates or releases themselves', () => {
    expect(() => suspend(someone('ACTIVE', head), head)).toThrow(refused('person.not-yourself'))
    expect(() => reinstate(someone('SUSPENDED', head), head)).toThrow(refused('person.not-yourself'))
    expect(() => release(someone('ACTIVE', head), head, { leads: [] })).toThrow(refused('person.not-yourself'))
  })

  it('PSN-2: what a person leads is handed over first, and it is said what', () => {
    const leads = ['Waiting longer for an answer']
    expect(() => release(someone('ACTIVE'), head, { leads })).toThrow(refused('person.hand-over-first', { leads }))
  })

  it('PSN-3: a person who still works elsewhere has not left', () => {
    expect(hasLeftAltogether([])).toBe(true)
    expect(hasLeftAltogether([{ urn: elmPark }])).toBe(false)
  })
})

const holding = (role: Role, more: Partial<Holding> = {}): Holding => {
  const isSchool = scopeOf[role] === RoleScope.SCHOOL
  const spaceId = isSchool ? elmParkSpace : scopeOf[role] === RoleScope.ALLIANCE ? north : null
  const urn = isSchool ? elmPark : null
  return { role, spaceId, urn, alliances: isSchool ? [north] : [], deputy: false, ...more }
}
const whoHolds = (...holdings: Holding[]): Actor => ({
  personId: ana,
  sessionId: null,
  name: 'Ana',
  holdings,
  grants: [],
  items: [],
  spaces: [north, elmParkSpace],
  readOnlySpaces: [],
})
const school = { spaceId: elmParkSpace, urn: elmPark }
const alliance = { spaceId: north, urn: null }
const installation = { spaceId: null, urn: null }
const below = 'TEACHER CPD_LEAD COVER_MANAGER SCHOOL_LEADER'

describe('who invites whom', () => {
  it.each([
    ['TEACHER', '', '', ''],
    ['CPD_LEAD', 'TEACHER', '', ''],
    ['COVER_MANAGER', '', '', ''],
    ['SCHOOL_LEADER', '', '', ''],
    ['HEADTEACHER', `${below} HEADTEACHER GOVERNOR TRUST_LEADER`, '', ''],
    ['EXECUTIVE_HEAD', `${below} HEADTEACHER EXECUTIVE_HEAD GOVERNOR TRUST_LEADER`, '', ''],
    ['GOVERNOR', '', '', ''],
    ['ALLIANCE_COORDINATOR', '', 'ALLIANCE_COORDINATOR BROKER OBSERVER', ''],
    ['BROKER', '', '', ''],
    ['TRUST_LEADER', '', '', ''],
    ['OBSERVER', '', '', ''],
    ['ADMIN', '', 'ALLIANCE_COORDINATOR', 'ADMIN'],
  ] as const)(
    'PSN-4: %s invites at the school: %s; in the alliance: %s; for the installation: %s',
    (role, ...expected) => {
      const inviter = whoHolds(holding(role))
      const offered = [school, alliance, installation].map((scope) => rolesToOffer(inviter, scope).join(' '))
      expect(offered).toEqual(expected)
    },
  )

  it('PSN-4: a deputy invites all but heads', () => {
    const deputy = whoHolds(holding('HEADTEACHER', { deputy: true }))
    expect(rolesToOffer(deputy, school).join(' ')).toBe(`${below} GOVERNOR TRUST_LEADER`)
  })

  it('PSN-7: nobody takes away what they could not give', () => {
    const head = whoHolds(holding('HEADTEACHER'))
    const deputy = whoHolds(holding('HEADTEACHER', { deputy: true }))
    const held = (role: Role, isDeputy = false) => ({ role, ...school, deputy: isDeputy })
    expect(mayTakeAway(head, [held('TEACHER'), held('HEADTEACHER')])).toBe(true)
    expect(mayTakeAway(head, [held('EXECUTIVE_HEAD')])).toBe(false)
    expect(mayTakeAway(deputy, [held('TEACHER'), held('HEADTEACHER')])).toBe(false)
    expect(mayTakeAway(deputy, [held('SCHOOL_LEADER'), held('HEADTEACHER', true)])).toBe(true)
  })

  it.each<[string, Role, string]>([
    ['teaches elsewhere too', 'TEACHER', 'yes'],
    ['governs elsewhere', 'GOVERNOR', 'yes'],
    ['stands in for a head elsewhere', 'HEADTEACHER', 'lent'],
    ['heads another school', 'HEADTEACHER', 'no'],
    ['leads a trust', 'TRUST_LEADER', 'no'],
    ['coordinates an alliance', 'ALLIANCE_COORDINATOR', 'no'],
    ['runs the installation', 'ADMIN', 'no'],
  ])('PSN-8: a head suspends a colleague who %s: %s, %s', (_, role, answer) => {
    const head = whoHolds(holding('HEADTEACHER'))
    const teacher = { role: 'TEACHER' as Role, ...school, deputy: false }
    expect(maySuspend(head, [teacher], [{ role, deputy: answer === 'lent' }])).toBe(answer !== 'no')
    expect(maySuspend(head, [{ ...teacher, role: 'GOVERNOR' }], [])).toBe(false)
    expect(maySuspend(head, [{ ...teacher, role: 'EXECUTIVE_HEAD' }], [])).toBe(false)
  })

  it('PSN-4: nobody invites for another school or another alliance', () => {
    const both = whoHolds(holding('HEADTEACHER'), holding('ALLIANCE_COORDINATOR'))
    expect(rolesToOffer(both, { spaceId: 'oak' as SpaceId, urn: '100002' as Urn })).toEqual([])
    expect(rolesToOffer(both, { spaceId: 'south' as SpaceId, urn: null })).toEqual([])
  })

  it('PSN-4: roles in one record are given in the record, never by invitation', () => {
    const all = whoHolds(...Object.values(Role).map((role) => holding(role)))
    for (const scope of [school, alliance, installation]) {
      for (const role of ['ENQUIRY_LEAD', 'ENQUIRY_MEMBER', 'GUEST'] as const) {
        expect(mayInvite(all, { role, ...scope })).toBe(false)
      }
    }
  })
})

describe('an invitation', () => {
  const now = new Date('2026-02-01T10:00:00Z')
  const open = { email: 'ana@elm.example', state: 'OPEN' as const, expiresAt: new Date('2026-03-01T00:00:00Z') }

  it('PSN-5: is for one address, however it is written', () => {
    expect(() => redeem(open, ' Ana@Elm.example ', now)).not.toThrow()
    expect(() => redeem(open, 'ben@elm.example', now)).toThrow(refused('invitation.other-address'))
  })

  it.each([
    ['used', { ...open, state: 'USED' as const }],
    ['withdrawn', { ...open, state: 'REVOKED' as const }],
    ['marked as expired', { ...open, state: 'EXPIRED' as const }],
    ['past its date', { ...open, expiresAt: now }],
  ])('PSN-5: is used once and runs out, and does not say why: %s', (_, invitation) => {
    expect(() => redeem(invitation, open.email, now)).toThrow(refused('invitation.expired'))
  })
})

describe('a deputy', () => {
  const appoint =
    (from: string, until: string, worksHere = true) =>
    () =>
      appointDeputy({ worksHere }, from, until, '2026-03-02', '2027-03-02')

  it('PSN-6: is a colleague, from one day to another', () => {
    expect(appoint('2026-03-02', '2026-03-02')).not.toThrow()
    expect(appoint('2026-02-01', '2027-03-02')).not.toThrow()
    expect(appoint('2026-03-02', '2026-07-21', false)).toThrow(refused('deputy.not-at-this-school'))
    expect(appoint('2026-04-01', '2026-03-31')).toThrow(refused('deputy.dates'))
    expect(appoint('2026-02-01', '2026-03-01')).toThrow(refused('deputy.dates'))
    expect(appoint('2026-03-02', '2027-03-03')).toThrow(refused('deputy.dates'))
  })

  it('PSN-6: counts on the first and the last day, and not after', () => {
    const deputy = { from: '2026-03-02', until: '2026-03-06' }
    const days = ['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07']
    expect(days.map((day) => isDeputyOn(deputy, day))).toEqual([false, true, true, false])
  })
})
