/** The state of my work in words. Live documents report what is not yet acknowledged; the top bar says it. */
import type { RefusalCode } from '@alongside/domain/refusal'
import { announce } from './announce'
import { rescues } from './live/rescues'
import { sentenceForCode } from './refusals'
import { connection } from './socket'
import { createStore, type Store, useStore } from './store'

export interface Unsaved {
  /** Changes that the server has not acknowledged. */
  readonly pending: number
  /** Those of them that survive closing the browser. */
  readonly kept: number
  /** Confidential kinds, and browsers that cannot, keep changes in memory only. */
  readonly isKeeping: boolean
  /** Why nothing leaves at this moment, though there is a line. */
  readonly heldUp: RefusalCode | null
}

export interface SaveState {
  readonly look: 'saved' | 'saving' | 'offline'
  readonly words: string
  readonly pending: number
  /** Changes that would be lost with this page. */
  readonly atRisk: number
  /** Why it takes long, in a sentence. */
  readonly why: string | null
}

const saved: SaveState = { look: 'saved', words: 'Saved', pending: 0, atRisk: 0, why: null }
export const saveState: Store<SaveState> = createStore(saved)

const work = new Map<string, Unsaved>()
let isOffline = false
let slow: ReturnType<typeof setTimeout> | null = null
/** Most edits are acknowledged within this time: the words stay calm while people type. */
const patienceMs = 500

export const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)

function offlineWords(all: readonly Unsaved[]): string {
  if (all.some(({ isKeeping, pending }) => !isKeeping && pending > 0))
    return `Offline, ${changes(sum(all).pending)} not saved yet: keep this page open`
  // What is being written to the disk at this moment is counted when it is there.
  const { kept } = sum(all)
  return kept === 0 ? 'Offline' : `Offline, ${changes(kept)} kept on this device`
}

const sum = (all: readonly Unsaved[]): { pending: number; kept: number } => ({
  pending: all.reduce((total, { pending }) => total + pending, 0),
  kept: all.reduce((total, { kept }) => total + kept, 0),
})

function publish(): void {
  const all = [...work.values()]
  const { pending, kept } = sum(all)
  const held = all.find(({ heldUp }) => heldUp === 'live.quota')?.heldUp ?? null
  const more = { pending, atRisk: pending - kept, why: held && sentenceForCode(held) }
  if (slow && (pending === 0 || isOffline)) {
    clearTimeout(slow)
    slow = null
  }
  const before = saveState.get()
  if (isOffline) {
    saveState.set({ look: 'offline', words: offlineWords(all), ...more })
  } else if (pending === 0 && held === null) {
    saveState.set(saved)
  } else {
    slow ??= setTimeout(() => {
      slow = null
      if (!isOffline && saveState.get().pending > 0)
        saveState.set({ ...saveState.get(), look: 'saving', words: 'Saving…' })
    }, patienceMs)
    const shown = before.look === 'offline' || held !== null ? ({ look: 'saving', words: 'Saving…' } as const) : before
    saveState.set({ look: shown.look, words: shown.words, ...more })
  }
  if (more.why !== null && more.why !== before.why) announce(more.why)
}

/** Called by whoever keeps unsaved work, whenever the number changes; null when it is closed. */
export function reportWork(source: string, unsaved: Unsaved | null): void {
  if (unsaved) work.set(source, unsaved)
  else work.delete(source)
  publish()
}

let losing: ReturnType<typeof setTimeout> | null = null
/** A blink of the network is not worth a word. */
const blinkMs = 1500

function noticeConnection(): void {
  const lost = !navigator.onLine || connection.get() === 'reconnecting'
  if (losing) clearTimeout(losing)
  losing = null
  if (lost === isOffline) return
  const turn = () => {
    isOffline = lost
    publish()
    announce(lost ? saveState.get().words : 'Connected again')
  }
  if (lost) losing = setTimeout(turn, blinkMs)
  else turn()
}

connection.watch(noticeConnection)
addEventListener('online', noticeConnection)
addEventListener('offline', noticeConnection)

/** Words that were not taken, and that no disk keeps, go with the page as well. */
const wouldBeLost = (): boolean => saveState.get().atRisk > 0 || rescues.get().some(({ isKept }) => !isKept)

addEventListener('beforeunload', (event) => {
  if (wouldBeLost()) event.preventDefault()
})

export const useSaveState = (): SaveState => useStore(saveState)
