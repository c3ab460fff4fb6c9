import { describe, expect, it } from '@jest/globals'
import {
  type ChainLesson,
  chainOf,
  matchesInWords,
  nextLesson,
  nobody,
  notesFor,
  notesLeft,
  predictedAgainstSeen,
  progressOver,
} from './lesson-views.js'

const lesson = (number: number, state: ChainLesson['state'], onDay: string | null = null): ChainLesson => ({
  id: `lesson-${number}`,
  number,
  state,
  onDay,
})

describe('the chain', () => {
  const seen = (lessons: readonly ChainLesson[], isGoingOn?: boolean) =>
    chainOf(lessons, isGoingOn).map(({ label, phase, lesson: planned, isNeeded }) =>
      [label, phase, planned ? 'planned' : isNeeded ? 'needed' : 'recommended'].join(' '),
    )

  it('LSV-1: keeps places for two lessons that are needed and a third that is recommended', () => {
    expect(seen([])).toEqual(['RL1 AHEAD needed', 'RL2 AHEAD needed', 'RL3 AHEAD recommended'])
    expect(seen([lesson(2, 'READY'), lesson(1, 'CONCLUDED')])).toEqual([
      'RL1 DONE planned',
      'RL2 AHEAD planned',
      'RL3 AHEAD recommended',
    ])
  })

  it('LSV-1: a lesson that was cancelled or broken off stays, and its place is open again', () => {
    expect(seen([lesson(1, 'STOPPED'), lesson(2, 'DISCUSSING')])).toEqual([
      'RL1 OFF planned',
      'RL2 NOW planned',
      'RL3 AHEAD needed',
      'RL4 AHEAD recommended',
    ])
  })

  it('LSV-1: a study that is over keeps no places', () => {
    expect(seen([lesson(1, 'CONCLUDED'), lesson(2, 'CONCLUDED')], false)).toEqual([
      'RL1 DONE planned',
      'RL2 DONE planned',
    ])
  })
})

describe('the next lesson', () => {
  const today = '2026-03-14'
  const first = (...lessons: ChainLesson[]) => {
    const next = nextLesson(lessons, today)
    return next && `${next.lesson.id} ${next.turn}`
  }
  const running = lesson(1, 'IN_PROGRESS', '2026-03-13')
  const todays = lesson(2, 'READY', today)
  const taught = lesson(3, 'OBSERVED', '2026-03-13')
  const coming = lesson(4, 'PLANNING', '2026-03-20')
  const later = lesson(5, 'PLANNING', '2026-04-02')

  it('LSV-2: the one that runs, then today’s, then the one to be talked over, then the calendar', () => {
    expect(first(later, coming, taught, todays, running)).toBe('lesson-1 RUNNING')
    expect(first(later, coming, taught, todays)).toBe('lesson-2 TODAY')
    expect(first(later, coming, taught)).toBe('lesson-3 AFTER')
    expect(first(later, coming)).toBe('lesson-4 COMING')
  })

  it('LSV-2: none without a date, none that is over, postponed or past', () => {
    expect(
      first(
        lesson(1, 'PLANNING'),
        lesson(2, 'CONCLUDED', today),
        lesson(3, 'POSTPONED', today),
        lesson(4, 'READY', '2026-03-01'),
        lesson(5, 'CANCELLED', today),
      ),
    ).toBeNull()
  })
})

describe('predicted against seen', () => {
  const stage = (
    id: string,
    outcomeA: 'LESS' | 'AS' | 'MORE' | null,
    outcomeB: 'LESS' | 'AS' | 'MORE' | null = null,
  ) => ({
    id,
    title: `Stage ${id}`,
    outcomeA,
    outcomeB,
    outcomeC: null,
  })
  const views = predictedAgainstSeen([
    { id: 'two', number: 2, stages: [stage('c', 'MORE', 'AS')] },
    { id: 'one', number: 1, stages: [stage('a', 'LESS'), stage('b', 'AS', 'LESS'), stage('d', 'LESS')] },
  ])

  it('LSV-3: counts per pupil and lesson, in the order of the lessons', () => {
    expect(views.map(({ pupil }) => pupil).join('')).toBe('ABC')
    expect(views[0]?.lessons).toMatchObject([
      { label: 'RL1', less: 2, as: 1, more: 0, unsaid: 0 },
      { label: 'RL2', less: 0, as: 0, more: 1, unsaid: 0 },
    ])
    expect(views[1]?.lessons[0]).toMatchObject({ less: 1, as: 0, more: 0, unsaid: 2 })
  })

  it('LSV-3: keeps what was said of each stage', () => {
    expect(views[0]?.lessons[0]?.stages).toEqual([
      { id: 'a', title: 'Stage a', matched: 'LESS' },
      { id: 'b', title: 'Stage b', matched: 'AS' },
      { id: 'd', title: 'Stage d', matched: 'LESS' },
    ])
  })

  it('LSV-3: says the same numbers in words', () => {
    expect(matchesInWords({ less: 1, as: 3, more: 2, unsaid: 4 })).toBe(
      '2 more than predicted, 3 as predicted, 1 less than predicted, 4 not said yet',
    )
    expect(matchesInWords({ less: 0, as: 0, more: 0, unsaid: 0 })).toBe('no stages yet')
  })
})

describe('progress', () => {
  const said = [
    { label: 'A', point: 0, body: 'Waits to be told', reach: 'NOT_YET' as const },
    { label: 'A', point: 1, body: 'Begins by herself', reach: 'NEARLY' as const },
    { label: 'B', point: 2, body: 'Explains to others' },
  ]

  it('LSV-4: from the start over each lesson taught to its end', () => {
    const over = progressOver(said, [lesson(1, 'CONCLUDED'), lesson(2, 'CONCLUDED'), lesson(3, 'READY')])
    expect(over[0]?.points).toEqual([
      { point: 0, label: 'Start', body: 'Waits to be told', reach: 'NOT_YET' },
      { point: 1, label: 'RL1', body: 'Begins by herself', reach: 'NEARLY' },
      { point: 2, label: 'RL2', body: '', reach: null },
    ])
    expect(over[1]?.points.at(-1)).toEqual({ point: 2, label: 'RL2', body: 'Explains to others', reach: null })
  })

  it('LSV-4: what was said stays when its lesson counts no more', () => {
    expect(progressOver(said, [lesson(1, 'STOPPED')])[0]?.points.map(({ label }) => label)).toEqual([
      'Start',
      'RL1',
      'RL2',
    ])
  })
})

describe('the timeline', () => {
  const note = (observerId: string, kind: string, pupil: string | null, stageId: string | null) => ({
    observerId,
    kind,
    pupil,
    stageId,
  })
  const notes = [
    note('ana', 'PUPIL', 'A', 'opening'),
    note('ana', 'CLASS', null, 'opening'),
    note('ben', 'PUPIL', 'A', 'task'),
    note('ben', 'PUPIL', 'B', null),
  ]

  it('LSV-5: shows what fits every question answered', () => {
    expect(notesFor(notes, {})).toEqual(notes)
    expect(notesFor(notes, { observer: 'ben', pupil: 'A' })).toEqual([notes[2]])
    expect(notesFor(notes, { pupil: nobody })).toEqual([notes[1]])
    expect(notesFor(notes, { stage: nobody })).toEqual([notes[3]])
  })

  it('LSV-6: counts for each answer what it would leave beside the other answers', () => {
    const left = notesLeft(notes, { observer: 'ben', kind: 'PUPIL' })
    expect([...left.pupil]).toEqual([
      ['A', 1],
      ['B', 1],
    ])
    // The question's own answer does not narrow it: one can change one's mind.
    expect([...left.observer]).toEqual([
      ['ana', 1],
      ['ben', 2],
    ])
    expect([...left.stage]).toEqual([
      ['task', 1],
      [nobody, 1],
    ])
  })
})
