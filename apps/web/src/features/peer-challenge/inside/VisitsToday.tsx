/** On Today: where I am needed at visits of peer challenges, at my own school or at another; nothing while there are none. */
import { activityLabels } from '@alongside/domain/review-visit'
import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { graphql } from '../../../gql'
import { dayOf } from '../../../platform/dates'
import { useRefresh } from '../../../platform/news'
import { Card } from '../../../ui/Card'
import { Section, Stack } from '../../../ui/Page'
import css from './VisitsToday.module.css'

const visitsTodayQuery = graphql(`
  query VisitsToday {
    visitActivitiesWithMe { id kind on from until place challengeId school { urn name } with { id name } }
  }
`)

export function VisitsToday() {
  const { data, refetch } = useQuery(visitsTodayQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', refetch)
  const all = data?.visitActivitiesWithMe ?? []
  const days = [...new Set(all.map(({ on }) => on))]
  if (days.length === 0) return null
  return (
    <Section
      title="Peer challenge: when I am needed"
      hint="Visits that stand. Nobody you meet there is named in a note."
    >
      <Stack gap="s">
        {days.map((day) => (
          <Card key={day} pad="s">
            <h3 className={css.day}>{dayOf(day)}</h3>
            <ul className={css.parts}>
              {all
                .filter(({ on }) => on === day)
                .map(({ id, kind, from, until, place, challengeId, school, with: other }) => (
                  <li key={id}>
                    <span className={css.time}>{`${from} to ${until}`}</span>
                    <span>
                      <strong>{activityLabels[kind]}</strong>
                      {place && `, ${place}`}
                      {other && `, with ${other.name}`}
                      {challengeId ? (
                        <>
                          {', at '}
                          <Link to={`/challenges/${challengeId}`}>{school.name}</Link>
                        </>
                      ) : (
                        ', at our school'
                      )}
                    </span>
                  </li>
                ))}
            </ul>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}
