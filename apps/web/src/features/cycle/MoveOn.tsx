/** The step to the next stage: what is still missing, who proposes it, who confirms it. One line under the stages. */
import type { CycleState } from '@alongside/domain/cycle'
import { IconArrowRight, IconBook, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useState } from 'react'
import type { CyclePartsFragment, CycleStandingPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { cx } from '../../ui/cx'
import { AnswerDialog, enoughLabels } from './AnswerDialog'
import {
  confirmStageMutation,
  declineStageMutation,
  moveStageMutation,
  proposeStageMutation,
  startNextCycleMutation,
} from './cycle-queries'
import { GoBackDialog } from './GoBackDialog'
import css from './MoveOn.module.css'
import type { MoveOnProps } from './moving-on'
import { stageName } from './stage-names'

type Asked = 'propose' | 'decline' | 'override' | 'back' | 'answer' | null

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

interface Asking extends MoveOnProps {
  readonly ask: (what: Asked) => void
}

function Ahead({ enquiry, cycle, missing, settle, ask }: Asking) {
  const { abilities } = enquiry
  const [move, { busy }] = useAct(moveStageMutation, { done: ({ moveStage }) => arrived(moveStage, cycle.id) })
  const next = cycle.nextStage as CycleState | null
  if (!next) return null
  const isAnswer = next === 'CHECKED'
  const blocking = isAnswer ? [] : missing
  const go = async () => {
    await settle()
    await move({ enquiryId: enquiry.id, cycleId: cycle.id, to: next })
  }
  return (
    <>
      <Missing next={next} missing={blocking} />
      <Nudge cycle={cycle} />
      {isAnswer && abilities.confirmStage && (
        <Button size="s" look="primary" onClick={() => ask('answer')}>
          Have we made enough of a difference?
        </Button>
      )}
      {!isAnswer && abilities.confirmStage && (
        <Button
          size="s"
          look={blocking.length === 0 ? 'primary' : 'soft'}
          disabled={blocking.length > 0}
          busy={busy}
          icon={<IconArrowRight aria-hidden="true" />}
          onClick={() => void go()}
        >
          Move on to {stageName(next)}
        </Button>
      )}
      {abilities.proposeStage && !abilities.confirmStage && (
        <Button size="s" icon={<IconArrowRight aria-hidden="true" />} onClick={() => ask('propose')}>
          Propose {isAnswer ? 'to finish the cycle' : stageName(next)}
        </Button>
      )}
      {abilities.overrideGuard && blocking.length > 0 && (
        <Button size="s" look="plain" onClick={() => ask('override')}>
          Let them move on…
        </Button>
      )}
    </>
  )
}

/** One sentence as it is; several behind one press, so that the board keeps its room. */
function Missing({ next, missing }: { readonly next: CycleState; readonly missing: readonly string[] }) {
  const [first, ...more] = missing
  if (first === undefined) {
    return (
      <p className={css.words}>
        <IconCircleCheck aria-hidden="true" className={css.ready} />
        {next === 'CHECKED' ? 'One question closes this cycle.' : `Everything is there for ${stageName(next)}.`}
      </p>
    )
  }
  if (more.length === 0) {
    return (
      <p className={css.words}>
        <IconCircleDashed aria-hidden="true" />
        <span>
          <span className="visually-hidden">Missing before {stageName(next)}: </span>
          {first}
        </span>
      </p>
    )
  }
  return (
    <details className={css.several}>
      <summary className={css.words}>
        <IconCircleDashed aria-hidden="true" />
        {missing.length} things are missing before {stageName(next)}
      </summary>
      <ul className={css.list}>
        {missing.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  )
}

const longStay = 6

/** Groups get stuck, most of all in scanning: said once, kindly, after six school weeks. */
function Nudge({ cycle }: { readonly cycle: CyclePartsFragment }) {
  const weeks = Math.floor(cycle.schoolWeeksInStage)
  if (weeks < longStay) return null
  return (
    <p className={css.nudge}>
      {weeks} school weeks in {stageName(cycle.stage as CycleState)}. What would let you take the next step?
    </p>
  )
}

function Proposal({ enquiry, cycle, missing, settle, ask }: Asking) {
  const { abilities } = enquiry
  const { proposal } = cycle
  const [confirm, { busy }] = useAct(confirmStageMutation, {
    done: ({ confirmStage }) => arrived(confirmStage, cycle.id),
  })
  if (!proposal) return null
  const to = proposal.toStage as CycleState
  const blocking = to === 'CHECKED' ? [] : missing
  const agree = async () => {
    await settle()
    await confirm({ enquiryId: enquiry.id, proposalId: proposal.id })
  }
  return (
    <>
      <div className={css.proposal}>
        <p>
          <strong>{proposal.proposedBy.name}</strong> proposes to move on to <strong>{stageName(to)}</strong>,{' '}
          <When at={proposal.proposedAt} />
        </p>
        {proposal.note && (
          <p className={css.note} title={proposal.note}>
            “{proposal.note}”
          </p>
        )}
        {blocking.length > 0 && <Missing next={to} missing={blocking} />}
      </div>
      {abilities.confirmStage ? (
        <>
          <Button size="s" look="plain" onClick={() => ask('decline')}>
            Not yet…
          </Button>
          {to === 'CHECKED' ? (
            <Button size="s" look="primary" onClick={() => ask('answer')}>
              Answer and finish
            </Button>
          ) : (
            <Button size="s" look="primary" busy={busy} disabled={blocking.length > 0} onClick={() => void agree()}>
              Move on to {stageName(to)}
            </Button>
          )}
        </>
      ) : (
        <p className={css.nudge}>Waiting for the enquiry lead</p>
      )}
      {abilities.overrideGuard && blocking.length > 0 && (
        <Button size="s" look="plain" onClick={() => ask('override')}>
          Let them move on…
        </Button>
      )}
    </>
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

/** Proposing, declining and letting past a guard: one dialog each, one sentence each. */
function StepDialogs({
  enquiry,
  cycle,
  missing,
  settle,
  asked,
  onClose,
}: MoveOnProps & { asked: Asked; onClose: () => void }) {
  const ids = { enquiryId: enquiry.id, cycleId: cycle.id }
  const next = (cycle.proposal?.toStage ?? cycle.nextStage) as CycleState | null
  const name = next ? stageName(next) : ''
  const [propose, proposing] = useAct(proposeStageMutation, { inline: true, done: 'Proposed to the enquiry lead' })
  const [decline, declining] = useAct(declineStageMutation, { inline: true, done: 'Declined' })
  const [move, moving] = useAct(moveStageMutation, {
    inline: true,
    done: ({ moveStage }) => arrived(moveStage, cycle.id),
  })
  const closing = async (done: Promise<unknown>) => {
    if (await done) onClose()
  }
  if (!next) return null
  return (
    <>
      <ConfirmDialog
        open={asked === 'propose'}
        onClose={onClose}
        title={`Propose to move on to ${name}?`}
        action="Propose it"
        harmless
        reason={{ label: 'A word to the group', optional: true }}
        busy={proposing.busy}
        refusal={proposing.refusal}
        onConfirm={(note) => void closing(settle().then(() => propose({ ...ids, to: next, note: note || null })))}
      >
        <p>The enquiry lead confirms it.</p>
        {missing.length > 0 && <p>Still missing: {missing.join(' ')}</p>}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'decline'}
        onClose={onClose}
        title="Not yet?"
        action="Stay in this stage"
        harmless
        reason={{ label: 'What should come first?', hint: 'Whoever proposed it reads this.' }}
        busy={declining.busy}
        refusal={declining.refusal}
        onConfirm={(reason) =>
          cycle.proposal && void closing(decline({ enquiryId: enquiry.id, proposalId: cycle.proposal.id, reason }))
        }
      >
        <p>The group stays in {stageName(cycle.stage as CycleState)}.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'override'}
        onClose={onClose}
        title={`Let this group move on to ${name}?`}
        action="Let them move on"
        harmless
        reason={{ label: 'Why now?', hint: 'Stands in the history for everyone on this enquiry.' }}
        busy={moving.busy}
        refusal={moving.refusal}
        onConfirm={(overrideReason) => void closing(move({ ...ids, to: next, overrideReason }))}
      >
        <p>Still missing: {missing.join(' ')}</p>
      </ConfirmDialog>
    </>
  )
}

const arrived = (enquiry: CycleStandingPartsFragment, cycleId: string): string => {
  const stage = enquiry.cycles.find(({ id }) => id === cycleId)?.stage as CycleState | undefined
  return stage ? `The group is now in ${stageName(stage)}` : 'Done'
}
