/** One labelled text that people write together, and who else is in it just now. */
import * as Y from 'yjs'
import { LiveText } from '../../../platform/live/LiveText'
import { Avatar } from '../../../ui/Avatar'
import { cx } from '../../../ui/cx'
import css from './Inside.module.css'
import type { Ground } from './Room'

export interface WrittenProps {
  readonly ground: Ground
  readonly row: string
  readonly field: string
  readonly text: unknown
  readonly label: string
  readonly hint: string
  readonly limit: number
  /** Said before the label to whoever does not see where the field stands. */
  readonly of?: string
  readonly isTitle?: boolean
}

export function Written({ ground, row, field, text, label, hint, limit, of, isTitle }: WrittenProps) {
  const { canWrite, others, tell } = ground
  if (!(text instanceof Y.Text)) return null
  const here = others.filter(({ state }) => state?.cardId === row && state.field === field)
  return (
    <div className={css.written}>
      <span className={cx(css.label, isTitle && 'visually-hidden')} aria-hidden="true">
        {label}
      </span>
      <LiveText
        text={text}
        label={of ? `${of}: ${label}` : label}
        canWrite={canWrite}
        placeholder={hint}
        maxLength={limit}
        className={cx(css.words, isTitle && css.titleWords, canWrite && css.open)}
        onFocus={() => tell(row, field)}
        onBlur={() => tell('', '')}
      />
      {here.length > 0 && (
        <span className={css.here}>
          {here.map((one) => (
            <Avatar key={one.client} person={{ name: one.name, initials: initialsOf(one.name) }} size="s" live />
          ))}
        </span>
      )}
    </div>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
