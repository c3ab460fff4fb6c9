/** How a school hangs together with others: its alliances, what it was before, what public lists say about earlier work. */
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { SchoolTiesFragment } from '../../gql/graphql'
import { Card } from '../../ui/Card'
import { Stack } from '../../ui/Page'
import { Tag } from '../../ui/Tag'
import css from './SchoolTies.module.css'

export const schoolTies = graphql(`
  fragment SchoolTies on School {
    urn
    alliances { id name memberships { id role state school { urn } } }
    references { allianceName relation source }
    predecessor { urn name status }
    successors { urn name status }
  }
`)

const roleWords = { LEAD: 'Leads', STRATEGIC_PARTNER: 'Strategic partner', MEMBER: 'Member' } as const
const stateWords: Readonly<Record<string, string>> = { PAUSED: 'Paused', LEAVING: 'Leaving' }

export function SchoolTies({ school }: { readonly school: SchoolTiesFragment }) {
  const { urn, alliances, references, predecessor, successors } = school
  return (
    <Stack>
      {alliances.length > 0 && (
        <Ties title="Alliances">
          {alliances.map(({ id, name, memberships }) => {
            const membership = memberships.find((one) => one.school.urn === urn)
            const state = membership && stateWords[membership.state]
            return (
              <li key={id}>
                <Link to={`/alliance/${id}`}>{name}</Link>
                <span className={css.note}>
                  {membership && roleWords[membership.role]}
                  {state && <Tag tone="warn">{state}</Tag>}
                </span>
              </li>
            )
          })}
        </Ties>
      )}
      {predecessor && (
        <Ties title="Before that">
          <OtherSchool school={predecessor} />
        </Ties>
      )}
      {successors.length > 0 && (
        <Ties title="Since then">
          {successors.map((successor) => (
            <OtherSchool key={successor.urn} school={successor} />
          ))}
        </Ties>
      )}
      {references.length > 0 && (
        <Ties title="Earlier partners" hint="From public lists. No membership follows from it: joining needs the head.">
          {references.map(({ allianceName, relation, source }) => (
            <li key={`${allianceName} ${relation}`}>
              {relation === 'LED' ? 'Led' : 'Was partner of'} {allianceName}
              <span className={css.note}>{source}</span>
            </li>
          ))}
        </Ties>
      )}
    </Stack>
  )
}

interface TiesProps {
  readonly title: string
  readonly hint?: string
  readonly children: React.ReactNode
}

function Ties({ title, hint, children }: TiesProps) {
  return (
    <Card flat as="section">
      <h2 className={css.title}>{title}</h2>
      {hint && <p className={css.note}>{hint}</p>}
      <ul className={css.list}>{children}</ul>
    </Card>
  )
}

function OtherSchool({ school }: { readonly school: SchoolTiesFragment['successors'][number] }) {
  return (
    <li>
      <Link to={`/schools/${school.urn}`}>{school.name}</Link>
      <span className={css.note}>{school.status}</span>
    </li>
  )
}
