/** Sends what waits, as soon as there is a line and for as long as something waits; one page of this browser at a time. */

import type { LessonId } from '@alongside/domain/ids'
import type { ApolloClient } from '@apollo/client'
import { announce } from '../../platform/announce'
import { backOff } from '../../platform/live/back-off.js'
import { canKeep } from '../../platform/live/device-store'
import { tell } from '../../platform/notices'
import { copyOf, forgetCopy } from '../../platform/offline/copies'
import { Sender } from '../../platform/offline/Sender'
import type { KeptAct } from '../../platform/offline/shelf'
import { sentenceForCode } from '../../platform/refusals'
import { connection } from '../../platform/socket'
import type { LessonCopy } from './lesson-copy'
import { noteLine } from './note-line'
import { readTrayAndTell, shelfOf } from './tray'

/** A page that shows a lesson: it hears what the server now has, before that leaves the shelf on the page. */
interface Watcher {
  readonly lessonId: LessonId
  readonly ahead: () => number | null
  readonly landed: (what: 'act' | 'notes' | 'photo') => Promise<unknown>
  readonly overtaken: (act: KeptAct) => void
}
const watchers = new Set<Watcher>()

export function watchSending(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
const watching = (lessonId: LessonId): Watcher[] => [...watchers].filter((one) => one.lessonId === lessonId)

let sender: Sender | null = null
let attempt = 0
let isSending = false
let again = false
let later: ReturnType<typeof setTimeout> | null = null

export function beginSending(client: ApolloClient, personId: string): void {
  const alone = <T>(act: () => Promise<T>): Promise<T> =>
    canKeep() ? (navigator.locks.request(`alongside notes ${personId}`, act) as Promise<T>) : act()
  sender = new Sender(shelfOf(personId), noteLine(client), {
    now: () => new Date(),
    ahead: async (lessonId) =>
      watching(lessonId)[0]?.ahead() ?? (await copyOf<LessonCopy>(personId, lessonId))?.copy.ahead ?? null,
    alone,
    changed: (lessonId, what) => {
      void Promise.allSettled(watching(lessonId).map((one) => one.landed(what))).then(readTrayAndTell)
    },
    overtaken: (act, code) => {
      const pages = watching(act.lessonId)
      if (pages.length === 0 || act.code !== null) return
      for (const page of pages) page.overtaken(act)
      if (act.act.what === 'TAG' || act.act.what === 'CORRECT') tell(sentenceForCode(code), { tone: 'warn' })
    },
    lost: (lessonId) => {
      void forgetCopy(personId, lessonId)
      for (const page of watching(lessonId)) void page.landed('act')
      announce(sentenceForCode('not-found'))
    },
  })
  sendNow()
}

/** Something was kept, or the network is back. */
export function sendNow(): void {
  if (later) clearTimeout(later)
  later = null
  if (isSending) again = true
  else void round()
}

async function round(): Promise<void> {
  if (!sender) return
  isSending = true
  again = false
  const isDone = await sender.send().catch((error: unknown) => {
    console.error(error)
    return false
  })
  isSending = false
  if (again) {
    sendNow()
    return
  }
  if (isDone) {
    attempt = 0
    return
  }
  later = setTimeout(sendNow, backOff(attempt, 1000))
  attempt += 1
}

addEventListener('online', () => {
  attempt = 0
  sendNow()
})
connection.watch(() => {
  if (connection.get() !== 'live') return
  attempt = 0
  sendNow()
})
