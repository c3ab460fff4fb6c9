/** The people of a study, school by school, who reads it as a guest, and the agreement they have given one another. */
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Columns, Section, Stack } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import { Tag } from '../../ui/Tag'
import { Agreement } from './Agreement'
import css from './Group.module.css'
import { Guests } from './Guests'
import { InviteColleagues } from './InviteColleagues'

type Member = StudyPartsFragment['members'][number]

export function Group({ study }: { readonly study: StudyPartsFragment }) {
  const [isAsking, setAsking] = useState(false)
  const there = study.members.filter(({ state }) => state !== 'LEFT')
  const left = study.members.filter(({ state }) => state === 'LEFT')
  const schools = [...new Map(there.map(({ school }) => [school.urn, school])).values()]
  const invite = study.abilities.invitePerson && (
    <Button look={there.length < 2 ? 'primary' : 'soft'} onClick={() => setAsking(true)}>
      Invite colleagues
    </Button>
  )
  return (
    <Columns
      main={<Agreement study={study} />}
      aside={
        <Stack gap="l">
          <Section title="Who we are" hint="Two to six people, best from more than one school." actions={invite}>
            <Card>
              <Stack>
                {schools.map((school) => (
                  <div key={school.urn} className={css.school}>
                    <SchoolTag school={school} />
                    <ul className={css.people}>
                      {there
                        .filter((member) => member.school.urn === school.urn)
                        .map((member) => (
                          <MemberLine key={member.person.id} member={member} />
                        ))}
                    </ul>
                  </div>
                ))}
                {left.length > 0 && (
                  <p className={css.quiet}>
                    No longer in the group: {left.map(({ person }) => person.name).join(', ')}.
                  </p>
                )}
              </Stack>
            </Card>
          </Section>
          <Guests study={study} />
          {isAsking && <InviteColleagues study={study} onClose={() => setAsking(false)} />}
        </Stack>
      }
    />
  )
}

function MemberLine({ member }: { readonly member: Member }) {
  const { person, school, state, isFacilitator, isMe, protocolAcceptedAt } = member
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
      {isFacilitator && <Tag tone="accent">Facilitates</Tag>}
    </li>
  )
}
