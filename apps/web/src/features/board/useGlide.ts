/** Cards that change their place glide there, so that the eye can follow whose move it was. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import css from './Board.module.css'
import { useBoard } from './board-context'
import { prefersStillness } from './find-card'

const timing = { duration: 340, easing: 'cubic-bezier(0.2, 0, 0, 1)' } as const
/** A whole board that arrives at once does not dance. */
const mostGliding = 60

interface Place {
  readonly box: DOMRect
  readonly list: Element | null
}

const slotsIn = (table: HTMLElement): HTMLElement[] => [
  ...table.querySelectorAll<HTMLElement>('[data-card]:not([data-ghost])'),
]

const isSeen = (box: DOMRect, view: DOMRect): boolean =>
  box.bottom > view.top && box.top < view.bottom && box.right > view.left && box.left < view.right

export function useGlide(table: RefObject<HTMLElement | null>): void {
  const { store } = useBoard().session
  const before = useRef<Map<string, Place> | null>(null)
  const turn = useSyncExternalStore(store.watchLayout, store.layoutTurn)

  useEffect(
    () =>
      store.onBeforeLayout(() => {
        if (!table.current || before.current || prefersStillness() || document.hidden) return
        before.current = new Map(
          slotsIn(table.current).map((slot) => [
            slot.dataset.card ?? '',
            { box: slot.getBoundingClientRect(), list: slot.closest('[data-stage]') },
          ]),
        )
      }),
    [store, table],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for each change of places
  useLayoutEffect(() => {
    const from = before.current
    before.current = null
    if (from && from.size > 0 && table.current) glide(table.current, from)
  }, [turn, table])
}

function glide(table: HTMLElement, from: ReadonlyMap<string, Place>): void {
  const view = document.documentElement.getBoundingClientRect()
  const moved = slotsIn(table).flatMap((slot) => {
    const was = from.get(slot.dataset.card ?? '')
    const is = slot.getBoundingClientRect()
    const isMoved = was && (was.box.x !== is.x || was.box.y !== is.y)
    return isMoved && (isSeen(was.box, view) || isSeen(is, view)) ? [{ slot, was, is }] : []
  })
  if (moved.length > mostGliding) return
  for (const { slot, was, is } of moved) {
    if (slot.closest('[data-stage]') === was.list) {
      slot.animate(
        [{ transform: `translate(${was.box.x - is.x}px, ${was.box.y - is.y}px)` }, { transform: 'none' }],
        timing,
      )
    } else cross(table, slot, was.box, is)
  }
}

/** From column to column a copy flies over the table, because each column is a window of its own. */
function cross(table: HTMLElement, slot: HTMLElement, was: DOMRect, is: DOMRect): void {
  const origin = table.getBoundingClientRect()
  const ghost = slot.cloneNode(true) as HTMLElement
  ghost.dataset.ghost = ''
  ghost.inert = true
  ghost.ariaHidden = 'true'
  ghost.classList.add(css.ghost ?? '')
  Object.assign(ghost.style, {
    left: `${is.x - origin.x}px`,
    top: `${is.y - origin.y}px`,
    width: `${is.width}px`,
    height: `${is.height}px`,
  })
  // Ids stay unique while the copy is there.
  for (const element of ghost.querySelectorAll('[id]')) element.removeAttribute('id')
  table.append(ghost)
  // Not hidden: the focus may be on it.
  slot.style.opacity = '0'
  const flight = ghost.animate(
    [{ transform: `translate(${was.x - is.x}px, ${was.y - is.y}px)` }, { transform: 'none' }],
    timing,
  )
  flight.onfinish = () => {
    ghost.remove()
    slot.style.opacity = ''
  }
}
