/** The shared table itself: six columns in one pane, and the lines between cards. */
import { type EnquiryStage, stages } from '@alongside/domain/stage'
import { type ReactNode, useEffect, useRef } from 'react'
import css from './Board.module.css'
import { BoardColumn, type CardRecords } from './BoardColumn'
import { prefersStillness, showCard } from './find-card'
import { LinkLines } from './LinkLines'
import { useAutoScroll } from './useAutoScroll'
import { boardKeys, useBoardKeys } from './useBoardKeys'
import { useGlide } from './useGlide'

/** Which column to bring into sight; another turn brings it again. */
export interface Sight {
  readonly stage: EnquiryStage
  readonly turn: number
}

export interface BoardProps {
  readonly records: CardRecords
  readonly openId: string | null
  readonly sight: Sight
  readonly lock: ReactNode
}

export function Board({ records, openId, sight, lock }: BoardProps) {
  const pane = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLDivElement>(null)
  const press = useBoardKeys()
  useGlide(table)
  useAutoScroll(pane)
  useSight(pane, sight)
  useOpenInSight(openId)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed on the cards inside are answered here
    <div ref={pane} className={css.pane} data-pane onKeyDown={press}>
      <p id="board-keys" hidden>
        {boardKeys}
      </p>
      <div ref={table} className={css.table}>
        {stages.map((stage) => (
          <BoardColumn
            key={stage}
            stage={stage}
            records={records}
            openId={openId}
            isShown={stage === sight.stage}
            lock={lock}
          />
        ))}
        <LinkLines table={table} openId={openId} />
      </div>
    </div>
  )
}

/** The open card stays in sight beside its panel, which takes a part of the table's width. */
function useOpenInSight(openId: string | null): void {
  useEffect(() => {
    if (!openId) return
    const settled = setTimeout(() => showCard(openId), panelMs)
    return () => clearTimeout(settled)
  }, [openId])
}

const panelMs = 60

/** Brings a column to the left edge: the stage the group is in when one comes, any other when it is asked for. */
function useSight(pane: React.RefObject<HTMLDivElement | null>, { stage, turn }: Sight): void {
  useEffect(() => {
    const column = pane.current?.querySelector<HTMLElement>(`[data-stage="${stage}"]`)
    if (!pane.current || !column) return
    const isFirst = turn === 0
    const start = pane.current.querySelector<HTMLElement>('[data-stage]')?.offsetLeft ?? 0
    // At first the column before it is seen as well: where the group comes from.
    const left = column.offsetLeft - start - (isFirst ? column.offsetWidth : 0)
    pane.current.scrollTo({ left, behavior: isFirst || prefersStillness() ? 'auto' : 'smooth' })
  }, [pane, stage, turn])
}
