/** One stage as a column: the question that unlocks it, its cards in order, and a quiet "Add". */
import type { HunchStatus } from '@alongside/domain/hunch'
import { type EnquiryStage, stages, stageWords } from '@alongside/domain/stage'
import { IconCheck, IconLock } from '@tabler/icons-react'
import { type FocusEvent, type ReactNode, useRef, useState } from 'react'
import { cx } from '../../ui/cx'
import { AddCard } from './AddCard'
import { BoardCard } from './BoardCard'
import css from './BoardColumn.module.css'
import { useBoard, useColumnCards } from './board-context'
import { useColumnDrop } from './useColumnDrop'

/** What the tables know about the cards beside the live document, by card. */
export interface CardRecords {
  status(id: string): HunchStatus
  comments(id: string): { readonly total: number; readonly unresolved: number }
  contributors(id: string): string
}

export interface BoardColumnProps {
  readonly stage: EnquiryStage
  readonly records: CardRecords
  readonly openId: string | null
  /** Shown on a phone, where one column fills the screen. */
  readonly isShown: boolean
  /** Why it is locked and who opens it. */
  readonly lock: ReactNode
}

export function BoardColumn({ stage, records, openId, isShown, lock }: BoardColumnProps) {
  const { stage: current, locked } = useBoard()
  const column = useRef<HTMLElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const ids = useColumnCards(stage)
  const landing = useColumnDrop(column, list, stage)
  const [last, setLast] = useState('')
  const entry = ids.includes(last) ? last : (ids[0] ?? '')
  const isLocked = locked.includes(stage)
  const remember = (event: FocusEvent) => {
    const id = event.target.closest<HTMLElement>('[data-card]')?.dataset.card
    if (id) setLast(id)
  }
  return (
    <section
      ref={column}
      data-stage={stage}
      aria-label={stageWords[stage].label}
      className={cx(
        css.column,
        stage === current && css.current,
        isLocked && css.locked,
        landing && css.over,
        isShown && css.shown,
      )}
    >
      <ColumnHead stage={stage} current={current} count={ids.length} isLocked={isLocked} />
      {isLocked && lock}
      <ul ref={list} className={css.list} aria-label={stageWords[stage].label} onFocus={remember}>
        {ids.map((id) => {
          const { total, unresolved } = records.comments(id)
          return (
            <BoardCard
              key={id}
              id={id}
              status={records.status(id)}
              comments={total}
              unresolved={unresolved}
              contributors={records.contributors(id)}
              isEntry={id === entry}
              isOpen={id === openId}
            />
          )
        })}
        {landing && <li className={css.landing} style={{ top: landing.y }} aria-hidden="true" />}
        {ids.length === 0 && !isLocked && <li className={css.invitation}>{stageWords[stage].invitation}</li>}
      </ul>
      <AddCard stage={stage} />
    </section>
  )
}

interface ColumnHeadProps {
  readonly stage: EnquiryStage
  readonly current: string
  readonly count: number
  readonly isLocked: boolean
}

function ColumnHead({ stage, current, count, isLocked }: ColumnHeadProps) {
  const now = stages.indexOf(current as EnquiryStage)
  const isDone = now < 0 || stages.indexOf(stage) < now
  return (
    <header className={css.head}>
      <h2 id={`stage-${stage}`} className={css.title}>
        {stageWords[stage].label}
        {stage === current && <span className={css.now}>We are here</span>}
        {isLocked && <IconLock aria-label="locked" className={css.mark} />}
        {isDone && !isLocked && <IconCheck aria-label="done" className={css.mark} />}
        <span className={css.count}>
          {count}
          <span className="visually-hidden">{count === 1 ? ' card' : ' cards'}</span>
        </span>
      </h2>
      <p className={css.question}>{stageWords[stage].question}</p>
    </header>
  )
}
