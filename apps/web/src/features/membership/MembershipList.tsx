/** The schools of an alliance, and where each membership stands. */
import { Link } from 'react-router'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Card } from '../../ui/Card'
import { schoolStyle } from '../../ui/school-colour'
import { Tag } from '../../ui/Tag'
import { MembershipActions } from './MembershipActions'
import css from './MembershipList.module.css'
import { roleWords, stateWords } from './membership-words'

export interface MembershipListProps {
  readonly label: string
  readonly memberships: readonly MembershipPartsFragment[]
}

export function MembershipList({ label, memberships }: MembershipListProps) {
  return (
    <Card pad="none">
      <ul className={css.list} aria-label={label}>
        {memberships.map((membership) => (
          <MembershipRow key={membership.id} membership={membership} />
        ))}
      </ul>
    </Card>
  )
}

function MembershipRow({ membership }: { readonly membership: MembershipPartsFragment }) {
  const { school, role, state, leavesOn, reason, removalAskedBy } = membership
  const asked = state === 'ACTIVE' ? removalAskedBy : null
  return (
    <li className={css.row} style={schoolStyle(school.colour)}>
      <div className={css.words}>
        <Link to={`/schools/${school.urn}`} className={css.name}>
          <span className={css.dot} aria-hidden="true" />
          {school.name}
        </Link>
        <p className={css.detail}>{[roleWords[role], since(membership)].filter(Boolean).join(' · ')}</p>
        {asked && (
          <p className={css.reason}>
            {asked.name} asks to remove this school: “{reason}” It takes a second name.
          </p>
        )}
        {reason && !asked && <p className={css.reason}>“{reason}”</p>}
      </div>
      <Tag tone={stateWords[state].tone}>
        {stateWords[state].label}
        {state === 'LEAVING' && leavesOn && ` on ${dayOf(leavesOn)}`}
      </Tag>
      <div className={css.actions}>
        <MembershipActions membership={membership} />
      </div>
    </li>
  )
}

/** "Signed on 10 October 2025 by Helen Marchbanks, wording 1" */
function since(membership: MembershipPartsFragment): string {
  const { invitedAt, signedAt, signedBy, agreementVersion, alliance, countersignedAt, countersignedBy } = membership
  if (!signedAt) return `invited on ${dayOf(invitedAt)}`
  const isOld = agreementVersion && alliance.agreementVersion > agreementVersion
  return [
    `signed on ${dayOf(signedAt)}${signedBy ? ` by ${signedBy.name}` : ''}`,
    isOld && `wording ${agreementVersion}, the new one waits`,
    countersignedAt && `for the trust: ${countersignedBy?.name ?? dayOf(countersignedAt)}`,
  ]
    .filter(Boolean)
    .join(', ')
}
