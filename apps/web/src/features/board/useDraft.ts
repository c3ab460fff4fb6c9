/** What is being typed, stored a moment after the last key: a colleague sees it grow, and the document is not flooded. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'

const pauseMs = 300

export interface Draft {
  /** What stands in the field: mine while I type, everybody's otherwise. */
  readonly shown: string
  readonly type: (words: string) => void
  /** Stores what is typed at once, such as on leaving the field. */
  readonly store: () => void
}

export function useDraft(value: string, store: (words: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef(typed)
  latest.current = typed

  const flush = () => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    if (latest.current === null) return
    store(latest.current)
    latest.current = null
    setTyped(null)
  }
  const leave = useEffectEvent(flush)
  useEffect(() => () => leave(), [])

  return {
    shown: typed ?? value,
    type: (words) => {
      latest.current = words
      setTyped(words)
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(() => leave(), pauseMs)
    },
    store: flush,
  }
}
