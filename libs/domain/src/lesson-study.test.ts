import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import type { PersonId, Urn } from './ids.js'
import {
  handOverStudy,
  inviteToStudy,
  isFinishedStudy,
  isOpenStudy,
  joinStudy,
  type LessonStudyFacts,
  type LessonStudyMember,
  LessonStudyState,
  lastLessonDay,
  leaveStudy,
  lessonStudyLifeCycle,
  missingForNextOfStudy,
  moveStudy,
  nextLessonNumber,
  studyGoesOn,
  summarySections,
} from './lesson-study.js'

const elmPark = '100001' as Urn
const oakHill = '100002' as Urn
const ana = 'ana' as PersonId
const ben = 'ben' as PersonId
const states = Object.values(LessonStudyState)
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

const member = (personId: PersonId, urn: Urn, more: Partial<LessonStudyMember> = {}): LessonStudyMember => ({
  personId,
  urn,
  state: 'JOINED',
  protocolVersion: 1,
  ...more,
})
const pair = [member(ana, elmPark), member(ben, oakHill)]
const many = (count: number) => Array.from({ length: count }, (_, n) => member(`p${n}` as PersonId, elmPark))
const concluded = { state: 'CONCLUDED' as const, onDay: '2026-03-10' }
/** Everything every guard could ask for. */
const fulfilled: LessonStudyFacts = {
  protocolVersion: 1,
  members: pair,
  casePupils: ['A', 'B', 'C'],
  sharingOn: '2026-06-01',
  lessons: [concluded, { ...concluded, onDay: '2026-04-21' }],
  summary: Object.fromEntries(summarySections.map((section) => [section, 'We saw it.'])),
  sharedRecord: 'The staff of both schools, on 1 June.',
}

describe('a lesson study', () => {
  it('goes where its table says, and nowhere else', () => {
    const steps = states.flatMap((from) =>
      states.map((to) =>
        outcome(() => {
          const step = moveStudy({ state: from }, to, fulfilled, 'There is a reason.')
          return `${step.from}>${step.to}`
        }),
      ),
    )
    expect(steps).toHaveLength(states.length ** 2)
    expect(steps.filter((step) => step !== 'lesson-study.state-out-of-order')).toEqual([
      'SETTING_UP>PROTOCOL',
      'SETTING_UP>STOPPED',
      'PROTOCOL>RUNNING',
      'PROTOCOL>STOPPED',
      'RUNNING>REVIEWING',
      'RUNNING>STOPPED',
      'REVIEWING>RUNNING',
      'REVIEWING>SHARED',
      'REVIEWING>STOPPED',
    ])
    expect(Object.keys(lessonStudyLifeCycle)).toEqual(states)
    expect(states.filter((state) => !isOpenStudy(state))).toEqual(['SETTING_UP'])
    expect(states.filter(isFinishedStudy)).toEqual(['SHARED', 'STOPPED'])
  })

  it.each([
    ['one member', { members: [pair[0]!] }, 'lesson-study.needs-two-members'],
    [
      'one member and one asked',
      { members: [pair[0]!, member(ben, oakHill, { state: 'INVITED' })] },
      'lesson-study.needs-two-members',
    ],
    ['seven members', { members: many(7) }, 'lesson-study.group-full'],
    [
      'an agreement one has not accepted',
      { members: [pair[0]!, member(ben, oakHill, { protocolVersion: null })] },
      'lesson-study.needs-protocol-accepted',
    ],
    ['an agreement changed since', { protocolVersion: 2 }, 'lesson-study.needs-protocol-accepted'],
    ['two case pupils', { casePupils: ['A', 'C'] }, 'lesson-study.needs-case-pupils'],
    ['no date to share', { sharingOn: null }, 'lesson-study.needs-sharing-date'],
    ['a date to share before the last lesson', { sharingOn: '2026-04-20' }, 'lesson-study.sharing-before-last-lesson'],
  ] as const)('LSN-2: does not run with %s', (_, facts, code) => {
    const found = { ...fulfilled, ...facts } as LessonStudyFacts
    expect(() => moveStudy({ state: 'PROTOCOL' }, 'RUNNING', found)).toThrow(
      refused('lesson-study.not-ready', { missing: [code] }),
    )
    expect(missingForNextOfStudy('PROTOCOL', found).map((reason) => reason.code)).toEqual([code])
  })

  it('LSN-2: runs with two to six, and names everything that is missing at once', () => {
    for (const count of [2, 6]) {
      expect(moveStudy({ state: 'PROTOCOL' }, 'RUNNING', { ...fulfilled, members: many(count) }).to).toBe('RUNNING')
    }
    const nothing = { ...fulfilled, members: [], casePupils: [], sharingOn: null }
    expect(missingForNextOfStudy('PROTOCOL', nothing).map(({ code }) => code)).toEqual([
      'lesson-study.needs-two-members',
      'lesson-study.needs-case-pupils',
      'lesson-study.needs-sharing-date',
    ])
    expect(missingForNextOfStudy('PROTOCOL', nothing)[1]!.data).toEqual({ pupilsMissing: 'A, B, C' })
  })

  it('LSN-1: a lesson that will not be held does not move the day of sharing', () => {
    const lessons = [
      concluded,
      { state: 'CANCELLED' as const, onDay: '2026-07-01' },
      { state: 'PLANNING' as const, onDay: null },
    ]
    expect(lastLessonDay(lessons)).toBe('2026-03-10')
    expect(lastLessonDay([])).toBeNull()
  })

  it.each([0, 1])('LSN-3: is not reviewed after %i concluded lessons', (count) => {
    const lessons = [...Array(count).fill(concluded), { state: 'DISCUSSING' as const, onDay: '2026-04-21' }]
    expect(() => moveStudy({ state: 'RUNNING' }, 'REVIEWING', { ...fulfilled, lessons })).toThrow(
      refused('lesson-study.not-ready', { missing: ['lesson-study.needs-concluded-lessons'], concluded: count }),
    )
  })

  it.each(summarySections)('LSN-3: is not shared without a word about "%s"', (section) => {
    const summary = { ...fulfilled.summary, [section]: '  ' }
    expect(() => moveStudy({ state: 'REVIEWING' }, 'SHARED', { ...fulfilled, summary })).toThrow(
      refused('lesson-study.not-ready', { missing: ['lesson-study.needs-summary'] }),
    )
  })

  it('LSN-3: is not shared before it is said with whom', () => {
    expect(missingForNextOfStudy('REVIEWING', { ...fulfilled, sharedRecord: ' ' }).map(({ code }) => code)).toEqual([
      'lesson-study.needs-share-record',
    ])
  })

  it('LSN-4: stops only with a reason; one more lesson is a reason in itself', () => {
    for (const state of ['SETTING_UP', 'PROTOCOL', 'RUNNING', 'REVIEWING'] as const) {
      expect(() => moveStudy({ state }, 'STOPPED', fulfilled, ' ')).toThrow(refused('reason.required'))
    }
    expect(moveStudy({ state: 'REVIEWING' }, 'RUNNING', fulfilled).reason).toBeTruthy()
    expect(missingForNextOfStudy('SHARED', fulfilled)).toEqual([])
    expect(() => studyGoesOn('SHARED')).toThrow(refused('lesson-study.finished'))
  })

  it('LSN-5: nobody is asked twice, and a full group asks nobody', () => {
    const left = member('left' as PersonId, oakHill, { state: 'LEFT' })
    expect(() => inviteToStudy([...pair, left], left.personId)).not.toThrow()
    expect(() => inviteToStudy([member(ben, oakHill, { state: 'INVITED' })], ben)).toThrow(
      refused('lesson-study.already-invited'),
    )
    expect(() => inviteToStudy(pair, ben)).toThrow(refused('lesson-study.already-joined'))
    expect(() => inviteToStudy(many(6), ana)).toThrow(refused('lesson-study.group-full'))
  })

  it.each([
    ['INVITED', 'JOINED'],
    ['JOINED', 'lesson-study.already-joined'],
    ['LEFT', 'lesson-study.not-invited'],
  ] as const)('LSN-6: whoever is %s and joins: %s', (state, result) => {
    expect(outcome(() => joinStudy({ state }).to)).toBe(result)
    expect(outcome(() => joinStudy(null))).toBe('lesson-study.not-invited')
  })

  it('LSN-7: the facilitator hands over before leaving, to somebody who has joined', () => {
    expect(() => leaveStudy({ facilitatorId: ana }, pair[0]!)).toThrow(
      refused('lesson-study.facilitator-must-hand-over'),
    )
    expect(leaveStudy({ facilitatorId: ana }, pair[1]!).to).toBe('LEFT')
    expect(() => leaveStudy({ facilitatorId: ana }, member(ben, oakHill, { state: 'LEFT' }))).toThrow(
      refused('lesson-study.member-state-out-of-order'),
    )
    expect(handOverStudy(pair, ben)).toBe(ben)
    expect(() => handOverStudy([pair[0]!, member(ben, oakHill, { state: 'INVITED' })], ben)).toThrow(
      refused('lesson-study.facilitator-must-have-joined'),
    )
  })

  it('LSN-9: lessons are numbered as they come, cancelled ones included', () => {
    expect(nextLessonNumber('SETTING_UP', [])).toBe(1)
    expect(nextLessonNumber('RUNNING', [1, 3])).toBe(4)
    expect(() => nextLessonNumber('REVIEWING', [1])).toThrow(refused('lesson-study.state-out-of-order'))
    expect(() => nextLessonNumber('SHARED', [])).toThrow(refused('lesson-study.finished'))
    expect(() => nextLessonNumber('RUNNING', [1, 2, 3, 4, 5, 6, 7, 8, 9])).toThrow(
      refused('lesson-study.too-many-lessons'),
    )
  })
})
