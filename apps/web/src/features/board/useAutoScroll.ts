/** While a card is dragged near an edge, what lies under it comes along: the table sideways, a column up and down. */
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect } from 'react'
import { isCard } from './useCardDrag'

const edge = 72
const fastest = 18

interface Pointer {
  readonly clientX: number
  readonly clientY: number
}

/** Faster, the nearer to the edge; nought in the middle. */
function pull(at: number, from: number, to: number): number {
  if (at < from + edge) return -fastest * Math.min(1, (from + edge - at) / edge)
  if (at > to - edge) return fastest * Math.min(1, (at - to + edge) / edge)
  return 0
}

function scrollUnder(pane: HTMLElement, { clientX, clientY }: Pointer): void {
  const box = pane.getBoundingClientRect()
  pane.scrollBy(pull(clientX, box.left, box.right), 0)
  const column = document.elementFromPoint(clientX, clientY)?.closest('[data-stage]')
  const list = column?.querySelector('ul')
  if (!list) return
  const { top, bottom } = list.getBoundingClientRect()
  list.scrollBy(0, pull(clientY, top, bottom))
}

export function useAutoScroll(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let pointer: Pointer | null = null
    let frame = 0
    const tick = () => {
      if (pane.current && pointer) scrollUnder(pane.current, pointer)
      frame = requestAnimationFrame(tick)
    }
    const stop = monitorForElements({
      canMonitor: ({ source }) => isCard(source.data),
      onDragStart: () => {
        frame = requestAnimationFrame(tick)
      },
      onDrag: ({ location }) => {
        pointer = location.current.input
      },
      onDrop: () => {
        pointer = null
        cancelAnimationFrame(frame)
      },
    })
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [pane])
}
