/** Arrow keys from a search field into its results, through them, and back. */
import { type RefObject, useEffect } from 'react'

/** `box` holds one input of type search and any number of elements that match `selector`. */
export function useArrowKeys(box: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const press = (event: KeyboardEvent) => {
      const field = element.querySelector<HTMLInputElement>('input[type="search"]')
      const stops = [...(field ? [field] : []), ...element.querySelectorAll<HTMLElement>(selector)]
      const at = stops.indexOf(document.activeElement as HTMLElement)
      if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return
      const isTyping = stops[at] === field
      const to =
        event.key === 'ArrowDown'
          ? at + 1
          : event.key === 'ArrowUp'
            ? at - 1
            : event.key === 'Escape' && !isTyping
              ? 0
              : event.key === 'End' && !isTyping
                ? stops.length - 1
                : event.key === 'Home' && !isTyping
                  ? 1
                  : at
      const next = stops[to]
      if (!next || to === at) return
      event.preventDefault()
      next.focus()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [box, selector])
}
