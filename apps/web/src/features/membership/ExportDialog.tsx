/** Taking along what one's school wrote in an alliance: one file, to keep or to give to the next system. */
import { useState } from 'react'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'

export interface ExportDialogProps {
  readonly membership: Pick<MembershipPartsFragment, 'id' | 'school' | 'alliance'>
  readonly onClose: () => void
}

const nameIn = (header: string | null): string => /filename="([^"]+)"/.exec(header ?? '')?.[1] ?? 'export.json'

/** Fetched, not opened: so that a refusal becomes a sentence here and not a page of its own. */
async function download(url: string): Promise<boolean> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => null)
  if (!response?.ok) return false
  const file = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = file
  link.download = nameIn(response.headers.get('content-disposition'))
  link.click()
  URL.revokeObjectURL(file)
  return true
}

export function ExportDialog({ membership: { id, school, alliance }, onClose }: ExportDialogProps) {
  const [state, setState] = useState<'ready' | 'busy' | 'done' | 'refused'>('ready')
  const take = async () => {
    setState('busy')
    const isDone = await download(`/api/alliances/${alliance.id}/memberships/${id}/export`)
    setState(isDone ? 'done' : 'refused')
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
      {state === 'refused' && (
        <Notice tone="danger">The export could not be made just now. Try again in a moment.</Notice>
      )}
    </Dialog>
  )
}
