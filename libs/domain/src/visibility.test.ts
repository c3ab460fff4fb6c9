import { expect, it } from '@jest/globals'
import { changeVisibility, enquiryVisibilities, isWider } from './visibility.js'

it('VIS-1: widening asks for a yes, narrowing does not', () => {
  for (const from of enquiryVisibilities) {
    for (const to of enquiryVisibilities) {
      expect(changeVisibility(from, to, true)).toBe(to)
      const unconfirmed = () => changeVisibility(from, to, false)
      if (isWider(from, to))
        expect(unconfirmed).toThrow(expect.objectContaining({ code: 'visibility.needs-confirming' }))
      else expect(unconfirmed()).toBe(to)
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
