/** One research lesson on paper: its planning sheet across the page, then what was noted, what pupils said, and the discussion. */
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import { discussionSteps } from '@alongside/domain/discussion'
import { criterionOf, endOf, headerWords, outcomeLabels, stageWords } from '@alongside/domain/lesson-plan'
import type { Content, TableCell } from 'pdfmake'
import { nothing } from './paper-front.js'
import {
  colour,
  gridded,
  isSaid,
  part,
  pupilColour,
  pupilMark,
  pupilWash,
  ruled,
  said,
  titleRow,
} from './paper-look.js'
import {
  day,
  dayOf,
  intoLesson,
  joinedBy,
  lessonStateWords,
  listed,
  modalityWords,
  noteKindWords,
  timeOf,
} from './paper-words.js'
import type { FileLesson, FileNote, FileStage, StudyFile } from './study-file.js'

export const lessonTitle = (lesson: FileLesson): Content[] => [
  { text: `Research lesson ${lesson.number}`, style: 'heading' },
  {
    text: joinedBy([
      joinedBy([day(lesson.onDay), lesson.atTime], ', '),
      lesson.school,
      lesson.teacher === null ? '' : `taught by ${lesson.teacher}`,
      lesson.observers.length === 0 ? '' : `watched by ${listed(lesson.observers)}`,
      lessonStateWords[lesson.state],
    ]),
    color: colour.soft,
    margin: [0, 2, 0, 6],
  },
  ...said('Learning objective', lesson.learningObjective),
]

export function planningSheet({ casePupils }: StudyFile, { plan }: FileLesson): Content[] {
  const { header, stages } = plan
  const called = (label: CasePupilLabel): string =>
    joinedBy([label, casePupils.find((pupil) => pupil.label === label)?.alias])
  return [
    {
      columns: (['intention', 'success'] as const).map((key) => ({ stack: said(headerWords[key].label, header[key]) })),
      columnGap: 18,
    },
    {
      table: {
        headerRows: 2,
        keepWithHeaderRows: 1,
        dontBreakRows: stages.every(fitsOnePage),
        widths: [82, '*', '*', '*', '*', '*', '*', 92],
        body: [
          [
            { text: stageWords.title.label, style: 'label', rowSpan: 2, fillColor: colour.sunk },
            ...casePupilLabels.flatMap((label): TableCell[] => [
              { text: called(label), bold: true, color: pupilColour[label], colSpan: 2, fillColor: pupilWash[label] },
              '',
            ]),
            { text: stageWords.patterns.label, style: 'label', rowSpan: 2, fillColor: colour.sunk },
          ],
          [
            '',
            ...casePupilLabels.flatMap((label) =>
              ['We predict', 'We saw'].map(
                (text): TableCell => ({ text, style: 'label', fillColor: pupilWash[label] }),
              ),
            ),
            '',
          ],
          criteria(header),
          ...stages.map(stageRow),
          atTheEnd(header),
        ],
      },
      layout: gridded,
    },
    ...(isSaid(header.thoughts) ? [{ text: '', margin: [0, 8, 0, 0] as [number, number, number, number] }] : []),
    ...said(headerWords.thoughts.label, header.thoughts),
  ]
}

type Header = FileLesson['plan']['header']

const acrossPupils = (label: string, of: (pupil: CasePupilLabel) => string | undefined): TableCell[] => [
  { text: label, style: 'label', fillColor: colour.sunk },
  ...casePupilLabels.flatMap((pupil): TableCell[] => [{ text: of(pupil) ?? '', style: 'cell', colSpan: 2 }, '']),
  { text: '', fillColor: colour.sunk },
]
const criteria = (header: Header): TableCell[] => acrossPupils('Will be able to', (label) => header[criterionOf(label)])
const atTheEnd = (header: Header): TableCell[] => acrossPupils('Could do at the end', (label) => header[endOf(label)])

/** More would not fit between two edges of a page, in a column of a seventh of its width: such a row goes on overleaf. */
const mostOnOnePage = 450
const fitsOnePage = ({ title, predicted, observed, patterns }: FileStage): boolean =>
  [title, patterns, ...casePupilLabels.flatMap((label) => [predicted[label] ?? '', observed[label] ?? ''])].every(
    (text) => text.length <= mostOnOnePage,
  )

const stageRow = ({ title, minutes, predicted, observed, outcome, patterns }: FileStage): TableCell[] => [
  {
    stack: [
      { text: title, bold: true, style: 'cell' },
      { text: minutes === null ? '' : `${minutes} minutes`, style: 'small' },
    ],
  },
  ...casePupilLabels.flatMap((label): TableCell[] => {
    const found = outcome[label]
    return [
      { text: predicted[label] ?? '', style: 'cell' },
      {
        stack: [
          { text: observed[label] ?? '', style: 'cell' },
          ...(found ? [{ text: outcomeLabels[found], style: 'small', color: pupilColour[label] }] : []),
        ],
      },
    ]
  }),
  { text: patterns, style: 'cell' },
]

export function timeline({ notes }: FileLesson): Content[] {
  const title = 'What we noted'
  if (notes.length === 0) return part(title, [nothing('Nothing was noted in this lesson.')])
  const body = [titleRow(title, 4), ...notes.map(noteRow)]
  const table = { widths: [44, 14, '*', 106], body, headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true }
  return [{ table, layout: ruled, fontSize: 9.5 }]
}

const noteRow = (note: FileNote): TableCell[] => [
  {
    stack: [
      { text: note.lessonSecond === null ? timeOf(note.capturedAt) : intoLesson(note.lessonSecond), bold: true },
      ...(note.lessonSecond === null ? [{ text: 'afterwards', style: 'small' }] : []),
    ],
  },
  pupilMark(note.pupil),
  {
    stack: [
      {
        text: joinedBy([noteKindWords[note.kind], note.modality && modalityWords[note.modality], note.stage]),
        style: 'small',
      },
      ...(isSaid(note.text) ? [{ text: note.text }] : []),
      ...(note.photo === null ? [] : [{ text: note.photo.keptAt, italics: true, color: colour.soft }]),
      ...(note.addedLater ? [{ text: 'added after the lesson was concluded', style: 'small' }] : []),
    ],
  },
  { stack: [{ text: note.author }, { text: note.school, style: 'small' }] },
]

export function interviews({ interviews: held, noInterviewReason }: FileLesson): Content[] {
  const why = isSaid(noInterviewReason) ? `No interview was held: ${noInterviewReason}` : 'No interview is noted.'
  return part('What the pupils said', held.length === 0 ? [nothing(why)] : held.flatMap(interview))
}

const interview = (one: FileLesson['interviews'][number]): Content[] => [
  {
    text: joinedBy([
      `Pupil${one.pupils.length === 1 ? '' : 's'} ${listed(one.pupils)}`,
      one.minutes === null ? '' : `${one.minutes} minutes`,
      `${one.by}, ${one.school}`,
      dayOf(one.at),
    ]),
    bold: true,
    fontSize: 9.5,
    margin: [0, 2, 0, 4],
  },
  ...said('What they enjoyed', one.enjoyed),
  ...said('What they learned', one.learned),
  ...said('What worked for them', one.worked),
  ...said('What they would change', one.wouldChange),
]

export const discussion = ({ discussion: talk }: FileLesson): Content[] =>
  part(
    'What we talked about',
    talk.length === 0
      ? [nothing('Nothing is noted of a discussion.')]
      : discussionSteps.flatMap((step, at) => stepOf(step, at + 1, talk)),
  )

type Step = (typeof discussionSteps)[number]

function stepOf({ name, prompt }: Step, number: number, talk: FileLesson['discussion']): Content[] {
  const notes = talk.filter(({ step }) => step === number)
  const title: Content = { text: `${number}  ${name}`, bold: true, margin: [0, 6, 0, 1] }
  if (notes.length === 0) return [{ stack: [title, { text: 'Nothing was noted.', style: 'small' }], unbreakable: true }]
  const rows = notes.map(({ pupil, text, by }): TableCell[] => [
    pupilMark(pupil),
    { text },
    { text: by, style: 'small' },
  ])
  return [
    { stack: [title, { text: prompt, style: 'prompt', margin: [0, 0, 0, 3] }], unbreakable: true },
    { table: { widths: [14, '*', 106], body: rows }, layout: ruled, fontSize: 9.5 },
  ]
}
