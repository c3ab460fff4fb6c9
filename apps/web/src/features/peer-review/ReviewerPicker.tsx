/** Colleagues one can ask, each with what is asked of them already this half-term. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import type { ReviewedKind } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { CheckField } from '../../ui/CheckField'
import { SearchField } from '../../ui/SearchField'
import { SkeletonLines } from '../../ui/Skeleton'
import { hoursInWords } from './hours'
import css from './Review.module.css'
import { reviewerChoicesQuery } from './review-queries'
import { loadWords } from './review-words'

export interface ReviewerPickerProps {
  readonly itemKind: ReviewedKind
  readonly itemId: string
  readonly dueOn: string
  /** Who takes part already. */
  readonly asked?: readonly string[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

export function ReviewerPicker({ itemKind, itemId, dueOn, asked = [], chosen, onChoose }: ReviewerPickerProps) {
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search)
  const variables = { itemKind, itemId, search: sought, dueOn: dueOn || null }
  const query = useQuery(reviewerChoicesQuery, { variables })
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset className={css.picker}>
      <legend>{chosen.length === 0 ? 'Whom do you ask?' : `Whom do you ask? ${chosen.length} chosen`}</legend>
      <SearchField label="Find a colleague" value={search} onChange={({ target }) => setSearch(target.value)} />
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ reviewersFor }) =>
          reviewersFor.length === 0 ? (
            <p className={css.quiet}>Nobody of that name in the alliance.</p>
          ) : (
            <ul className={css.found}>
              {reviewersFor.map(({ person, school, load, isAway, conflict }) => (
                <li key={person.id}>
                  <CheckField
                    label={`${person.name}${school ? `, ${school.name}` : ''}`}
                    hint={
                      asked.includes(person.id)
                        ? 'Takes part already'
                        : isAway
                          ? 'Takes on no further reviews this half-term'
                          : [
                              load.hours === 0
                                ? 'Nothing asked of them this half-term yet'
                                : `${hoursInWords(load.hours)} this half-term: ${loadWords[load.level].label}`,
                              conflict,
                            ]
                              .filter(Boolean)
                              .join(' · ')
                    }
                    disabled={isAway || asked.includes(person.id)}
                    checked={chosen.includes(person.id)}
                    onChange={() => toggle(person.id)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </fieldset>
  )
}
