import { expect, it } from '@jest/globals'
import { outcome } from '../../../tests/support/outcome.js'
import { changeVisibility, enquiryVisibilities, isWider } from './visibility.js'

/** What comes of it: the result, or the code of the refusal. */

it('VIS-1: widening asks for a yes, narrowing does not', () => {
  for (const from of enquiryVisibilities) {
    for (const to of enquiryVisibilities) {
      expect(changeVisibility(from, to, true)).toBe(to)
      const unconfirmed = outcome(() => changeVisibility(from, to, false))
      expect(unconfirmed).toBe(isWider(from, to) ? 'visibility.needs-confirming' : to)
    }
  }
  expect(isWider('GROUP', 'ALLIANCE')).toBe(true)
  expect(isWider('CLUSTER', 'CLUSTER')).toBe(false)
  expect(isWider('CLUSTER', 'PARTNER_SCHOOLS')).toBe(false)
})

it.each(['PRIVATE', 'HOST_LEADERS', 'OBSERVERS_AGGREGATE', 'EVERYONE'])(
  'VIS-1: an enquiry is never opened as %s',
  (to) => {
    expect(() => changeVisibility('GROUP', to, true)).toThrow(
      expect.objectContaining({ code: 'visibility.not-for-this' }),
    )
  },
)
