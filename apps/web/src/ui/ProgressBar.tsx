/** How far a long piece of work has come; the words say it too. */
import css from './ProgressBar.module.css'

export interface ProgressBarProps {
  readonly label: string
  /** From 0 to 1; absent while nobody knows. */
  readonly value?: number | undefined
  /** What stands beside the bar, such as "12,300 of 20,185 schools". */
  readonly detail?: string | undefined
}

export function ProgressBar({ label, value, detail }: ProgressBarProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div className={css.box}>
      <div className={css.words}>
        <span>{label}</span>
        <span className={css.detail}>{detail ?? (percent === undefined ? '' : `${percent}%`)}</span>
      </div>
      <progress className={css.bar} max={100} value={percent} aria-label={label} aria-valuetext={detail} />
    </div>
  )
}
