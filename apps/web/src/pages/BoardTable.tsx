/** What lives on the live document: the cycle's own words, the stages, the table and the open card. */
import type { CycleState } from '@alongside/domain/cycle'
import type { EnquiryStage } from '@alongside/domain/stage'
import { useCallback, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { Board, type Sight } from '../features/board/Board'
import { useBoard } from '../features/board/board-context'
import { useMissing } from '../features/board/board-facts'
import { CardPanel } from '../features/board/CardPanel'
import { CycleStrip } from '../features/board/CycleStrip'
import { PresenceBar } from '../features/board/PresenceBar'
import { useRecords } from '../features/board/records'
import { whenStored } from '../features/board/when-stored'
import { CardTalk } from '../features/comment/CardTalk'
import { ActionLock } from '../features/cycle/ActionLock'
import { MoveOn } from '../features/cycle/MoveOn'
import { StageBar } from '../features/cycle/StageBar'
import { RemarkOnCard } from '../features/peer-review/RemarkOnCard'
import type { EnquiryBoardQuery } from '../gql/graphql'
import css from './EnquiryBoard.module.css'
import type { OpenCard } from './useOpenCard'

export type Enquiry = NonNullable<EnquiryBoardQuery['enquiry']>
export type Cycle = Enquiry['cycles'][number]

export interface BoardTableProps {
  readonly enquiry: Enquiry
  readonly cycle: Cycle
  readonly open: OpenCard
  /** Where in the page's head the people who are here are shown. */
  readonly present: HTMLElement | null
  /** The group is not at work yet: stages come later. */
  readonly isForming: boolean
  /** The head keeps to one line. */
  readonly isTight: boolean
}

export function BoardTable({ enquiry, cycle, open, present, isForming, isTight }: BoardTableProps) {
  const records = useRecords(cycle)
  const stage = cycle.stage as CycleState
  const [sight, setSight] = useState<Sight>({ stage: stage === 'CHECKED' ? 'CHECKING' : stage, turn: 0 })
  const show = useCallback((next: EnquiryStage) => setSight(({ turn }) => ({ stage: next, turn: turn + 1 })), [])
  const { openId, newId, closeCard } = open
  return (
    <>
      {present && createPortal(<PresenceBar onSight={show} />, present)}
      <div className={css.head}>
        {!isTight && <CycleStrip />}
        <div className={css.stages}>
          <StageBar stage={stage} shown={sight.stage} onShow={show} />
          {!isForming && <NextStep enquiry={enquiry} cycle={cycle} />}
        </div>
      </div>
      <div className={css.table}>
        <Board records={records} openId={openId} sight={sight} lock={<ActionLock enquiry={enquiry} cycle={cycle} />} />
        {openId && (
          <CardPanel
            id={openId}
            isNew={openId === newId}
            hunch={records.hunch(openId)}
            contributors={records.contributors(openId)}
            onClose={closeCard}
            talk={
              <>
                {!enquiry.abilities.comment && <RemarkOnCard itemId={enquiry.id} cardId={openId} />}
                <CardTalk
                  key={openId}
                  enquiryId={enquiry.id}
                  cycleId={cycle.id}
                  cardId={openId}
                  canComment={enquiry.abilities.comment}
                  whoCanRead={enquiry.whoCanRead}
                />
              </>
            }
          />
        )}
      </div>
    </>
  )
}

/** Counted anew whenever somebody writes; the table beside it is left alone. */
function NextStep({ enquiry, cycle }: Pick<BoardTableProps, 'enquiry' | 'cycle'>) {
  const { session } = useBoard()
  const standing = useMemo(
    () => ({
      stage: cycle.stage as CycleState,
      hunchStatus: new Map(cycle.hunchStatuses.map(({ cardId, status }) => [cardId, status])),
      enoughDifference: cycle.enoughDifference ?? null,
      researchLessonsConcluded: cycle.researchLessonsConcluded,
    }),
    [cycle],
  )
  const missing = useMissing(session, standing)
  const settle = useCallback(() => whenStored(session.live), [session])
  const isCurrent = cycle === enquiry.cycles.at(-1)
  return <MoveOn enquiry={enquiry} cycle={cycle} isCurrent={isCurrent} missing={missing} settle={settle} />
}
