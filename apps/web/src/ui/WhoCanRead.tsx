/** Stands on everything someone wrote: who can read this, in a sentence. */
import { IconEye, IconLock } from '@tabler/icons-react'
import css from './WhoCanRead.module.css'

export interface WhoCanReadProps {
  /** Sentences as the API gives them; the first is shown, the others on opening. */
  readonly who: readonly string[]
  /** Only the writer can read it. */
  readonly secret?: boolean
}

export function WhoCanRead({ who, secret = false }: WhoCanReadProps) {
  const Icon = secret ? IconLock : IconEye
  const [first, ...more] = who
  const line = (
    <>
      <Icon aria-hidden="true" />
      <span>
        <span className="visually-hidden">Who can read this: </span>
        {first}
      </span>
    </>
  )
  if (more.length === 0) return <p className={css.who}>{line}</p>
  return (
    <details className={css.more}>
      <summary className={css.who}>{line}</summary>
      <ul>
        {more.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}
