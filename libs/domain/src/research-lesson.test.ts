import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import {
  isFinishedLesson,
  isPlannable,
  isTaught,
  missingForNextOfLesson,
  moveLesson,
  pressedAt,
  type ResearchLessonFacts,
  ResearchLessonState,
  researchLessonLifeCycle,
  takesNotes,
} from './research-lesson.js'

const states = Object.values(ResearchLessonState)
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

/** Everything every guard could ask for. */
const fulfilled: ResearchLessonFacts = {
  isStudyRunning: true,
  criteria: ['A', 'B', 'C'],
  stages: 1,
  predicted: ['A', 'B', 'C'],
  observers: 1,
  onDay: '2026-03-10',
  sharingOn: '2026-06-01',
  tooMuchFor: 0,
  notes: 0,
  interviews: 1,
  noInterviewReason: null,
  discussionStep: 7,
}

describe('a research lesson', () => {
  it('goes where its table says, and nowhere else', () => {
    const steps = states.flatMap((from) =>
      states.map((to) =>
        outcome(() => {
          const step = moveLesson({ state: from }, to, fulfilled, 'There is a reason.')
          return `${step.from}>${step.to}`
        }),
      ),
    )
    expect(steps).toHaveLength(states.length ** 2)
    expect(steps.filter((step) => String(step).includes('>'))).toEqual([
      'PLANNING>READY',
      'PLANNING>POSTPONED',
      'PLANNING>CANCELLED',
      'READY>PLANNING',
      'READY>IN_PROGRESS',
      'READY>POSTPONED',
      'READY>CANCELLED',
      'IN_PROGRESS>READY',
      'IN_PROGRESS>OBSERVED',
      'IN_PROGRESS>STOPPED',
      'OBSERVED>INTERVIEWED',
      'INTERVIEWED>DISCUSSING',
      'DISCUSSING>CONCLUDED',
      'POSTPONED>PLANNING',
      'POSTPONED>CANCELLED',
    ])
    const others = new Set(steps.filter((step) => !String(step).includes('>')))
    expect([...others].sort()).toEqual([
      'lesson.already-started',
      'lesson.already-stopped',
      'lesson.state-out-of-order',
    ])
    expect(Object.keys(researchLessonLifeCycle)).toEqual(states)
    expect(states.filter(isFinishedLesson)).toEqual(['CONCLUDED', 'CANCELLED', 'STOPPED'])
    expect(states.filter(isTaught)).toEqual(['OBSERVED', 'INTERVIEWED', 'DISCUSSING', 'CONCLUDED'])
    expect(states.filter(isPlannable)).toEqual(['PLANNING', 'READY', 'POSTPONED'])
  })

  it.each([
    ['PLANNING', 'READY', { criteria: ['A', 'B'] }, 'lesson.needs-criteria'],
    ['PLANNING', 'READY', { stages: 0 }, 'lesson.needs-stage'],
    ['PLANNING', 'READY', { predicted: ['B'] }, 'lesson.needs-predictions'],
    ['PLANNING', 'READY', { observers: 0 }, 'lesson.needs-observers'],
    ['PLANNING', 'READY', { onDay: '2026-06-02' }, 'lesson.after-sharing-date'],
    ['READY', 'IN_PROGRESS', { isStudyRunning: false }, 'lesson.study-not-running'],
    ['IN_PROGRESS', 'READY', { notes: 1 }, 'lesson.has-notes'],
    ['OBSERVED', 'INTERVIEWED', { interviews: 0, noInterviewReason: ' ' }, 'lesson.needs-interview'],
    ['DISCUSSING', 'CONCLUDED', { discussionStep: 6 }, 'lesson.needs-all-steps'],
    ['DISCUSSING', 'CONCLUDED', { discussionStep: 0 }, 'lesson.needs-all-steps'],
  ] as const)('%s > %s is refused when %j', (from, to, facts, code) => {
    const found = { ...fulfilled, ...facts } as ResearchLessonFacts
    expect(() => moveLesson({ state: from }, to, found)).toThrow(refused('lesson.not-ready', { missing: [code] }))
  })

  it('RLS-1: says everything that is missing at once, pupil by pupil', () => {
    const empty = { ...fulfilled, criteria: [], stages: 0, predicted: ['B' as const], observers: 0, tooMuchFor: 2 }
    const missing = missingForNextOfLesson('PLANNING', empty)
    expect(missing.map(({ code }) => code)).toEqual([
      'lesson.needs-criteria',
      'lesson.needs-stage',
      'lesson.needs-predictions',
      'lesson.needs-observers',
      'lesson.load-red',
    ])
    expect(missing[2]!.data).toEqual({ predictionsMissing: 'A, C' })
    expect(missingForNextOfLesson('CONCLUDED', empty)).toEqual([])
  })

  it('a lesson without a date can be ready, and an interview that was not possible is said', () => {
    expect(moveLesson({ state: 'PLANNING' }, 'READY', { ...fulfilled, onDay: null }).to).toBe('READY')
    const absent = { ...fulfilled, interviews: 0, noInterviewReason: 'The class left for the pool.' }
    expect(moveLesson({ state: 'OBSERVED' }, 'INTERVIEWED', absent).to).toBe('INTERVIEWED')
  })

  it.each([
    ['PLANNING', 'POSTPONED'],
    ['READY', 'POSTPONED'],
    ['PLANNING', 'CANCELLED'],
    ['POSTPONED', 'CANCELLED'],
    ['IN_PROGRESS', 'STOPPED'],
  ] as const)('RLS-6: %s > %s needs a reason', (from, to) => {
    expect(() => moveLesson({ state: from }, to, fulfilled, '')).toThrow(refused('reason.required'))
    expect(moveLesson({ state: from }, to, fulfilled, 'Fire alarm').reason).toBe('Fire alarm')
  })

  it('RLS-6: a way back keeps a reason of its own', () => {
    expect(moveLesson({ state: 'READY' }, 'PLANNING', fulfilled).reason).toBeTruthy()
    expect(moveLesson({ state: 'IN_PROGRESS' }, 'READY', fulfilled).reason).toBeTruthy()
  })

  it('RLS-7: the second to press the button hears that it runs already', () => {
    expect(() => moveLesson({ state: 'IN_PROGRESS' }, 'IN_PROGRESS', fulfilled)).toThrow(
      refused('lesson.already-started'),
    )
    expect(() => moveLesson({ state: 'OBSERVED' }, 'OBSERVED', fulfilled)).toThrow(refused('lesson.already-stopped'))
  })
})

it('RLS-9: takes notes while it runs, and for two days after it ended', () => {
  const ended = new Date('2026-03-10T12:00:00Z')
  const taking = (now: string) => states.filter((state) => takesNotes(state, ended, new Date(now))).join(' ')
  expect(taking('2026-03-12T12:00:00Z')).toBe('IN_PROGRESS OBSERVED INTERVIEWED DISCUSSING CONCLUDED STOPPED')
  expect(taking('2026-03-12T12:00:01Z')).toBe('IN_PROGRESS OBSERVED INTERVIEWED DISCUSSING')
})

describe('RLS-8: when the button was pressed', () => {
  const now = new Date('2026-03-10T10:00:00Z')
  const at = (time: string) => new Date(`2026-03-${time}Z`)
  const pressed = (time: string, sentAt: string | null = null, notBefore: string | null = null) =>
    pressedAt(at(time), { now, sentAt: sentAt ? at(sentAt) : null, notBefore: notBefore ? at(notBefore) : null })
      .toISOString()
      .slice(8, 19)

  it.each([
    ['a moment ago', '10T09:59:50', null, '10T09:59:50'],
    ['40 minutes ago, sent when the network came back', '10T09:20:00', '10T10:00:00', '10T09:20:00'],
    ['on a clock ten minutes slow', '10T09:49:00', '10T09:50:00', '10T09:59:00'],
    ['on a clock ten minutes fast', '10T10:09:00', '10T10:10:00', '10T09:59:00'],
    ['on a clock a day behind that says so', '09T09:55:00', '09T10:00:00', '10T09:55:00'],
    ['on a clock a day ahead that says so', '11T09:55:00', '11T10:00:00', '10T09:55:00'],
    ['on a clock a day behind', '09T09:55:00', null, '10T10:00:00'],
    ['on a clock a day ahead', '11T09:55:00', null, '10T10:00:00'],
    ['seven hours ago', '10T03:00:00', null, '10T10:00:00'],
    ['seconds off, as every message is', '10T09:59:00', '10T09:59:45', '10T09:59:00'],
  ] as const)('%s', (_, time, sentAt, expected) => {
    expect(pressed(time, sentAt)).toBe(expected)
  })

  it('a stop lies never before the start', () => {
    expect(pressed('10T09:30:00', null, '10T09:40:00')).toBe('10T09:40:00')
    expect(pressed('10T09:50:00', null, '10T09:40:00')).toBe('10T09:50:00')
  })
})
