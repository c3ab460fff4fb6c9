/** Where a turn of the spiral stands: six stages as one line, in full or as small marks on a card. */
import { IconCheck } from '@tabler/icons-react'
import { cx } from './cx'
import css from './StageStepper.module.css'

export interface Step {
  readonly key: string
  readonly label: string
}

/** The six stages of an enquiry cycle, in their order. */
export const enquiryStages: readonly Step[] = [
  { key: 'SCANNING', label: 'Scanning' },
  { key: 'FOCUSING', label: 'Focusing' },
  { key: 'HUNCH', label: 'Hunch' },
  { key: 'NEW_LEARNING', label: 'New learning' },
  { key: 'ACTION', label: 'Action' },
  { key: 'CHECKING', label: 'Checking' },
]

export interface StageStepperProps {
  /** Key of the stage it is in; a key that is no stage (such as CHECKED) means that all are done. */
  readonly current: string
  readonly steps?: readonly Step[]
  /** Six small marks and the name of the stage, for cards and lists. */
  readonly small?: boolean
  /** Makes each stage a button, such as for going back. */
  readonly onChoose?: ((key: string) => void) | undefined
  readonly label?: string
}

export function StageStepper(props: StageStepperProps) {
  const { current, steps = enquiryStages, small = false, onChoose, label = 'Stage' } = props
  const found = steps.findIndex(({ key }) => key === current)
  const at = found < 0 ? steps.length : found
  const state = (place: number) => (place < at ? 'done' : place === at ? 'now' : 'later')
  if (small) {
    const name = steps[at]?.label ?? 'Checked'
    return (
      <div className={css.small}>
        <span className={css.marks} aria-hidden="true">
          {steps.map(({ key }, place) => (
            <span key={key} className={cx(css.mark, css[state(place)])} />
          ))}
        </span>
        <span>
          <span className="visually-hidden">{label}: </span>
          {name}
          <span className={css.of}>{at < steps.length ? `, step ${at + 1} of ${steps.length}` : ''}</span>
        </span>
      </div>
    )
  }
  return (
    <ol className={css.steps} aria-label={label}>
      {steps.map(({ key, label: words }, place) => {
        const inside = (
          <>
            <span className={css.dot} aria-hidden="true">
              {place < at ? <IconCheck stroke={3} /> : place + 1}
            </span>
            <span className={css.label}>
              {words}
              {place < at && <span className="visually-hidden"> (done)</span>}
            </span>
          </>
        )
        return (
          <li key={key} className={cx(css.step, css[state(place)])} aria-current={place === at ? 'step' : undefined}>
            {onChoose ? (
              <button type="button" className={css.inside} onClick={() => onChoose(key)}>
                {inside}
              </button>
            ) : (
              <span className={css.inside}>{inside}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
