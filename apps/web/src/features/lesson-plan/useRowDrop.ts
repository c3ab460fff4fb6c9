/** Lets the rows of the sheet be put in another order by dragging, and says between which two the one in hand would lie. */
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import { useSheet } from './sheet-context'

function placeIn(body: HTMLElement, clientY: number, dragged: string): number {
  const rows = [...body.querySelectorAll<HTMLElement>('[data-stage]')].filter(
    ({ dataset }) => dataset.stage !== dragged,
  )
  const at = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect()
    return clientY < top + height / 2
  })
  return at < 0 ? rows.length : at
}

/** The place among the other rows over which one hangs, and which one it is; null while nothing does. */
export function useRowDrop(
  body: RefObject<HTMLElement | null>,
): { readonly id: string; readonly place: number } | null {
  const { actions } = useSheet()
  const [over, setOver] = useState<{ readonly id: string; readonly place: number } | null>(null)
  useEffect(() => {
    const element = body.current
    if (!element) return
    const idOf = (data: Record<string, unknown>): string | null =>
      data.type === 'stage' && typeof data.id === 'string' ? data.id : null
    return dropTargetForElements({
      element,
      canDrop: ({ source: { data } }) => idOf(data) !== null,
      onDrag: ({ source: { data }, location }) => {
        const id = idOf(data)
        if (id === null) return
        const place = placeIn(element, location.current.input.clientY, id)
        setOver((before) => (before?.id === id && before.place === place ? before : { id, place }))
      },
      onDragLeave: () => setOver(null),
      onDrop: ({ source: { data }, location }) => {
        setOver(null)
        const id = idOf(data)
        if (id !== null) actions.move(id, placeIn(element, location.current.input.clientY, id))
      },
    })
  }, [body, actions])
  return over
}
