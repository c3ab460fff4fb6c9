/** How a lesson study looks on paper: the colours and letters of the site, measured for A4. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { Content, CustomTableLayout, Style, TableCell } from 'pdfmake'

export const colour = {
  ink: '#2a211d',
  soft: '#5e5049',
  faint: '#736560',
  line: '#e6ddce',
  accent: '#7a2b52',
  wash: '#f4e4ea',
  sunk: '#f7f2e9',
} as const

/** Each pupil keeps one colour throughout; the letter says it too, for whoever prints in grey. */
export const pupilColour: Readonly<Record<CasePupilLabel, string>> = { A: '#335c8f', B: '#7c500f', C: '#356938' }
export const pupilWash: Readonly<Record<CasePupilLabel, string>> = { A: '#dbe9fc', B: '#f5e5d3', C: '#dceedc' }

export const styles: Record<string, Style> = {
  kicker: { fontSize: 9, bold: true, color: colour.accent, characterSpacing: 1 },
  title: { font: 'SourceSerif', fontSize: 27, bold: true, color: colour.ink, lineHeight: 1.1 },
  heading: { font: 'SourceSerif', fontSize: 18, bold: true, color: colour.ink },
  part: { font: 'SourceSerif', fontSize: 13, bold: true, color: colour.accent },
  label: { fontSize: 8.5, bold: true, color: colour.soft },
  small: { fontSize: 8.5, color: colour.faint },
  prompt: { fontSize: 9.5, italics: true, color: colour.soft },
  cell: { fontSize: 8.5, lineHeight: 1 },
}

export const margin = 52

/** Hairlines between rows and nothing else: a page to read, not a form. */
export const ruled: CustomTableLayout = {
  hLineWidth: (row, { table }) => (row === 0 || row === table.body.length ? 0 : 0.6),
  vLineWidth: () => 0,
  hLineColor: () => colour.line,
  paddingLeft: (column) => (column === 0 ? 0 : 6),
  paddingRight: () => 6,
  paddingTop: () => 5,
  paddingBottom: () => 5,
}

/** The planning sheet: a grid, because that is what it is on the table of the group. */
export const gridded: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => colour.line,
  vLineColor: () => colour.line,
  paddingLeft: () => 5,
  paddingRight: () => 5,
  paddingTop: () => 4,
  paddingBottom: () => 5,
}

const padded: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 12,
  paddingRight: () => 12,
  paddingTop: () => 9,
  paddingBottom: () => 10,
}

/** Words on a ground of their own. */
export const panel = (stack: Content[], fillColor: string): Content => ({
  table: { widths: ['*'], body: [[{ stack, fillColor }]] },
  layout: padded,
})

export const isSaid = (text: string | null | undefined): text is string => (text ?? '').trim() !== ''

/** A question and what was said about it; left out where nothing was. */
export const said = (label: string, text: string | null | undefined): Content[] =>
  isSaid(text)
    ? [
        {
          stack: [
            { text: label, style: 'label' },
            { text, margin: [0, 1, 0, 9] },
          ],
        },
      ]
    : []

const titleOfPart = (text: string): Content => ({ text, style: 'part', margin: [0, 14, 0, 6] })

/** A title stands with the first of what it is about, and never alone at the foot of a page. */
export const part = (title: string, [first, ...rest]: readonly Content[]): Content[] => [
  { stack: [titleOfPart(title), ...(first ? [first] : [])], unbreakable: true },
  ...rest,
]

/** A table says at the head of each page what it is. */
export const titleRow = (text: string, columns: number): TableCell[] => [
  { text, style: 'part', colSpan: columns, margin: [0, 8, 0, 2] },
  ...Array.from({ length: columns - 1 }, (): TableCell => ''),
]

export const pupilMark = (label: CasePupilLabel | null): TableCell =>
  label === null ? { text: '' } : { text: label, bold: true, color: pupilColour[label], alignment: 'center' }
