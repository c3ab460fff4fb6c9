/** Colleagues one can ask, each with whether their half-term has room for it. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import type { ReviewedKind } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { CheckField } from '../../ui/CheckField'
import { LoadWord } from '../../ui/LoadWord'
import { SearchField } from '../../ui/SearchField'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './Review.module.css'
import { reviewerChoicesQuery } from './review-queries'

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
              {reviewersFor.map(({ person, school, level, isAway, conflict }) => (
                <li key={person.id}>
                  <CheckField
                    label={`${person.name}${school ? `, ${school.name}` : ''}`}
                    hint={
                      asked.includes(person.id) ? (
                        'Takes part already'
                      ) : isAway ? (
                        'Takes on no further reviews this half-term'
                      ) : (
                        <span className={css.known}>
                          <LoadWord level={level} />
                          {conflict && <span>{conflict}</span>}
                        </span>
                      )
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
