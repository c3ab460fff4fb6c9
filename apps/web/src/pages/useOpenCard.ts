/** The open card stands in the address: a link to it can be sent, and "back" closes it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { focusCard } from '../features/board/find-card'

export interface OpenCard {
  readonly openId: string | null
  /** The card that was just made. */
  readonly newId: string | null
  readonly openCard: (id: string, isNew?: boolean) => void
  readonly closeCard: () => void
}

export function useOpenCard(): OpenCard {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [newId, setNewId] = useState<string | null>(null)
  const closing = useRef<string | null>(null)
  const latest = useRef({ search, navigate })
  latest.current = { search, navigate }

  const go = useCallback((card: string | null) => {
    const next = new URLSearchParams(latest.current.search)
    const isSwitch = next.has('card')
    if (card) next.set('card', card)
    else next.delete('card')
    void latest.current.navigate({ search: next.toString() }, { replace: isSwitch, preventScrollReset: true })
  }, [])

  const openCard = useCallback(
    (id: string, isNew = false) => {
      setNewId(isNew ? id : null)
      go(id)
    },
    [go],
  )

  const closeCard = useCallback(() => {
    closing.current = latest.current.search.get('card')
    go(null)
  }, [go])

  // The focus goes back to the card once its panel, or its sheet, has gone.
  const openId = search.get('card')
  useEffect(() => {
    if (openId || !closing.current) return
    focusCard(closing.current)
    closing.current = null
  }, [openId])

  return { openId, newId, openCard, closeCard }
}
