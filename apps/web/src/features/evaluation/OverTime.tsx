/** How sessions were taken up, one after the other: a small line for each question, and the same numbers as a table. */
import type { EvaluationPartsFragment } from '../../gql/graphql'
import { Table } from '../../ui/Table'
import css from './Evaluation.module.css'
import { type Line, linesOf, type Point } from './over-time'

const [width, height, pad] = [240, 72, 10]

export function OverTime({ evaluations }: { readonly evaluations: readonly EvaluationPartsFragment[] }) {
  const lines = linesOf(evaluations)
  const sessions = lines[0]?.points ?? []
  if (sessions.length < 2) return null
  return (
    <figure className={css.picture}>
      <figcaption>Reactions from session to session</figcaption>
      <div className={css.multiples}>
        {lines.map((line) => (
          <Small key={line.text} line={line} />
        ))}
      </div>
      <details className={css.details}>
        <summary>As a table</summary>
        <Table
          caption="Reactions from session to session: means of 5"
          columns={[
            { key: 'name', title: 'Session', heads: true, cell: ({ name }: Point) => name },
            ...lines.map(({ text, points }) => ({
              key: text,
              title: text,
              numeric: true,
              cell: ({ id }: Point) => points.find((one) => one.id === id)?.mean.toFixed(1) ?? '',
            })),
            { key: 'n', title: 'Answers', numeric: true, cell: ({ n }) => n },
          ]}
          rows={sessions}
          rowKey={({ id }) => id}
        />
      </details>
    </figure>
  )
}

function Small({ line: { text, points } }: { readonly line: Line }) {
  const [first, last] = [points[0]!, points.at(-1)!]
  const places = points.map((point, at) => ({
    ...point,
    x: pad + (at * (width - 2 * pad)) / (points.length - 1),
    y: height - pad - ((point.mean - 1) / 4) * (height - 2 * pad),
  }))
  return (
    <div>
      <p className={css.multipleText}>{text}</p>
      <svg viewBox={`0 0 ${width} ${height}`} className={css.line} aria-hidden="true">
        {[1, 3, 5].map((mark) => {
          const y = height - pad - ((mark - 1) / 4) * (height - 2 * pad)
          return <line key={mark} x1={pad} x2={width - pad} y1={y} y2={y} className={css.rule} />
        })}
        <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} className={css.trace} />
        {places.map(({ id, x, y, name, mean }) => (
          <circle key={id} cx={x} cy={y} r="4" className={css.dot}>
            <title>{`${name}: ${mean.toFixed(1)}`}</title>
          </circle>
        ))}
      </svg>
      <p className={css.fromTo}>
        <span>
          <strong>{first.mean.toFixed(1)}</strong> first session
        </span>
        <span>
          <strong>{last.mean.toFixed(1)}</strong> last
        </span>
      </p>
    </div>
  )
}
