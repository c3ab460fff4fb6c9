/** What waits for this very person: an invitation of their school, an agreement to sign, a trust's name to add. */
import { useQuery } from '@apollo/client/react'
import { IconMail } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { useRefresh } from '../../platform/news'
import { When } from '../../platform/When'
import css from './AwaitingMemberships.module.css'
import { MembershipActions } from './MembershipActions'

const awaitingQuery = graphql(`
  query AwaitingMemberships {
    myMembershipInvitations { ...MembershipParts }
  }
`)

export interface AwaitingMembershipsProps {
  /** What stands here while nothing waits. */
  readonly otherwise?: ReactNode
}

export function AwaitingMemberships({ otherwise = null }: AwaitingMembershipsProps) {
  const query = useQuery(awaitingQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh(['alliance.changed', 'viewer.changed'], query.refetch)
  const waiting = query.data?.myMembershipInvitations ?? []
  if (waiting.length === 0) return query.data ? otherwise : null
  return (
    <ul className={css.list} aria-label="Waiting for you">
      {waiting.map((membership) => (
        <li key={membership.id} className={css.card}>
          <span className={css.icon} aria-hidden="true">
            <IconMail />
          </span>
          <div className={css.words}>
            <h2>{headline(membership)}</h2>
            <p>{explanation(membership)}</p>
            <p className={css.note}>
              Invited <When at={membership.invitedAt} />.{' '}
              <Link to={`/alliance/${membership.alliance.id}`}>Have a look at {membership.alliance.name}</Link>
            </p>
          </div>
          <MembershipActions wide membership={membership} />
        </li>
      ))}
    </ul>
  )
}

function headline({ state, school, alliance, agreementVersion }: MembershipPartsFragment): string {
  if (state === 'INVITED') return `${school.name} is invited to ${alliance.name}`
  if (agreementVersion) return `${alliance.name} has a new agreement`
  return `One signature, and ${school.name} is part of ${alliance.name}`
}

function explanation({ state, abilities, agreementVersion }: MembershipPartsFragment): string {
  if (state === 'INVITED') return 'Joining is your decision as its head. Nothing is shared before you have signed.'
  if (abilities.sign && agreementVersion)
    return 'Your school is bound by the wording you signed until you sign the new one.'
  if (abilities.sign) return 'Read the membership agreement: it says exactly what is shared from the day you sign.'
  return 'The head has accepted. You can add the name of the trust.'
}
