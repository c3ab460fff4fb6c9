/** What is always in sight: which lesson this is, its clock, and the state of my work. */
import { clockFace } from '@alongside/domain/lesson-clock'
import { IconArrowLeft, IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { timeOf } from '../../platform/dates'
import { useSaveState } from '../../platform/save-state'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { SaveBadge } from '../../ui/SaveBadge'
import css from './ClassroomTop.module.css'
import { type LessonCopy, whereOf } from './lesson-copy'
import { useSecond } from './lesson-time'

export interface ClassroomTopProps {
  readonly lesson: LessonCopy
  readonly onStart: () => void
  readonly onStop: () => void
}

export function ClassroomTop({ lesson, onStart, onStop }: ClassroomTopProps) {
  const { look, words, pending } = useSaveState()
  return (
    <header className={css.bar}>
      <title>{`${whereOf(lesson)} – Alongside`}</title>
      <Link to={`/lesson-study/${lesson.studyId}/lessons/${lesson.id}`} className={css.back} title="Back to the plan">
        <IconArrowLeft aria-hidden="true" />
        <span className="visually-hidden">Back to the plan</span>
      </Link>
      <div className={css.what}>
        <h1 className={css.title}>
          <span className={css.number}>RL{lesson.number}</span> {lesson.studyTitle}
        </h1>
        <p className={css.objective}>{lesson.objective || lesson.school?.name}</p>
      </div>
      <SaveBadge look={look} words={look === 'offline' ? 'Offline' : words} pending={pending} />
      <LessonClock lesson={lesson} onStart={onStart} onStop={onStop} />
    </header>
  )
}

function LessonClock({ lesson, onStart, onStop }: ClassroomTopProps) {
  const second = useSecond(lesson)
  const [isStopping, setStopping] = useState(false)
  const { startedAt, stoppedAt, canRunClock } = lesson
  const isRunning = startedAt !== null && stoppedAt === null
  return (
    <div className={css.clock}>
      <div className={css.time}>
        <span className={css.face} role="timer" aria-label="Time since the lesson began">
          {second === null ? '0:00' : clockFace(second)}
        </span>
        <span className={css.since}>{sinceWords(lesson)}</span>
      </div>
      {canRunClock && startedAt === null && (
        <Button look="primary" className={css.run} icon={<IconPlayerPlayFilled />} onClick={onStart}>
          Start
        </Button>
      )}
      {canRunClock && isRunning && (
        <Button className={css.run} icon={<IconPlayerStopFilled />} onClick={() => setStopping(true)}>
          Stop
        </Button>
      )}
      <ConfirmDialog
        open={isStopping}
        harmless
        onClose={() => setStopping(false)}
        title="Is the lesson over?"
        action="Stop the clock"
        onConfirm={() => {
          setStopping(false)
          onStop()
        }}
      >
        <p>The clock stops for everyone. You can go on adding notes afterwards.</p>
      </ConfirmDialog>
    </div>
  )
}

function sinceWords({ startedAt, stoppedAt }: LessonCopy): string {
  if (startedAt === null) return 'not started'
  return stoppedAt === null ? `since ${timeOf(startedAt)}` : `stopped at ${timeOf(stoppedAt)}`
}
