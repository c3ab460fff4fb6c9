/** Puts the parts of the board's page together: head, cycle, stages, table, the open card and its talk. */
import type { CycleState } from '@alongside/domain/cycle'
import type { EnquiryStage } from '@alongside/domain/stage'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { AuthorshipBar } from '../features/board/AuthorshipBar'
import { Board, type Sight } from '../features/board/Board'
import { BoardRoom } from '../features/board/BoardRoom'
import { useBoard } from '../features/board/board-context'
import { useMissing } from '../features/board/board-facts'
import { CardPanel } from '../features/board/CardPanel'
import { CycleStrip } from '../features/board/CycleStrip'
import { focusCard } from '../features/board/find-card'
import { PresenceBar } from '../features/board/PresenceBar'
import { RescuedWords } from '../features/board/RescuedWords'
import { useRecords } from '../features/board/records'
import { whenStored } from '../features/board/when-stored'
import { ActionLock } from '../features/cycle/ActionLock'
import { MoveOn } from '../features/cycle/MoveOn'
import { StageBar } from '../features/cycle/StageBar'
import { EnquiryHead } from '../features/group/EnquiryHead'
import type { EnquiryBoardQuery } from '../gql/graphql'
import css from './EnquiryBoard.module.css'

type Enquiry = NonNullable<EnquiryBoardQuery['enquiry']>
type Cycle = Enquiry['cycles'][number]

export function EnquiryBoard({ enquiry }: { readonly enquiry: Enquiry }) {
  const [search] = useSearchParams()
  const cycle = enquiry.cycles.find(({ id }) => id === search.get('cycle')) ?? enquiry.cycles.at(-1)
  const { openId, newId, openCard, closeCard } = useOpenCard()
  if (!cycle) return null
  return (
    <div className={css.page}>
      <BoardRoom
        key={cycle.id}
        enquiry={enquiry}
        cycle={cycle}
        isCurrent={cycle === enquiry.cycles.at(-1)}
        openCard={openCard}
      >
        <Table enquiry={enquiry} cycle={cycle} openId={openId} newId={newId} closeCard={closeCard} />
      </BoardRoom>
    </div>
  )
}

interface OpenCard {
  readonly openId: string | null
  /** The card that was just made. */
  readonly newId: string | null
  readonly openCard: (id: string, isNew?: boolean) => void
  readonly closeCard: () => void
}

/** The open card stands in the address: a link to it can be sent, and "back" closes it. */
function useOpenCard(): OpenCard {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [newId, setNewId] = useState<string | null>(null)
  const openId = search.get('card')
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }
  const go = useCallback((card: string | null) => {
    const next = new URLSearchParams(latest.current.search)
    const isSwitch = next.has('card')
    if (card) next.set('card', card)
    else next.delete('card')
    void latest.current.navigate({ search: next.toString() }, { replace: isSwitch, preventScrollReset: true })
  }, [])
  const openCard = useCallback(
    (id: string, isNew = false) => {
      setNewId(isNew ? id : null)
      go(id)
    },
    [go],
  )
  const closeCard = useCallback(() => {
    const id = latest.current.search.get('card')
    go(null)
    if (id) requestAnimationFrame(() => focusCard(id))
  }, [go])
  return { openId, newId, openCard, closeCard }
}

interface TableProps extends Pick<OpenCard, 'openId' | 'newId' | 'closeCard'> {
  readonly enquiry: Enquiry
  readonly cycle: Cycle
}

function Table({ enquiry, cycle, openId, newId, closeCard }: TableProps) {
  const { session } = useBoard()
  const records = useRecords(cycle)
  const stage = cycle.stage as CycleState
  const [sight, setSight] = useState<Sight>({ stage: stage === 'CHECKED' ? 'CHECKING' : stage, turn: 0 })
  const show = useCallback((next: EnquiryStage) => setSight(({ turn }) => ({ stage: next, turn: turn + 1 })), [])
  const standing = useMemo(
    () => ({
      stage,
      hunchStatus: new Map(cycle.hunchStatuses.map(({ cardId, status }) => [cardId, status])),
      enoughDifference: cycle.enoughDifference ?? null,
    }),
    [cycle, stage],
  )
  const missing = useMissing(session, standing)
  const settle = useCallback(() => whenStored(session.live), [session])
  return (
    <>
      <div className={css.head}>
        <EnquiryHead
          enquiry={enquiry}
          authorship={<AuthorshipBar enquiry={enquiry} />}
          present={<PresenceBar onSight={show} />}
        />
        <CycleStrip />
        <div className={css.stages}>
          <StageBar stage={stage} shown={sight.stage} onShow={show} />
          <MoveOn enquiry={enquiry} cycle={cycle} missing={missing} settle={settle} />
        </div>
        <RescuedWords />
      </div>
      <div className={css.table}>
        <Board records={records} openId={openId} sight={sight} lock={<ActionLock enquiry={enquiry} cycle={cycle} />} />
        {openId && (
          <CardPanel
            id={openId}
            isNew={openId === newId}
            hunch={records.hunch(openId)}
            contributors={records.contributors(openId)}
            whoCanRead={enquiry.whoCanRead}
            onClose={closeCard}
            talk={null}
          />
        )}
      </div>
    </>
  )
}
