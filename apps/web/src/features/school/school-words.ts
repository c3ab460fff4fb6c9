/** How a school is described in a line: phase, place, size. */
import { type Phase, phaseLabels } from '@alongside/domain/phase'

export interface Described {
  readonly phase?: string | null
  readonly town?: string | null
  readonly district?: string | null
  readonly laName?: string | null
}

const isPhase = (phase: string): phase is Phase => Object.hasOwn(phaseLabels, phase)

/** "Primary", "Alternative provision"; null where the register leaves it open. */
export const phaseWord = (phase: string | null | undefined): string | null =>
  phase && isPhase(phase) ? phaseLabels[phase] : null

export const phaseChoices = Object.entries(phaseLabels).map(([value, label]) => ({ value, label }))

/** "Kelsham, Aldermere Vale", each name once. */
export const placeOf = ({ town, district, laName }: Described): string =>
  [...new Set([town, laName ?? district].filter(Boolean))].join(', ')

const whole = new Intl.NumberFormat('en-GB')
const tenth = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** "1,184" */
export const inFull = (count: number): string => whole.format(count)
/** "31.4%" */
export const percent = (share: number): string => `${tenth.format(share)}%`
export const pupils = (roll: number): string => (roll === 1 ? '1 pupil' : `${inFull(roll)} pupils`)

/** The register writes "Open", "Open, but proposed to close", "Closed", "Proposed to open": only the first goes without saying. */
export const isPlainlyOpen = (status: string): boolean => status === 'Open'
