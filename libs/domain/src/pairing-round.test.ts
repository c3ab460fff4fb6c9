import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import type { PersonId, Urn } from './ids.js'
import {
  ChallengeArea,
  commonDays,
  contextDistances,
  mayPair,
  minutesOneWay,
  moveRound,
  planRound,
  type SignUp,
  signUp,
  sittingOut,
  takesSignUps,
} from './pairing-round.js'

const today = '2026-09-14'
const plan = { title: ' Autumn  round ', firstDay: '2026-11-02', lastDay: '2026-12-11', signUpUntil: '2026-10-09' }
const round = { ...plan, state: 'SIGN_UP' } as const
const [ana, ben] = ['ana', 'ben'] as unknown as readonly [PersonId, PersonId]
const given: SignUp = {
  notThisTerm: false,
  isHost: true,
  strengths: [ChallengeArea.READING],
  wants: [ChallengeArea.MATHS],
  visitorTimes: 1,
  facilitatorTimes: 1,
  reviewers: [ana],
  trained: [ana],
  days: ['2026-11-05', '2026-11-03'],
}

describe('a round', () => {
  it('PRD-1: schools answer first, then they visit', () => {
    expect(planRound(plan, today)).toEqual({ ...plan, title: 'Autumn round' })
    const with_ = (more: object) => outcome(() => planRound({ ...plan, ...more }, today))
    expect(with_({ title: ' ' })).toBe('input.missing')
    expect(with_({ signUpUntil: '2026-11-02' })).toBe('pairing.dates')
    expect(with_({ signUpUntil: '2026-09-13' })).toBe('pairing.dates')
    expect(with_({ lastDay: '2026-11-01' })).toBe('pairing.dates')
    expect(with_({ lastDay: '2028-11-01' })).toBe('pairing.dates')
    expect(with_({ firstDay: '2026-02-30' })).toBe('input.not-a-date')
  })

  it('PRD-2: takes sign-ups until its last day for it, and none once it is settled', () => {
    expect(takesSignUps(round, '2026-10-09')).toBe(true)
    expect(takesSignUps(round, '2026-10-10')).toBe(false)
    expect(takesSignUps({ ...round, state: 'PROPOSED' }, today)).toBe(true)
    expect(takesSignUps({ ...round, state: 'ACCEPTED' }, today)).toBe(false)
    expect(outcome(() => moveRound('ACCEPTED', 'CANCELLED'))).toBe('pairing.state-out-of-order')
    expect(moveRound('PROPOSED', 'ACCEPTED')).toEqual({ from: 'PROPOSED', to: 'ACCEPTED' })
  })
})

describe('signing up', () => {
  const said = (more: Partial<SignUp>, on = today) =>
    outcome(() => signUp(round, { ...given, ...more }, [ana, ben], on))

  it('PRD-3: keeps what was said, each once and in order', () => {
    expect(said({ wants: ['MATHS', 'MATHS'] })).toEqual({ ...given, days: ['2026-11-03', '2026-11-05'] })
    expect(said({ isHost: false })).toMatchObject({ isHost: false, wants: [] })
    expect(said({ notThisTerm: true })).toEqual(sittingOut)
  })

  it.each([
    [{ wants: [] }, 'pairing.needs-wants'],
    [{ strengths: [] }, 'pairing.needs-strengths'],
    [{ reviewers: [], trained: [] }, 'pairing.needs-people'],
    [{ trained: [] }, 'pairing.needs-trained'],
    [{ trained: [ben] }, 'pairing.not-of-school'],
    [{ reviewers: ['eve' as PersonId], trained: [] }, 'pairing.not-of-school'],
    [{ days: ['2026-12-12'] }, 'pairing.days-outside'],
    [{ days: ['soon'] }, 'pairing.days-outside'],
    [{ visitorTimes: 4 }, 'input.not-a-number'],
    [{ facilitatorTimes: 0.5 }, 'input.not-a-number'],
    [{ wants: ['PHONICS' as ChallengeArea] }, 'input.not-a-choice'],
    [{ strengths: Object.values(ChallengeArea).slice(0, 7) }, 'input.too-long'],
    [{ isHost: false, visitorTimes: 0, facilitatorTimes: 0 }, 'pairing.nothing-said'],
  ] as const)('PRD-3: %j is refused: %s', (more, code) => {
    expect(said(more)).toBe(code)
  })

  it('PRD-2: is over when it is over', () => {
    expect(said({}, '2026-10-10')).toBe('pairing.sign-up-over')
    expect(outcome(() => signUp({ ...round, state: 'CANCELLED' }, given, [ana], today))).toBe(
      'pairing.state-out-of-order',
    )
  })

  it('PRD-4: three schools and a host at least', () => {
    const [host, guest] = [
      { notThisTerm: false, isHost: true },
      { notThisTerm: false, isHost: false },
    ]
    expect(outcome(() => mayPair([host, guest, guest]))).toBeUndefined()
    expect(outcome(() => mayPair([host, guest, { ...host, notThisTerm: true }]))).toBe('pairing.too-few-schools')
    expect(outcome(() => mayPair([guest, guest, guest]))).toBe('pairing.too-few-schools')
  })
})

describe('what two schools have in common', () => {
  const school = (urn: string, roll: number | null, percentFsm: number | null, phase = 'Primary') =>
    ({ urn: urn as Urn, roll, percentFsm, phase }) as const
  const far = contextDistances([
    school('1', 200, 10),
    school('2', 200, 10),
    school('3', 400, 40),
    school('4', null, 20),
    school('5', 1200, 40, 'Secondary'),
  ])
  const between = (one: string, other: string) => far(one as Urn, other as Urn)

  it('PRD-5: contexts lie between 0 and 1, alike in both directions, and are not guessed', () => {
    expect(between('1', '2')).toBe(0)
    expect(between('1', '5')).toBe(1)
    expect(between('1', '3')).toBe(between('3', '1'))
    expect(between('1', '3')).toBeGreaterThan(0)
    expect(between('1', '3')).toBeLessThan(1)
    expect(between('1', '4')).toBeNull()
    expect(contextDistances([school('1', 200, 10), school('2', 200, 10)])('1' as Urn, '2' as Urn)).toBe(0)
  })

  it('PRD-6: twenty kilometres as the crow flies are 39 minutes', () => {
    const here = { easting: 400_000, northing: 300_000 }
    expect(minutesOneWay(here, { easting: 420_000, northing: 300_000 })).toBe(39)
    expect(minutesOneWay(here, { easting: null, northing: 300_000 })).toBeNull()
  })

  it('days in common are told only where both named some', () => {
    expect(commonDays(['2026-11-03', '2026-11-05'], ['2026-11-05'])).toEqual(['2026-11-05'])
    expect(commonDays(['2026-11-03'], ['2026-11-05'])).toEqual([])
    expect(commonDays([], ['2026-11-05'])).toBeNull()
  })
})
