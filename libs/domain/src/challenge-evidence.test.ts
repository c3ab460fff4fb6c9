/** Team, judgements, evidence and findings of a peer challenge: who knows what when, and what stands on what. */
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { outcome, refusedFor, whereTo } from '../../../tests/support/outcome.js'
import { ChallengePart, isOfHost, isOfTeam } from './challenge-part.js'
import {
  asksAgain,
  conflictsOf,
  conflictsOfSchool,
  declare,
  independence,
  isFree,
  readsHost,
  type TeamMember,
  teamFacts,
} from './challenge-team.js'
import { EvidenceType, noteEvidence, safeguardingExit, safeguardingNotice } from './evidence-note.js'
import {
  type Finding,
  FindingState,
  findingLifeCycle,
  hostReads,
  isKept,
  isSpecific,
  isTriangulated,
  moveFinding,
  noteOfDifference,
} from './finding.js'
import type { EvidenceId, FindingId, LineId, PersonId, Urn } from './ids.js'
import { judge, judgeOwn, linesWithoutBlind, seesHostJudgement, seesTeamJudgement } from './judgement.js'
import { follows } from './life-cycle.js'
import { type ChallengeState, challengeSteps } from './peer-challenge-states.js'

const parts = Object.keys(ChallengePart) as ChallengePart[]
const at = (state: ChallengeState) => ({ state, postponedFrom: null })
const line = 'l1' as LineId
/** Too early before the desk study, too late once findings are agreed. */
const around = (state: ChallengeState, noun: string, between: unknown): unknown => {
  const step = challengeSteps.indexOf(state)
  if (step < challengeSteps.indexOf('DESK_STUDY')) return `${noun}.not-yet`
  return step < challengeSteps.indexOf('FINDINGS_AGREED') ? between : `${noun}.findings-agreed`
}

describe('the team', () => {
  const clear = { isEmployedByHost: false, hasRelativeThere: false, other: '' }
  const member = (name: string, urn: string, more: Partial<TeamMember> = {}): TeamMember => ({
    personId: name as PersonId,
    urn: urn as Urn,
    isTrained: true,
    declaration: clear,
    ofSchool: [],
    ...more,
  })
  const ties = { isSameGroup: false, isCompetitor: false, hasConsent: false, reviewedByHostOn: null }

  it.each([
    [{}, []],
    [{ isSameGroup: true }, ['SAME_GROUP']],
    [{ isCompetitor: true }, ['COMPETITION']],
    [{ isCompetitor: true, hasConsent: true }, []],
    [{ reviewedByHostOn: '2025-12-01' }, ['SWAP']],
    [{ reviewedByHostOn: '2025-11-30' }, []],
  ])('TEAM-1: %j: %j', (more, conflicts) => {
    expect(conflictsOfSchool({ ...ties, ...more }, '2026-12-01')).toEqual(conflicts)
  })
  it('TEAM-1: what a reviewer declares counts too', () => {
    expect(declare({ ...clear, other: ' We play in a band ' }).other).toBe('We play in a band')
    const all = { isEmployedByHost: true, hasRelativeThere: true, other: 'A friend' }
    expect(conflictsOf(member('rae', '1', { declaration: all, ofSchool: ['SWAP'] }))).toEqual([
      'SWAP',
      'EMPLOYED_BY_HOST',
      'RELATIVE',
      'DECLARED',
    ])
    expect(isFree(member('rae', '1'))).toBe(true)
    expect(isFree(member('rae', '1', { declaration: null }))).toBe(false)
  })
  it('TEAM-2: sees nothing before it has declared', () => {
    expect(() => readsHost({ declaration: null })).toThrow(refusedFor('challenge.needs-declarations'))
    expect(() => readsHost({ declaration: { ...clear, hasRelativeThere: true } })).not.toThrow()
  })
  it('TEAM-3: independence is the share of members without a conflict, and 0 from one school', () => {
    const four = [member('a', '1'), member('b', '2'), member('c', '2'), member('d', '3', { ofSchool: ['SWAP'] })]
    expect(independence(four)).toBe(0.75)
    expect(independence([member('a', '1'), member('b', '1')])).toBe(0)
    expect(independence([])).toBeNull()
  })
  it('TEAM-3: stays between 0 and 1, in whatever order they stand', () => {
    const anyMember = fc
      .record({ urn: fc.constantFrom('1', '2', '3'), isClear: fc.boolean(), hasDeclared: fc.boolean() })
      .map(({ urn, isClear, hasDeclared }) =>
        member('x', urn, { ofSchool: isClear ? [] : ['SWAP'], declaration: hasDeclared ? clear : null }),
      )
    fc.assert(
      fc.property(fc.array(anyMember, { minLength: 1 }), (team) => {
        const value = independence(team)!
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(independence([...team].reverse())).toBe(value)
      }),
    )
  })
  it('TEAM-4: another team or a late conflict asks for signatures again, another order does not', () => {
    const team = [member('a', '1'), member('b', '2')]
    expect(asksAgain(team, [...team].reverse())).toBe(false)
    expect(asksAgain(team, [member('a', '1'), member('b', '2', { isTrained: false })])).toBe(false)
    expect(asksAgain(team, [...team, member('c', '3')])).toBe(true)
    expect(asksAgain(team, [team[0]!, member('b', '2', { declaration: { ...clear, other: 'A friend' } })])).toBe(true)
  })
  it('tells the guards what they ask', () => {
    const team = [member('a', '1', { isTrained: false }), member('b', '2', { declaration: null })]
    expect(teamFacts(team, 'a' as PersonId)).toEqual({
      reviewers: 2,
      reviewersFree: 1,
      declarationsMissing: 1,
      isLeadNamed: true,
      isLeadTrained: false,
      isLeadFree: true,
    })
    expect(teamFacts(team, null)).toMatchObject({ isLeadNamed: false, isLeadTrained: false, isLeadFree: false })
  })
})

describe('judgements', () => {
  const given = { lineId: line, level: 'DEVELOPING', by: 'rae' as PersonId } as const
  const blind = { ...given, blind: true }

  it.each(challengeSteps)('JUD-1: in %s a reviewer judges only between desk study and findings', (state) => {
    const go = () => judge({ ...at(state), isRevealed: false }, ['REVIEWER'], given, [])
    expect(outcome(go)).toEqual(around(state, 'judgement', blind))
  })
  it('JUD-1: nobody else judges, and nobody is blind after the reveal', () => {
    for (const part of parts.filter((name) => name !== 'LEAD_REVIEWER' && name !== 'REVIEWER')) {
      expect(() => judge({ ...at('DESK_STUDY'), isRevealed: false }, [part], given, [])).toThrow(
        refusedFor('challenge.not-your-part'),
      )
    }
    // Back in the desk study, nobody forgets what they saw.
    const revealed = { ...at('DESK_STUDY'), isRevealed: true }
    expect(judge(revealed, ['REVIEWER'], given, [])).toEqual({ ...given, blind: false })
    expect(() => judge(revealed, ['REVIEWER'], given, [blind])).toThrow(refusedFor('judgement.blind-stays'))
    expect(judge({ ...revealed, isRevealed: false }, ['REVIEWER'], given, [blind])).toEqual(blind)
  })
  it('JUD-2: the host’s view is seen by its leaders, and by the team after the reveal', () => {
    const seen = (isRevealed: boolean) => parts.filter((part) => seesHostJudgement({ isRevealed }, [part]))
    expect(seen(false)).toEqual(parts.filter((part) => isOfHost([part])))
    expect(seen(true)).toEqual(parts.filter((part) => isOfHost([part]) || isOfTeam([part])))
  })
  it('JUD-3: the team’s views stay apart until the reveal, and from the host until the findings are agreed', () => {
    const sees = (state: ChallengeState, isRevealed: boolean, part: ChallengePart, isOwn = false) =>
      seesTeamJudgement({ ...at(state), isRevealed }, [part], isOwn)
    expect(sees('DESK_STUDY', false, 'REVIEWER', true)).toBe(true)
    expect(sees('DESK_STUDY', false, 'REVIEWER')).toBe(false)
    expect(sees('READY_TO_VISIT', true, 'REVIEWER')).toBe(true)
    expect(sees('FINDINGS_DRAFT', true, 'HOST_HEAD')).toBe(false)
    expect(sees('FINDINGS_AGREED', true, 'HOST_HEAD')).toBe(true)
    expect(sees('CLOSED', true, 'COORDINATOR')).toBe(false)
  })
  it('JUD-4: a line needs one blind judgement', () => {
    expect(
      linesWithoutBlind([line, 'l2' as LineId], [blind, { ...blind, lineId: 'l2' as LineId, blind: false }]),
    ).toEqual(['l2'])
  })
  it.each(challengeSteps)('JUD-5: in %s the host judges its own lines only during the self-review', (state) => {
    const go = () => judgeOwn(at(state), ['HOST_LEADER'])
    const early = state === 'PROPOSED' || state === 'AGREED'
    const late = early ? 'judgement.not-yet' : 'judgement.submitted'
    expect(outcome(go)).toBe(state === 'SELF_REVIEW' ? undefined : late)
    expect(() => judgeOwn(at(state), ['LEAD_REVIEWER'])).toThrow(refusedFor('challenge.not-your-part'))
  })
})

describe('evidence', () => {
  const sent = {
    id: 'e1' as EvidenceId,
    lineId: line,
    type: EvidenceType.PUPIL_VOICE,
    body: ' They know the next step. ',
    isSafeguarding: false,
  }
  it.each(challengeSteps)('EVI-1: in %s evidence is taken only between desk study and findings', (state) => {
    const go = () => noteEvidence(at(state), ['REVIEWER'], sent, [line])
    const { isSafeguarding: _, ...note } = sent
    expect(outcome(go)).toEqual(around(state, 'evidence', { kept: { ...note, body: 'They know the next step.' } }))
  })
  it('EVI-1: is the team’s, about one of the lines, and not empty', () => {
    for (const part of parts.filter((name) => !isOfTeam([name]))) {
      expect(() => noteEvidence(at('VISITING'), [part], sent, [line])).toThrow(refusedFor('challenge.not-your-part'))
    }
    expect(() => noteEvidence(at('VISITING'), ['REVIEWER'], sent, [])).toThrow(refusedFor('evidence.unknown-line'))
    expect(() => noteEvidence(at('VISITING'), ['REVIEWER'], { ...sent, body: ' ' }, [line])).toThrow(
      refusedFor('input.missing'),
    )
  })
  it('EVI-2: what is about a child’s safety leaves nothing behind, whatever was written, by whomever, whenever', () => {
    expect(safeguardingExit).toEqual({ kept: null, show: safeguardingNotice })
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...challengeSteps),
        fc.constantFrom(...parts),
        fc.constantFrom(...Object.values(EvidenceType)),
        (body, state, part, type) => {
          const out = noteEvidence(at(state), [part], { ...sent, body, type, isSafeguarding: true }, [])
          // One and the same value, made before anything was written.
          expect(out).toBe(safeguardingExit)
        },
      ),
    )
  })
})

describe('findings', () => {
  const states = Object.keys(FindingState) as FindingState[]
  const finding = (state: FindingState, more: Partial<Finding> = {}): Finding => ({
    id: 'f1' as FindingId,
    lineId: line,
    kind: 'EBI',
    state,
    what: 'Ask for the reason first',
    forWhom: 'Pupils who finish early in Year 5',
    evidence: ['e1', 'e2'] as EvidenceId[],
    hostHasSeen: true,
    ...more,
  })
  it('have this life and no other', () => {
    expect(findingLifeCycle).toEqual({
      DRAFT: ['TEAM_AGREED', 'DROPPED'],
      TEAM_AGREED: ['SHARED_WITH_HOST', 'DROPPED'],
      SHARED_WITH_HOST: ['FINAL', 'DROPPED'],
      FINAL: [],
      DROPPED: [],
    })
    for (const from of states) {
      for (const to of states) {
        const go = () => moveFinding(finding(from), to, ['LEAD_REVIEWER'], 'Said twice')
        expect(whereTo(go)).toBe(follows(findingLifeCycle, from, to) ? to : 'finding.state-out-of-order')
      }
    }
  })
  it('FIN-1: are moved by the lead reviewer, final once the host has seen them, dropped with a reason', () => {
    for (const part of parts.filter((name) => name !== 'LEAD_REVIEWER')) {
      expect(() => moveFinding(finding('DRAFT'), 'TEAM_AGREED', [part])).toThrow(refusedFor('challenge.not-your-part'))
    }
    const unseen = finding('SHARED_WITH_HOST', { hostHasSeen: false })
    expect(() => moveFinding(unseen, 'FINAL', ['LEAD_REVIEWER'])).toThrow(refusedFor('finding.host-has-not-seen'))
    expect(() => moveFinding(finding('DRAFT'), 'DROPPED', ['LEAD_REVIEWER'])).toThrow(refusedFor('reason.required'))
  })
  it('FIN-2: reach the host when they are shared', () => {
    expect(states.filter((state) => hostReads({ state }))).toEqual(['SHARED_WITH_HOST', 'FINAL'])
    expect(states.filter((state) => isKept({ state }))).toEqual(['DRAFT', 'TEAM_AGREED', 'SHARED_WITH_HOST', 'FINAL'])
  })
  it.each([
    [{}, true],
    [{ what: ' ' }, false],
    [{ forWhom: '' }, false],
    [{ evidence: [] }, false],
  ])('FIN-3: with %j, specific: %s', (more, specific) => {
    expect(isSpecific(finding('DRAFT', more))).toBe(specific)
  })
  it.each([
    ['PUPIL_VOICE', 'WORK_LOOK', true],
    ['PUPIL_VOICE', 'PUPIL_VOICE', false],
  ] as const)('FIN-4: on %s and %s, triangulated: %s', (one, two, triangulated) => {
    const notes = [
      { id: 'e1' as EvidenceId, type: one },
      { id: 'e2' as EvidenceId, type: two },
      { id: 'e3' as EvidenceId, type: EvidenceType.DATA },
    ]
    expect(isTriangulated(finding('DRAFT'), notes)).toBe(triangulated)
    expect(isTriangulated(finding('DRAFT', { evidence: ['e3' as EvidenceId] }), notes)).toBe(false)
  })
  it('FIN-5: stand, with the host’s note of difference beside them', () => {
    for (const state of states) {
      const go = () => noteOfDifference({ state }, ['HOST_HEAD'], ' We saw another week. ')
      expect(outcome(go)).toEqual(hostReads({ state }) ? 'We saw another week.' : 'finding.not-shared')
    }
    for (const part of parts.filter((name) => name !== 'HOST_HEAD')) {
      expect(() => noteOfDifference({ state: 'FINAL' }, [part], 'No')).toThrow(refusedFor('challenge.not-your-part'))
    }
  })
})
