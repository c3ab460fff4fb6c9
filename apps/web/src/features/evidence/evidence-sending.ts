/** Sends the evidence that waits on this device, as soon as there is a line; one page of this browser at a time. */
import type { ChallengeId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import type { ApolloClient } from '@apollo/client'
import { backOff } from '../../platform/live/back-off.js'
import { canKeep } from '../../platform/live/device-store'
import { type EvidenceDrawer, evidenceDrawer, type KeptEvidence } from '../../platform/offline/evidence'
import { isRefusalCode, refusalCode } from '../../platform/refusals'
import { reportWork } from '../../platform/save-state'
import { connection } from '../../platform/socket'
import { createStore } from '../../platform/store'
import { noteMutation } from './evidence-queries'

/** What of this person's evidence is not with the server. */
export const waiting = createStore<readonly KeptEvidence[]>([])
/** Raised when the server has taken something. */
export const landed = createStore(0)

let owner: { readonly personId: string; readonly client: ApolloClient; readonly drawer: EvidenceDrawer } | null = null
let attempt = 0
let later: ReturnType<typeof setTimeout> | null = null
let sending: Promise<void> | null = null
let again = false

/** As many as the server takes at once. */
const most = 300

export async function beginSendingEvidence(client: ApolloClient, personId: string): Promise<void> {
  if (owner?.personId !== personId) owner = { personId, client, drawer: evidenceDrawer(personId) }
  await read()
  sendEvidence()
}

async function read(): Promise<void> {
  if (!owner) return
  const { drawer } = owner
  const notes = await drawer.all()
  waiting.set(notes)
  const pending = notes.filter(({ code }) => code === null).length
  const kept = drawer.survives ? pending : 0
  reportWork('evidence', pending > 0 ? { pending, kept, isKeeping: drawer.survives, heldUp: null } : null)
}

/** Settles when it survives a killed browser; only then it is shown as kept. */
export async function keepEvidence(note: KeptEvidence): Promise<void> {
  await owner?.drawer.put(note)
  await read()
  sendEvidence()
}

/** Only ever at its author's word. */
export async function letEvidenceGo(note: KeptEvidence): Promise<void> {
  await owner?.drawer.remove(note)
  await read()
}

export function sendEvidence(): void {
  if (later) clearTimeout(later)
  later = null
  if (sending) {
    again = true
    return
  }
  sending = round().finally(() => {
    sending = null
    if (again) {
      again = false
      sendEvidence()
    }
  })
}

async function round(): Promise<void> {
  if (!owner) return
  const { personId } = owner
  try {
    await (canKeep() ? navigator.locks.request(`alongside evidence ${personId}`, sendAll) : sendAll())
    attempt = 0
  } catch {
    later = setTimeout(sendEvidence, backOff(attempt, 1000))
    attempt += 1
  }
  await read()
}

async function sendAll(): Promise<void> {
  if (!owner) return
  const notes = (await owner.drawer.all()).filter(({ code }) => code === null)
  for (const challengeId of new Set(notes.map((note) => note.challengeId))) {
    const own = notes.filter((note) => note.challengeId === challengeId)
    for (let from = 0; from < own.length; from += most) await sendBatch(challengeId, own.slice(from, from + most))
  }
}

async function sendBatch(id: ChallengeId, batch: readonly KeptEvidence[]): Promise<void> {
  if (!owner) return
  const { client, drawer } = owner
  const notes = batch.map(({ id: note, lineId, type, body, capturedAt }) => ({
    id: note,
    lineId,
    type,
    body,
    capturedAt,
  }))
  let refused: readonly { readonly id: string; readonly code: string }[]
  try {
    const variables = { id, sentAt: new Date().toISOString(), notes }
    const { data } = await client.mutate({ mutation: noteMutation, variables })
    refused = data?.noteEvidence.refused ?? []
  } catch (error) {
    const code = refusalCode(error)
    if (code === null || isPassing(code)) throw error
    refused = batch.map((note) => ({ id: note.id, code }))
  }
  const why = new Map(refused.map((one) => [one.id, one.code]))
  for (const note of batch) {
    const code = why.get(note.id)
    if (code !== undefined) await drawer.put({ ...note, code: isRefusalCode(code) ? code : 'input.invalid' })
  }
  await drawer.remove(...batch.filter(({ id: note }) => !why.has(note)))
  landed.set(landed.get() + 1)
}

const isPassing = (code: RefusalCode): boolean => ['retry', 'live.quota', 'sign-in.required'].includes(code)

addEventListener('online', () => {
  attempt = 0
  sendEvidence()
})
connection.watch(() => {
  if (connection.get() !== 'live') return
  attempt = 0
  sendEvidence()
})
