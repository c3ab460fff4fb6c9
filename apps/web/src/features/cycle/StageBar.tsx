/** The six stages as one line: where the group is, and the way to each column. On a phone it chooses the column shown. */
import type { CycleState } from '@alongside/domain/cycle'
import { type EnquiryStage, stages, stageWords } from '@alongside/domain/stage'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx'
import css from './StageBar.module.css'
import { placeOf } from './stage-names'

export interface StageBarProps {
  readonly stage: CycleState
  readonly shown: EnquiryStage
  readonly onShow: (stage: EnquiryStage) => void
}

export function StageBar({ stage, shown, onShow }: StageBarProps) {
  const bar = useRef<HTMLElement>(null)
  const at = placeOf(stage)
  // On a narrow screen the chosen stage is brought into the bar's own window.
  useEffect(() => {
    const chosen = bar.current?.querySelector(`[data-to="${shown}"]`)
    if (!chosen || !bar.current) return
    bar.current.scrollLeft += chosen.getBoundingClientRect().left - bar.current.getBoundingClientRect().left - 48
  }, [shown])
  return (
    <nav ref={bar} className={css.bar} aria-label="Stages of this cycle">
      <ol className={css.stages}>
        {stages.map((one, place) => (
          <li key={one} className={css.place}>
            <button
              type="button"
              data-to={one}
              className={cx(css.stage, place < at && css.done, place === at && css.now, one === shown && css.shown)}
              aria-current={place === at ? 'step' : undefined}
              onClick={() => onShow(one)}
            >
              <span className={css.dot} aria-hidden="true">
                {place < at ? <IconCheck stroke={3} /> : place + 1}
              </span>
              {stageWords[one].label}
              {place < at && <span className="visually-hidden"> (done)</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
