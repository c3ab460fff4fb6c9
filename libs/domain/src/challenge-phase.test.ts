import { describe, expect, it } from '@jest/globals'
import type { Actor, Holding } from './actor.js'
import { ChallengePart } from './challenge-part.js'
import { type ChallengeShell, challengePhase, challengeSwitches, partsIn } from './challenge-phase.js'
import type { PersonId, SpaceId, Urn } from './ids.js'
import { type ChallengeState, challengeSteps } from './peer-challenge-states.js'
import type { Role } from './role.js'

const north = 'north' as SpaceId
const [elm, oak, ash] = ['elm', 'oak', 'ash'] as unknown as [Urn, Urn, Urn]
const spaceOf = (urn: Urn) => `space-${urn}` as SpaceId
const shell: ChallengeShell = {
  spaceId: north,
  host: elm,
  hostSpaceId: spaceOf(elm),
  team: [
    { personId: 'rae' as PersonId, urn: oak },
    { personId: 'rob' as PersonId, urn: ash },
  ],
  leadId: 'rae' as PersonId,
  followUpId: 'rob' as PersonId,
  championId: 'imo' as PersonId,
}
const person = (name: string, ...holdings: Holding[]): Actor => ({
  personId: name as PersonId,
  sessionId: null,
  name,
  holdings,
  grants: [],
  items: [],
  spaces: [north],
  readOnlySpaces: [],
})
const holding = (role: Role, urn: Urn | null, deputy = false): Holding => ({
  role,
  spaceId: urn === null ? north : spaceOf(urn),
  urn,
  alliances: [north],
  deputy,
})

describe('parts in a peer challenge', () => {
  it.each([
    ['hal', [holding('HEADTEACHER', elm)], 'HOST_HEAD'],
    ['dee', [holding('SCHOOL_LEADER', elm, true)], 'HOST_HEAD HOST_LEADER'],
    ['lou', [holding('SCHOOL_LEADER', elm)], 'HOST_LEADER'],
    ['lee', [holding('SCHOOL_LEADER', oak)], ''],
    ['tom', [holding('TEACHER', elm)], ''],
    ['oli', [holding('HEADTEACHER', oak)], 'VISITING_HEAD LEAD_REVIEWERS_HEAD'],
    ['amy', [holding('HEADTEACHER', ash)], 'VISITING_HEAD'],
    ['exe', [holding('EXECUTIVE_HEAD', ash)], 'VISITING_HEAD'],
    ['rae', [holding('TEACHER', oak)], 'LEAD_REVIEWER REVIEWER'],
    ['rob', [holding('TEACHER', ash)], 'REVIEWER FOLLOW_UP_REVIEWER'],
    ['imo', [holding('TEACHER', oak)], 'IMPROVEMENT_CHAMPION'],
    ['cat', [holding('ALLIANCE_COORDINATOR', null)], 'COORDINATOR'],
    ['adi', [holding('ADMIN', null)], ''],
    ['gus', [holding('GOVERNOR', elm)], ''],
    ['obi', [holding('OBSERVER', null)], ''],
  ] as const)('CHP-1: %s with %j: %s', (name, holdings, parts) => {
    expect(partsIn(shell, person(name, ...holdings)).join(' ')).toBe(parts)
  })
  it('CHP-1: nobody leads where nobody is named', () => {
    const bare = { ...shell, leadId: null, followUpId: null, championId: null }
    expect(partsIn(bare, person('rae', holding('HEADTEACHER', oak)))).toEqual(['VISITING_HEAD', 'REVIEWER'])
  })
})

describe('what is open', () => {
  const parts = Object.keys(ChallengePart) as ChallengePart[]
  const ends: readonly ChallengeState[] = ['CLOSED', 'CLOSED_EARLY', 'CANCELLED', 'DECLINED']
  const revealed = challengeSteps.slice(challengeSteps.indexOf('READY_TO_VISIT'))
  const at = (
    state: ChallengeState,
    postponedFrom: ChallengeState | null = null,
    endedFrom: ChallengeState = 'FOLLOWED_UP',
  ) => ({
    state,
    postponedFrom,
    isRevealed: revealed.includes(postponedFrom ?? state) || state === 'CLOSED_EARLY',
    endedOn: ends.includes(state) ? '2026-11-02' : null,
    endedFrom: ends.includes(state) ? endedFrom : null,
  })
  const on = (challenge: ReturnType<typeof at>, part: ChallengePart, more = {}) => {
    const phase = challengePhase(challenge, [part], { hasDeclared: true, today: '2026-11-17', ...more })
    return challengeSwitches.filter((name) => phase[name]).join(' ')
  }

  it.each([
    ['AGREED', 'HOST_HEAD', 'seesStates readsSelfReview seesHostJudgements readsFindings'],
    ['AGREED', 'REVIEWER', 'seesStates readsNotes readsFindings'],
    ['SELF_REVIEW_SUBMITTED', 'REVIEWER', 'seesStates readsSelfReview readsNotes readsFindings'],
    ['DESK_STUDY', 'LEAD_REVIEWER', 'seesStates readsSelfReview canJudge canNote readsNotes readsFindings'],
    ['DESK_STUDY', 'FOLLOW_UP_REVIEWER', 'seesStates readsSelfReview canNote readsNotes readsFindings'],
    [
      'VISITING',
      'REVIEWER',
      'seesStates readsSelfReview seesHostJudgements seesTeamJudgements canJudge canNote readsNotes canDraft readsFindings',
    ],
    ['VISITING', 'HOST_HEAD', 'seesStates readsSelfReview seesHostJudgements readsFindings'],
    [
      'FINDINGS_AGREED',
      'REVIEWER',
      'seesStates readsSelfReview seesHostJudgements seesTeamJudgements readsNotes readsFindings',
    ],
    [
      'RESPONSE_DUE',
      'HOST_HEAD',
      'seesStates readsSelfReview seesHostJudgements seesTeamJudgements readsFindings canRespond',
    ],
    ['RESPONSE_DUE', 'HOST_LEADER', 'seesStates readsSelfReview seesHostJudgements seesTeamJudgements readsFindings'],
    ['VISITING', 'IMPROVEMENT_CHAMPION', 'seesStates'],
    ['RESPONDED', 'IMPROVEMENT_CHAMPION', 'seesStates readsFindings canPlan'],
    [
      'IN_ACTION',
      'HOST_LEADER',
      'seesStates readsSelfReview seesHostJudgements seesTeamJudgements readsFindings canPlan',
    ],
    ['CLOSED', 'HOST_HEAD', 'seesStates readsSelfReview seesHostJudgements seesTeamJudgements readsFindings'],
  ] as const)('CHP-3: %s, %s: %s', (state, part, switches) => {
    expect(on(at(state), part)).toBe(switches)
  })
  it('CHP-3: a coordinator and visiting heads see dates and states, and never a word', () => {
    for (const state of [...challengeSteps, ...ends]) {
      for (const part of ['COORDINATOR', 'VISITING_HEAD', 'LEAD_REVIEWERS_HEAD'] as const) {
        expect(on(at(state), part)).toBe('seesStates')
      }
    }
    expect(challengePhase(at('VISITING'), [], { hasDeclared: true, today: '2026-11-17' }).seesStates).toBe(false)
  })
  it('CHP-2: whoever has not declared sees dates and states', () => {
    for (const state of challengeSteps) expect(on(at(state), 'REVIEWER', { hasDeclared: false })).toBe('seesStates')
  })
  it('CHP-2: sixty school days after the end the team reads nothing any more, and the host everything', () => {
    const open = 'seesStates readsSelfReview seesHostJudgements seesTeamJudgements readsNotes readsFindings'
    expect(on(at('CLOSED'), 'REVIEWER', { today: '2027-02-08' })).toBe(open)
    expect(on(at('CLOSED'), 'REVIEWER', { today: '2027-02-09' })).toBe('seesStates')
    expect(on(at('CLOSED'), 'HOST_HEAD', { today: '2027-02-09' })).toMatch(/readsFindings/)
  })
  it('CHP-3: a self-review that was never handed in stays the host’s when the challenge is called off', () => {
    expect(on(at('CANCELLED', null, 'SELF_REVIEW'), 'REVIEWER')).not.toMatch(/readsSelfReview/)
    expect(on(at('CANCELLED', null, 'DESK_STUDY'), 'REVIEWER')).toMatch(/readsSelfReview/)
    expect(on(at('CLOSED_EARLY', null, 'VISITING'), 'HOST_HEAD')).not.toMatch(/seesTeamJudgements/)
  })
  it('CHP-3: nothing is changed while it is put off, or after its end', () => {
    for (const part of parts) {
      for (const challenge of [...challengeSteps.map((step) => at('POSTPONED', step)), ...ends.map((end) => at(end))]) {
        expect(on(challenge, part)).not.toMatch(/can/)
      }
    }
  })
})
