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

interface Kept extends DBSchema {
  keys: { key: string; value: CryptoKey }
  edits: { key: EditKey; value: Sealed & { readonly changes: number } }
  words: { key: WordsKey; value: Sealed }
  rescues: { key: RescueKey; value: Sealed }
}
export type Database = IDBPDatabase<Kept>

const name = 'alongside'
let opening: Promise<Database> | null = null

/** Encryption, and a lock between pages, are given to secure pages only. */
export const canKeep = (): boolean =>
  isSecureContext && 'indexedDB' in globalThis && 'locks' in navigator && crypto.subtle !== undefined

export function database(): Promise<Database> {
  opening ??= openDB<Kept>(name, 1, {
    upgrade(db) {
      for (const store of ['keys', 'edits', 'words', 'rescues'] as const) db.createObjectStore(store)
    },
    // A page with a later version wants in.
    blocking: (_now, _then, event) => (event.target as IDBDatabase).close(),
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

async function deviceKey(): Promise<CryptoKey> {
  const db = await database()
  const known = await db.get('keys', 'device')
  if (known) return known
  const made = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt'])
  // Another page may have been faster.
  const turn = db.transaction('keys', 'readwrite', { durability: 'strict' })
  const first = await turn.store.get('device')
  if (!first) await turn.store.put(made, 'device')
  await turn.done
  return first ?? made
}

const text = new TextEncoder()
/** A row opens in its own place only. */
const placeOf = (key: readonly unknown[]): Uint8Array<ArrayBuffer> => text.encode(JSON.stringify(key))

export async function seal(key: readonly unknown[], plain: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const how = { name: algorithm.name, iv, additionalData: placeOf(key) }
  return { iv, sealed: await crypto.subtle.encrypt(how, await deviceKey(), plain as Uint8Array<ArrayBuffer>) }
}

/** Throws when the row is not what this device once put there. */
export async function unseal(key: readonly unknown[], { iv, sealed }: Sealed): Promise<Uint8Array> {
  const how = { name: algorithm.name, iv, additionalData: placeOf(key) }
  return new Uint8Array(await crypto.subtle.decrypt(how, await deviceKey(), sealed))
}

export const sealJson = (key: readonly unknown[], value: unknown): Promise<Sealed> =>
  seal(key, text.encode(JSON.stringify(value)))

export async function unsealJson<T>(key: readonly unknown[], row: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unseal(key, row))) as T
}

/** All keys that begin with these parts: in a database of the browser, a list is greater than everything it begins. */
export const beginningWith = (...parts: string[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []])
