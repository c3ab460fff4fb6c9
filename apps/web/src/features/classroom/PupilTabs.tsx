/** Whom I am watching: pupil A, B or C by their alias and the group they stand for, or the class. */
import { type KeyboardEvent, useRef } from 'react'
import { cx } from '../../ui/cx'
import type { CopiedPupil } from './lesson-copy'
import css from './PupilTabs.module.css'
import { type Watched, watchedChoices } from './watched'

export interface PupilTabsProps {
  readonly pupils: readonly CopiedPupil[]
  readonly watched: Watched
  readonly onWatch: (watched: Watched) => void
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export function PupilTabs({ pupils, watched, onWatch }: PupilTabsProps) {
  const group = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = watchedChoices.at((watchedChoices.indexOf(watched) + step) % watchedChoices.length) ?? 'A'
    onWatch(next)
    group.current?.querySelector<HTMLElement>(`[data-watched="${next}"]`)?.focus()
  }
  return (
    <div
      role="radiogroup"
      aria-label="Whom you are watching"
      className={css.tabs}
      ref={group}
      onKeyDown={move}
      tabIndex={-1}
    >
      {watchedChoices.map((one) => {
        const pupil = pupils.find(({ label }) => label === one)
        return (
          // biome-ignore lint/a11y/useSemanticElements: big targets that hold two lines, moved by arrow keys like radio buttons
          <button
            key={one}
            type="button"
            role="radio"
            data-watched={one}
            aria-checked={watched === one}
            tabIndex={watched === one ? 0 : -1}
            className={cx(css.tab, watched === one && css.chosen)}
            onClick={() => onWatch(one)}
          >
            <span className={css.who}>
              {one === 'CLASS' ? 'Class' : one}
              {pupil?.alias && <span className={css.alias}> {pupil.alias}</span>}
            </span>
            <span className={css.typifies}>
              {one === 'CLASS' ? 'everyone' : pupil?.typifies || 'not described yet'}
            </span>
          </button>
        )
      })}
    </div>
  )
}
