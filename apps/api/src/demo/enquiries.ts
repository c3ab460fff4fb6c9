/** The six enquiries of the demo, one for each state in which an enquiry can be met. */

import { feedbackInTheLesson } from './enquiries/feedback-in-the-lesson.js'
import { numberAcrossTheGap } from './enquiries/number-across-the-gap.js'
import { readingAloud } from './enquiries/reading-aloud.js'
import { sayItFirst } from './enquiries/say-it-first.js'
import { startersThatStick } from './enquiries/starters-that-stick.js'
import { waitingLonger } from './enquiries/waiting-longer.js'
import type { DemoEnquiry } from './types.js'

export const enquiries: readonly DemoEnquiry[] = [
  sayItFirst,
  startersThatStick,
  waitingLonger,
  numberAcrossTheGap,
  readingAloud,
  feedbackInTheLesson,
]
