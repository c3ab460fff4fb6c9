/** Taking along what one's school wrote in an alliance: one file, to keep or to give to the next system. */
import { useState } from 'react'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { download } from '../../platform/download'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'

export interface ExportDialogProps {
  readonly membership: Pick<MembershipPartsFragment, 'id' | 'school' | 'alliance'>
  readonly onClose: () => void
}

export function ExportDialog({ membership: { id, school, alliance }, onClose }: ExportDialogProps) {
  const [state, setState] = useState<'ready' | 'busy' | 'done'>('ready')
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = async () => {
    setState('busy')
    const refused = await download(`/api/alliances/${alliance.id}/memberships/${id}/export`)
    setRefusal(refused)
    setState(refused === null ? 'done' : 'ready')
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Export what your school wrote"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Close
          </Button>
          <Button look="primary" busy={state === 'busy'} onClick={() => void take()}>
            Download
          </Button>
        </>
      }
    >
      <p>
        Everything that colleagues of {school.name} wrote in {alliance.name}, in one file (JSON): enquiries, cards with
        their earlier versions, comments, and the dates of the membership. Taking it changes nothing here, and is noted
        in the record of changes.
      </p>
      {state === 'done' && (
        <Notice tone="good">The file is among your downloads. Keep it where only your school can read it.</Notice>
      )}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
