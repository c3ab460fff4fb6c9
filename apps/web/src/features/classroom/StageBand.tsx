/** The stage of the lesson that is on, and above all what we predicted of the pupil somebody is watching. */
import { leftInWords, leftOf } from '@alongside/domain/lesson-clock'
import { IconChevronLeft, IconChevronRight, IconClock } from '@tabler/icons-react'
import { IconButton } from '../../ui/Button'
import type { LessonCopy } from './lesson-copy'
import { useSecond } from './lesson-time'
import css from './StageBand.module.css'
import type { Watched } from './watched'

export interface StageBandProps {
  readonly lesson: LessonCopy
  readonly watched: Watched
  /** The stage that is shown, counted from 0. */
  readonly at: number
  /** Somebody has turned to it; else it follows the clock. */
  readonly isTurned: boolean
  readonly onTurn: (at: number | null) => void
}

export function StageBand({ lesson, watched, at, isTurned, onTurn }: StageBandProps) {
  const { stages } = lesson
  const stage = stages[at]
  if (!stage) return <p className={css.none}>The plan has no stages yet. You can note all the same.</p>
  return (
    <section className={css.band} aria-label="Stage of the lesson">
      <div className={css.line}>
        <IconButton label="Earlier stage" className={css.turn} disabled={at === 0} onClick={() => onTurn(at - 1)}>
          <IconChevronLeft />
        </IconButton>
        <div className={css.stage}>
          <p className={css.where}>
            Stage {at + 1} of {stages.length}
            <Left lesson={lesson} at={at} />
          </p>
          <h2 className={css.title}>{stage.title || 'Without a title'}</h2>
        </div>
        {isTurned && (
          <button type="button" className={css.follow} onClick={() => onTurn(null)}>
            <IconClock aria-hidden="true" /> Follow the clock
          </button>
        )}
        <IconButton
          label="Later stage"
          className={css.turn}
          disabled={at === stages.length - 1}
          onClick={() => onTurn(at + 1)}
        >
          <IconChevronRight />
        </IconButton>
      </div>
      <ol className={css.dots} aria-hidden="true">
        {stages.map(({ id }, place) => (
          <li key={id} className={place === at ? css.here : place < at ? css.past : undefined} />
        ))}
      </ol>
      <Prediction predicted={stage.predicted} watched={watched} />
    </section>
  )
}

function Left({ lesson, at }: { readonly lesson: LessonCopy; readonly at: number }) {
  const second = useSecond(lesson)
  const left = second === null || lesson.stoppedAt !== null ? null : leftOf(lesson.stages, at, second)
  return left === null ? null : <span className={css.left}> · {leftInWords(left)}</span>
}

function Prediction({
  predicted,
  watched,
}: {
  readonly predicted: Readonly<Record<'A' | 'B' | 'C', string>>
  readonly watched: Watched
}) {
  if (watched === 'CLASS') {
    const all = (['A', 'B', 'C'] as const).filter((label) => predicted[label] !== '')
    if (all.length === 0) return <p className={css.noPrediction}>Nothing was predicted for this stage.</p>
    return (
      <dl className={css.three}>
        {all.map((label) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{predicted[label]}</dd>
          </div>
        ))}
      </dl>
    )
  }
  if (predicted[watched] === '')
    return <p className={css.noPrediction}>Nothing was predicted for pupil {watched} in this stage.</p>
  return (
    <p className={css.prediction}>
      <span className={css.weSaid}>We predict of {watched}</span>
      {predicted[watched]}
    </p>
  )
}
