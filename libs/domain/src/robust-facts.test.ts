import { describe, expect, it } from '@jest/globals'
import type { TeamMember } from './challenge-team.js'
import type { EvidenceType } from './evidence-note.js'
import type { Finding } from './finding.js'
import type { ActionId, EvidenceId, FindingId, LineId, PersonId, Urn } from './ids.js'
import type { ImprovementAction } from './improvement-action.js'
import { shown } from './metric.js'
import { robustChallenge } from './robust-challenge.js'
import { type ChallengeRecords, robustFacts } from './robust-facts.js'

const lines = ['talk', 'books', 'send'] as unknown as LineId[]
const member = (urn: string, ofSchool: TeamMember['ofSchool'] = []): TeamMember => ({
  personId: `of ${urn}` as PersonId,
  urn: urn as Urn,
  isTrained: true,
  declaration: { isEmployedByHost: false, hasRelativeThere: false, other: '' },
  ofSchool,
})
const note = (id: string, type: EvidenceType, line = 0) => ({
  id: id as EvidenceId,
  type,
  lineId: lines[line]!,
  body: '',
})
/** The first `triangulated` of eight findings have two kinds of evidence, the others one piece. */
const finding = (place: number, more: Partial<Finding> = {}): Finding => ({
  id: `f${place}` as FindingId,
  lineId: lines[0]!,
  kind: 'WWW',
  state: 'FINAL',
  what: 'Pupils explain',
  forWhom: 'Year 5',
  evidence: (place < 5 ? ['voice', 'work'] : ['voice']) as EvidenceId[],
  hostHasSeen: true,
  ...more,
})
const response = (place: number, more: Partial<ChallengeRecords['responses'][number]> = {}) => ({
  findingId: `f${place}` as FindingId,
  state: 'GIVEN' as const,
  verdict: 'ACCEPTED' as const,
  reason: 'We saw it too',
  givenOn: '2026-11-20',
  ...more,
})
const action = (id: string, more: Partial<ImprovementAction> = {}): ImprovementAction => ({
  id: id as ActionId,
  findingId: 'f0' as FindingId,
  state: 'CONFIRMED',
  ownerId: 'ola' as PersonId,
  what: 'Pairs explain',
  dueOn: '2027-02-01',
  successMeasure: 'Eight of ten',
  evidence: 'Recordings',
  ...more,
})
/** The worked example of the specification, as records: 0.75, 1, 5/8, 2/3 and 4/5. */
const records: ChallengeRecords = {
  challenge: { state: 'IN_ACTION', postponedFrom: null },
  team: [member('1'), member('2'), member('3'), member('4', ['SWAP'])],
  lines,
  judgements: lines.map((lineId) => ({ lineId, level: 'SECURE', by: 'rae' as PersonId, blind: true })),
  notes: [note('voice', 'PUPIL_VOICE'), note('work', 'WORK_LOOK', 1), note('data', 'DATA', 2)],
  findings: [0, 1, 2, 3, 4, 5, 6, 7].map((place) =>
    finding(place, place < 5 ? { kind: 'EBI', lineId: lines[place % 2]! } : {}),
  ),
  responses: [response(0), response(1), response(2), response(3), response(4, { givenOn: '2026-11-23' })],
  actions: [action('a', { dueOn: '2027-03-01' })],
  reasonsForNone: ['f1', 'f2', 'f3', 'f4'] as unknown as FindingId[],
  findingsAgreedOn: '2026-10-23',
  respondedOn: '2026-11-23',
  isFollowUpHeld: false,
}
const facts = (more: Partial<ChallengeRecords> = {}, today = '2027-01-20') =>
  robustFacts({ ...records, ...more }, today)

describe('what the indicator counts', () => {
  it('M2: the worked example, from its records: 73.9, and 70.3 when half of what is due was followed through', () => {
    expect(shown(robustChallenge(facts()).value)).toBe('73.9')
    expect(robustChallenge(facts()).isProvisional).toBe(true)
    const half = [action('a'), action('b', { state: 'IN_HAND' })]
    expect(shown(robustChallenge(facts({ actions: half }, '2027-02-02')).value)).toBe('70.3')
  })
  it.each([
    ['SELF_REVIEW', null, null, '2026-10-01', 'team'],
    ['PROPOSED', null, null, '2026-10-01', ''],
    ['READY_TO_VISIT', null, null, '2026-10-01', 'team reveal'],
    ['RESPONSE_DUE', '2026-10-23', null, '2026-11-20', 'team reveal findings'],
    ['RESPONSE_DUE', '2026-10-23', null, '2026-11-21', 'team reveal findings response'],
    ['RESPONDED', '2026-10-23', '2026-11-04', '2026-11-05', 'team reveal findings response'],
    ['CLOSED_EARLY', '2026-10-23', null, '2026-11-05', 'team reveal findings ended'],
  ] as const)(
    'RBF-1: %s, findings agreed %s, answered %s, on %s: %s',
    (state, findingsAgreedOn, respondedOn, today, due) => {
      const { due: counted } = facts(
        { challenge: { state, postponedFrom: null }, findingsAgreedOn, respondedOn },
        today,
      )
      const names = Object.entries(counted).filter(([, isDue]) => isDue)
      expect(names.map(([name]) => name).join(' ')).toBe(due)
    },
  )
  it.each([
    [{ givenOn: '2026-11-20' }, 1],
    [{ givenOn: '2026-11-23' }, 0],
    [{ reason: ' ' }, 0],
    [{ state: 'OVERDUE' as const, givenOn: null }, 0],
  ])('RBF-2: an answer with %j counts %i', (more, counted) => {
    expect(facts({ responses: [response(0, more)] }).ebisAnsweredInTime).toBe(counted)
  })
  it('RBF-2: nothing is answered in time before the findings are agreed', () => {
    expect(facts({ findingsAgreedOn: null }).ebisAnsweredInTime).toBe(0)
  })
  it('RBF-3: what was accepted lies for twenty school days after the answer, no longer', () => {
    const bare = { actions: [], reasonsForNone: [] }
    expect(facts(bare, '2027-01-04').ebiLeftLying).toBe(false)
    expect(facts(bare, '2027-01-05').ebiLeftLying).toBe(true)
    expect(facts({ ...bare, respondedOn: null }, '2027-06-01').ebiLeftLying).toBe(false)
    expect(facts({}, '2027-06-01').ebiLeftLying).toBe(false)
  })
  it('counts no dropped finding, no vague EBI, no line without a note, and no action before its day is over', () => {
    const some = facts({
      findings: [
        finding(0, { state: 'DROPPED' }),
        finding(1, { kind: 'EBI', what: '' }),
        finding(2, { kind: 'QUESTION' }),
      ],
      notes: [note('voice', 'PUPIL_VOICE')],
      actions: [action('a', { dueOn: '2027-01-20' }), action('b', { dueOn: '2027-01-19', evidence: '' })],
    })
    expect(some).toMatchObject({
      findings: 2,
      findingsTriangulated: 0,
      linesChallenged: 1,
      linesWithEvidence: 1,
      ebis: 1,
      questions: 1,
      actionsDue: 1,
      actionsFollowedThrough: 0,
    })
  })
})
