/** Rows that people compare. On a phone each row becomes a card that names its own columns. */
import type { ReactNode } from 'react'
import { cx } from './cx'
import css from './Table.module.css'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand right, so that digits line up. */
  readonly numeric?: boolean
  /** Names the row; exactly one column should. */
  readonly heads?: boolean
  /** The title is for screen readers only, such as over buttons. */
  readonly quiet?: boolean
}

export interface TableProps<Row> {
  /** What the table shows; read aloud, shown only when asked. */
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

export function Table<Row>({ caption, showCaption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <div className={css.box}>
      <table className={css.table}>
        <caption className={showCaption ? css.caption : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx(column.numeric && css.numeric)}>
                {column.quiet ? <span className="visually-hidden">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const Cell = column.heads ? 'th' : 'td'
                return (
                  <Cell
                    key={column.key}
                    {...(column.heads && { scope: 'row' })}
                    className={cx(column.numeric && css.numeric)}
                    data-title={column.quiet || column.heads ? undefined : column.title}
                  >
                    {column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
