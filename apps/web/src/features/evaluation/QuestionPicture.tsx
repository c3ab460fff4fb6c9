/** How a question was answered, as a picture: five steps from left to right, with the numbers one press away. */
import type { EvaluationPartsFragment } from '../../gql/graphql'
import { cx } from '../../ui/cx'
import { Table } from '../../ui/Table'
import css from './Evaluation.module.css'
import { scaleWords } from './evaluation-words'

type Result = EvaluationPartsFragment['results'][number]
interface QuestionPictureProps {
  readonly text: string
  readonly result: Result
}

export function QuestionPicture({ text, result }: QuestionPictureProps) {
  const { counts, mean, n, schools, words } = result
  if (words.length > 0) {
    return (
      <figure className={css.picture}>
        <figcaption>{text}</figcaption>
        <ul className={css.words}>
          {words.map((word, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words have neither author nor number; their order does not change
            <li key={at}>{word}</li>
          ))}
        </ul>
      </figure>
    )
  }
  if (!counts || mean === null || mean === undefined) return null
  const rows = scaleWords.map((label, at) => ({ label, count: counts[at] ?? 0 }))
  return (
    <figure className={css.picture}>
      <figcaption>
        {text}
        <strong className={css.mean}>
          {mean.toFixed(1)}
          <span className="visually-hidden"> of 5</span>
        </strong>
      </figcaption>
      <div className={css.band} aria-hidden="true">
        {rows.map(({ label, count }, at) =>
          count > 0 ? (
            <span
              key={label}
              className={cx(css.part, css[`level${at + 1}`])}
              style={{ flexGrow: count }}
              title={`${label}: ${count}`}
            >
              {count}
            </span>
          ) : null,
        )}
      </div>
      <div className={css.ends} aria-hidden="true">
        <span>{scaleWords[0]}</span>
        <span>{scaleWords[4]}</span>
      </div>
      <details className={css.details}>
        <summary>
          As a table<span className="visually-hidden">: {text}</span>
        </summary>
        <Table
          caption={`${text}: ${n} answers`}
          columns={[
            { key: 'label', title: 'Answer', heads: true, cell: ({ label }: (typeof rows)[number]) => label },
            { key: 'count', title: 'People', numeric: true, cell: ({ count }: (typeof rows)[number]) => count },
          ]}
          rows={rows}
          rowKey={({ label }) => label}
        />
        {schools.length > 0 && (
          <Table
            caption="By school"
            showCaption
            columns={[
              { key: 'school', title: 'School', heads: true, cell: (one: (typeof schools)[number]) => one.school.name },
              { key: 'n', title: 'Answers', numeric: true, cell: (one) => one.n },
              { key: 'mean', title: 'Mean of 5', numeric: true, cell: (one) => one.mean?.toFixed(1) ?? 'Too few' },
            ]}
            rows={schools}
            rowKey={({ school }) => school.urn}
          />
        )}
      </details>
    </figure>
  )
}
