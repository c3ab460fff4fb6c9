/** What an import of the register is about, and how it went, in words. */
import type { ImportPartsFragment } from '../../gql/graphql'
import type { Tone } from '../../ui/Notice'

const whole = new Intl.NumberFormat('en-GB')

export const stateWords: Readonly<
  Record<ImportPartsFragment['state'], { readonly label: string; readonly tone: Tone }>
> = {
  RUNNING: { label: 'Under way', tone: 'accent' },
  DONE: { label: 'Done', tone: 'good' },
  FAILED: { label: 'Refused', tone: 'danger' },
  STOPPED: { label: 'Stopped', tone: 'warn' },
}

/** "Added 20,185, changed 0, unchanged 0, refused 3" */
export const countsOf = ({ added, changed, unchanged, refused }: ImportPartsFragment): string =>
  [
    `added ${whole.format(added)}`,
    `changed ${whole.format(changed)}`,
    `unchanged ${whole.format(unchanged)}`,
    `refused ${whole.format(refused)}`,
  ].join(', ')

export const rows = (count: number): string => (count === 1 ? 'one row' : `${whole.format(count)} rows`)

const unit = 1_000_000
/** "4.5 MB" */
export const megabytes = (bytes: number): string => `${(bytes / unit).toFixed(bytes < 10 * unit ? 1 : 0)} MB`
