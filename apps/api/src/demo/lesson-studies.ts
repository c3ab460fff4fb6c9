/** The two lesson studies of the demo: one that has been shared, one that is running today. */
import { joiningWords } from './lesson-studies/joining-words.js'
import { unaskedQuestions } from './lesson-studies/unasked-questions.js'
import type { DemoLessonStudy } from './lesson-types.js'

export const lessonStudies: readonly DemoLessonStudy[] = [joiningWords, unaskedQuestions]
