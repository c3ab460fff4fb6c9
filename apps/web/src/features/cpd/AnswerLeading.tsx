/** Asked to lead a session, or leading it: yes, no with a reason, later, or a colleague instead. */
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import css from './Cpd.module.css'
import { answerLeadingMutation } from './cpd-queries'

interface AnswerLeadingProps {
  readonly session: { readonly id: string; readonly title: string }
  /** They have agreed already. */
  readonly leads?: boolean
}

export function AnswerLeading({ session: { id, title }, leads = false }: AnswerLeadingProps) {
  const refetch = ['MyCpd', 'CpdCyclePage', 'Asked', 'Viewer']
  const [agree, agreeing] = useAct(answerLeadingMutation, { done: 'Your answer is kept', refetch })
  const [refuse, { busy, refusal }] = useAct(answerLeadingMutation, {
    inline: true,
    done: 'Whoever plans it is told',
    refetch,
  })
  return (
    <span className={css.actions}>
      {!leads && (
        <Button size="s" look="primary" busy={agreeing.busy} onClick={() => void agree({ id, isComing: true })}>
          I lead it
        </Button>
      )}
      <NotNowHere
        inWords={!leads}
        small
        kinds={['CPD_FACILITATE']}
        duty="CPD_FACILITATE"
        itemId={id}
        about={`Leading “${title}”`}
        busy={busy}
        refusal={refusal}
        drop={{
          label: 'I cannot lead it',
          says: 'Whoever plans it looks for somebody else.',
          onDrop: (reason) => refuse({ id, isComing: false, reason }),
        }}
      />
    </span>
  )
}
