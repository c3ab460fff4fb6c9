/** Settles the pairs of a round, after a word of what follows. */
import { useState } from 'react'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { acceptMutation } from './pairing-queries'

export function AcceptPairs({ id, hosts }: { readonly id: string; readonly hosts: number }) {
  const [asking, setAsking] = useState(false)
  const [accept, { busy, refusal }] = useAct(acceptMutation, {
    inline: true,
    done: 'Settled. The headteachers are asked to sign.',
  })
  return (
    <>
      <Button look="primary" onClick={() => setAsking(true)}>
        Settle these pairs
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Settle these pairs?"
        action="Settle them"
        harmless
        busy={busy}
        refusal={refusal}
        onConfirm={() => void accept({ id }).then((done) => done && setAsking(false))}
      >
        {`A peer challenge is proposed for each host, ${hosts} in all. Nothing begins before the headteachers of the host and of every visiting school have signed.`}
      </ConfirmDialog>
    </>
  )
}
