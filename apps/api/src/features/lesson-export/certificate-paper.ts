/** That somebody took part in, or led, a session: one page for their own folder, and no word about how they did. */
import { type CivilDate, dayInWords } from '@alongside/domain/civil-date'
import type { Content } from 'pdfmake'
import { setPaper } from './paper-letters.js'
import { colour, styles } from './paper-look.js'

export interface CertificatePage {
  readonly name: string
  readonly title: string
  readonly isLeader: boolean
  readonly minutes: number
  readonly onDay: CivilDate
  readonly allianceName: string
  readonly madeOn: CivilDate
  /** The certificate of that day no longer holds. */
  readonly replacesOn: CivilDate | null
  /** They were not there after all, and this paper says so. */
  readonly isWithdrawn: boolean
}

const hoursOf = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const left = minutes % 60
  const parts = [
    ...(hours > 0 ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(left > 0 ? [`${left} minutes`] : []),
  ]
  return parts.join(' ')
}

const side = 90
/** A new one for each paper: setting it moves it, and after a few certificates one and the same had left the page. */
const line = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 842 - 2 * side, y2: 0, lineWidth: 1.2, lineColor: colour.accent }],
})

export function certificatePaper(page: CertificatePage): Promise<Buffer> {
  const { name, title, isLeader, minutes, onDay, allianceName, madeOn, replacesOn, isWithdrawn } = page
  return setPaper({
    info: {
      title: `${name}: ${title}`,
      creator: 'Alongside',
      producer: 'Alongside',
      subject: 'Certificate of professional development',
    },
    language: 'en-GB',
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [side, 100, side, 80],
    defaultStyle: { font: 'SourceSans', fontSize: 14, lineHeight: 1.25, color: colour.ink },
    styles,
    footer: () => ({
      text: `Made on ${dayInWords(madeOn)} from ${name}’s own record, at their request.`,
      fontSize: 9,
      color: colour.faint,
      margin: [side, 30, side, 0],
    }),
    content: [
      { text: 'PROFESSIONAL DEVELOPMENT', style: 'kicker' },
      { text: name, style: 'title', fontSize: 36, margin: [0, 10, 0, 14] },
      line(),
      {
        text: isWithdrawn ? 'did not take part in' : isLeader ? 'led' : 'took part in',
        color: colour.soft,
        margin: [0, 22, 0, 4],
      },
      { text: title, style: 'heading', fontSize: 22 },
      {
        text: [dayInWords(onDay), ...(isWithdrawn ? [] : [hoursOf(minutes)])].join(', '),
        margin: [0, 16, 0, 2],
      },
      { text: allianceName, bold: true },
      ...(replacesOn === null
        ? []
        : [
            {
              text: `The list was put right. This replaces the certificate of ${dayInWords(replacesOn)}, which no longer holds.`,
              color: colour.soft,
              margin: [0, 18, 0, 0] as [number, number, number, number],
            },
          ]),
    ],
  })
}
