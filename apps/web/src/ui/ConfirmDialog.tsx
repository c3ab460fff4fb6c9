/** Asks once before something is lost, and names what is lost. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Notice } from './Notice'
import { TextArea } from './TextArea'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** A question, such as "Abandon this enquiry?". */
  readonly title: string
  /** What happens, and what is lost, in full sentences. */
  readonly children: ReactNode
  /** The verb on the button, such as "Abandon enquiry". */
  readonly action: string
  /** Nothing is lost: the button is not red. */
  readonly harmless?: boolean
  /** Asks for a reason, which is passed on. Others read it in the history. */
  readonly reason?: { readonly label: string; readonly hint?: string; readonly optional?: boolean }
  readonly busy?: boolean
  readonly refusal?: string | null | undefined
  readonly onConfirm: (reason: string) => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, children, action, harmless, reason, busy = false, refusal, onConfirm } = props
  const [words, setWords] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(words.trim())
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button look={harmless ? 'primary' : 'danger'} type="submit" form="confirm" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <div>{children}</div>
      <form id="confirm" onSubmit={send}>
        {reason && (
          <TextArea
            label={reason.label}
            hint={reason.hint}
            optional={reason.optional}
            value={words}
            maxLength={2000}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </form>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
