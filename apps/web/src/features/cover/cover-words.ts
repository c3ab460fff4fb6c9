/** Cover, in the words of a staff room. */
import { payerWords, sourceWords } from '@alongside/domain/cover-words'
import type { AwayKind, CoverPayer, CoverSource, CoverState, CoverUnit } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

export const stateTones: Readonly<Record<CoverState, Tone>> = {
  IDENTIFIED: 'warn',
  COSTED: 'warn',
  APPROVED: 'accent',
  ARRANGED: 'good',
  USED: 'good',
  CHARGED: 'plain',
  NOT_NEEDED: 'plain',
  CANCELLED: 'plain',
  FAILED: 'danger',
}

export const sources = Object.keys(sourceWords) as CoverSource[]

export const payers = Object.keys(payerWords) as CoverPayer[]

export const unitWords: Readonly<Record<CoverUnit, string>> = { PERIOD: 'period', HALF_DAY: 'half-day' }
export const termWords: Readonly<Record<string, string>> = { AUTUMN: 'Autumn', SPRING: 'Spring', SUMMER: 'Summer' }

const away: Readonly<Record<AwayKind, string>> = {
  CPD: 'CPD session',
  LESSON: 'Research lesson',
  VISIT: 'Visit of a peer challenge',
}
export const awayTitle = ({ kind, title }: { readonly kind: AwayKind; readonly title: string }): string =>
  title || away[kind]

const awayAt: Readonly<Record<AwayKind, string>> = {
  CPD: 'a session',
  LESSON: 'a research lesson',
  VISIT: 'the visit of a peer challenge',
}
/** Within a sentence: a title in its quotes, and what has none as what it is. */
export const awayFor = ({ kind, title }: { readonly kind: AwayKind; readonly title: string }): string =>
  title ? `“${title}”` : awayAt[kind]

const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })
const wholePounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 })
/** "£35", "£17.50" */
export const pounds = (pence: number): string => (pence % 100 === 0 ? wholePounds : money).format(pence / 100)

/** What somebody typed for an amount; null: it is none. */
export function penceFrom(words: string): number | null {
  const amount = Number(words.replace(/[£\s]/g, '').replace(',', '.'))
  return words.trim() !== '' && Number.isFinite(amount) && amount >= 0 ? Math.round(amount * 100) : null
}

/** What was asked for and is not needed stands on the sheet, and nobody has to do anything for it. */
export const isNeeded = ({ state }: { readonly state: CoverState }): boolean => state !== 'NOT_NEEDED'

export const lessonsInWords = (count: number): string => (count === 1 ? '1 lesson' : `${count} lessons`)

export const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
