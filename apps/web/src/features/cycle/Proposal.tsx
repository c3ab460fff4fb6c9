/** Somebody has proposed the next stage: the lead confirms it, or says what should come first. */
import type { CycleState } from '@alongside/domain/cycle'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Button } from '../../ui/Button'
import { confirmStageMutation } from './cycle-queries'
import { Missing } from './Missing'
import css from './MoveOn.module.css'
import { type Asking, arrived } from './moving-on'
import { stageName } from './stage-names'

export function Proposal({ enquiry, cycle, missing, settle, ask }: Asking) {
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
