/** What somebody says about being asked: not this half-term, or so many at most. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { AvailabilityPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { CheckField } from '../../ui/CheckField'
import { Section, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { hoursInWords } from './hours'
import css from './Review.module.css'
import { loadWords } from './review-words'

export const availabilityParts = graphql(`
  fragment AvailabilityParts on ReviewAvailability {
    notUntil
    mostPerHalfTerm
    halfTermEnds
    load { hours level }
  }
`)

const setMutation = graphql(`
  mutation SetReviewAvailability($notUntil: Date, $mostPerHalfTerm: Int) {
    setReviewAvailability(notUntil: $notUntil, mostPerHalfTerm: $mostPerHalfTerm) { ...AvailabilityParts }
  }
`)

const caps = [
  { value: '', label: 'As many as fit' },
  { value: '1', label: 'One' },
  { value: '2', label: 'Two' },
  { value: '3', label: 'Three' },
]

export function Availability({ said }: { readonly said: AvailabilityPartsFragment }) {
  const [set, { busy }] = useAct(setMutation, { refetch: ['ReviewsPage'], done: 'Kept' })
  const { load, halfTermEnds } = said
  const notUntil = said.notUntil ?? null
  const mostPerHalfTerm = said.mostPerHalfTerm ?? null
  const isAway = notUntil !== null
  return (
    <Section title="Being asked">
      <Stack>
        <p className={css.quiet}>
          {hoursInWords(load.hours)} for the alliance this half-term: {loadWords[load.level].label}. Whoever picks
          reviewers sees whether you have room, and never how much it is.{' '}
          <Link to="/load">What it is, and what could go</Link>
        </p>
        <CheckField
          label="Not this half-term, please"
          hint={isAway ? `Nobody can ask you before ${dayOf(notUntil)}.` : `Until ${dayOf(halfTermEnds)}`}
          checked={isAway}
          disabled={busy}
          onChange={() => void set({ notUntil: isAway ? null : halfTermEnds, mostPerHalfTerm })}
        />
        <SelectField
          label="Reviews I take on in one half-term"
          value={mostPerHalfTerm === null ? '' : String(mostPerHalfTerm)}
          disabled={busy}
          choices={caps}
          onChange={({ currentTarget }) =>
            void set({ notUntil, mostPerHalfTerm: currentTarget.value === '' ? null : Number(currentTarget.value) })
          }
        />
      </Stack>
    </Section>
  )
}
