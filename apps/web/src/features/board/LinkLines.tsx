/** Thin lines from the card one looks at to what it builds on and to what builds on it. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import css from './Board.module.css'
import { useBoard } from './board-context'
import { cardElement } from './find-card'

interface Line {
  readonly id: string
  readonly path: string
  readonly end: readonly [number, number]
}

/** A pointer that only passes over cards lights up nothing. */
const lingerMs = 140
const settleMs = 360

const cardAt = (target: EventTarget | null): string | null =>
  (target instanceof Element && target.closest<HTMLElement>('[data-card]')?.dataset.card) || null

/** The card under the pointer, else the one with the focus, else the open one. */
function useLookedAt(table: RefObject<HTMLElement | null>, openId: string | null): string | null {
  const [hovered, setHovered] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  useEffect(() => {
    const element = table.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = ({ target }: Event) => {
      clearTimeout(timer)
      timer = setTimeout(() => setHovered(cardAt(target)), lingerMs)
    }
    const focus = ({ target }: Event) => setFocused(cardAt(target))
    const blur = () => setFocused(null)
    element.addEventListener('pointerover', over)
    element.addEventListener('pointerleave', over)
    element.addEventListener('focusin', focus)
    element.addEventListener('focusout', blur)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('pointerover', over)
      element.removeEventListener('pointerleave', over)
      element.removeEventListener('focusin', focus)
      element.removeEventListener('focusout', blur)
    }
  }, [table])
  return hovered ?? focused ?? openId
}

/** The middle of a card, or the edge of its column behind which it is scrolled away. */
function heightOf(slot: HTMLElement, box: DOMRect): number {
  const list = slot.parentElement?.getBoundingClientRect()
  const middle = box.top + box.height / 2
  return list ? Math.max(list.top + 4, Math.min(middle, list.bottom - 4)) : middle
}

/** From the nearer sides of two cards, as a calm curve. */
function lineBetween(a: HTMLElement, b: HTMLElement, origin: DOMRect): Line {
  const from = a.getBoundingClientRect()
  const to = b.getBoundingClientRect()
  const isSameColumn = Math.abs(from.left - to.left) < from.width / 2
  const goesRight = to.left > from.left
  const x1 = (isSameColumn || goesRight ? from.right - 6 : from.left + 6) - origin.left
  const x2 = (isSameColumn || !goesRight ? to.right - 6 : to.left + 6) - origin.left
  const y1 = heightOf(a, from) - origin.top
  const y2 = heightOf(b, to) - origin.top
  const bend = isSameColumn ? 34 : (x2 - x1) / 2
  return {
    id: b.dataset.card ?? '',
    path: `M${x1} ${y1}C${x1 + bend} ${y1} ${isSameColumn ? x2 + bend : x2 - bend} ${y2} ${x2} ${y2}`,
    end: [x2, y2],
  }
}

export function LinkLines({
  table,
  openId,
}: {
  readonly table: RefObject<HTMLElement | null>
  readonly openId: string | null
}) {
  const { store } = useBoard().session
  const id = useLookedAt(table, openId)
  const layout = useSyncExternalStore(store.watchLayout, store.layoutTurn)
  const [lines, setLines] = useState<readonly Line[]>([])
  const [turn, setTurn] = useState(0)
  const lit = useRef<HTMLElement[]>([])

  useEffect(() => {
    const sizes = new ResizeObserver(soon)
    const element = table.current
    let frame = 0
    // However much changes at once, the lines are drawn once a frame.
    function soon(): void {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setTurn((before) => before + 1))
    }
    const stop = store.onTurn(({ changes }) => changes.some(({ what }) => what === 'edited') && soon())
    if (element) sizes.observe(element)
    element?.addEventListener('scroll', soon, true)
    return () => {
      stop()
      cancelAnimationFrame(frame)
      element?.removeEventListener('scroll', soon, true)
      sizes.disconnect()
    }
  }, [store, table])

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when the cards lie differently
  useLayoutEffect(() => {
    const draw = () => {
      for (const element of lit.current) delete element.dataset.linked
      lit.current = []
      const origin = table.current?.getBoundingClientRect()
      const from = id ? cardElement(id) : null
      if (!id || !origin || !from) return setLines([])
      const ends = store.neighbours(id).flatMap((card) => cardElement(card.id) ?? [])
      const seen = ends.filter((element) => element.offsetParent !== null)
      for (const element of seen) element.dataset.linked = ''
      lit.current = seen
      setLines(seen.map((element) => lineBetween(from, element, origin)))
    }
    draw()
    // Cards may still be gliding to their places.
    const settled = setTimeout(draw, settleMs)
    return () => clearTimeout(settled)
  }, [id, layout, turn, store, table])

  if (lines.length === 0) return null
  return (
    <svg className={css.lines} aria-hidden="true">
      {lines.map(({ id: to, path, end: [x, y] }) => (
        <g key={to}>
          <path d={path} />
          <circle cx={x} cy={y} r={3.5} />
        </g>
      ))}
    </svg>
  )
}
