/** When something is held, in words. */
import { expect, it } from '@jest/globals'
import { spanInWords } from './london-time.js'

it.each([
  ['2026-11-17T16:00:00Z', '2026-11-17T17:30:00Z', '17 November 2026, 16:00 to 17:30'],
  // In summer the clocks there are an hour ahead.
  ['2026-06-17T15:00:00Z', '2026-06-17T16:30:00Z', '17 June 2026, 16:00 to 17:30'],
  ['2026-06-17T21:00:00Z', '2026-06-18T00:30:00Z', '17 June 2026, 22:00 to 18 June 2026, 01:30'],
])('%s to %s: %s', (from, until, words) => {
  expect(spanInWords(new Date(from), new Date(until))).toBe(words)
})
