/** What is still missing before the next stage. */
import type { CycleState } from '@alongside/domain/cycle'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { CyclePartsFragment } from '../../gql/graphql'
import css from './MoveOn.module.css'
import { stageName } from './stage-names'

/** One sentence as it is; several behind one press, so that the board keeps its room. */
export function Missing({ next, missing }: { readonly next: CycleState; readonly missing: readonly string[] }) {
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
export function Nudge({ cycle }: { readonly cycle: CyclePartsFragment }) {
  const weeks = Math.floor(cycle.schoolWeeksInStage)
  if (weeks < longStay) return null
  return (
    <p className={css.nudge}>
      {weeks} school weeks in {stageName(cycle.stage as CycleState)}. What would let you take the next step?
    </p>
  )
}
