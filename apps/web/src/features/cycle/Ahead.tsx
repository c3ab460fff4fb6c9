/** The way to the next stage: whoever leads goes there, whoever takes part proposes it. */
import type { CycleState } from '@alongside/domain/cycle'
import { IconArrowRight } from '@tabler/icons-react'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { moveStageMutation } from './cycle-queries'
import { Missing, Nudge } from './Missing'
import { type Asking, arrived } from './moving-on'
import { stageName } from './stage-names'

export function Ahead({ enquiry, cycle, missing, settle, ask }: Asking) {
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
