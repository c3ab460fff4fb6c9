/** While a card is dragged near an edge of the table, the table comes along. */
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect } from 'react'
import { isCard } from './useCardDrag'

const edge = 72
const fastest = 18

/** Faster, the nearer to the edge; nought in the middle. */
function pull(at: number, from: number, to: number): number {
  if (at < from + edge) return -fastest * Math.min(1, (from + edge - at) / edge)
  if (at > to - edge) return fastest * Math.min(1, (at - to + edge) / edge)
  return 0
}

export function useAutoScroll(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let pointer: { clientX: number; clientY: number } | null = null
    let frame = 0
    const tick = () => {
      const element = pane.current
      if (element && pointer) {
        const box = element.getBoundingClientRect()
        element.scrollBy(pull(pointer.clientX, box.left, box.right), pull(pointer.clientY, box.top, box.bottom))
      }
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
