/** Somebody else has written something else where one is writing: both are shown, and one of them is chosen. */
import { Button } from './Button'
import css from './Meanwhile.module.css'

export interface Both<T> {
  readonly theirs: T
  readonly take: () => void
  readonly leave: () => void
}
interface MeanwhileProps<T> {
  /** What it is about: the field’s label. */
  readonly label: string
  /** Undefined: nothing has to be chosen. */
  readonly both: Both<T> | undefined
  readonly inWords: (theirs: T) => string
}

export function Meanwhile<T>({ label, both, inWords }: MeanwhileProps<T>) {
  if (!both) return null
  return (
    <fieldset className={css.meanwhile} aria-label={`Changed by somebody else: ${label}`}>
      <p className={css.lead}>Somebody else has changed this while you were at it. They have:</p>
      <p className={css.words}>{inWords(both.theirs) || 'Nothing'}</p>
      <Button size="s" onClick={both.leave}>
        Keep mine
      </Button>{' '}
      <Button size="s" look="plain" onClick={both.take}>
        Take theirs
      </Button>
    </fieldset>
  )
}

export const chooseFirst = 'Choose first, above, between yours and what somebody else has written meanwhile.'
