/** Words typed into a field of a page, stored as they are typed. They outlive the field, wait for the line, and are never swept away by somebody else's. */
import type { RefusalCode } from '@alongside/domain/refusal'
import { tidyLine } from '@alongside/domain/text'
import { useEffect, useRef } from 'react'
import { showRescue } from './live/rescues'
import { refusalCode, sentenceForCode } from './refusals'
import { reportWork } from './save-state'
import { createStore, useStore } from './store'

/** Where the words go. */
export interface Door {
  /** What the page is about, and what the field is called: for whoever finds the words again. */
  readonly where: string
  readonly title: string
  readonly send: (words: string) => Promise<unknown>
}

interface Waiting {
  readonly words: string
  /** What stood in the field, for everybody, before these words. */
  readonly stored: string
  /** And before that: what the page shows may lag behind what it was told by a moment. */
  readonly before: string
  /** The server has them, and the caret still stands in them: a space at the end is not taken away under it. */
  readonly isStored: boolean
  readonly refusal: RefusalCode | null
}

const restMs = 700
const patienceMs = 4000
/** The words can be mended where they stand. */
const canBeMended = (code: RefusalCode): boolean => code.startsWith('input.')
/** It may work in a moment. */
const mayPass = (code: RefusalCode): boolean => code === 'retry' || code === 'too-many' || code === 'sign-in.required'

const all = createStore<ReadonlyMap<string, Waiting>>(new Map())
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const onTheWay = new Map<string, string>()
const held = new Set<string>()

function put(key: string, waiting: Waiting | null): void {
  const next = new Map(all.get())
  if (waiting) next.set(key, waiting)
  else next.delete(key)
  all.set(next)
  const isUnsaved = waiting !== null && !waiting.isStored
  reportWork(`words ${key}`, isUnsaved ? { pending: 1, kept: 0, isKeeping: false, heldUp: null } : null)
}

function soon(key: string, door: Door, ms: number): void {
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => void post(key, door), ms),
  )
}

async function post(key: string, door: Door): Promise<void> {
  const waiting = all.get().get(key)
  if (!waiting || waiting.isStored || held.has(key)) return
  if (onTheWay.has(key)) return soon(key, door, restMs)
  const { words } = waiting
  onTheWay.set(key, words)
  try {
    await door.send(words)
    arrived(key, words, door)
  } catch (error) {
    refused(key, words, door, refusalCode(error))
  } finally {
    onTheWay.delete(key)
  }
}

function arrived(key: string, words: string, door: Door): void {
  const now = all.get().get(key)
  if (!now) return
  const isStored = now.words === words
  put(key, { words: now.words, stored: words, before: now.stored, isStored, refusal: null })
  if (!isStored) soon(key, door, restMs)
}

function refused(key: string, words: string, door: Door, code: RefusalCode | null): void {
  const now = all.get().get(key)
  if (!now) return
  if (code === null || mayPass(code)) {
    soon(key, door, patienceMs)
    return
  }
  if (canBeMended(code)) {
    if (now.words === words) put(key, { ...now, refusal: code })
    else soon(key, door, restMs)
    return
  }
  const { where, title } = door
  const passages = [{ key, title, text: now.words }]
  showRescue({ id: crypto.randomUUID(), code, at: new Date(), where, passages }, false)
  put(key, null)
}

export interface KeptText {
  /** What stands in the field: mine until it is stored, everybody's otherwise. */
  readonly shown: string
  readonly isWaiting: boolean
  /** Why these words cannot be stored as they are. */
  readonly refusal: string | null
  /** What somebody else has stored in this field while I was writing; mine waits until I have decided. */
  readonly theirs: string | null
  readonly type: (words: string) => void
  /** Stores what is typed without waiting for a pause, such as on leaving the field. */
  readonly settle: () => void
  readonly decide: (words: string) => void
}

/** `key` names the field in the whole client. */
export function useKeptText(key: string, value: string, door: Door): KeptText {
  const waiting = useStore(all).get(key)
  const latest = useRef(door)
  latest.current = door
  const isMine = (words: string | undefined): boolean => words !== undefined && tidyLine(words) === tidyLine(value)
  const known = waiting ? [waiting.words, waiting.stored, waiting.before, onTheWay.get(key)] : []
  const isElse = waiting !== undefined && !known.some(isMine)
  const isTheirs = isElse && !waiting.isStored
  const isOverwritten = isElse && waiting.isStored
  useEffect(() => {
    if (isTheirs) held.add(key)
    else held.delete(key)
  }, [isTheirs, key])
  useEffect(() => {
    if (isOverwritten) put(key, null)
  }, [isOverwritten, key])
  return {
    shown: waiting && !isOverwritten ? waiting.words : value,
    isWaiting: waiting !== undefined && !waiting.isStored,
    refusal: waiting?.refusal ? sentenceForCode(waiting.refusal) : null,
    theirs: isTheirs ? value : null,
    type(words) {
      const { stored, before } = waiting ?? { stored: value, before: value }
      put(key, { words, stored, before, isStored: false, refusal: null })
      soon(key, latest.current, restMs)
    },
    settle() {
      if (!waiting) return
      if (waiting.isStored) put(key, null)
      else if (waiting.refusal === null) soon(key, latest.current, 0)
    },
    decide(words) {
      held.delete(key)
      put(key, words === value ? null : { words, stored: value, before: value, isStored: false, refusal: null })
      soon(key, latest.current, 0)
    },
  }
}
