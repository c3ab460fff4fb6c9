/** What is being typed, stored at once and then a few times a second: a colleague sees it grow, and the document is not flooded. */
import { useCallback, useEffect, useRef, useState } from 'react'

const restMs = 150

export interface Draft {
  /** What stands in the field: mine while I type, everybody's otherwise. */
  readonly shown: string
  readonly type: (words: string) => void
  /** Stores what is typed, such as on leaving the field. */
  readonly store: () => void
}

export function useDraft(value: string, store: (words: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  const unstored = useRef<string | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef(store)
  latest.current = store

  const flush = useCallback(() => {
    const words = unstored.current
    unstored.current = null
    if (words !== null) latest.current(words)
  }, [])

  const settle = useCallback(() => {
    if (rest.current) clearTimeout(rest.current)
    rest.current = null
    flush()
    setTyped(null)
  }, [flush])

  // Whoever closes the card in the middle of a word has written it all the same.
  useEffect(() => settle, [settle])

  const type = (words: string) => {
    unstored.current = words
    setTyped(words)
    if (rest.current) return
    flush()
    rest.current = setTimeout(settle, restMs)
  }
  return { shown: typed ?? value, type, store: settle }
}
