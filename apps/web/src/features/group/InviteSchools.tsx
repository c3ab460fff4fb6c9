/** Asks other schools of the alliance to take part. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { GroupPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import { SkeletonLines } from '../../ui/Skeleton'
import { inviteSchoolsMutation } from './group-queries'
import css from './People.module.css'

const partnersQuery = graphql(`
  query SchoolsToInvite($id: ID!) {
    alliance(id: $id) {
      id
      memberships { id state school { urn name town } }
    }
  }
`)

export function InviteSchools({
  enquiry,
  onDone,
}: {
  readonly enquiry: GroupPartsFragment
  readonly onDone: () => void
}) {
  const query = useQuery(partnersQuery, { variables: { id: enquiry.alliance.id } })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [invite, { busy, refusal }] = useAct(inviteSchoolsMutation, { inline: true, done: 'Invited' })
  const inside = new Set(enquiry.schools.filter(({ leftAt }) => !leftAt).map(({ school }) => school.urn))
  const send = async () => {
    if (await invite({ id: enquiry.id, urns: [...chosen] })) onDone()
  }
  const toggle = (urn: string) => {
    const next = new Set(chosen)
    if (!next.delete(urn)) next.add(urn)
    setChosen(next)
  }
  return (
    <div className={css.form}>
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ alliance }) => {
          const others = (alliance?.memberships ?? []).filter(
            ({ state, school }) => state === 'ACTIVE' && !inside.has(school.urn),
          )
          return others.length === 0 ? (
            <p className={css.quiet}>Every school of the alliance has been asked already.</p>
          ) : (
            <ul className={css.found}>
              {others.map(({ school }) => (
                <li key={school.urn}>
                  <CheckField
                    label={school.name}
                    hint={school.town ?? undefined}
                    checked={chosen.has(school.urn)}
                    onChange={() => toggle(school.urn)}
                  />
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Button size="s" look="primary" busy={busy} disabled={chosen.size === 0} onClick={() => void send()}>
        {chosen.size > 1 ? `Invite ${chosen.size} schools` : 'Invite'}
      </Button>
    </div>
  )
}
