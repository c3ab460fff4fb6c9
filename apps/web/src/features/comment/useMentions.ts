/** Who is meant by the @ before the caret. Only people who can read the card are ever offered. */
import { useQuery } from '@apollo/client/react'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import type { MentionableQuery } from '../../gql/graphql'
import { announce } from '../../platform/announce'
import { mentionableQuery } from './comment-queries'

export type Mentionable = MentionableQuery['mentionable'][number]

/** An @ at the beginning of a word, and the letters after it. */
const begun = /(?:^|[\s(])@([\p{L}'’-]{0,30}(?: [\p{L}'’-]{0,30})?)$/u

export function useMentions(enquiryId: string, text: string, area: RefObject<HTMLTextAreaElement | null>) {
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const match = begun.exec(text.slice(0, caret))
  const search = match?.[1] ?? ''
  const from = caret - search.length - 1
  const isAsked = match !== null && dismissed !== from
  const { data } = useQuery(mentionableQuery, { variables: { enquiryId, search }, skip: !isAsked })
  const found = isAsked ? (data?.mentionable.slice(0, 6) ?? []) : []
  const isOpen = found.length > 0
  const count = found.length
  useEffect(() => {
    if (count > 0)
      announce(`${count === 1 ? '1 colleague' : `${count} colleagues`}. Arrow keys choose, Enter mentions.`)
  }, [count])

  const press = (event: KeyboardEvent, choose: (person: Mentionable) => void): boolean => {
    if (!isOpen || event.ctrlKey || event.metaKey) return false
    const person = found[Math.min(at, found.length - 1)]
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length)
    else if (event.key === 'ArrowUp') setAt((at - 1 + found.length) % found.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) choose(person)
    else if (event.key === 'Escape') setDismissed(from)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    found,
    isOpen,
    at: Math.min(at, Math.max(found.length - 1, 0)),
    /** What a choice replaces. */
    range: { from, to: caret },
    look: () => {
      setCaret(area.current?.selectionStart ?? 0)
      setAt(0)
    },
    press,
  }
}
