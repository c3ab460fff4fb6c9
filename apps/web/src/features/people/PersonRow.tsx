/** A colleague on a list: name, roles, address, and what can be done. */
import type { ReactNode } from 'react'
import { graphql } from '../../gql'
import { Avatar } from '../../ui/Avatar'
import { Tag } from '../../ui/Tag'
import css from './PersonRow.module.css'
import { type Colleague, rolesOf } from './people-here'

export const personLine = graphql(`
  fragment PersonLine on PersonInSchool {
    id
    holdingId
    role
    roleLabel
    deputy
    endsOn
    state
    abilities { suspend reinstate release appointDeputy endDeputy endRole }
    person { id name initials email }
  }
`)

export interface PersonRowProps {
  readonly colleague: Colleague
  readonly colour: string | null
  readonly isMe: boolean
  /** What can be done with them: a menu. */
  readonly actions?: ReactNode
}

export function PersonRow({ colleague, colour, isMe, actions }: PersonRowProps) {
  const { person, state } = colleague
  return (
    <li className={css.row}>
      <Avatar silent person={{ ...person, colour }} />
      <div className={css.words}>
        <p className={css.name}>
          {person.name}
          {isMe && <Tag>You</Tag>}
          {state === 'SUSPENDED' && <Tag tone="warn">Suspended</Tag>}
          {state === 'INVITED' && <Tag>Invited</Tag>}
        </p>
        <p className={css.roles}>{rolesOf(colleague)}</p>
      </div>
      {person.email && (
        <a href={`mailto:${person.email}`} className={css.email}>
          {person.email}
        </a>
      )}
      <div className={css.actions}>{actions}</div>
    </li>
  )
}
