/** How sessions were taken up, one after the other: a line of means, and the same numbers as a table. */
import type { EvaluationPartsFragment } from '../../gql/graphql'
import { Table } from '../../ui/Table'
import css from './Evaluation.module.css'

interface Point {
  readonly id: string
  readonly name: string
  readonly mean: number
  readonly n: number
}

const pointsOf = (evaluations: readonly EvaluationPartsFragment[]): Point[] =>
  evaluations.flatMap(({ id, level, sessionTitle, shown, results }) => {
    const means = results.flatMap(({ mean }) => (mean === null || mean === undefined ? [] : [mean]))
    if (level !== 1 || means.length === 0) return []
    return [
      {
        id,
        name: sessionTitle ?? 'Session',
        mean: means.reduce((sum, mean) => sum + mean, 0) / means.length,
        n: shown,
      },
    ]
  })

const [width, height, pad] = [600, 140, 20]

export function OverTime({ evaluations }: { readonly evaluations: readonly EvaluationPartsFragment[] }) {
  const points = pointsOf(evaluations)
  if (points.length < 2) return null
  const place = ({ mean }: Point, at: number) => ({
    x: pad + (at * (width - 2 * pad)) / (points.length - 1),
    y: height - pad - ((mean - 1) / 4) * (height - 2 * pad),
  })
  return (
    <figure className={css.picture}>
      <figcaption>Reactions from session to session</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className={css.line} aria-hidden="true">
        {[1, 3, 5].map((mark) => {
          const y = height - pad - ((mark - 1) / 4) * (height - 2 * pad)
          return <line key={mark} x1={pad} x2={width - pad} y1={y} y2={y} className={css.rule} />
        })}
        <polyline
          points={points.map((point, at) => `${place(point, at).x},${place(point, at).y}`).join(' ')}
          className={css.trace}
        />
        {points.map((point, at) => (
          <circle key={point.id} cx={place(point, at).x} cy={place(point, at).y} r="5" className={css.dot} />
        ))}
      </svg>
      <details className={css.details}>
        <summary>As a table</summary>
        <Table
          caption="Reactions from session to session"
          columns={[
            { key: 'name', title: 'Session', heads: true, cell: (point: Point) => point.name },
            { key: 'mean', title: 'Mean of 5', numeric: true, cell: (point) => point.mean.toFixed(1) },
            { key: 'n', title: 'Answers', numeric: true, cell: (point) => point.n },
          ]}
          rows={points}
          rowKey={({ id }) => id}
        />
      </details>
    </figure>
  )
}
