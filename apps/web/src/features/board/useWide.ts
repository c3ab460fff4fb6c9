/** Whether there is room for a card beside the board. */
import { useSyncExternalStore } from 'react'

const query = () => matchMedia('(min-width: 48rem)')

const watch = (changed: () => void): (() => void) => {
  const list = query()
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

export const useWide = (): boolean => useSyncExternalStore(watch, () => query().matches)
