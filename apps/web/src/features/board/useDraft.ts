/** What is being typed, stored at once and then a few times a second: a colleague sees it grow, and the document is not flooded. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'

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

  const flush = () => {
    if (unstored.current !== null) store(unstored.current)
    unstored.current = null
  }
  const afterRest = useEffectEvent(() => {
    rest.current = null
    flush()
    setTyped(null)
  })
  const leave = useEffectEvent(() => {
    if (rest.current) clearTimeout(rest.current)
    flush()
  })
  useEffect(() => () => leave(), [])

  return {
    shown: typed ?? value,
    type: (words) => {
      unstored.current = words
      setTyped(words)
      if (rest.current) return
      flush()
      rest.current = setTimeout(() => afterRest(), restMs)
    },
    store: () => {
      leave()
      rest.current = null
      setTyped(null)
    },
  }
}
