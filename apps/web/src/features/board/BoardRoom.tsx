/** Joins the live document of a cycle and gives everything inside what it needs to know. */
import { wordsOnBoard } from '@alongside/contracts/board-words'
import { lockedColumns } from '@alongside/domain/board'
import type { DocumentId } from '@alongside/domain/ids'
import { type ReactNode, useMemo } from 'react'
import type { BoardCyclePartsFragment, BoardEnquiryPartsFragment } from '../../gql/graphql'
import { useLive, useLiveState } from '../../platform/live/useLive'
import { sentenceForCode } from '../../platform/refusals'
import { useViewer } from '../../platform/session'
import { Notice } from '../../ui/Notice'
import { BoardContext, type BoardGround } from './board-context'
import { peopleBook } from './people-book'
import { useBoardSession } from './session'

export interface BoardRoomProps {
  /** What the enquiry is called. */
  readonly title: string
  readonly enquiry: BoardEnquiryPartsFragment
  readonly cycle: BoardCyclePartsFragment
  /** An earlier cycle is looked at, not worked on. */
  readonly isCurrent: boolean
  readonly openCard: (id: string, isNew?: boolean) => void
  /** Shown while the document is on its way. */
  readonly fallback: ReactNode
  readonly children: ReactNode
}

export function BoardRoom({ title, enquiry, cycle, isCurrent, openCard, fallback, children }: BoardRoomProps) {
  const viewer = useViewer()
  const live = useLive(cycle.documentId as DocumentId, 'enquiry-board', title, wordsOnBoard)
  const { canWrite, status, closedBy } = useLiveState(live)
  const urn = enquiry.members.find(({ isMe, state }) => isMe && state === 'JOINED')?.school.urn ?? null
  const session = useBoardSession(live, { id: viewer.id, urn })
  const people = useMemo(() => peopleBook(enquiry, cycle), [enquiry, cycle])
  const hunches = cycle.hunchStatuses.map((one) => one.status).join(' ')
  const ground = useMemo<BoardGround | null>(
    () =>
      session && {
        session,
        people,
        meId: viewer.id,
        enquiryId: enquiry.id,
        cycleId: cycle.id,
        stage: cycle.stage,
        canWrite: canWrite && urn !== null,
        canSetStatus: isCurrent && enquiry.abilities.setHunchStatus,
        locked: lockedColumns({
          hunches:
            hunches === '' ? [] : (hunches.split(' ') as BoardCyclePartsFragment['hunchStatuses'][number]['status'][]),
          unlockedByCoordinator: cycle.actionUnlocked,
        }),
        openCard,
      },
    [
      session,
      people,
      viewer.id,
      enquiry.id,
      enquiry.abilities.setHunchStatus,
      cycle.id,
      cycle.stage,
      cycle.actionUnlocked,
      canWrite,
      urn,
      isCurrent,
      hunches,
      openCard,
    ],
  )
  if (status === 'closed') {
    return (
      <Notice tone="warn">{closedBy ? sentenceForCode(closedBy) : 'This board cannot be opened at the moment.'}</Notice>
    )
  }
  if (!ground || status === 'joining') return fallback
  return <BoardContext value={ground}>{children}</BoardContext>
}
