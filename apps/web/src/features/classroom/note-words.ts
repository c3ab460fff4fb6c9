/** What notes are about, in the words of the glossary, and phrases that are often enough. */
import type { Modality, NoteKind } from '@alongside/domain/observation'

export const kindWords: Readonly<Record<NoteKind, string>> = {
  PUPIL: 'Pupil',
  TEACHER_MOVE: 'Teacher’s move',
  CLASS: 'Class',
  INCIDENT: 'Incident',
}

export const modalityWords: Readonly<Record<Modality, string>> = {
  WHOLE_CLASS: 'Whole class',
  GROUP: 'Group',
  INDIVIDUAL: 'On their own',
}

/** Of one pupil, beside what was predicted. */
export const pupilPhrases = [
  'As predicted',
  'Not as predicted',
  'Explains their thinking',
  'Asks a partner',
  'Is stuck',
]
export const classPhrases = [
  'Most are working on the task',
  'Many ask the same thing',
  'Talk about the task',
  'A quiet moment',
]
