/** Forming a cluster, or changing who is in it. */
import { clusterSize } from '@alongside/domain/alliance'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import css from './ClusterDialog.module.css'

const createMutation = graphql(`
  mutation CreateCluster($allianceId: ID!, $name: String!, $urns: [ID!]!) {
    createCluster(allianceId: $allianceId, name: $name, urns: $urns) { id }
  }
`)
const updateMutation = graphql(`
  mutation UpdateCluster($allianceId: ID!, $id: ID!, $name: String, $urns: [ID!]) {
    updateCluster(allianceId: $allianceId, id: $id, name: $name, urns: $urns) { id name schools { urn name colour } }
  }
`)

export interface ClusterDialogProps {
  readonly allianceId: string
  readonly schools: readonly { readonly urn: string; readonly name: string }[]
  /** Null for a new one. */
  readonly cluster: {
    readonly id: string
    readonly name: string
    readonly schools: readonly { readonly urn: string }[]
  } | null
  readonly onClose: () => void
}

export function ClusterDialog({ allianceId, schools, cluster, onClose }: ClusterDialogProps) {
  const [name, setName] = useState(cluster?.name ?? '')
  const [urns, setUrns] = useState<readonly string[]>(cluster?.schools.map(({ urn }) => urn) ?? [])
  const options = { inline: true, done: cluster ? 'Cluster changed' : 'Cluster formed', refetch: ['ClusterPanel'] }
  const [create, creating] = useAct(createMutation, options)
  const [update, updating] = useAct(updateMutation, options)
  const refusal = creating.refusal ?? updating.refusal
  const fits = urns.length >= clusterSize.least && urns.length <= clusterSize.most
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const chosen = { allianceId, name, urns: [...urns] }
    const done = cluster ? await update({ ...chosen, id: cluster.id }) : await create(chosen)
    if (done) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={cluster ? `Change ${cluster.name}` : 'Form a cluster'}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="cluster" busy={creating.busy || updating.busy} disabled={!fits}>
            {cluster ? 'Save' : 'Form the cluster'}
          </Button>
        </>
      }
    >
      <form id="cluster" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <TextField
            label="Name"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <fieldset className={css.schools}>
            <legend>
              Which schools? <output className={css.count}>{urns.length} chosen; three to eight make a cluster</output>
            </legend>
            {schools.map((school) => (
              <CheckField
                key={school.urn}
                label={school.name}
                checked={urns.includes(school.urn)}
                onChange={(event) =>
                  setUrns(
                    event.currentTarget.checked ? [...urns, school.urn] : urns.filter((urn) => urn !== school.urn),
                  )
                }
              />
            ))}
          </fieldset>
        </Stack>
      </form>
    </Dialog>
  )
}
