/** How many places are taken: a bar, and the same in words. */
import type { CpdSessionPartsFragment } from '../../gql/graphql'
import css from './Cpd.module.css'

export const takenIn = (taken: readonly { readonly taken: number }[]): number =>
  taken.reduce((sum, one) => sum + one.taken, 0)

export function placesInWords({ taken, capacity }: Pick<CpdSessionPartsFragment, 'taken' | 'capacity'>): string {
  const all = takenIn(taken)
  const waiting = taken.reduce((sum, one) => sum + one.waiting, 0)
  const queue = waiting > 0 ? `, ${waiting} waiting` : ''
  return capacity === null || capacity === undefined
    ? `${all} ${all === 1 ? 'person comes' : 'people come'}${queue}`
    : `${all} of ${capacity} places taken${queue}`
}

export function PlacesBar(session: Pick<CpdSessionPartsFragment, 'taken' | 'capacity'>) {
  const { taken, capacity } = session
  return (
    <span className={css.places}>
      {typeof capacity === 'number' && (
        <span className={css.bar} aria-hidden="true">
          <span style={{ width: `${Math.min(100, (100 * takenIn(taken)) / capacity)}%` }} />
        </span>
      )}
      <span>{placesInWords(session)}</span>
    </span>
  )
}
