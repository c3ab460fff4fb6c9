/** The summary of a peer challenge as a page that a governor reads: who looked, at what, and what they say. */
import type { RichBlock } from '@alongside/contracts/rich-blocks'
import { type CivilDate, dayInWords } from '@alongside/domain/civil-date'
import type { Content } from 'pdfmake'
import { setPaper } from './paper-letters.js'
import { colour, margin, styles } from './paper-look.js'

export interface SummaryPage {
  readonly host: string
  readonly team: readonly string[]
  readonly visitFirstDay: CivilDate | null
  readonly visitLastDay: CivilDate | null
  readonly releasedOn: CivilDate
  readonly sections: readonly { readonly label: string; readonly blocks: readonly RichBlock[] }[]
  readonly whoCanRead: readonly string[]
}

/** What fits on one page in letters of each size; a longer one goes on overleaf rather than becoming too small to read. */
const sizes = [
  { upTo: 2_600, points: 11.5 },
  { upTo: 3_600, points: 10.5 },
] as const
const smallest = 9.5

const lengthOf = ({ sections }: SummaryPage): number =>
  sections.reduce(
    (all, { blocks }) =>
      all + blocks.reduce((sum, { runs }) => sum + 40 + runs.reduce((n, { text }) => n + text.length, 0), 80),
    0,
  )

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

function visited({ team, visitFirstDay: first, visitLastDay: last }: SummaryPage): string {
  const who =
    team.length > 0 ? `Colleagues of ${list.format(team)} looked at the school’s work, at its own request` : ''
  if (first === null) return who && `${who}.`
  const when =
    last === null || last === first ? `on ${dayInWords(first)}` : `from ${dayInWords(first)} to ${dayInWords(last)}`
  return who ? `${who}, ${when}.` : `The visit was ${when}.`
}

const runsOf = ({ runs }: RichBlock): Content[] =>
  runs.map(({ text, bold, italic }) => ({ text, ...(bold && { bold: true }), ...(italic && { italics: true }) }))

const gap: [number, number, number, number] = [0, 0, 0, 6]

/** A quotation stands beside a line, as on the site. */
const quoted = (block: RichBlock): Content => ({
  table: { widths: ['*'], body: [[{ text: runsOf(block), italics: true, color: colour.soft }]] },
  layout: {
    hLineWidth: () => 0,
    vLineWidth: (column) => (column === 0 ? 2 : 0),
    vLineColor: () => colour.accent,
    paddingLeft: () => 10,
  },
  margin: gap,
})

/** Items of one list stand in it together; deeper ones a little further in. */
function contentOf(blocks: readonly RichBlock[]): Content[] {
  const content: Content[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!
    const { kind } = block
    if (kind === 'bullet' || kind === 'numbered') {
      const end = blocks.findIndex((one, place) => place > at && one.kind !== kind)
      const items = blocks.slice(at, end < 0 ? blocks.length : end)
      const all: Content[] = items.map((item) => ({ text: runsOf(item), margin: [(item.depth - 1) * 12, 0, 0, 3] }))
      content.push(
        kind === 'bullet'
          ? { ul: all, margin: gap, markerColor: colour.accent }
          : { ol: all, margin: gap, markerColor: colour.accent },
      )
      at += items.length
    } else {
      content.push(kind === 'quote' ? quoted(block) : { text: runsOf(block), margin: gap })
      at += 1
    }
  }
  return content
}

export function summaryPaper(page: SummaryPage): Promise<Buffer> {
  const length = lengthOf(page)
  const fontSize = sizes.find(({ upTo }) => length <= upTo)?.points ?? smallest
  return setPaper({
    info: {
      title: `Peer challenge of ${page.host}`,
      creator: 'Alongside',
      producer: 'Alongside',
      subject: 'Summary of a peer challenge',
    },
    language: 'en-GB',
    pageSize: 'A4',
    pageMargins: [margin, 54, margin, 62],
    defaultStyle: { font: 'SourceSans', fontSize, lineHeight: 1.16, color: colour.ink },
    styles,
    footer: (at, pages) => foot(page, at, pages),
    content: [
      { text: 'PEER CHALLENGE: SUMMARY', style: 'kicker' },
      { text: page.host, style: 'title', margin: [0, 4, 0, 6] },
      { text: visited(page), color: colour.soft, margin: [0, 0, 0, 10] },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 595 - 2 * margin, y2: 0, lineWidth: 1.2, lineColor: colour.accent }],
      },
      ...page.sections.flatMap(({ label, blocks }): Content[] => {
        const [first, ...rest] = contentOf(blocks)
        const title: Content = { text: label, style: 'part', margin: [0, 14, 0, 5] }
        return [{ stack: [title, ...(first ? [first] : [])], unbreakable: length <= smallestPage }, ...rest]
      }),
    ],
  })
}

/** A heading is kept with what follows it while that cannot be longer than a page. */
const smallestPage = 6_000

const foot = ({ releasedOn, whoCanRead }: SummaryPage, at: number, pages: number): Content => ({
  columns: [
    { text: `Released on ${dayInWords(releasedOn)}. Who can read this: ${whoCanRead.join(' ')}`, width: '*' },
    { text: pages > 1 ? `Page ${at} of ${pages}` : 'Alongside', alignment: 'right', width: 'auto' },
  ],
  columnGap: 16,
  fontSize: 8,
  color: colour.faint,
  margin: [margin, 18, margin, 0],
})
