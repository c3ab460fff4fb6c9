/** The schools of an alliance as a ring, and a line where two have worked together: the more hours, the stronger. */

import { schoolStyle } from '../../ui/school-colour'
import { Table } from '../../ui/Table'
import css from './Leaders.module.css'

interface School {
  readonly urn: string
  readonly name: string
  readonly colour?: string | null
}
export interface Pair {
  readonly id: string
  readonly one: School
  readonly other: School
  readonly given: number
  readonly received: number
  readonly reciprocity?: number | null
}

const size = 400
const radius = 150

const say = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
const place = (at: number, of: number) => {
  const angle = (2 * Math.PI * at) / of - Math.PI / 2
  return { x: size / 2 + radius * Math.cos(angle), y: size / 2 + radius * Math.sin(angle) }
}
const shortened = (name: string): string => (name.length > 18 ? `${name.slice(0, 16).trimEnd()}…` : name)

export function Network({ schools, pairs }: { readonly schools: readonly School[]; readonly pairs: readonly Pair[] }) {
  const at = new Map(schools.map(({ urn }, index) => [urn, place(index, schools.length)]))
  const most = Math.max(1, ...pairs.map(({ given, received }) => given + received))
  const named = schools.length <= 16
  return (
    <figure className={css.network}>
      <svg
        viewBox={named ? `-105 0 ${size + 210} ${size}` : `-60 0 ${size + 120} ${size}`}
        role="img"
        aria-label={`${schools.length} schools, ${pairs.length} pairs that have worked together. The table below has the same numbers.`}
      >
        {pairs.map(({ id, one, other, given, received }) => {
          const [from, to] = [at.get(one.urn), at.get(other.urn)]
          if (!from || !to) return null
          const strength = (given + received) / most
          // Lines bend towards the middle, so that two of them do not lie on each other.
          const path = `M${from.x} ${from.y} Q${size / 2} ${size / 2} ${to.x} ${to.y}`
          return (
            <path key={id} d={path} className={css.tie} strokeWidth={1 + 5 * strength} opacity={0.35 + 0.5 * strength}>
              <title>{`${one.name} and ${other.name}: ${say(given + received)} hours`}</title>
            </path>
          )
        })}
        {schools.map(({ urn, name, colour }, index) => {
          const { x, y } = at.get(urn)!
          const isRight = x > size / 2 + 1
          const isMiddle = Math.abs(x - size / 2) < 40
          return (
            <g key={urn} style={schoolStyle(colour ?? urn)}>
              <circle cx={x} cy={y} r={named ? 8 : 5} className={css.dot}>
                <title>{name}</title>
              </circle>
              <text
                x={x + (x - size / 2) * 0.12}
                y={y + (y - size / 2) * 0.12 + 6}
                textAnchor="middle"
                className={named ? css.numberOnPhones : css.number}
              >
                {index + 1}
              </text>
              {named && (
                <text
                  x={isMiddle ? x : x + (isRight ? 13 : -13)}
                  y={isMiddle ? y + (y < size / 2 ? -14 : 24) : y + 4}
                  textAnchor={isMiddle ? 'middle' : isRight ? 'start' : 'end'}
                  className={css.schoolName}
                >
                  {shortened(name)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <ol className={named ? css.legendOnPhones : css.legend}>
        {schools.map(({ urn, name }) => (
          <li key={urn}>{name}</li>
        ))}
      </ol>
      <details className={css.how}>
        <summary>As a table</summary>
        <Table
          caption="Confirmed hours between two schools"
          rows={pairs}
          rowKey={({ id }) => id}
          columns={[
            { key: 'one', title: 'Schools', heads: true, cell: ({ one, other }) => `${one.name} and ${other.name}` },
            { key: 'given', title: 'From the first to the second', numeric: true, cell: ({ given }) => say(given) },
            {
              key: 'received',
              title: 'From the second to the first',
              numeric: true,
              cell: ({ received }) => say(received),
            },
            {
              key: 'reciprocity',
              title: 'Reciprocity, 0 to 1',
              numeric: true,
              cell: ({ reciprocity }) =>
                reciprocity === null || reciprocity === undefined ? 'not enough yet' : reciprocity.toFixed(2),
            },
          ]}
        />
      </details>
    </figure>
  )
}
