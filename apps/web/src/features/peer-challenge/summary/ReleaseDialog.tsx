/** Who is to read it: audiences in plain words, and what happens with the press of the button. */
import { useState } from 'react'
import type { SummaryAudience } from '../../../gql/graphql'
import { Button } from '../../../ui/Button'
import { CheckField } from '../../../ui/CheckField'
import { Dialog } from '../../../ui/Dialog'
import { Notice } from '../../../ui/Notice'
import css from '../findings/Outcome.module.css'
import { audiences, audienceWords } from '../findings/outcome-words'

interface ReleaseDialogProps {
  readonly title: string
  readonly action: string
  /** What becomes readable, in a sentence. */
  readonly says: string
  readonly chosen: readonly SummaryAudience[]
  readonly canBeNobody?: boolean
  readonly busy: boolean
  readonly refusal: string | null
  readonly onRelease: (audiences: SummaryAudience[]) => void
  readonly onClose: () => void
}

export function ReleaseDialog(props: ReleaseDialogProps) {
  const { title, action, says, canBeNobody = false, busy, refusal, onRelease, onClose } = props
  const [chosen, setChosen] = useState<readonly SummaryAudience[]>(props.chosen)
  const names = audiences.filter((one) => chosen.includes(one)).map((one) => audienceWords[one].label)
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Keep things as they are
          </Button>
          <Button
            look="primary"
            busy={busy}
            disabled={chosen.length === 0 && !canBeNobody}
            onClick={() => onRelease([...chosen])}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{says}</p>
      <fieldset className={css.checks}>
        <legend className="visually-hidden">Who can read this</legend>
        {audiences.map((audience) => (
          <CheckField
            key={audience}
            label={audienceWords[audience].label}
            hint={audienceWords[audience].hint}
            checked={chosen.includes(audience)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, audience] : chosen.filter((one) => one !== audience))
            }
          />
        ))}
      </fieldset>
      <p aria-live="polite" className={css.quiet}>
        Who can read this:{' '}
        {names.length === 0 ? 'nobody besides you and the team' : `${names.join(', ')}, you and the team`}.
      </p>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}
