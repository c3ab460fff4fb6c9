/** The lead passes to another member. */
import { useState } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { handOverMutation } from './group-queries'

export function HandOver({ enquiry, onClose }: { readonly enquiry: GroupPartsFragment; readonly onClose: () => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const others = enquiry.members.filter(({ state, isLead }) => state === 'JOINED' && !isLead)
  const name = others.find(({ person }) => person.id === chosen)?.person.name
  const [handOver, { busy, refusal }] = useAct(handOverMutation, {
    inline: true,
    done: `${name} leads this enquiry now`,
    refetch: ['EnquiryBoard'],
  })
  const send = async () => {
    if (chosen && (await handOver({ id: enquiry.id, personId: chosen }))) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Hand over the lead"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button look="primary" busy={busy} disabled={!chosen} onClick={() => void send()}>
            Hand over
          </Button>
        </>
      }
    >
      <p>Whoever leads invites people and schools, and confirms each step to the next stage.</p>
      <Choices
        label="Who leads from now on?"
        value={chosen}
        onChoose={setChosen}
        choices={others.map(({ person, school }) => ({ value: person.id, label: person.name, hint: school.name }))}
      />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
