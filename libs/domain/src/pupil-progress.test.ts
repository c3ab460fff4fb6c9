import { describe, expect, it } from '@jest/globals'
import { cleanProgress } from './pupil-progress.js'

const refused = (code: string) => expect.objectContaining({ code })

describe('the progress of a case pupil', () => {
  it('PRG-1: stands at the start or after a lesson, in words or as a place on the way', () => {
    expect(cleanProgress({ point: 0, body: '  counts  \n', reach: null })).toEqual({
      point: 0,
      body: 'counts',
      reach: null,
    })
    expect(cleanProgress({ point: 9, body: '', reach: 'NEARLY' })).toEqual({ point: 9, body: '', reach: 'NEARLY' })
    expect(cleanProgress({ point: 1, body: ' ', reach: null })).toBeNull()
    for (const point of [-1, 10, 1.5])
      expect(() => cleanProgress({ point, body: 'x', reach: null })).toThrow(refused('input.invalid'))
    expect(() => cleanProgress({ point: 1, body: 'x'.repeat(4001), reach: null })).toThrow(refused('input.too-long'))
  })
})
