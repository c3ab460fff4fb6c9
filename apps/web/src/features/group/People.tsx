/** The people and schools of an enquiry, school by school, and how others come in. */
import { useState } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Row } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import { Guests } from './Guests'
import { InvitePeople } from './InvitePeople'
import { InviteSchools } from './InviteSchools'
import css from './People.module.css'
import { Protocol } from './Protocol'

type Member = GroupPartsFragment['members'][number]

export function People({ enquiry, onClose }: { readonly enquiry: GroupPartsFragment; readonly onClose: () => void }) {
  const [isReading, setReading] = useState(false)
  const [asking, setAsking] = useState<'people' | 'schools' | null>(null)
  const { abilities } = enquiry
  const there = enquiry.members.filter(({ state }) => state !== 'LEFT')
  const left = enquiry.members.filter(({ state }) => state === 'LEFT')
  return (
    <Dialog open side onClose={onClose} title="People and schools">
      {enquiry.schools.map(({ school, hasJoined, leftAt }) => (
        <section key={school.urn} className={css.school}>
          <h3 className={css.name}>
            <SchoolTag
              school={school}
              faded={!hasJoined}
              note={leftAt ? 'left' : hasJoined ? undefined : 'asked, nobody has joined yet'}
            />
          </h3>
          <ul className={css.people}>
            {there
              .filter((member) => member.school.urn === school.urn)
              .map((member) => (
                <MemberLine key={member.person.id} member={member} />
              ))}
          </ul>
        </section>
      ))}
      {left.length > 0 && (
        <p className={css.quiet}>No longer in the group: {left.map(({ person }) => person.name).join(', ')}.</p>
      )}
      <Row>
        {abilities.invitePerson && (
          <Button
            size="s"
            onClick={() => setAsking(asking === 'people' ? null : 'people')}
            aria-expanded={asking === 'people'}
          >
            Invite people
          </Button>
        )}
        {abilities.inviteSchool && (
          <Button
            size="s"
            onClick={() => setAsking(asking === 'schools' ? null : 'schools')}
            aria-expanded={asking === 'schools'}
          >
            Invite schools
          </Button>
        )}
        {enquiry.protocol !== '' && (
          <Button size="s" look="plain" onClick={() => setReading(true)}>
            Group agreement
          </Button>
        )}
      </Row>
      {asking === 'people' && <InvitePeople enquiry={enquiry} onDone={() => setAsking(null)} />}
      {asking === 'schools' && <InviteSchools enquiry={enquiry} onDone={() => setAsking(null)} />}
      <Guests enquiry={enquiry} />
      {isReading && <Protocol enquiry={enquiry} onClose={() => setReading(false)} />}
    </Dialog>
  )
}

function MemberLine({ member }: { readonly member: Member }) {
  const { person, school, state, isLead, isMe, protocolAcceptedAt } = member
  const standing =
    state === 'INVITED'
      ? 'invited'
      : protocolAcceptedAt
        ? `accepted the agreement on ${dayOf(protocolAcceptedAt)}`
        : 'has not accepted the agreement yet'
  return (
    <li className={css.person}>
      <Avatar person={{ ...person, colour: school.colour }} silent />
      <span className={css.words}>
        <span>
          {person.name}
          {isMe && ' (you)'}
        </span>
        <small>{standing}</small>
      </span>
      {isLead && <Tag tone="accent">Leads</Tag>}
    </li>
  )
}
