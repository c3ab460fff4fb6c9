/** For whoever runs the installation: which alliances there are, and how many schools each has. No content. */
import { useQuery } from '@apollo/client/react'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { graphql } from '../../gql'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { Button } from '../../ui/Button'
import { LinkCard } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { CardGrid } from '../../ui/Page'
import { SkeletonCards } from '../../ui/Skeleton'
import css from './AllAlliances.module.css'
import { kindWords } from './alliance-words'

const allQuery = graphql(`
  query AllAlliances {
    alliances { id name kind leadSchool { urn name } memberships { id state } }
  }
`)

const takesPart = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])

const schoolsIn = (states: readonly string[]): string => {
  const members = states.filter((state) => takesPart.has(state)).length
  const asked = states.filter((state) => state === 'INVITED' || state === 'PENDING').length
  const first = members === 0 ? 'No school yet' : members === 1 ? 'One school' : `${members} schools`
  return asked > 0 ? `${first}, ${asked} invited` : first
}

export function AllAlliances({ onCreate }: { readonly onCreate: (() => void) | null }) {
  const query = useQuery(allQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('alliance.changed', query.refetch)
  return (
    <Loaded query={query} skeleton={<SkeletonCards cards={3} />}>
      {({ alliances }) =>
        alliances.length === 0 ? (
          <EmptyState
            icon={<IconUsersGroup />}
            title="No alliance yet"
            action={
              onCreate && (
                <Button look="primary" icon={<IconPlus />} onClick={onCreate}>
                  Create the first alliance
                </Button>
              )
            }
          >
            An alliance is where schools meet. You make the place and invite its coordinator, who invites the schools.
          </EmptyState>
        ) : (
          <CardGrid>
            {alliances.map(({ id, name, kind, leadSchool, memberships }) => (
              <LinkCard key={id} to={`/alliance/${id}`} title={name} level={2}>
                <p className={css.note}>
                  {kindWords[kind]}
                  {leadSchool && `, led by ${leadSchool.name}`}
                </p>
                <p className={css.note}>{schoolsIn(memberships.map(({ state }) => state))}</p>
              </LinkCard>
            ))}
          </CardGrid>
        )
      }
    </Loaded>
  )
}
