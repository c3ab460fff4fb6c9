/** Asks colleagues of the alliance's schools into the group, several at once. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { graphql } from '../../gql'
import type { LoadLevel, StudyPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Dialog } from '../../ui/Dialog'
import { LoadWord } from '../../ui/LoadWord'
import { Notice } from '../../ui/Notice'
import { SearchField } from '../../ui/SearchField'
import { SkeletonLines } from '../../ui/Skeleton'
import css from './Group.module.css'
import { inviteMutation } from './study-queries'
import { useLoadsIfInvited } from './useStudyLoads'

const colleaguesQuery = graphql(`
  query ColleaguesForLessonStudy($spaceId: ID!, $search: String) {
    people(spaceId: $spaceId, search: $search) {
      id
      roleLabel
      person { id name schools { urn name } }
    }
  }
`)

const shownAtOnce = 30

interface InviteColleaguesProps {
  readonly study: StudyPartsFragment
  readonly onClose: () => void
}

export function InviteColleagues({ study, onClose }: InviteColleaguesProps) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const query = useQuery(colleaguesQuery, {
    variables: { spaceId: study.alliance.id, search: useDeferredValue(search) },
  })
  const [invite, { busy, refusal }] = useAct(inviteMutation, { inline: true, done: 'Invited' })
  const inside = new Set(study.members.filter(({ state }) => state !== 'LEFT').map(({ person }) => person.id))
  // Somebody with two roles is one person.
  const found = [...new Map((query.data?.people ?? []).map((one) => [one.person.id, one])).values()]
    .filter(({ person }) => !inside.has(person.id))
    .slice(0, shownAtOnce)
  const loads = useLoadsIfInvited(
    study.id,
    found.map(({ person }) => person.id),
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen.size > 0 && (await invite({ id: study.id, personIds: [...chosen] }))) onClose()
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Invite colleagues"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="invite-colleagues" busy={busy} disabled={chosen.size === 0}>
            {chosen.size > 1 ? `Invite ${chosen.size} people` : 'Invite'}
          </Button>
        </>
      }
    >
      <p className={css.quiet}>
        A lesson study is a small group. Whoever joins reads everything in it, and writes on its plans.
      </p>
      <form id="invite-colleagues" onSubmit={(event) => void send(event)}>
        <SearchField
          label="Find colleagues by name"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </form>
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {() =>
          found.length === 0 ? (
            <p className={css.quiet}>Nobody found who is not in the group already.</p>
          ) : (
            <ul className={css.found}>
              {found.map(({ person, roleLabel }) => (
                <li key={person.id}>
                  <CheckField
                    label={person.name}
                    hint={
                      <>
                        {[roleLabel, person.schools.map(({ name }) => name).join(', ')].filter(Boolean).join(', ')}
                        <Room level={loads.get(person.id)} />
                      </>
                    }
                    checked={chosen.has(person.id)}
                    onChange={() => toggle(person.id)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}

const Room = ({ level }: { readonly level: LoadLevel | undefined }) =>
  level ? (
    <div>
      <LoadWord level={level} />
    </div>
  ) : null
