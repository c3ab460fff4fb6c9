/** Calls a round off: nobody is asked any more, and nothing is settled. */
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { cancelMutation } from './pairing-queries'

export function CancelRound({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [cancel, { busy, refusal }] = useAct(cancelMutation, { inline: true, done: 'The round is called off' })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Call this round off?"
      action="Call it off"
      reason={{ label: 'Why' }}
      busy={busy}
      refusal={refusal}
      onConfirm={(reason) => void cancel({ id, reason }).then((done) => done && onClose())}
    >
      What schools have said stays to be read; no pair is settled, and this cannot be undone.
    </ConfirmDialog>
  )
}
