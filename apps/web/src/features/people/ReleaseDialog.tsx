/** A colleague leaves the school: what they lead passes on first, and nothing they wrote is lost. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { graphql } from '../../gql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { SkeletonLines } from '../../ui/Skeleton'
import type { ColleagueDialogProps } from './SuspendDialog'

const handoverQuery = graphql(`
  query Handover($personId: ID!, $urn: ID!) {
    handover(personId: $personId, urn: $urn) {
      kind
      id
      title
      candidates { id name schools { urn name } }
    }
  }
`)

const releaseMutation = graphql(`
  mutation ReleasePerson($urn: ID!, $personId: ID!, $handover: [HandoverInput!]!) {
    releasePerson(urn: $urn, personId: $personId, handover: $handover)
  }
`)

export function ReleaseDialog({ school, person, onClose }: ColleagueDialogProps) {
  const query = useQuery(handoverQuery, {
    variables: { personId: person.id, urn: school.urn },
    fetchPolicy: 'network-only',
  })
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [release, { busy, refusal }] = useAct(releaseMutation, {
    inline: true,
    done: `${person.name} has left ${school.name}`,
    refetch: ['SchoolPage'],
  })
  const items = query.data?.handover ?? []
  const isStuck = items.some(({ candidates }) => candidates.length === 0)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const handover = items.map(({ kind, id }) => ({ kind, id, toPersonId: chosen[id] ?? '' }))
    if (await release({ urn: school.urn, personId: person.id, handover })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${person.name} leaves ${school.name}?`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button look="danger" type="submit" form="release" busy={busy} disabled={!query.data || isStuck}>
            {items.length > 0 ? 'Hand over and let go' : 'Let go'}
          </Button>
        </>
      }
    >
      <Loaded query={query} skeleton={<SkeletonLines />}>
        {() => (
          <form id="release" onSubmit={(event) => void send(event)}>
            <Stack>
              <p>
                They lose all their roles at {school.name} and are signed out. What they wrote stays, with their name on
                it. This cannot be undone; if they come back, invite them again.
              </p>
              {items.length > 0 && <p>What they lead needs somebody first:</p>}
              {items.map(({ id, title, candidates }) =>
                candidates.length > 0 ? (
                  <SelectField
                    key={id}
                    label={title}
                    placeholder="Who leads it from now on?"
                    value={chosen[id] ?? ''}
                    onChange={(event) => setChosen({ ...chosen, [id]: event.currentTarget.value })}
                    choices={candidates.map((one) => ({
                      value: one.id,
                      label: [one.name, ...one.schools.map(({ name }) => name)].join(', '),
                    }))}
                  />
                ) : (
                  <Notice key={id} tone="warn" title={title}>
                    Nobody else has joined it. Ask {person.name} to{' '}
                    <Link to={`/enquiries/${id}`}>bring somebody in</Link>, or to bring it to an end.
                  </Notice>
                ),
              )}
              {refusal && <Notice tone="danger">{refusal}</Notice>}
            </Stack>
          </form>
        )}
      </Loaded>
    </Dialog>
  )
}
