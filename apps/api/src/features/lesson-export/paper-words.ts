/** The words of the printed lesson study, where the site has no others. */
import { type CivilDate, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { LessonStudyState, SummarySection } from '@alongside/domain/lesson-study'
import type { Modality, NoteKind } from '@alongside/domain/observation'
import type { ResearchLessonState } from '@alongside/domain/research-lesson'

export const studyStateWords: Readonly<Record<LessonStudyState, string>> = {
  SETTING_UP: 'being set up',
  PROTOCOL: 'agreeing how to work',
  RUNNING: 'running',
  REVIEWING: 'being looked back on',
  SHARED: 'shared',
  STOPPED: 'stopped',
}
export const lessonStateWords: Readonly<Record<ResearchLessonState, string>> = {
  PLANNING: 'being planned',
  READY: 'ready to be taught',
  IN_PROGRESS: 'being taught',
  OBSERVED: 'taught',
  INTERVIEWED: 'taught, pupils heard',
  DISCUSSING: 'being discussed',
  CONCLUDED: 'concluded',
  POSTPONED: 'postponed',
  CANCELLED: 'cancelled',
  STOPPED: 'broken off',
}
export const noteKindWords: Readonly<Record<NoteKind, string>> = {
  PUPIL: 'Pupil',
  TEACHER_MOVE: 'Teacher’s move',
  CLASS: 'Class',
  INCIDENT: 'Incident',
}
export const modalityWords: Readonly<Record<Modality, string>> = {
  WHOLE_CLASS: 'whole class',
  GROUP: 'group',
  INDIVIDUAL: 'individual',
}
export const reachWords: Readonly<Record<string, string>> = {
  NOT_YET: 'Not yet',
  NEARLY: 'Nearly',
  REACHED: 'Reached',
  BEYOND: 'Beyond',
}
export const summaryWords: Readonly<Record<SummarySection, string>> = {
  wanted: 'What we wanted pupils to learn better',
  did: 'What we did',
  pupils: 'What changed for the pupils',
  teaching: 'What changed in how we teach',
  colleague: 'What we would tell a colleague',
  next: 'What we do next',
}

export const day = (value: CivilDate | null): string => (value === null ? '' : dayInWords(value))
export const dayOf = (instant: string): string => dayInWords(dayInLondon(new Date(instant)))

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
export const timeOf = (instant: string): string => clock.format(new Date(instant))

/** 12:05 into the lesson. */
export const intoLesson = (second: number): string =>
  `${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')}`

/** "Ana", "Ana and Ben", "Ana, Ben and Cal". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

export const joinedBy = (parts: readonly (string | null | undefined)[], between = ' · '): string =>
  parts.filter((part) => part).join(between)
