/** Amounts as bars, drawn plainly; the same numbers stand in a table one press away. */
import css from './Bars.module.css'
import { Table } from './Table'

export interface Bar {
  readonly key: string
  readonly name: string
  readonly value: number
  /** A second amount of the same kind, such as what was received beside what was given. */
  readonly other?: number
}

export interface BarsProps {
  readonly caption: string
  readonly bars: readonly Bar[]
  readonly unit: string
  /** Names of the two amounts; one name where there is one. */
  readonly names: readonly [string] | readonly [string, string]
  readonly nameTitle: string
}

const say = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

export function Bars({ caption, bars, unit, names, nameTitle }: BarsProps) {
  const longest = Math.max(1, ...bars.flatMap(({ value, other }) => [value, other ?? 0]))
  const [first, second] = names
  const columns = [
    { key: 'name', title: nameTitle, heads: true, cell: (bar: Bar) => bar.name },
    { key: 'value', title: `${first} (${unit})`, numeric: true, cell: (bar: Bar) => say(bar.value) },
    ...(second
      ? [{ key: 'other', title: `${second} (${unit})`, numeric: true, cell: (bar: Bar) => say(bar.other ?? 0) }]
      : []),
  ]
  return (
    <figure className={css.box}>
      {second && (
        <figcaption className={css.key}>
          <span className={css.first} aria-hidden="true" /> {first}
          <span className={css.second} aria-hidden="true" /> {second}
        </figcaption>
      )}
      <ul className={css.bars} aria-label={caption}>
        {bars.map(({ key, name, value, other }) => (
          <li key={key} className={css.bar}>
            <span className={css.name}>{name}</span>
            <svg className={css.lines} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect
                className={css.fill}
                x="0"
                y={other === undefined ? 2 : 0.5}
                height={other === undefined ? 6 : 4}
                width={(100 * value) / longest}
              />
              {other !== undefined && (
                <rect className={css.fillSecond} x="0" y="5.5" height="4" width={(100 * other) / longest} />
              )}
            </svg>
            <span className={css.amount}>
              {say(value)}
              {other !== undefined && ` / ${say(other)}`}
              <span className="visually-hidden"> {unit}</span>
            </span>
          </li>
        ))}
      </ul>
      <details className={css.table}>
        <summary>As a table</summary>
        <Table caption={caption} columns={columns} rows={bars} rowKey={({ key }) => key} />
      </details>
    </figure>
  )
}
