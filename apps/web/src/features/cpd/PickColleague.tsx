/** A colleague of the alliance, or of one school, found by name and chosen with one press. Of one school they stand there at once. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import { graphql } from '../../gql'
import { Loaded } from '../../platform/Loaded'
import { Button } from '../../ui/Button'
import { LoadWord } from '../../ui/LoadWord'
import { Notice } from '../../ui/Notice'
import { SearchField } from '../../ui/SearchField'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './Cpd.module.css'
import { useLeadingLoads } from './useLeadingLoads'

const colleaguesQuery = graphql(`
  query ColleaguesForCpd($spaceId: ID!, $search: String) {
    people(spaceId: $spaceId, search: $search) { id person { id name schools { urn name } } }
  }
`)
const shownAtOnce = 8

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly school: { readonly urn: string; readonly name: string }
}
interface PickColleagueProps {
  readonly allianceId: string
  /** Who is not offered. */
  readonly known: ReadonlySet<string>
  /** Of this school alone. */
  readonly urn?: string | undefined
  /** The session that they would lead: whether their half-term has room for it is said beside them. */
  readonly toLead?: string
  readonly verb: (firstName: string) => string
  readonly busy: boolean
  readonly refusal: string | null | undefined
  readonly onPick: (colleague: Colleague) => void
}

export function PickColleague(props: PickColleagueProps) {
  const { allianceId, known, urn, toLead, verb, busy, refusal, onPick } = props
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const isAsked = urn !== undefined || asked !== ''
  const query = useQuery(colleaguesQuery, { variables: { spaceId: allianceId, search: asked }, skip: !isAsked })
  const people = query.data?.people ?? []
  const found = [...new Map(people.map(({ person }) => [person.id, person])).values()]
    .flatMap(({ id, name, schools }) => {
      const school = urn === undefined ? schools[0] : schools.find((one) => one.urn === urn)
      return known.has(id) || !school ? [] : [{ id, name, school }]
    })
    .slice(0, shownAtOnce)
  const loads = useLeadingLoads(
    toLead,
    found.map(({ id }) => id),
  )
  const levelOf = (id: string) => {
    const level = loads.get(id)
    return (
      level && (
        <span className={css.quiet}>
          <LoadWord level={level} />
        </span>
      )
    )
  }
  return (
    <>
      <SearchField label="Find a colleague by name" value={search} onChange={({ target }) => setSearch(target.value)} />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      {isAsked && (
        <Loaded query={query} skeleton={<SkeletonLines />}>
          {() =>
            found.length === 0 ? (
              <p className={css.quiet}>Nobody of this name.</p>
            ) : (
              <ul className={css.lines}>
                {found.map(({ id, name, school }) => (
                  <li key={id} className={css.line}>
                    <div className={css.lineWords}>
                      <span>{name}</span>
                      <span className={css.quiet}>{school.name}</span>
                      {levelOf(id)}
                    </div>
                    <Button size="s" busy={busy} onClick={() => onPick({ id, name, school })}>
                      {verb(name.split(' ')[0] ?? name)}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </>
  )
}
