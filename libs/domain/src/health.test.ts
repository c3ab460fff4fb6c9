import { describe, expect, it } from '@jest/globals'
import { checkAnswer, type HealthAnswers, healthProcesses, healthProcessNames, summarise } from './health.js'

const all = (answer: 'YES' | 'PARTLY' | 'NOT_YET'): HealthAnswers =>
  Object.fromEntries(healthProcessNames.map((name) => [name, answer]))

describe('the health check', () => {
  it('asks ten questions, each with a next step', () => {
    expect(healthProcessNames).toHaveLength(10)
    for (const { question, tryNext } of Object.values(healthProcesses)) {
      expect(question).toMatch(/\?$/)
      expect(tryNext).toMatch(/\.$/)
    }
  })

  it('HEA-1: takes one of three answers to one of the ten', () => {
    expect(checkAnswer('CLEAR_AIMS', 'PARTLY')).toEqual({ process: 'CLEAR_AIMS', answer: 'PARTLY' })
    expect(() => checkAnswer('PACE', 'YES')).toThrow(expect.objectContaining({ code: 'health.unknown-process' }))
    expect(() => checkAnswer('toString', 'YES')).toThrow(expect.objectContaining({ code: 'health.unknown-process' }))
    expect(() => checkAnswer('CLEAR_AIMS', 'OUTSTANDING')).toThrow(
      expect.objectContaining({ code: 'input.not-a-choice' }),
    )
  })

  it('HEA-2: counts, and says what to talk about next', () => {
    expect(summarise({})).toMatchObject({ yes: 0, open: 10, workOn: [], sentence: expect.stringContaining('Nobody') })
    expect(summarise(all('YES'))).toMatchObject({ yes: 10, open: 0, sentence: '10 of 10 in place.' })
    const mixed = summarise({
      CLEAR_AIMS: 'YES',
      TRUST: 'PARTLY',
      PUPILS_TAKING_PART: 'NOT_YET',
      NETWORKS: 'PARTLY',
      LOCAL_KNOWLEDGE: 'PARTLY',
    })
    expect(mixed).toEqual({
      yes: 1,
      partly: 3,
      notYet: 1,
      open: 5,
      workOn: ['PUPILS_TAKING_PART', 'TRUST', 'NETWORKS'],
      sentence: '1 of 10 in place. Talk next about: pupils taking part. 5 still to answer.',
    })
  })
})
