/** A lesson study as a paper: set page by page, with its title and who can read it on every one of them. */
import type { Content } from 'pdfmake'
import { progress, summary } from './paper-end.js'
import { front, overview } from './paper-front.js'
import { discussion, interviews, lessonTitle, planningSheet, timeline } from './paper-lesson.js'
import { setPaper } from './paper-letters.js'
import { colour, margin, styles } from './paper-look.js'
import { dayOf } from './paper-words.js'
import type { FileLesson, StudyFile } from './study-file.js'
import type { Section } from './study-sections.js'

type Definition = Parameters<typeof setPaper>[0]

interface Leaf {
  readonly across?: boolean
  readonly content: Content[]
}

export const studyPaper = (file: StudyFile, chosen: ReadonlySet<Section>): Promise<Buffer> =>
  setPaper(definition(file, chosen))

function definition(file: StudyFile, chosen: ReadonlySet<Section>): Definition {
  const { study } = file
  return {
    info: { title: study.title, creator: 'Alongside', producer: 'Alongside', subject: 'Lesson study' },
    language: 'en-GB',
    pageSize: 'A4',
    pageMargins: [margin, 62, margin, 54],
    defaultStyle: { font: 'SourceSans', fontSize: 10.5, lineHeight: 1.08, color: colour.ink },
    styles,
    header: (page) => (page === 1 ? null : runningHead(file)),
    footer: (page, pages) => foot(file, page, pages),
    content: leavesOf(file, chosen).map(onItsOwnPage),
  }
}

function leavesOf(file: StudyFile, chosen: ReadonlySet<Section>): Leaf[] {
  const first: Leaf = { content: [...front(file), ...(chosen.has('overview') ? overview(file) : [])] }
  const end = [...(chosen.has('progress') ? progress(file) : []), ...(chosen.has('summary') ? summary(file) : [])]
  return [
    first,
    ...file.lessons.flatMap((lesson) => lessonLeaves(file, lesson, chosen)),
    ...(end.length > 0 ? [{ content: end }] : []),
  ]
}

function lessonLeaves(file: StudyFile, lesson: FileLesson, chosen: ReadonlySet<Section>): Leaf[] {
  const sheet: Leaf[] = chosen.has('plans')
    ? [{ across: true, content: [...lessonTitle(lesson), ...planningSheet(file, lesson)] }]
    : []
  const rest = [
    ...(chosen.has('notes') ? timeline(lesson) : []),
    ...(chosen.has('interviews') ? interviews(lesson) : []),
    ...(chosen.has('discussions') ? discussion(lesson) : []),
  ]
  return rest.length === 0 ? sheet : [...sheet, { content: [...lessonTitle(lesson).slice(0, 2), ...rest] }]
}

const onItsOwnPage = ({ across = false, content }: Leaf, at: number): Content => ({
  stack: content,
  ...(at === 0 ? {} : { pageBreak: 'before', pageOrientation: across ? 'landscape' : 'portrait' }),
})

/** What is said of pupils and of the rest of the alliance stands on the first page. */
const runningHead = ({ study, whoCanRead }: StudyFile): Content => ({
  columns: [
    { text: shortened(study.title), bold: true, width: 'auto' },
    { text: `Who can read this: ${whoCanRead.slice(0, -2).join(' ')}`, alignment: 'right', width: '*' },
  ],
  columnGap: 16,
  fontSize: 8,
  color: colour.faint,
  margin: [margin, 28, margin, 0],
})

const shortened = (title: string): string => (title.length > 50 ? `${title.slice(0, 49).trimEnd()}…` : title)

const foot = ({ exportedAt, exportedBy }: StudyFile, page: number, pages: number): Content => ({
  columns: [
    { text: `Alongside · taken along by ${exportedBy} on ${dayOf(exportedAt)}`, width: '*' },
    { text: `Page ${page} of ${pages}`, alignment: 'right', width: 'auto' },
  ],
  fontSize: 8,
  color: colour.faint,
  margin: [margin, 18, margin, 0],
})
