/** The step to the next stage: what is still missing, who proposes it, who confirms it. One line under the stages. */
import { IconBook, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { CycleStandingPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Ahead } from './Ahead'
import { AnswerDialog, enoughLabels } from './AnswerDialog'
import { startNextCycleMutation } from './cycle-queries'
import { GoBackDialog } from './GoBackDialog'
import css from './MoveOn.module.css'
import type { Asked, Asking, MoveOnProps } from './moving-on'
import { Proposal } from './Proposal'
import { StepDialogs } from './StepDialogs'

export function MoveOn(props: MoveOnProps) {
  const { enquiry, cycle, isCurrent } = props
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const { abilities } = enquiry
  const rest = isCurrent ? restful[enquiry.state] : 'An earlier cycle: it can be read, and no longer changed.'
  if (rest) return <Resting words={rest} />
  if (cycle.stage === 'CHECKED') return <Checked enquiry={enquiry} cycle={cycle} ask={setAsked} asked={asked} />
  return (
    <div className={cx(css.line, cycle.proposal && css.proposed)}>
      {cycle.proposal ? <Proposal {...props} ask={setAsked} /> : <Ahead {...props} ask={setAsked} />}
      {abilities.goBack && (
        <Button size="s" look="plain" className={css.quiet} onClick={() => setAsked('back')}>
          Go back…
        </Button>
      )}
      {asked === 'back' && <GoBackDialog enquiry={enquiry} cycle={cycle} onClose={close} />}
      {asked === 'answer' && <AnswerDialog {...props} onClose={close} />}
      <StepDialogs {...props} asked={asked} onClose={close} />
    </div>
  )
}

/** Why nothing can be written here at the moment. */
const restful: Readonly<Partial<Record<CycleStandingPartsFragment['state'], string>>> = {
  PAUSED: 'Paused: everything can be read, and nothing changed until somebody takes it up again.',
  SHARING: 'Sharing: the board is finished and can be read.',
  CLOSED: 'Closed: the board stays here to be read.',
  ABANDONED: 'Given up: the board stays here to be read.',
}

function Resting({ words }: { readonly words: string }) {
  return (
    <div className={css.line}>
      <p className={css.words}>
        <IconBook aria-hidden="true" />
        {words}
      </p>
    </div>
  )
}

function Checked({
  enquiry,
  cycle,
  ask,
  asked,
}: Pick<Asking, 'enquiry' | 'cycle' | 'ask'> & { readonly asked: Asked }) {
  const [start, { busy }] = useAct(startNextCycleMutation, { done: 'The next cycle has begun' })
  const { abilities } = enquiry
  const answer = cycle.enoughDifference
  return (
    <div className={css.line}>
      <p className={css.words}>
        <IconCircleCheck aria-hidden="true" className={css.ready} />
        <span>
          Cycle {cycle.number} is checked.
          {answer && ` Enough of a difference: ${enoughLabels[answer].toLowerCase()}.`}
        </span>
      </p>
      {abilities.startNextCycle && (
        <Button size="s" look="primary" busy={busy} onClick={() => void start({ enquiryId: enquiry.id })}>
          Begin the next cycle
        </Button>
      )}
      {abilities.goBack && (
        <Button size="s" look="plain" className={css.quiet} onClick={() => ask('back')}>
          Go back…
        </Button>
      )}
      {asked === 'back' && <GoBackDialog enquiry={enquiry} cycle={cycle} onClose={() => ask(null)} />}
    </div>
  )
}
