/** Asked to lead a session: yes, or no with a reason. */
import { useState } from 'react'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'
import { answerLeadingMutation } from './cpd-queries'

export function AnswerLeading({ id }: { readonly id: string }) {
  const [declining, setDeclining] = useState(false)
  const [answer, { busy, refusal }] = useAct(answerLeadingMutation, {
    done: 'Your answer is kept',
    refetch: ['MyCpd', 'CpdCyclePage'],
  })
  return (
    <span className={css.actions}>
      <Button size="s" look="primary" busy={busy} onClick={() => void answer({ id, isComing: true })}>
        I lead it
      </Button>
      <Button size="s" look="plain" onClick={() => setDeclining(true)}>
        I cannot…
      </Button>
      {declining && (
        <ConfirmDialog
          open
          onClose={() => setDeclining(false)}
          title="Say that you cannot lead it?"
          action="I cannot"
          harmless
          reason={{ label: 'Why', hint: 'For whoever plans the session.' }}
          busy={busy}
          refusal={refusal}
          onConfirm={(reason) =>
            void answer({ id, isComing: false, reason }).then((done) => done && setDeclining(false))
          }
        >
          Whoever plans it looks for somebody else.
        </ConfirmDialog>
      )}
    </span>
  )
}
