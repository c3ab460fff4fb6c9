/** Lets a card be dragged, and tells the others who holds it. */
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect } from 'react'
import { useBoard } from './board-context'

export interface DraggedCard extends Record<string, unknown> {
  readonly type: 'card'
  readonly id: string
}

export const isCard = (data: Record<string, unknown>): data is DraggedCard => data.type === 'card'

export function useCardDrag(ref: RefObject<HTMLElement | null>, id: string, canWrite: boolean): void {
  const { presence } = useBoard().session
  useEffect(() => {
    const element = ref.current
    if (!element || !canWrite) return
    return draggable({
      element,
      getInitialData: (): DraggedCard => ({ type: 'card', id }),
      onDragStart: () => {
        element.dataset.lifted = ''
        presence.tell({ dragging: id })
      },
      onDrop: () => {
        delete element.dataset.lifted
        presence.tell({ dragging: '' })
      },
    })
  }, [ref, id, canWrite, presence])
}
