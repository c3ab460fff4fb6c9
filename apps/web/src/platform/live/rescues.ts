/** Words that were not taken, of whoever is signed in: of every document, until their author lets them go. */
import { createStore, useStore } from '../store'
import { beginningWith, canKeep, database, type RescueKey, sealJson, unsealJson } from './device-store'
import type { Rescue } from './outbox.js'

export interface HeldRescue extends Rescue {
  /** It survives the page. */
  readonly isKept: boolean
}

export const rescues = createStore<readonly HeldRescue[]>([])

export const useRescues = (): readonly HeldRescue[] => useStore(rescues)

/** Shown at once; `isKept` when it is on the disk as well. */
export function showRescue(rescue: Rescue, isKept: boolean): void {
  rescues.set([...rescues.get().filter(({ id }) => id !== rescue.id), { ...rescue, isKept }])
}

interface Written extends Omit<Rescue, 'at'> {
  readonly at: string
}

export const sealRescue = (key: RescueKey, rescue: Rescue) => sealJson(key, rescue)

export async function loadRescues(personId: string): Promise<void> {
  if (!canKeep()) return
  const db = await database()
  const range = beginningWith(personId)
  const turn = db.transaction('rescues')
  const [keys, rows] = await Promise.all([turn.store.getAllKeys(range), turn.store.getAll(range)])
  for (const [at, key] of keys.entries()) {
    const row = rows[at]
    if (!row) continue
    const written = await unsealJson<Written>(key, row)
    showRescue({ ...written, at: new Date(written.at) }, true)
  }
}

/** Only ever at its author's word. */
export async function forgetRescue(personId: string, id: string): Promise<void> {
  rescues.set(rescues.get().filter((one) => one.id !== id))
  if (canKeep()) await (await database()).delete('rescues', [personId, id])
}
