/** The first pages: what this is, who may read it, what it is about, whom it watches, and the chain of lessons. */
import type { Content, TableCell } from 'pdfmake'
import { colour, panel, part, pupilColour, pupilWash, ruled, said } from './paper-look.js'
import { day, joinedBy, lessonStateWords, listed, studyStateWords } from './paper-words.js'
import type { FileLesson, StudyFile } from './study-file.js'

export const front = (file: StudyFile): Content[] => [
  { text: 'LESSON STUDY', style: 'kicker' },
  { text: file.study.title, style: 'title', margin: [0, 4, 0, 6] },
  { text: aboutClass(file), color: colour.soft, fontSize: 11.5 },
  { text: joinedBy([listed(file.schools), file.alliance]), color: colour.soft, fontSize: 11.5, margin: [0, 1, 0, 0] },
  { text: datesOf(file), color: colour.soft, fontSize: 11.5, margin: [0, 1, 0, 14] },
  panel(
    [
      { text: 'Who can read this', style: 'label', color: colour.accent, margin: [0, 0, 0, 3] },
      ...file.whoCanRead.map((text) => ({
        text,
        fontSize: 9.5,
        margin: [0, 0, 0, 2] as [number, number, number, number],
      })),
      {
        text: 'This copy was made for its readers. Pupils appear by alias; please keep it where they keep their notes.',
        fontSize: 9.5,
      },
    ],
    colour.wash,
  ),
]

export function overview(file: StudyFile): Content[] {
  const { study, members, casePupils, lessons } = file
  const focus = [
    ...said('What we want to get better for pupils', study.improvement),
    ...said('Our aim', study.aim),
    ...said('The evidence it starts from', study.focusEvidence),
    ...said('Research theme', study.researchTheme),
    ...said('Study of materials', study.materialsStudy),
    ...said('Board plan', study.boardPlan),
    ...said('Knowledgeable other', joinedBy([study.knowledgeableOther, study.knowledgeableOtherComment], ': ')),
  ]
  return [
    ...part('Focus', focus.length > 0 ? focus : [nothing('The focus has not been written down yet.')]),
    ...(lessons.length > 0 ? part('The chain of lessons', [chain(lessons)]) : []),
    ...(casePupils.length > 0 ? part('Case pupils', [pupils(file)]) : []),
    ...part('The group', [group(members)]),
  ]
}

const group = (members: StudyFile['members']): Content => ({
  table: {
    widths: ['*', '*', 'auto'],
    body: members.map(({ name, school, isFacilitator }) => [
      { text: name, bold: true },
      { text: school, color: colour.soft },
      { text: isFacilitator ? 'facilitates' : '', color: colour.soft },
    ]),
  },
  layout: ruled,
})

export const nothing = (text: string): Content => ({ text, style: 'prompt', margin: [0, 0, 0, 6] })

function aboutClass({ study }: StudyFile): string {
  const grouping = study.grouping === 'SET' ? 'set' : study.grouping === 'MIXED' ? 'mixed class' : ''
  const size = study.classSize === null ? '' : `${study.classSize} pupils`
  return joinedBy([study.subject, study.yearGroup, size, grouping])
}

function datesOf({ study, lessons }: StudyFile): string {
  const days = lessons.flatMap(({ onDay }) => (onDay === null ? [] : [onDay])).sort()
  const [first, last] = [days[0] ?? null, days.at(-1) ?? null]
  const held = first === last ? day(first) : `${day(first)} to ${day(last)}`
  const sharing = study.sharingOn === null ? '' : `shared on ${day(study.sharingOn)}`
  return joinedBy([held, sharing, studyStateWords[study.state]])
}

/** RL1 → RL2 → RL3, three to a line. */
function chain(lessons: readonly FileLesson[]): Content {
  const atOnce = 3
  const lines = Array.from({ length: Math.ceil(lessons.length / atOnce) }, (_, n) =>
    lessons.slice(n * atOnce, (n + 1) * atOnce),
  )
  return {
    stack: lines.map((line) => ({
      columns: line.flatMap((lesson, n) => [
        ...(n === 0
          ? []
          : [
              {
                text: '→',
                width: 22,
                alignment: 'center' as const,
                color: colour.accent,
                fontSize: 14,
                margin: [0, 16, 0, 0] as [number, number, number, number],
              },
            ]),
        { width: 148, ...lessonCard(lesson) },
      ]),
      margin: [0, 0, 0, 8],
    })),
  }
}

const lessonCard = (lesson: FileLesson) => ({
  stack: [
    panel(
      [
        { text: `Research lesson ${lesson.number}`, bold: true, fontSize: 10.5 },
        { text: lesson.onDay === null ? 'No date yet' : day(lesson.onDay), fontSize: 9.5 },
        { text: joinedBy([lesson.school, lesson.teacher], ', '), fontSize: 9, color: colour.soft },
        { text: lessonStateWords[lesson.state], fontSize: 9, color: colour.accent, margin: [0, 2, 0, 0] },
      ],
      colour.sunk,
    ),
  ],
})

function pupils({ casePupils }: StudyFile): Content {
  const cell = ({ label, alias, typifies, school }: StudyFile['casePupils'][number]): TableCell => ({
    stack: [
      { text: joinedBy([label, alias]), bold: true, fontSize: 12, color: pupilColour[label] },
      { text: typifies, fontSize: 9.5 },
      { text: school, fontSize: 8.5, color: colour.soft, margin: [0, 2, 0, 0] },
    ],
    fillColor: pupilWash[label],
    margin: [8, 6, 8, 7],
  })
  return {
    table: { widths: casePupils.map(() => '*'), body: [casePupils.map(cell)], dontBreakRows: true },
    layout: { hLineWidth: () => 0, vLineWidth: () => 5, vLineColor: () => '#ffffff' },
  }
}
