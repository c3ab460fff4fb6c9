/** Finds a colleague of the alliance by name, and asks them to lead the session. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import { graphql } from '../../gql'
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { SearchField } from '../../ui/SearchField'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './Cpd.module.css'
import { askToLeadMutation } from './cpd-queries'

const colleaguesQuery = graphql(`
  query ColleaguesForCpd($spaceId: ID!, $search: String) {
    people(spaceId: $spaceId, search: $search) { id person { id name schools { urn name } } }
  }
`)
const shownAtOnce = 8

interface FindColleagueProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
  readonly onDone: () => void
}

export function FindColleague({ cycle, session, onDone }: FindColleagueProps) {
  const [search, setSearch] = useState('')
  const query = useQuery(colleaguesQuery, {
    variables: { spaceId: cycle.allianceId, search: useDeferredValue(search) },
  })
  const [ask, { busy, refusal }] = useAct(askToLeadMutation, { inline: true, done: 'Asked' })
  const known = new Set(session.facilitators.filter(({ hasDeclined }) => !hasDeclined).map(({ person }) => person.id))
  return (
    <div className={css.find}>
      <SearchField label="Find a colleague by name" value={search} onChange={({ target }) => setSearch(target.value)} />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ people }) => {
          const found = [...new Map(people.map(({ person }) => [person.id, person])).values()].filter(
            ({ id, schools }) => !known.has(id) && schools.length > 0,
          )
          if (found.length === 0) return <p className={css.quiet}>Nobody of this name.</p>
          return (
            <ul className={css.lines}>
              {found.slice(0, shownAtOnce).map(({ id, name, schools }) => (
                <li key={id} className={css.line}>
                  <div className={css.lineWords}>
                    <span>{name}</span>
                    <span className={css.quiet}>{schools[0]!.name}</span>
                  </div>
                  <Button
                    size="s"
                    busy={busy}
                    onClick={() =>
                      void ask({ id: session.id, personId: id, urn: schools[0]!.urn }).then((done) => done && onDone())
                    }
                  >
                    Ask {name.split(' ')[0]}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
      <Button size="s" look="plain" onClick={onDone}>
        Not now
      </Button>
    </div>
  )
}
