/** Lets a column take cards, and says between which two the one in hand would lie. */

import { mayMoveTo } from '@alongside/domain/board'
import type { EnquiryStage } from '@alongside/domain/stage'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import { useBoard } from './board-context'
import { isCard } from './useCardDrag'
import { useMoves } from './useMoves'

export interface Landing {
  /** Counts the other cards of the column. */
  readonly index: number
  /** Where the line is drawn, in pixels from the top of the list. */
  readonly y: number
}

function landingIn(list: HTMLElement, clientY: number, dragged: string): Landing {
  const slots = [...list.querySelectorAll<HTMLElement>(':scope > [data-card]')].filter(
    (slot) => slot.dataset.card !== dragged,
  )
  const top = list.getBoundingClientRect().top
  for (const [index, slot] of slots.entries()) {
    const box = slot.getBoundingClientRect()
    if (clientY < box.top + box.height / 2) return { index, y: box.top - top }
  }
  const last = slots.at(-1)?.getBoundingClientRect()
  return { index: slots.length, y: last ? last.bottom - top : 4 }
}

/** Null while nothing hangs over this column. */
export function useColumnDrop(
  column: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  stage: EnquiryStage,
): Landing | null {
  const { locked, session } = useBoard()
  const moves = useMoves()
  const [landing, setLanding] = useState<Landing | null>(null)
  useEffect(() => {
    const element = column.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source: { data } }) =>
        isCard(data) && (session.store.card(data.id)?.column === stage || mayMoveTo(stage, locked)),
      onDrag: ({ source: { data }, location }) => {
        if (!list.current || !isCard(data)) return
        const found = landingIn(list.current, location.current.input.clientY, data.id)
        setLanding((before) => (before?.index === found.index && before.y === found.y ? before : found))
      },
      onDragLeave: () => setLanding(null),
      onDrop: ({ source: { data }, location }) => {
        setLanding(null)
        if (!list.current || !isCard(data)) return
        const { index } = landingIn(list.current, location.current.input.clientY, data.id)
        const isSame = session.store.column(stage).indexOf(data.id) === index
        if (!isSame) moves.to(data.id, stage, index)
      },
    })
  }, [column, list, stage, locked, session, moves])
  return landing
}
