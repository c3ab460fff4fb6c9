/** The state of my work in words. Live documents report what is not yet acknowledged; the top bar says it. */
import { announce } from './announce'
import { connection } from './socket'
import { createStore, type Store, useStore } from './store'

export interface Unsaved {
  /** Changes that the server has not acknowledged. */
  readonly pending: number
  /** They survive closing the browser. Confidential kinds are kept in memory only. */
  readonly keptOnDevice: boolean
}

export interface SaveState {
  readonly look: 'saved' | 'saving' | 'offline'
  readonly words: string
  readonly pending: number
}

const saved: SaveState = { look: 'saved', words: 'Saved', pending: 0 }
export const saveState: Store<SaveState> = createStore(saved)

const work = new Map<string, Unsaved>()
let isOffline = false
let slow: ReturnType<typeof setTimeout> | null = null
/** Most edits are acknowledged within this time: the words stay calm while people type. */
const patienceMs = 500

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)

function offlineWords(pending: number, keptOnDevice: boolean): string {
  if (pending === 0) return 'Offline'
  return keptOnDevice
    ? `Offline, ${changes(pending)} kept on this device`
    : `Offline, ${changes(pending)} not saved yet: keep this page open`
}

function publish(): void {
  const pending = [...work.values()].reduce((sum, unsaved) => sum + unsaved.pending, 0)
  const keptOnDevice = [...work.values()].every((unsaved) => unsaved.pending === 0 || unsaved.keptOnDevice)
  if (slow && (pending === 0 || isOffline)) {
    clearTimeout(slow)
    slow = null
  }
  if (isOffline) {
    saveState.set({ look: 'offline', words: offlineWords(pending, keptOnDevice), pending })
  } else if (pending === 0) {
    saveState.set(saved)
  } else {
    slow ??= setTimeout(() => {
      slow = null
      if (!isOffline && saveState.get().pending > 0) saveState.set({ look: 'saving', words: 'Saving…', pending })
    }, patienceMs)
    const before = saveState.get()
    saveState.set(before.look === 'offline' ? { look: 'saving', words: 'Saving…', pending } : { ...before, pending })
  }
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
addEventListener('beforeunload', (event) => {
  if (saveState.get().pending > 0) event.preventDefault()
})

export const useSaveState = (): SaveState => useStore(saveState)
