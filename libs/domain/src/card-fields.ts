/** The typed fields of each kind of card, and the cycle's own fields: what forms, projection and validation share. */
import type { CardKind } from './board.js'
import { isCivilDate } from './civil-date.js'
import { Refusal, type RefusalCode } from './refusal.js'
import { isStorable } from './text.js'

export type FieldType = 'text' | 'long-text' | 'choice' | 'date' | 'number' | 'url'
export type FieldValue = string | number | null

export interface Choice {
  readonly value: string | number
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly label: string
  readonly hint?: string
  /** Asked for by the form and counted by `isComplete`; the live board never refuses a half-written card. */
  readonly required: boolean
  readonly choices?: readonly Choice[]
  /** Longest text in characters, or the largest number. */
  readonly limit: number
}

const line = 200
const paragraph = 2000
const link = 2000

const text = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  label,
  required: false,
  limit: line,
  ...more,
})
const longText = (name: string, label: string, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'long-text', limit: paragraph, ...more })
const date = (name: string, label: string, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'date', limit: 10, ...more })
const url = (name: string, label: string, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'url', limit: link, ...more })
const number = (name: string, label: string, limit: number, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'number', limit, ...more })
const choice = (name: string, label: string, choices: readonly Choice[], more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'choice', choices, ...more })

const required = { required: true } as const

export const EvidenceType = {
  PUPIL_VOICE: 'PUPIL_VOICE',
  WORK_SAMPLE: 'WORK_SAMPLE',
  ASSESSMENT: 'ASSESSMENT',
  ATTENDANCE: 'ATTENDANCE',
  OBSERVATION: 'OBSERVATION',
  STAFF_VOICE: 'STAFF_VOICE',
  FAMILY_VOICE: 'FAMILY_VOICE',
} as const
export type EvidenceType = (typeof EvidenceType)[keyof typeof EvidenceType]

export const evidenceTypeLabels: Readonly<Record<EvidenceType, string>> = {
  PUPIL_VOICE: 'What pupils say',
  WORK_SAMPLE: 'Samples of work',
  ASSESSMENT: 'Assessment',
  ATTENDANCE: 'Attendance',
  OBSERVATION: 'Observation',
  STAFF_VOICE: 'What staff say',
  FAMILY_VOICE: 'What families say',
}

const evidenceTypes: readonly Choice[] = Object.values(EvidenceType).map((value) => ({
  value,
  label: evidenceTypeLabels[value],
}))

const strengths: readonly Choice[] = [
  { value: 1, label: '1 A first sign' },
  { value: 2, label: '2 Seen several times' },
  { value: 3, label: '3 Seen often, by different people' },
]

const sources: readonly Choice[] = [
  { value: 'RESEARCH', label: 'Something we read' },
  { value: 'VISIT', label: 'A visit' },
  { value: 'EXPERT', label: 'A colleague or expert' },
  { value: 'CPD_SESSION', label: 'A CPD session' },
]

const verdicts: readonly Choice[] = [
  { value: 'ADOPT', label: 'Keep it' },
  { value: 'ADAPT', label: 'Change it and test again' },
  { value: 'DROP', label: 'Let it go' },
]

export const cardFields: Readonly<Record<CardKind, readonly Field[]>> = {
  EVIDENCE: [
    text('title', 'What we see', required),
    choice('type', 'Type of evidence', evidenceTypes, required),
    text('source', 'Where it comes from', { hint: 'Class, year group, document; never a pupil’s name' }),
    date('date', 'When'),
    longText('suggests', 'What it suggests'),
    choice('strength', 'How strong is it?', strengths),
  ],
  HUNCH: [
    text('statement', 'Our hunch', { ...required, limit: 500 }),
    longText('ourContribution', 'How our own practice contributes', required),
    longText('howWrong', 'How we would notice that we are wrong', required),
  ],
  NEW_LEARNING: [
    text('title', 'What we learned', required),
    choice('source', 'Where it comes from', sources),
    text('reference', 'Reference', { limit: 500, hint: 'Author, year and title, or who and where' }),
    url('link', 'Link or DOI'),
    longText('meaning', 'What it means for our hunch'),
  ],
  CHANGE_IDEA: [
    text('title', 'What we’ll try', required),
    longText('what', 'What exactly', required),
    text('who', 'Who does it'),
    text('when', 'From when to when'),
    text('dose', 'How often and for how long', { hint: 'For example ten minutes, three times a week, for six weeks' }),
  ],
  QUICK_TEST: [
    text('title', 'What we test', required),
    longText('plan', 'Plan: what we do and what we expect', required),
    longText('do', 'Do: what happened'),
    longText('study', 'Study: what we learned from it'),
    longText('act', 'Act: what we do next'),
    choice('verdict', 'And so?', verdicts),
    date('doneOn', 'Done on'),
  ],
  CHECK: [
    text('title', 'What we checked', required),
    choice('type', 'Type of evidence', evidenceTypes),
    longText('before', 'Where we began'),
    longText('after', 'What we see now', required),
    date('date', 'When'),
    choice('strength', 'How strong is it?', strengths),
  ],
  NOTE: [text('title', 'Note', required)],
}

/** The cycle's own fields, beside the cards. The four of the learners form one group. */
export const cycleFields: readonly Field[] = [
  text('focus', 'Our focus', { limit: 500, hint: 'One sentence that every member would say in the same words' }),
  text('learnersGroup', 'Learners in focus', { hint: 'A group of pupils, never a name' }),
  text('learnersYear', 'Year group'),
  number('learnersNumber', 'How many pupils', 2000),
  longText('learnersWhy', 'Why these pupils'),
  longText('baseline', 'Where we stand before the change'),
  longText('successMeasure', 'How we shall know it worked'),
  longText('whatHappened', 'What happened'),
]

export const cycleFieldNames = [
  'focus',
  'learnersGroup',
  'learnersYear',
  'learnersNumber',
  'learnersWhy',
  'baseline',
  'successMeasure',
  'whatHappened',
] as const
export type CycleFieldName = (typeof cycleFieldNames)[number]

export const fieldOf = (kind: CardKind, name: string): Field | undefined =>
  cardFields[kind].find((field) => field.name === name)

/** What a card is called: its first field. */
export function headingOf(kind: CardKind, fields: Readonly<Record<string, FieldValue | undefined>>): string {
  const value = fields[cardFields[kind][0]!.name]
  return typeof value === 'string' ? value.trim() : ''
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** Required fields that nobody has filled yet: shown as a hint, never a refusal. */
export const stillEmpty = (kind: CardKind, fields: Readonly<Record<string, FieldValue | undefined>>): Field[] =>
  cardFields[kind].filter((field) => field.required && isEmpty(fields[field.name]))

/** BRD-7: why a value cannot stand in a field; null if it can. Empty is always possible: people write in turns. */
export function wrongIn(field: Field, value: unknown): RefusalCode | null {
  if (value === null || value === '') return null
  switch (field.type) {
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= field.limit
        ? null
        : 'input.not-a-number'
    case 'choice':
      return field.choices?.some((choice) => choice.value === value) ? null : 'input.not-a-choice'
    default:
      if (typeof value !== 'string' || !isStorable(value)) return 'input.invalid'
      if (value.length > field.limit) return 'input.too-long'
      return field.type === 'date' && !isCivilDate(value) ? 'input.not-a-date' : null
  }
}

/** The same as a refusal, with the field it is about. A link is checked where it is shown, not while it is typed. */
export function checkField(kind: CardKind, name: string, value: unknown): void {
  const field = fieldOf(kind, name)
  if (!field) throw new Refusal('board.unknown-field', { field: name })
  refuse(field, value)
}

export function checkCycleField(name: string, value: unknown): void {
  const field = cycleFields.find((one) => one.name === name)
  if (!field) throw new Refusal('board.unknown-field', { field: name })
  refuse(field, value)
}

function refuse(field: Field, value: unknown): void {
  const code = wrongIn(field, value)
  if (code) throw new Refusal(code, { field: field.name, limit: field.limit })
}
