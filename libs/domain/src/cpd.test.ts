/** CPD: cycles, sessions, places, cover (state machine G), and the check of a design. */
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { outcome, refusedFor, whereTo } from '../../../tests/support/outcome.js'
import {
  BookingHand,
  BookingState,
  bookingLifeCycle,
  hasPlace,
  inTurn,
  lastDayToCancel,
  moveBooking,
  offerEndsAt,
  takeBackBooking,
  untick,
  type Waiting,
} from './booking.js'
import {
  CoverHand,
  type CoverLine,
  CoverState,
  coverCost,
  coverLifeCycle,
  coverTotals,
  moveCover,
} from './cover-need.js'
import {
  type CpdCycleFacts,
  CpdCycleState,
  CpdPart,
  cpdCycleLifeCycle,
  missingForCpdCycle,
  moveCpdCycle,
} from './cpd-cycle.js'
import { type CpdDesign, isSustained, mechanismGaps, mechanisms, standardGaps } from './cpd-design.js'
import { CpdSessionState, cpdSessionLifeCycle, moveCpdSession, retime } from './cpd-session.js'
import type { PersonId, Urn } from './ids.js'
import { follows } from './life-cycle.js'
import { schoolCalendar, usualYear } from './school-calendar.js'

const why = 'Three schools are closed'
const parts = Object.keys(CpdPart) as CpdPart[]
const names = <Name extends string>(all: readonly Name[], can: (one: Name) => unknown): string =>
  all.filter((one) => typeof outcome(() => can(one)) !== 'string').join(' ')

describe('a CPD cycle', () => {
  const states = Object.keys(CpdCycleState) as CpdCycleState[]
  const facts: CpdCycleFacts = {
    sessions: 3,
    isDesignCheckSeen: true,
    blocks: 0,
    sessionsNotPencilled: 0,
    sessionsOpen: 0,
    levelsWithoutData: [],
    hasPupilData: true,
    noPupilDataReason: '',
    noPupilDataUntil: null,
    today: '2027-05-20',
  }
  const cycle = (state: CpdCycleState, isOfOneSchool = false) => ({ state, isOfOneSchool })

  it('has this life and no other', () => {
    expect(cpdCycleLifeCycle).toEqual({
      DRAFT: ['DESIGN_CHECKED', 'CANCELLED'],
      DESIGN_CHECKED: ['SCHEDULED', 'CANCELLED'],
      SCHEDULED: ['RELEASED', 'CANCELLED'],
      RELEASED: ['RUNNING', 'SCHEDULED', 'CANCELLED'],
      RUNNING: ['COMPLETED'],
      COMPLETED: ['EVALUATED'],
      EVALUATED: [],
      CANCELLED: [],
    })
    for (const from of states)
      for (const to of states) {
        const go = () => moveCpdCycle(cycle(from), to, parts, facts, why)
        expect([from, to, whereTo(go)]).toEqual([
          from,
          to,
          follows(cpdCycleLifeCycle, from, to) ? to : 'cpd.state-out-of-order',
        ])
      }
  })

  it.each([
    ['DRAFT', 'DESIGN_CHECKED', 'CPD_LEAD'],
    ['DESIGN_CHECKED', 'SCHEDULED', 'COORDINATOR'],
    ['SCHEDULED', 'RELEASED', 'COORDINATOR'],
    ['RELEASED', 'RUNNING', 'COORDINATOR'],
    ['RUNNING', 'COMPLETED', 'COORDINATOR'],
    ['COMPLETED', 'EVALUATED', 'CPD_LEAD'],
    ['RELEASED', 'CANCELLED', 'COORDINATOR'],
  ] as const)('%s → %s: by %s, and in a single school by its CPD lead', (from, to, who) => {
    expect(names(parts, (part) => moveCpdCycle(cycle(from), to, [part], facts, why))).toBe(who)
    const alone = names(parts, (part) => moveCpdCycle(cycle(from, true), to, [part], facts, why))
    expect(alone.split(' ')).toContain('CPD_LEAD')
    expect(alone.split(' ')).not.toContain('FACILITATOR')
  })

  it.each([
    ['DESIGN_CHECKED', { sessions: 0, isDesignCheckSeen: false }, ['cpd.needs-session', 'cpd.needs-design-check']],
    ['SCHEDULED', { blocks: 1, sessionsNotPencilled: 2 }, ['cpd.sessions-without-date', 'cpd.blocked']],
    ['RELEASED', { blocks: 1 }, ['cpd.blocked']],
    ['COMPLETED', { sessionsOpen: 1 }, ['cpd.sessions-open']],
    [
      'EVALUATED',
      { levelsWithoutData: [3], hasPupilData: false },
      ['cpd.levels-without-data', 'cpd.needs-pupil-data-or-reason'],
    ],
    ['EVALUATED', { hasPupilData: false, noPupilDataReason: 'Tests in May' }, ['cpd.needs-pupil-data-or-reason']],
    ['EVALUATED', { hasPupilData: false, noPupilDataReason: 'Tests in May', noPupilDataUntil: '2027-06-01' }, []],
    [
      'EVALUATED',
      { hasPupilData: false, noPupilDataReason: 'Tests in May', noPupilDataUntil: '2027-05-19' },
      ['cpd.needs-pupil-data-or-reason'],
    ],
    ['RUNNING', { blocks: 3, sessionsOpen: 3 }, []],
  ] as const)('CPD-1: %s with %j lacks %j', (to, more, missing) => {
    expect(missingForCpdCycle(to, { ...facts, ...more } as CpdCycleFacts).map(({ code }) => code)).toEqual(missing)
  })

  it('CPD-3: back to the plan and calling off say why', () => {
    for (const to of ['SCHEDULED', 'CANCELLED'] as const)
      expect(whereTo(() => moveCpdCycle(cycle('RELEASED'), to, ['COORDINATOR'], facts, ' '))).toBe('reason.required')
    expect(() => moveCpdCycle(cycle('SCHEDULED'), 'RELEASED', ['COORDINATOR'], { ...facts, blocks: 2 })).toThrow(
      refusedFor('cpd.not-ready', ['cpd.blocked']),
    )
  })
})

describe('a session', () => {
  const states = Object.keys(CpdSessionState) as CpdSessionState[]
  const time = { startsAt: new Date('2026-11-17T16:00:00Z'), endsAt: new Date('2026-11-17T17:30:00Z') }
  const later = { startsAt: new Date('2026-11-24T16:00:00Z'), endsAt: new Date('2026-11-24T17:30:00Z') }
  const now = new Date('2026-11-17T18:00:00Z')
  const go = (
    state: CpdSessionState,
    to: CpdSessionState,
    more: object = {},
    by: readonly CpdPart[] = ['FACILITATOR'],
  ) => whereTo(() => moveCpdSession({ state, time, ...more }, to, by, { now, reason: why }))

  it('has this life and no other', () => {
    for (const from of states)
      for (const to of states)
        expect([from, to, go(from, to)]).toEqual([
          from,
          to,
          follows(cpdSessionLifeCycle, from, to) ? to : 'cpd-session.state-out-of-order',
        ])
    expect(cpdSessionLifeCycle.CONFIRMED).toEqual(['DELIVERED', 'POSTPONED', 'CANCELLED'])
    expect(cpdSessionLifeCycle.POSTPONED).toEqual(['PENCILLED', 'CANCELLED'])
  })

  it('SES-1: is moved by who leads it or coordinates, with a time, and with a reason when it is off', () => {
    expect(names(parts, (part) => moveCpdSession({ state: 'PENCILLED', time }, 'CONFIRMED', [part], { now }))).toBe(
      'COORDINATOR FACILITATOR',
    )
    expect(go('DRAFT', 'PENCILLED', { time: null })).toBe('cpd-session.needs-time')
    expect(go('DRAFT', 'PENCILLED', { time: { startsAt: time.endsAt, endsAt: time.startsAt } })).toBe(
      'cpd-session.ends-before-it-begins',
    )
    expect(whereTo(() => moveCpdSession({ state: 'CONFIRMED', time }, 'POSTPONED', parts, { now, reason: '' }))).toBe(
      'reason.required',
    )
  })

  it('SES-2: is not delivered before it begins', () => {
    expect(go('CONFIRMED', 'DELIVERED', { time: later })).toBe('cpd-session.not-yet')
  })

  it('SES-3: a new time asks everybody again who agreed to the old one, the same time nobody; put off, any time does', () => {
    const by = ['COORDINATOR'] as const
    const at = (state: CpdSessionState, was: typeof time | null, to = later, ticked = 0) =>
      retime({ state, time: was, ticked }, to, by)
    expect(at('CONFIRMED', time)).toEqual({ move: null, asksAgain: true })
    expect(at('CONFIRMED', time, { ...time })).toEqual({ move: null, asksAgain: false })
    expect(at('PENCILLED', time)).toEqual({ move: null, asksAgain: true })
    expect(at('PENCILLED', time, { ...time })).toEqual({ move: null, asksAgain: false })
    expect(at('DRAFT', null)).toEqual({ move: { from: 'DRAFT', to: 'PENCILLED' }, asksAgain: false })
    for (const to of [time, later])
      expect(at('POSTPONED', time, to)).toEqual({ move: { from: 'POSTPONED', to: 'PENCILLED' }, asksAgain: true })
    expect(outcome(() => at('DELIVERED', time))).toBe('cpd-session.state-out-of-order')
    expect(outcome(() => retime({ state: 'CONFIRMED', time, ticked: 0 }, later, ['CPD_LEAD']))).toBe(
      'cpd.not-your-part',
    )
    expect(outcome(() => at('CONFIRMED', time, later, 1))).toBe('cpd-session.ticked')
  })
})

describe('a place', () => {
  const states = Object.keys(BookingState) as BookingState[]
  const hands = Object.keys(BookingHand) as BookingHand[]

  it('has this life and no other', () => {
    for (const from of states)
      for (const to of states) {
        const answers = hands.map((hand) => whereTo(() => moveBooking(from, to, hand, why)))
        const isNext = follows(bookingLifeCycle, from, to)
        expect([from, to, answers.includes(to)]).toEqual([from, to, isNext])
        expect([from, to, answers.every((answer) => answer === 'booking.state-out-of-order')]).toEqual([
          from,
          to,
          !isNext,
        ])
      }
  })

  it.each([
    ['REQUESTED', 'APPROVED', 'OWN_SCHOOL'],
    ['REQUESTED', 'DECLINED', 'OWN_SCHOOL'],
    ['APPROVED', 'CONFIRMED', 'SYSTEM'],
    ['APPROVED', 'WAITING_LIST', 'SYSTEM'],
    ['WAITING_LIST', 'OFFERED', 'SYSTEM'],
    ['OFFERED', 'CONFIRMED', 'SELF SYSTEM'],
    ['OFFERED', 'EXPIRED', 'SYSTEM'],
    ['CONFIRMED', 'ATTENDED', 'SELF OFFICE'],
    ['CONFIRMED', 'DID_NOT_ATTEND', 'OFFICE'],
    ['CONFIRMED', 'CANCELLED', 'SELF OFFICE'],
    ['CONFIRMED', 'APPROVED', 'SYSTEM'],
    ['ATTENDED', 'DID_NOT_ATTEND', 'OFFICE'],
    ['DID_NOT_ATTEND', 'ATTENDED', 'OFFICE'],
  ] as const)('PLA-1: %s → %s by %s', (from, to, who) => {
    expect(names(hands, (hand) => moveBooking(from, to, hand, why))).toBe(who)
  })

  it('PLA-1: a school that says no says why', () => {
    expect(whereTo(() => moveBooking('REQUESTED', 'DECLINED', 'OWN_SCHOOL'))).toBe('reason.required')
  })

  it('PLA-6: a tick that was wrong is put right with the reason', () => {
    expect(whereTo(() => moveBooking('ATTENDED', 'DID_NOT_ATTEND', 'OFFICE'))).toBe('reason.required')
    expect(moveBooking('DID_NOT_ATTEND', 'ATTENDED', 'OFFICE', why)).toMatchObject({ to: 'ATTENDED', reason: why })
  })

  const [elm, oak, ash] = ['100001', '100002', '100003'] as Urn[]
  it('PLA-2: keeps to the room and to each school’s share', () => {
    const taken = [{ urn: elm! }, { urn: elm! }, { urn: oak! }]
    expect(hasPlace({ places: 4, perSchool: 2 }, taken, elm!)).toBe(false)
    expect(hasPlace({ places: 4, perSchool: 2 }, taken, oak!)).toBe(true)
    expect(hasPlace({ places: 3, perSchool: null }, taken, ash!)).toBe(false)
    expect(hasPlace({ places: null, perSchool: null }, taken, elm!)).toBe(true)
  })

  const waits = (personId: string, urn: Urn, minute: number): Waiting => ({
    personId: personId as PersonId,
    urn,
    joinedAt: new Date(Date.UTC(2026, 10, 1, 9, minute)),
  })
  it('PLA-3: gives one to each school in turn, and within a school to who came first', () => {
    const list = [
      waits('elm 2', elm!, 2),
      waits('elm 1', elm!, 1),
      waits('oak 1', oak!, 5),
      waits('elm 3', elm!, 3),
      waits('ash 1', ash!, 9),
    ]
    expect(inTurn(list, []).map(({ personId }) => personId)).toEqual(['elm 1', 'oak 1', 'ash 1', 'elm 2', 'elm 3'])
    // Who has had a place waits until the others have had one.
    expect(inTurn(list, [{ urn: elm! }, { urn: oak! }]).map(({ personId }) => personId)).toEqual([
      'ash 1',
      'elm 1',
      'oak 1',
      'elm 2',
      'elm 3',
    ])
  })
  it('PLA-3: loses nobody, and no school is two ahead of one that waits', () => {
    const urns = fc.constantFrom(elm!, oak!, ash!)
    fc.assert(
      fc.property(fc.array(urns, { maxLength: 12 }), fc.array(urns, { maxLength: 6 }), (waiting, had) => {
        const list = waiting.map((urn, at) => waits(`p${at}`, urn, at))
        const order = inTurn(
          list,
          had.map((urn) => ({ urn })),
        )
        expect(order.map(({ personId }) => personId).sort()).toEqual(list.map(({ personId }) => personId).sort())
        const count = new Map<Urn, number>()
        for (const urn of had) count.set(urn, (count.get(urn) ?? 0) + 1)
        for (const [at, { urn }] of order.entries()) {
          for (const other of order.slice(at))
            expect(count.get(urn) ?? 0).toBeLessThanOrEqual(count.get(other.urn) ?? 0)
          count.set(urn, (count.get(urn) ?? 0) + 1)
        }
      }),
    )
  })

  it('PLA-6: a school’s yes and an offer are taken back by whoever gave them, with a reason; nothing that was used or ended is', () => {
    const all = Object.values(BookingState).flatMap((state) =>
      (['SELF', 'OWN_SCHOOL', 'OFFICE', 'SYSTEM'] as const).flatMap((hand) => {
        try {
          return [`${state} → ${takeBackBooking(state, hand, 'a slip').to} by ${hand}`]
        } catch {
          return []
        }
      }),
    )
    expect(all).toEqual([
      'APPROVED → REQUESTED by OWN_SCHOOL',
      'CONFIRMED → REQUESTED by OWN_SCHOOL',
      'WAITING_LIST → REQUESTED by OWN_SCHOOL',
      'OFFERED → WAITING_LIST by OFFICE',
    ])
    expect(() => takeBackBooking('CONFIRMED', 'OWN_SCHOOL', ' ')).toThrow('reason.required')
    // A place that a colleague hands on was never in the line: it is a question to their school again.
    expect(takeBackBooking('OFFERED', 'OWN_SCHOOL', 'a slip', true)).toMatchObject({ to: 'REQUESTED' })
    expect(() => takeBackBooking('OFFERED', 'OFFICE', 'a slip', true)).toThrow('booking.not-yours')
  })

  it('PLA-6: who was ticked on a session that was not held after all has the place that they had, with the reason', () => {
    expect(states.filter((state) => outcome(() => untick(state, 'Snow')) !== 'booking.state-out-of-order')).toEqual([
      'ATTENDED',
      'DID_NOT_ATTEND',
    ])
    expect(untick('ATTENDED', 'Snow')).toEqual({ from: 'ATTENDED', to: 'CONFIRMED', reason: 'Snow' })
    expect(() => untick('ATTENDED', ' ')).toThrow('reason.required')
  })

  it('PLA-4: an offer stands for a day on which the school is open', () => {
    expect(offerEndsAt(new Date('2026-11-17T10:00:00Z'))).toEqual(new Date('2026-11-18T10:00:00Z'))
    expect(offerEndsAt(new Date('2026-11-20T10:00:00Z'))).toEqual(new Date('2026-11-23T10:00:00Z'))
    const inset = schoolCalendar([
      { ...usualYear(2026), days: [{ kind: 'CLOSED', from: '2026-11-18', until: '2026-11-18', name: '' }] },
    ])
    expect(offerEndsAt(new Date('2026-11-17T10:00:00Z'), inset)).toEqual(new Date('2026-11-19T10:00:00Z'))
    // Given back at a weekend: all of Monday is theirs, and nobody loses it in their sleep.
    for (const sent of ['2026-11-21T09:00:00Z', '2026-11-22T00:30:00Z', '2026-11-22T23:59:00Z'])
      expect([sent, offerEndsAt(new Date(sent))]).toEqual([sent, new Date('2026-11-24T00:00:00Z')])
    expect(offerEndsAt(new Date('2026-11-18T08:00:00Z'), inset)).toEqual(new Date('2026-11-20T00:00:00Z'))
    // The same time on the clock, also when it has changed in between.
    expect(offerEndsAt(new Date('2027-10-22T09:15:30Z'))).toEqual(new Date('2027-11-01T10:15:30Z'))
    expect(lastDayToCancel(new Date('2026-11-17T16:00:00Z'))).toBe('2026-11-16')
  })
})

describe('cover', () => {
  const states = Object.keys(CoverState) as CoverState[]
  const hands = Object.keys(CoverHand) as CoverHand[]
  it('has this life and no other', () => {
    for (const from of states)
      for (const to of states) {
        const answers = hands.map((hand) => whereTo(() => moveCover(from, to, hand, why)))
        const isNext = follows(coverLifeCycle, from, to)
        expect([from, to, answers.includes(to)]).toEqual([from, to, isNext])
        expect([from, to, answers.every((answer) => answer === 'cover.state-out-of-order')]).toEqual([
          from,
          to,
          !isNext,
        ])
      }
  })
  it.each([
    ['IDENTIFIED', 'COSTED', 'COVER_MANAGER SYSTEM'],
    ['COSTED', 'APPROVED', 'BUDGET_HOLDER'],
    ['APPROVED', 'ARRANGED', 'COVER_MANAGER'],
    ['ARRANGED', 'IDENTIFIED', 'SYSTEM'],
    ['APPROVED', 'IDENTIFIED', 'SYSTEM'],
    ['COSTED', 'IDENTIFIED', 'COVER_MANAGER SYSTEM'],
    ['APPROVED', 'COSTED', 'BUDGET_HOLDER SYSTEM'],
    ['ARRANGED', 'APPROVED', 'COVER_MANAGER'],
    ['NOT_NEEDED', 'IDENTIFIED', 'COVER_MANAGER SYSTEM'],
    ['ARRANGED', 'USED', 'COVER_MANAGER SYSTEM'],
    ['USED', 'CHARGED', 'COVER_MANAGER'],
    ['COSTED', 'NOT_NEEDED', 'TEACHER COVER_MANAGER'],
    ['ARRANGED', 'FAILED', 'COVER_MANAGER'],
  ] as const)('COV-1: %s → %s by %s', (from, to, who) => {
    expect(names(hands, (hand) => moveCover(from, to, hand, why))).toBe(who)
  })

  it('COV-1: a step that is taken back says why, and so does cover that fell through', () => {
    expect(outcome(() => moveCover('ARRANGED', 'APPROVED', 'COVER_MANAGER', ' '))).toBe('reason.required')
    expect(outcome(() => moveCover('ARRANGED', 'FAILED', 'COVER_MANAGER'))).toBe('reason.required')
    expect(moveCover('ARRANGED', 'IDENTIFIED', 'SYSTEM')).toEqual({ from: 'ARRANGED', to: 'IDENTIFIED' })
  })

  const line = (more: Partial<CoverLine> = {}): CoverLine => ({
    units: 2,
    ratePence: 9_500,
    source: 'SUPPLY',
    state: 'ARRANGED',
    school: 'Elm',
    term: 'Autumn',
    payer: 'SENDING_SCHOOL',
    ...more,
  })
  it('COV-2: costs units × rate, and a swap nothing', () => {
    expect(coverCost(line())).toBe(19_000)
    expect(coverCost(line({ units: 0.5 }))).toBe(4_750)
    expect(coverCost(line({ units: 1.13 }))).toBe(10_735)
    expect(coverCost(line({ source: 'LESSON_SWAP' }))).toBe(0)
    for (const units of [0, -1, 41, 0.004, 1.005, Number.NaN])
      expect(outcome(() => coverCost(line({ units })))).toBe('cover.units')
    for (const ratePence of [-1, 1.5, 100_001]) expect(outcome(() => coverCost(line({ ratePence })))).toBe('cover.rate')
  })
  it('COV-3: adds up for each school, term and payer, without what is off', () => {
    expect(
      coverTotals([
        line(),
        line({ units: 1 }),
        line({ state: 'FAILED' }),
        line({ payer: 'GRANT' }),
        line({ school: 'Ash', state: 'CHARGED' }),
      ]),
    ).toEqual([
      { school: 'Ash', term: 'Autumn', payer: 'SENDING_SCHOOL', units: 2, pence: 19_000 },
      { school: 'Elm', term: 'Autumn', payer: 'GRANT', units: 2, pence: 19_000 },
      { school: 'Elm', term: 'Autumn', payer: 'SENDING_SCHOOL', units: 3, pence: 28_500 },
    ])
  })
})

describe('the check of a design', () => {
  const design: CpdDesign = {
    pupilOutcome: 'Pupils join clauses to mean what they intend',
    evidence: 'EEF on oral language',
    collaboration: 'Triads of three schools',
    leadersCommitment: 'Cover for each session',
    mechanisms: [
      'MODELLING',
      'REHEARSAL',
      'SETTING_AND_AGREEING_GOALS',
      'ACTION_PLANNING',
      'REVISITING_PRIOR_LEARNING',
    ],
    sessions: [
      { term: 'Autumn', hasTaskAfter: true },
      { term: 'Spring', hasTaskAfter: false },
    ],
  }
  it('knows fourteen mechanisms', () => {
    expect(new Set(mechanisms).size).toBe(14)
  })
  it('DES-1: two terms, or three sessions with tasks between, are sustained', () => {
    const task = { term: 'Autumn', hasTaskAfter: true }
    const none = { term: 'Autumn', hasTaskAfter: false }
    expect(isSustained(design)).toBe(true)
    expect(isSustained({ sessions: [task, task, none] })).toBe(true)
    expect(isSustained({ sessions: [task, none, none] })).toBe(false)
    expect(isSustained({ sessions: [task, none] })).toBe(false)
    expect(isSustained({ sessions: [] })).toBe(false)
  })
  it('DES-2, DES-3: shows the gaps while there is time', () => {
    expect(standardGaps(design)).toEqual([])
    expect(mechanismGaps(design)).toEqual([])
    expect(standardGaps({ ...design, pupilOutcome: ' ', sessions: [] })).toEqual(['PUPIL_OUTCOMES', 'SUSTAINED'])
    expect(mechanismGaps({ mechanisms: ['FEEDBACK'] })).toEqual(['BUILD_KNOWLEDGE', 'MOTIVATE', 'EMBED'])
  })
})
