/** One cell of the sheet: words that people write together, and who else is in it just now. */
import type { ReactNode } from 'react'
import * as Y from 'yjs'
import { LiveText } from '../../platform/live/LiveText'
import { Avatar } from '../../ui/Avatar'
import { cx } from '../../ui/cx'
import { schoolStyle } from '../../ui/school-colour'
import css from './Sheet.module.css'
import { useSheet } from './sheet-context'

export interface SheetCellProps {
  /** The id of the row, or `header`. */
  readonly row: string
  readonly cell: string
  readonly text: unknown
  readonly label: string
  readonly hint: string
  /** Nobody changes it any more, though the rest is still written. */
  readonly isFixed?: boolean
  readonly className?: string | undefined
  readonly span?: number
  /** Above the words, such as whose criterion it is. */
  readonly above?: ReactNode
  readonly children?: ReactNode
}

export function SheetCell({ row, cell, text, label, hint, isFixed, className, span, above, children }: SheetCellProps) {
  const { canWrite, others, person, tell } = useSheet()
  const here = others.filter(({ state }) => state?.cardId === row && state.field === cell)
  const first = here[0]
  if (!(text instanceof Y.Text)) return null
  return (
    <td
      data-cell={cell}
      tabIndex={-1}
      colSpan={span}
      className={cx(css.cell, isFixed && css.fixed, first && css.shared, className)}
      style={first && schoolStyle(person(first).colour)}
    >
      {above}
      <LiveText
        text={text}
        label={label}
        canWrite={canWrite && !isFixed}
        placeholder={hint}
        maxLength={4000}
        className={css.words}
        onFocus={() => tell(row, cell)}
        onBlur={() => tell('', '')}
      />
      {here.length > 0 && (
        <span className={css.here}>
          {here.map((one) => (
            <Avatar key={one.client} person={person(one)} size="s" />
          ))}
        </span>
      )}
      {children}
    </td>
  )
}
