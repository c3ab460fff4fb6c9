/** The schools of an alliance, and where each membership stands. */
import type { MembershipPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { When } from '../../platform/When'
import { SchoolTag } from '../../ui/SchoolTag'
import { Table } from '../../ui/Table'
import { Tag } from '../../ui/Tag'
import { MembershipActions } from './MembershipActions'
import css from './MembershipTable.module.css'
import { roleWords, stateWords } from './membership-words'

export interface MembershipTableProps {
  readonly caption: string
  readonly memberships: readonly MembershipPartsFragment[]
}

export function MembershipTable({ caption, memberships }: MembershipTableProps) {
  return (
    <Table
      caption={caption}
      rows={memberships}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'school',
          title: 'School',
          heads: true,
          cell: ({ school }) => <SchoolTag school={school} to={`/schools/${school.urn}`} />,
        },
        { key: 'role', title: 'Role', cell: ({ role }) => roleWords[role] },
        { key: 'state', title: 'Stands', cell: (membership) => <Standing membership={membership} /> },
        { key: 'signed', title: 'Signed', cell: (membership) => <Signed membership={membership} /> },
        {
          key: 'actions',
          title: 'What to do',
          quiet: true,
          cell: (membership) => <MembershipActions membership={membership} />,
        },
      ]}
    />
  )
}

interface CellProps {
  readonly membership: MembershipPartsFragment
}

function Standing({ membership }: CellProps) {
  const { state, invitedAt, leavesOn, reason, removalAskedBy } = membership
  return (
    <div className={css.cell}>
      <Tag tone={stateWords[state].tone}>{stateWords[state].label}</Tag>
      <span className={css.note}>
        {state === 'INVITED' && <When at={invitedAt} />}
        {leavesOn && state === 'LEAVING' && `on ${dayOf(leavesOn)}`}
        {removalAskedBy && state === 'ACTIVE'
          ? `${removalAskedBy.name} asks to remove it: “${reason}”`
          : reason && `“${reason}”`}
      </span>
    </div>
  )
}

function Signed({ membership }: CellProps) {
  const { signedAt, signedBy, agreementVersion, countersignedAt, countersignedBy, alliance } = membership
  if (!signedAt) return null
  const isOld = agreementVersion && agreementVersion !== alliance.agreementVersion
  return (
    <div className={css.cell}>
      <span>{dayOf(signedAt)}</span>
      <span className={css.note}>
        {signedBy?.name}
        {isOld && `, wording ${agreementVersion}`}
        {countersignedAt && `; for the trust ${countersignedBy?.name ?? ''}`}
      </span>
    </div>
  )
}
