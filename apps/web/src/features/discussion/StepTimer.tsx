/** How long this step has lasted, on the server's time, beside how long it was meant to last. It stops nobody. */
import { type DiscussionStep, secondsGone } from '@alongside/domain/discussion'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import type { DiscussionPartsFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { clockOf } from './discussion-clock'
import { pauseStepMutation, resumeStepMutation } from './discussion-queries'
import css from './StepTimer.module.css'

export interface StepTimerProps {
  readonly lesson: DiscussionPartsFragment
  readonly step: DiscussionStep
  readonly now: Date
}

const asClock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

export function StepTimer({ lesson, step, now }: StepTimerProps) {
  const { id } = useViewer()
  const { discussion, abilities } = lesson
  const [pause, pausing] = useAct(pauseStepMutation)
  const [resume, resuming] = useAct(resumeStepMutation)
  if (!discussion) return null
  const gone = secondsGone(clockOf(discussion), now)
  const most = step.minutes * 60
  const isPaused = discussion.stepPausedSeconds !== null
  const mayTurn = abilities.leadDiscussion || discussion.timekeeper?.id === id
  return (
    <div className={css.timer}>
      <div className={css.line}>
        <span role="timer" aria-label="Time in this step" className={cx(css.gone, gone > most && css.over)}>
          {asClock(gone)}
        </span>
        <span className={css.of}>
          {gone > most ? `over ${step.minutes} minutes` : `of ${step.minutes} minutes`}
          {isPaused && ', paused'}
        </span>
        {mayTurn && (
          <IconButton
            size="s"
            label={isPaused ? 'Let the time run' : 'Stop the time'}
            disabled={pausing.busy || resuming.busy}
            onClick={() => void (isPaused ? resume : pause)({ id: lesson.id })}
          >
            {isPaused ? <IconPlayerPlay /> : <IconPlayerPause />}
          </IconButton>
        )}
      </div>
      <span className={css.bar} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (gone / most) * 100)}%` }} />
      </span>
    </div>
  )
}
