/** Cards that change their place glide there, so that the eye can follow whose move it was. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useBoard } from './board-context'
import { prefersStillness } from './find-card'

const glideMs = 320
/** A whole board that arrives at once does not dance. */
const mostGliding = 60

const slotsIn = (pane: HTMLElement): HTMLElement[] => [...pane.querySelectorAll<HTMLElement>('[data-card]')]

const isSeen = (box: DOMRect, view: DOMRect): boolean =>
  box.bottom > view.top && box.top < view.bottom && box.right > view.left && box.left < view.right

export function useGlide(pane: RefObject<HTMLElement | null>): void {
  const { store } = useBoard().session
  const before = useRef<Map<string, DOMRect> | null>(null)
  const turn = useSyncExternalStore(store.watchLayout, store.layoutTurn)

  useEffect(
    () =>
      store.onBeforeLayout(() => {
        if (!pane.current || before.current || prefersStillness() || document.hidden) return
        before.current = new Map(
          slotsIn(pane.current).map((slot) => [slot.dataset.card ?? '', slot.getBoundingClientRect()]),
        )
      }),
    [store, pane],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each change of places
  useLayoutEffect(() => {
    const from = before.current
    before.current = null
    if (!from || from.size === 0 || !pane.current) return
    const view = pane.current.getBoundingClientRect()
    const moved = slotsIn(pane.current).flatMap((slot) => {
      const was = from.get(slot.dataset.card ?? '')
      const is = slot.getBoundingClientRect()
      const isGliding = was && (was.x !== is.x || was.y !== is.y) && (isSeen(was, view) || isSeen(is, view))
      return isGliding ? [{ slot, x: was.x - is.x, y: was.y - is.y }] : []
    })
    if (moved.length > mostGliding) return
    for (const { slot, x, y } of moved) {
      slot.animate(
        [
          { transform: `translate(${x}px, ${y}px)`, zIndex: 1 },
          { transform: 'none', zIndex: 1 },
        ],
        { duration: glideMs, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
      )
    }
  }, [turn])
}
