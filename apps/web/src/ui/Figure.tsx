/** One figure with its name, what was counted, and how it is worked out behind a press. Without enough to count it says so. */
import type { ReactNode } from 'react'
import css from './Figure.module.css'

export interface Worked {
  readonly value?: number | null | undefined
  readonly n: number
  readonly window: string
  readonly how: string
  readonly parts: readonly {
    readonly name: string
    readonly says: string
    readonly value?: number | null | undefined
    readonly weight: number
  }[]
}

export interface FigureProps {
  readonly label: string
  readonly figure: Worked
  /** How the value is written, such as a percentage. */
  readonly say?: (value: number) => string
  /** What is said while there is no value. */
  readonly none?: string
  /** Names of the parts, for those that are shown line by line. */
  readonly partNames?: Readonly<Record<string, string>>
  readonly children?: ReactNode
}

const plain = (value: number): string => value.toFixed(0)
export const percent = (value: number): string => `${Math.round(value * 100)} %`

export function Figure({ label, figure, say = plain, none = 'Not enough yet', partNames = {}, children }: FigureProps) {
  const { value } = figure
  const isKnown = value !== null && value !== undefined
  return (
    <div className={css.figure}>
      <p className={css.label}>{label}</p>
      <p className={isKnown ? css.value : css.none}>{isKnown ? say(value) : none}</p>
      {children}
      <HowComputed label={label} figure={figure} partNames={partNames} />
    </div>
  )
}

export function HowComputed({ label, figure, partNames = {} }: Pick<FigureProps, 'label' | 'figure' | 'partNames'>) {
  const { parts, how, n, window } = figure
  return (
    <details className={css.how}>
      <summary>
        How is this computed?<span className="visually-hidden"> {label}</span>
      </summary>
      <p>{how}</p>
      {parts.length > 0 && (
        <ul>
          {parts.map(({ name, says, value, weight }) => (
            <li key={name}>
              {partNames[name] ? `${partNames[name]}: ` : ''}
              {says}
              {value !== null && value !== undefined && (
                <span className={css.soft}>{` (${value.toFixed(2)} × ${weight})`}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={css.soft}>
        Counted: {n}. {window.charAt(0).toUpperCase() + window.slice(1)}.
      </p>
    </details>
  )
}
