/** A few views of one thing. Arrow keys move between tabs, as people expect of tabs. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { cx } from './cx'
import css from './Tabs.module.css'

export interface Tab {
  readonly key: string
  readonly label: ReactNode
  readonly panel: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
}

export function Tabs({ label, tabs, chosen, onChoose }: TabsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    tabs.findIndex(({ key }) => key === chosen),
  )
  const move = (event: KeyboardEvent) => {
    const next = tabs[steps[event.key]?.(at, tabs.length - 1) ?? -1]
    if (!next) return
    event.preventDefault()
    onChoose(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }
  return (
    <div className={css.tabs}>
      <div role="tablist" aria-label={label} className={css.list} ref={list} onKeyDown={move} tabIndex={-1}>
        {tabs.map(({ key, label: words }, place) => (
          <button
            key={key}
            type="button"
            role="tab"
            data-key={key}
            id={`${id}-${key}`}
            aria-selected={place === at}
            aria-controls={`${id}-panel`}
            tabIndex={place === at ? 0 : -1}
            className={cx(css.tab, place === at && css.chosen)}
            onClick={() => onChoose(key)}
          >
            {words}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[at]?.key}`}>
        {tabs[at]?.panel}
      </div>
    </div>
  )
}
