/** Asks colleagues of the alliance's schools in, several at once. */
import { useQuery } from '@apollo/client/react'
import { useDeferredValue, useState } from 'react'
import { graphql } from '../../gql'
import type { GroupPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import { SearchField } from '../../ui/SearchField'
import { SkeletonLines } from '../../ui/Skeleton'
import { invitePeopleMutation } from './group-queries'
import css from './People.module.css'

const colleaguesQuery = graphql(`
  query ColleaguesToInvite($spaceId: ID!, $search: String) {
    people(spaceId: $spaceId, search: $search) {
      id
      roleLabel
      person { id name schools { urn name } }
    }
  }
`)

const shownAtOnce = 30

export function InvitePeople({
  enquiry,
  onDone,
}: {
  readonly enquiry: GroupPartsFragment
  readonly onDone: () => void
}) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const query = useQuery(colleaguesQuery, {
    variables: { spaceId: enquiry.alliance.id, search: useDeferredValue(search) },
  })
  const [invite, { busy, refusal }] = useAct(invitePeopleMutation, { inline: true, done: 'Invited' })
  const inside = new Set(enquiry.members.filter(({ state }) => state !== 'LEFT').map(({ person }) => person.id))
  const send = async () => {
    if (await invite({ id: enquiry.id, personIds: [...chosen] })) onDone()
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <div className={css.form}>
      <SearchField label="Find colleagues by name" value={search} onChange={({ target }) => setSearch(target.value)} />
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {({ people }) => {
          // Somebody with two roles is one person.
          const found = [...new Map(people.map((one) => [one.person.id, one])).values()].filter(
            ({ person }) => !inside.has(person.id),
          )
          return found.length === 0 ? (
            <p className={css.quiet}>Nobody found who is not in the group already.</p>
          ) : (
            <ul className={css.found}>
              {found.slice(0, shownAtOnce).map(({ person, roleLabel }) => (
                <li key={person.id}>
                  <CheckField
                    label={person.name}
                    hint={[roleLabel, person.schools.map(({ name }) => name).join(', ')].filter(Boolean).join(', ')}
                    checked={chosen.has(person.id)}
                    onChange={() => toggle(person.id)}
                  />
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Button size="s" look="primary" busy={busy} disabled={chosen.size === 0} onClick={() => void send()}>
        {chosen.size > 1 ? `Invite ${chosen.size} people` : 'Invite'}
      </Button>
    </div>
  )
}
