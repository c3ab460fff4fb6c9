// Two people change one thing in forms: nothing that either wrote is dropped unseen.

import { expect, it } from '@jest/globals'
import { merged } from './merged.js'

const base = { title: 'Talk', focus: '', kinds: ['A'] }

it('takes over what only the other has changed', () => {
  expect(merged(base, { ...base, title: 'Talk in maths' }, { ...base, focus: 'Reasons', kinds: ['A', 'B'] })).toEqual({
    fields: { title: 'Talk in maths', focus: 'Reasons', kinds: ['A', 'B'] },
    unsettled: [],
  })
})

it('keeps mine where both changed the same, and says so', () => {
  expect(merged(base, { ...base, focus: 'Mine', kinds: [] }, { ...base, focus: 'Theirs' })).toEqual({
    fields: { title: 'Talk', focus: 'Mine', kinds: [] },
    unsettled: ['focus'],
  })
})

it('has nothing to settle where both wrote the same', () => {
  expect(merged(base, { ...base, focus: 'One' }, { ...base, focus: 'One' }).unsettled).toEqual([])
})

it('holds a field for changed when I took out what was there', () => {
  const full = { ...base, focus: 'As before' }
  expect(merged(full, { ...full, focus: '' }, { ...full, focus: 'As before, and more' })).toEqual({
    fields: { ...full, focus: '' },
    unsettled: ['focus'],
  })
})
