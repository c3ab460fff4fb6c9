/** Dissolving a cluster: the schools and their enquiries stay. */
import { graphql } from '../../gql'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'

const removeMutation = graphql(`
  mutation RemoveCluster($allianceId: ID!, $id: ID!) {
    removeCluster(allianceId: $allianceId, id: $id)
  }
`)

export interface RemoveClusterDialogProps {
  readonly allianceId: string
  readonly cluster: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

export function RemoveClusterDialog({ allianceId, cluster, onClose }: RemoveClusterDialogProps) {
  const [remove, { busy, refusal }] = useAct(removeMutation, {
    inline: true,
    done: `${cluster.name} is dissolved`,
    refetch: ['ClusterPanel'],
  })
  const confirm = async () => {
    if (await remove({ allianceId, id: cluster.id })) onClose()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Dissolve ${cluster.name}?`}
      action="Dissolve"
      busy={busy}
      refusal={refusal}
      onConfirm={() => void confirm()}
    >
      Its schools stay in the alliance and their enquiries go on. What was open to this cluster can from then on be read
      only by those who could read it otherwise.
    </ConfirmDialog>
  )
}
