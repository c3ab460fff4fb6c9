/** The last pages: how far each case pupil came, and the summary report. */
import { casePupilLabels } from '@alongside/domain/case-pupil'
import { summarySections } from '@alongside/domain/lesson-study'
import type { Content, TableCell } from 'pdfmake'
import { nothing } from './paper-front.js'
import { colour, gridded, isSaid, pupilColour, pupilWash, said } from './paper-look.js'
import { joinedBy, reachWords, summaryWords } from './paper-words.js'
import type { StudyFile } from './study-file.js'

export function progress({ casePupils, progress: written }: StudyFile): Content[] {
  const title: Content = {
    text: 'Progress of each case pupil',
    style: 'heading',
    margin: [0, 0, 0, 8],
  }
  if (written.length === 0) return [title, nothing('No progress is noted yet.')]
  const points = [...new Set(written.map(({ point }) => point))].sort((one, two) => one - two)
  const cell = (label: string, point: number): TableCell => {
    const found = written.find((one) => one.label === label && one.point === point)
    return {
      stack: [
        { text: found?.reach ? (reachWords[found.reach] ?? '') : '', style: 'label' },
        { text: found?.text ?? '', style: 'cell' },
      ],
    }
  }
  return [
    title,
    {
      table: {
        headerRows: 1,
        widths: [70, '*', '*', '*'],
        body: [
          [
            { text: '', fillColor: colour.sunk },
            ...casePupilLabels.map(
              (label): TableCell => ({
                text: joinedBy([label, casePupils.find((pupil) => pupil.label === label)?.alias]),
                bold: true,
                color: pupilColour[label],
                fillColor: pupilWash[label],
              }),
            ),
          ],
          ...points.map((point) => [
            {
              text: point === 0 ? 'Before the first lesson' : `After lesson ${point}`,
              style: 'label',
              fillColor: colour.sunk,
            },
            ...casePupilLabels.map((label) => cell(label, point)),
          ]),
        ],
      },
      layout: gridded,
    },
  ]
}

export function summary({ study }: StudyFile): Content[] {
  const isWritten = summarySections.some((section) => isSaid(study.summary[section]))
  return [
    { text: 'Summary report', style: 'heading', margin: [0, 18, 0, 8] },
    ...(isWritten ? [] : [nothing('The summary report has not been written yet.')]),
    ...summarySections.flatMap((section) => said(summaryWords[section], study.summary[section])),
    ...said('Shared with', study.sharingWith),
    ...said('What was shared, and how it was received', study.sharedRecord),
    ...said('Why it was stopped', study.stopReason),
  ]
}
