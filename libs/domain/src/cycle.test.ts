import { describe, expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import * as cycle from './cycle.js'
import { type CycleFacts, CycleState, cycleLifeCycle, goBack, goForward } from './cycle.js'
import { EnquiryState } from './enquiry.js'
import { EnquiryStage, stages, stageWords } from './stage.js'

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

/** What comes of it: the result, or the code of the refusal. */

const nothing: CycleFacts = {
  evidence: 0,
  evidenceTypes: [],
  hasFocus: false,
  hasLearners: false,
  hunches: [],
  changeIdeas: 0,
  hasBaseline: false,
  hasSuccessMeasure: false,
  finishedTests: 0,
  enoughDifference: null,
}
const everything: CycleFacts = {
  evidence: 2,
  evidenceTypes: ['PUPIL_VOICE', 'WORK_SAMPLE'],
  hasFocus: true,
  hasLearners: true,
  hunches: ['TESTED_SUPPORTED'],
  changeIdeas: 1,
  hasBaseline: true,
  hasSuccessMeasure: true,
  finishedTests: 1,
  enoughDifference: 'PARTLY',
}
const states = Object.values(CycleState)
const missing = (from: CycleState, more: Partial<CycleFacts>, base = everything): string[] =>
  cycle.missingForNext(from, { ...base, ...more }).map(({ code }) => code)

describe('the stages of a cycle', () => {
  it('follow one another to CHECKED, each under a question of its own', () => {
    const walked: CycleState[] = ['SCANNING']
    for (let next = cycle.nextState('SCANNING'); next; next = cycle.nextState(next)) walked.push(next)
    expect(walked).toEqual([...stages, 'CHECKED'])
    for (const stage of stages) expect(stageWords[stage].question).toMatch(/\?$/)
    expect(new Set(stages.map((stage) => stageWords[stage].question)).size).toBe(6)
  })

  it('are not skipped, whatever the facts', () => {
    for (const from of states) {
      for (const to of states) {
        const step = outcome(() => goForward(from, to, everything))
        expect(step).toEqual(cycleLifeCycle[from].includes(to) ? { from, to } : 'cycle.stage-out-of-order')
      }
    }
  })

  it.each([
    ['SCANNING', { evidence: 1, evidenceTypes: ['PUPIL_VOICE'] }, 'needs-two-evidence needs-two-evidence-types'],
    ['SCANNING', { evidenceTypes: ['PUPIL_VOICE', 'PUPIL_VOICE'] }, 'needs-two-evidence-types'],
    ['SCANNING', { evidenceTypes: ['WORK_SAMPLE', 'ASSESSMENT'] }, 'needs-pupil-voice'],
    ['SCANNING', { evidence: 9, evidenceTypes: ['PUPIL_VOICE', 'ATTENDANCE'] }, ''],
  ] as const)('CYC-1: from %s with %j is missing: %s', (from, facts, codes) => {
    expect(
      missing(from, facts)
        .map((code) => code.replace('cycle.', ''))
        .join(' '),
    ).toBe(codes)
  })

  it('CYC-2: a hunch needs a focus and the learners it is about', () => {
    expect(missing('FOCUSING', {}, nothing)).toEqual(['cycle.needs-focus', 'cycle.needs-learners'])
    expect(missing('FOCUSING', { hasFocus: false })).toEqual(['cycle.needs-focus'])
    expect(missing('FOCUSING', { hasLearners: false })).toEqual(['cycle.needs-learners'])
  })

  it.each([
    [[], 'cycle.needs-supported-hunch'],
    [['DRAFT'], 'cycle.needs-supported-hunch'],
    [['TESTING', 'TESTED_REJECTED'], 'cycle.needs-supported-hunch'],
    [['PARKED'], 'cycle.needs-supported-hunch'],
    [['TESTED_REJECTED'], 'cycle.all-hunches-rejected'],
    [['TESTED_REJECTED', 'PARKED'], 'cycle.all-hunches-rejected'],
    [['TESTED_REJECTED', 'TESTED_SUPPORTED'], undefined],
  ] as const)('CYC-3: with hunches %j new learning waits for: %s', (hunches, code) => {
    expect(missing('HUNCH', { hunches })[0]).toBe(code)
  })

  it('CYC-4, CYC-5, CYC-6: action, checking and the end ask for what they need, all at once', () => {
    expect(missing('NEW_LEARNING', {}, nothing)).toEqual([
      'cycle.needs-change-idea',
      'cycle.needs-baseline',
      'cycle.needs-success-measure',
    ])
    expect(missing('ACTION', {}, nothing)).toEqual(['cycle.needs-finished-test'])
    expect(missing('CHECKING', {}, nothing)).toEqual(['cycle.needs-answer'])
    for (const enoughDifference of ['YES', 'PARTLY', 'NO'] as const) {
      expect(missing('CHECKING', { enoughDifference }, nothing)).toEqual([])
    }
    expect(cycle.missingForNext('CHECKED', nothing)).toEqual([])
  })

  it('a refused step names every reason and its numbers', () => {
    expect(() => goForward('SCANNING', 'FOCUSING', nothing)).toThrow(
      refused('cycle.not-ready', {
        missing: ['cycle.needs-two-evidence', 'cycle.needs-two-evidence-types', 'cycle.needs-pupil-voice'],
        evidence: 0,
        evidenceNeeded: 2,
      }),
    )
  })

  it('CYC-7: move only while the enquiry is active', () => {
    for (const state of Object.values(EnquiryState)) {
      expect(outcome(() => cycle.inActive(state))).toBe(state === 'ACTIVE' ? undefined : 'enquiry.not-active')
    }
  })

  it('CYC-8: a coordinator lets a group past a guard with a reason, and never past the order', () => {
    expect(cycle.override('SCANNING', 'FOCUSING', 'The families were asked last term.')).toEqual({
      from: 'SCANNING',
      to: 'FOCUSING',
      reason: 'The families were asked last term.',
    })
    expect(() => cycle.override('SCANNING', 'FOCUSING', '')).toThrow(refused('reason.required'))
    expect(() => cycle.override('SCANNING', 'HUNCH', 'We know it already.')).toThrow(
      refused('cycle.stage-out-of-order'),
    )
  })
})

describe('going back', () => {
  it('CYC-9: leads to any earlier stage, with a reason', () => {
    for (const from of states) {
      for (const to of stages) {
        const back = outcome(() => goBack(from, to, 'We saw something new.'))
        const isBack = states.indexOf(to) < states.indexOf(from)
        expect(back).toEqual(isBack ? { from, to, reason: 'We saw something new.' } : 'cycle.not-earlier')
      }
    }
    expect(() => goBack('ACTION', 'SCANNING', '')).toThrow(refused('reason.required'))
  })

  it('CYC-9: from a checked cycle is possible until the next has begun', () => {
    expect(goBack('CHECKED', 'CHECKING', 'We pressed too early.', false)).toMatchObject({ to: 'CHECKING' })
    expect(() => goBack('CHECKED', 'CHECKING', 'We pressed too early.', true)).toThrow(
      refused('cycle.next-already-begun'),
    )
  })

  it('CYC-10: happens by itself when every hunch was rejected', () => {
    expect(cycle.afterHunches('HUNCH', ['TESTED_REJECTED', 'PARKED'])).toMatchObject({ from: 'HUNCH', to: 'FOCUSING' })
    expect(cycle.afterHunches('HUNCH', ['TESTED_REJECTED', 'DRAFT'])).toBeNull()
    expect(cycle.afterHunches('HUNCH', ['PARKED'])).toBeNull()
    expect(cycle.afterHunches('SCANNING', ['TESTED_REJECTED'])).toBeNull()
  })
})

describe('the coordinator’s key and the next turn', () => {
  it('CYC-11: the Action column is unlocked once, with a reason', () => {
    expect(cycle.unlockAction({ actionUnlockedReason: null }, ' A trial from last year. ')).toBe(
      'A trial from last year.',
    )
    expect(() => cycle.unlockAction({ actionUnlockedReason: null }, '')).toThrow(refused('reason.required'))
    expect(() => cycle.unlockAction({ actionUnlockedReason: 'Once.' }, 'Twice.')).toThrow(
      refused('cycle.already-unlocked'),
    )
  })

  it('CYC-12: a checked cycle has one next turn, which begins at scanning', () => {
    expect(cycle.beginNext({ stage: 'CHECKED', number: 2 }, false)).toEqual({ number: 3, stage: EnquiryStage.SCANNING })
    expect(() => cycle.beginNext({ stage: 'CHECKED', number: 2 }, true)).toThrow(refused('cycle.next-already-begun'))
    expect(() => cycle.beginNext({ stage: 'CHECKING', number: 2 }, false)).toThrow(refused('cycle.not-checked'))
  })
})
