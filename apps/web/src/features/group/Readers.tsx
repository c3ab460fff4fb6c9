/** Who can read the board. Widening is a step of its own; narrowing is always possible. */
import {
  type EnquiryVisibility,
  enquiryVisibilities,
  isEnquiryVisibility,
  isWider,
  visibilityLabels,
} from '@alongside/domain/visibility'
import { useState } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { setVisibilityMutation } from './group-queries'

export function Readers({ enquiry, onClose }: { readonly enquiry: GroupPartsFragment; readonly onClose: () => void }) {
  const now = isEnquiryVisibility(enquiry.visibility) ? enquiry.visibility : 'GROUP'
  const [chosen, setChosen] = useState<EnquiryVisibility>(now)
  const [set, { busy, refusal }] = useAct(setVisibilityMutation, {
    inline: true,
    done: 'Changed who can read this board',
  })
  const widens = isWider(now, chosen)
  const send = async () => {
    if (await set({ id: enquiry.id, visibility: chosen })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Who can read this"
      actions={
        enquiry.abilities.widenVisibility &&
        chosen !== now && (
          <>
            <Button look="plain" onClick={() => setChosen(now)}>
              Leave it as it is
            </Button>
            <Button look="primary" busy={busy} onClick={() => void send()}>
              {widens ? 'Yes, let more people read it' : 'Let fewer people read it'}
            </Button>
          </>
        )
      }
    >
      <ul>
        {enquiry.whoCanRead.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {enquiry.abilities.widenVisibility && (
        <Choices
          label="The board can be read by"
          value={chosen}
          onChoose={setChosen}
          choices={enquiryVisibilities.map((value) => ({ value, label: visibilityLabels[value] }))}
        />
      )}
      {widens && (
        <Notice tone="warn" title="More people will read every card and comment">
          {visibilityLabels[chosen]}: also what was written before today. Ask the group first.
        </Notice>
      )}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
