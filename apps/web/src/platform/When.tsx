/** A moment in words, with the exact date and time one hover away. */
import { dayAndTimeOf, dayOf, whenOf } from './dates'

export function When({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) {
  return (
    <time dateTime={at} title={dayAndTimeOf(at)}>
      {exact ? dayOf(at) : whenOf(at)}
    </time>
  )
}
