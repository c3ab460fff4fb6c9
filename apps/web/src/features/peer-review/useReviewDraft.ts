/** A review while it is written: on this device with each keystroke, on the server soon after, and both say so in words. */
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { canKeep, database, sealJson, unsealJson, type WordsKey } from '../../platform/live/device-store'
import { refusalCode, sentenceFor } from '../../platform/refusals'
import { reportWork } from '../../platform/save-state'
import { useViewer } from '../../platform/session'
import { saveReviewMutation } from './review-queries'
import { type ReviewWords, writingAreas } from './review-words'

/** A pause in typing after which the server is told, and how soon it is tried again without a line, in milliseconds. */
const pauseMs = 700
const againMs = 5_000

export interface Draft {
  readonly words: ReviewWords
  readonly write: (field: keyof ReviewWords, text: string) => void
  /** Tells the server now; whether it has all of it. */
  readonly flush: () => Promise<boolean>
  /** Goes back to what the server has. */
  readonly drop: () => void
  /** “Saved”, “Saving…”, “Kept on this device”. */
  readonly state: string
  readonly refusal: string | null
  readonly isUnsaved: boolean
}

const same = (one: ReviewWords, other: ReviewWords): boolean =>
  writingAreas.every(({ field }) => one[field] === other[field])

async function keep(key: WordsKey, words: ReviewWords | null): Promise<boolean> {
  if (!canKeep()) return false
  const db = await database()
  if (words === null) await db.delete('words', key)
  else await db.put('words', await sealJson(key, words), key)
  return true
}

async function kept(key: WordsKey): Promise<ReviewWords | null> {
  if (!canKeep()) return null
  const row = await (await database()).get('words', key)
  return row ? unsealJson<ReviewWords>(key, row).catch(() => null) : null
}

/** `isOwnPace`: a draft is sent as it is typed; what was handed in already changes with one act. */
export function useReviewDraft(reviewId: string, saved: ReviewWords, isOwnPace: boolean): Draft {
  const client = useApolloClient()
  const { id: personId } = useViewer()
  const key: WordsKey = [personId, reviewId, 0]
  const [words, setWords] = useState(saved)
  const [look, setLook] = useState<'saved' | 'saving' | 'kept' | 'here'>('saved')
  const [refusal, setRefusal] = useState<string | null>(null)
  const latest = useRef(words)
  const server = useRef(saved)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const sending = useRef<Promise<boolean> | null>(null)

  const show = (next: typeof look): void => {
    setLook(next)
    const isKept = next === 'kept' || (next === 'saving' && canKeep())
    const unsaved = { pending: 1, kept: isKept ? 1 : 0, isKeeping: canKeep(), heldUp: null }
    reportWork(`review:${reviewId}`, next === 'saved' ? null : unsaved)
  }
  const soon = (ms: number): void => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), ms)
  }
  const send = async (): Promise<boolean> => {
    const text = latest.current
    show('saving')
    try {
      await client.mutate({ mutation: saveReviewMutation, variables: { id: reviewId, ...text } })
      server.current = text
      setRefusal(null)
      if (!same(latest.current, text)) return send()
      await keep(key, null)
      show('saved')
      return true
    } catch (error) {
      show(canKeep() ? 'kept' : 'here')
      // A refusal stays one however often it is sent; without a line it is tried again.
      if (refusalCode(error)) setRefusal(sentenceFor(error))
      else soon(againMs)
      return false
    }
  }
  const flush = async (): Promise<boolean> => {
    if (timer.current) clearTimeout(timer.current)
    if (sending.current) await sending.current
    if (same(latest.current, server.current)) return true
    sending.current = send()
    const done = await sending.current
    sending.current = null
    return done
  }
  const write = (field: keyof ReviewWords, text: string): void => {
    latest.current = { ...latest.current, [field]: text }
    setWords(latest.current)
    show(isOwnPace ? 'saving' : canKeep() ? 'kept' : 'here')
    void keep(key, latest.current)
    if (isOwnPace) soon(pauseMs)
  }
  const drop = (): void => {
    latest.current = server.current
    setWords(server.current)
    setRefusal(null)
    void keep(key, null)
    show('saved')
  }

  const takeUp = useEffectEvent(async () => {
    const left = await kept(key)
    if (left === null || same(left, latest.current)) return
    latest.current = left
    setWords(left)
    show('kept')
    if (isOwnPace) soon(0)
  })
  const retry = useEffectEvent(() => {
    if (isOwnPace && !same(latest.current, server.current)) soon(0)
  })
  const leave = useEffectEvent(() => {
    if (timer.current) clearTimeout(timer.current)
    if (isOwnPace) void flush()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken up once for each review
  useEffect(() => {
    void takeUp()
    const back = (): void => retry()
    addEventListener('online', back)
    return () => {
      removeEventListener('online', back)
      leave()
    }
  }, [reviewId])

  const said = {
    saved: 'Saved',
    saving: 'Saving…',
    kept: isOwnPace ? 'Kept on this device until there is a connection' : 'Kept on this device, not handed in yet',
    here: 'Not saved yet: keep this page open',
  }
  return { words, write, flush, drop, state: said[look], refusal, isUnsaved: look !== 'saved' }
}
