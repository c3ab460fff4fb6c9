/** The group agreement: what the members have promised one another, and the moment of accepting it. */
import type { GroupPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { acceptProtocolMutation } from './group-queries'
import css from './Protocol.module.css'

export function Protocol({ enquiry, onClose }: { readonly enquiry: GroupPartsFragment; readonly onClose: () => void }) {
  const [accept, { busy, refusal }] = useAct(acceptProtocolMutation, {
    inline: true,
    done: 'You have accepted the group agreement',
  })
  const mine = enquiry.members.find(({ isMe }) => isMe)?.protocolAcceptedAt
  const agree = async () => {
    if (await accept({ id: enquiry.id, version: enquiry.protocolVersion })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Group agreement"
      width="l"
      actions={
        enquiry.abilities.acceptProtocol && (
          <>
            <Button look="plain" onClick={onClose}>
              Read it later
            </Button>
            <Button look="primary" busy={busy} onClick={() => void agree()}>
              I accept this agreement
            </Button>
          </>
        )
      }
    >
      <div className={css.words}>
        {enquiry.protocol.split(/\n+/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {mine && !enquiry.abilities.acceptProtocol && <p className={css.mine}>You accepted it on {dayOf(mine)}.</p>}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
