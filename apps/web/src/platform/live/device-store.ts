/**
 * The browser's own database for what is not yet on the server. Everything in it is encrypted under a key that belongs to this
 * device and cannot be taken out of its browser; rows are found by person and document alone.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

/** Person, document, epoch, client, number. */
export type EditKey = [string, string, number, number, number]
/** Person, document, client. */
export type WordsKey = [string, string, number]
/** Person, rescue. */
export type RescueKey = [string, string]
/** Person, lesson or challenge, note (or what was done). */
export type ShelfKey = [string, string, string]
/** Person, lesson; the person alone is who they are. */
export type CopyKey = [string, string]

interface Kept extends DBSchema {
  keys: { key: string; value: CryptoKey }
  edits: { key: EditKey; value: Sealed & { readonly changes: number } }
  words: { key: WordsKey; value: Sealed }
  rescues: { key: RescueKey; value: Sealed }
  notes: { key: ShelfKey; value: Sealed }
  acts: { key: ShelfKey; value: Sealed }
  photos: { key: ShelfKey; value: Sealed }
  evidence: { key: ShelfKey; value: Sealed }
  copies: { key: CopyKey; value: Sealed & { readonly checkedAt: number } }
}
export type Database = IDBPDatabase<Kept>

const name = 'alongside'
let opening: Promise<Database> | null = null

/** Encryption, and a lock between pages, are given to secure pages only. */
export const canKeep = (): boolean =>
  isSecureContext && 'indexedDB' in globalThis && 'locks' in navigator && crypto.subtle !== undefined

export function database(): Promise<Database> {
  opening ??= openDB<Kept>(name, 3, {
    upgrade(db, before) {
      if (before < 1) for (const store of ['keys', 'edits', 'words', 'rescues'] as const) db.createObjectStore(store)
      if (before < 2) for (const store of ['notes', 'acts', 'photos', 'copies'] as const) db.createObjectStore(store)
      db.createObjectStore('evidence')
    },
    // A page with a later version wants in.
    blocking: (_now, _then, event) => {
      ;(event.target as IDBDatabase).close()
      opening = null
    },
    terminated: () => {
      opening = null
    },
  })
  opening.catch(() => {
    opening = null
  })
  return opening
}

const algorithm = { name: 'AES-GCM', length: 256 }

/** What one writes is sealed for as long as the device has it; what was downloaded, under a key that goes with it. */
export type KeyName = 'device' | 'copies'

async function keyCalled(called: KeyName): Promise<CryptoKey> {
  const db = await database()
  const known = await db.get('keys', called)
  if (known) return known
  const made = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt'])
  // Another page may have been faster.
  const turn = db.transaction('keys', 'readwrite', { durability: 'strict' })
  const first = await turn.store.get(called)
  if (!first) await turn.store.put(made, called)
  await turn.done
  return first ?? made
}

const text = new TextEncoder()
/** A row opens in its own place only. */
const placeOf = (key: readonly unknown[]): Uint8Array<ArrayBuffer> => text.encode(JSON.stringify(key))

export async function seal(key: readonly unknown[], plain: Uint8Array, under: KeyName = 'device'): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: algorithm.name, iv, additionalData: placeOf(key) }
  return { iv, sealed: await crypto.subtle.encrypt(how, await keyCalled(under), plain as Uint8Array<ArrayBuffer>) }
}

/** Throws when the row is not what this device once put there. */
export async function unseal(
  key: readonly unknown[],
  { iv, sealed }: Sealed,
  under: KeyName = 'device',
): Promise<Uint8Array> {
  const how = { name: algorithm.name, iv, additionalData: placeOf(key) }
  return new Uint8Array(await crypto.subtle.decrypt(how, await keyCalled(under), sealed))
}

export const sealJson = (key: readonly unknown[], value: unknown, under?: KeyName): Promise<Sealed> =>
  seal(key, text.encode(JSON.stringify(value)), under)

export async function unsealJson<T>(key: readonly unknown[], row: Sealed, under?: KeyName): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unseal(key, row, under))) as T
}

/** All keys that begin with these parts: in a database of the browser, a list is greater than everything it begins. */
export const beginningWith = (...parts: string[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []])
