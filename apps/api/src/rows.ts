/** Every table that is written through rows. */
import { accountRows } from './features/account/account.entity.js'
import { allianceRows } from './features/alliance/alliance.entity.js'
import { cycleRows } from './features/cycle/cycle.entity.js'
import { enquiryRows } from './features/enquiry/enquiry.entity.js'
import { lessonStudyRows } from './features/lesson-study/lesson-study.entity.js'
import { membershipRows } from './features/membership/membership.entity.js'
import { peopleRows } from './features/people/invitation.entity.js'

export const rowClasses = [
  ...accountRows,
  ...allianceRows,
  ...membershipRows,
  ...peopleRows,
  ...enquiryRows,
  ...cycleRows,
  ...lessonStudyRows,
]
