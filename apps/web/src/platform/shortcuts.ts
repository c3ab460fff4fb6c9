/** Keys that do something anywhere on a page, and never while somebody types, unless a command key is held. */
import { useEffect, useEffectEvent } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))

/** `mod` is Ctrl, or Command on a Mac. */
export function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.toLowerCase().split('+')
  return (
    event.key.toLowerCase() === parts.at(-1) &&
    (event.ctrlKey || event.metaKey) === parts.includes('mod') &&
    event.altKey === parts.includes('alt') &&
    (!parts.includes('shift') || event.shiftKey)
  )
}

/** `useShortcut('mod+k', open)`; single letters are left alone while somebody types. */
export function useShortcut(keys: string, run: (event: KeyboardEvent) => void): void {
  const latest = useEffectEvent(run)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!matches(event, keys) || event.repeat) return
      if (!keys.includes('mod+') && isTyping(event.target)) return
      event.preventDefault()
      latest(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys])
}
