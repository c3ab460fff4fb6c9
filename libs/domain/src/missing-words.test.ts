import { expect, it } from '@jest/globals'
import { guards } from './cycle.js'
import { missingFor } from './enquiry.js'
import { missingWords, sayMissing } from './missing-words.js'

it('has a sentence for every reason that a guard can give', () => {
  const nothing = {
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
  const group = { leadId: null, protocolVersion: 1, members: [], cyclesChecked: 0, practicesPublished: 0 }
  const reasons = [
    ...Object.values(guards).flatMap((guard) => guard(nothing)),
    ...guards.NEW_LEARNING({ ...nothing, hunches: ['TESTED_REJECTED'] }),
    ...missingFor('FORMING', 'ACTIVE', group),
    ...missingFor('ACTIVE', 'SHARING', group),
    ...missingFor('SHARING', 'CLOSED', group),
  ]
  expect(reasons.length).toBeGreaterThan(12)
  for (const reason of reasons) expect(sayMissing(reason)).toBe(missingWords[reason.code as keyof typeof missingWords])
})
