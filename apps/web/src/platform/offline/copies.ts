/**
 * Lessons that were downloaded to this device, so that they open without a network, and who downloaded them. Sealed under a key
 * of their own: when it goes, nobody opens them again, whatever the disk still holds. Each is good for seven days from the
 * moment the server last showed it.
 */
import type { ChallengeId, LessonId } from '@alongside/domain/ids'
import { beginningWith, canKeep, database, sealJson, unsealJson } from '../live/device-store'

export interface Dated<Copy> {
  readonly copy: Copy
  /** When the server last said that this person may see it. */
  readonly checkedAt: Date
}

const leaseMs = 7 * 86_400_000
const isOver = (checkedAt: number, now: number): boolean => now - checkedAt > leaseMs

/** Under this in place of a lesson stands who the person is. */
const whoTheyAre = 'viewer'
const strict = { durability: 'strict' } as const

async function put(personId: string, id: string, copy: unknown): Promise<void> {
  if (!canKeep()) return
  const key: [string, string] = [personId, id]
  const row = await sealJson(['copies', ...key], copy, 'copies')
  const turn = (await database()).transaction('copies', 'readwrite', strict)
  void turn.store.put({ ...row, checkedAt: Date.now() }, key)
  await turn.done
}

async function get<Copy>(personId: string, id: string): Promise<Dated<Copy> | null> {
  if (!canKeep()) return null
  const key: [string, string] = [personId, id]
  const row = await (await database()).get('copies', key)
  if (!row || isOver(row.checkedAt, Date.now())) return null
  const copy = await unsealJson<Copy>(['copies', ...key], row, 'copies')
  return { copy, checkedAt: new Date(row.checkedAt) }
}

export const keepCopy = (personId: string, id: LessonId, copy: unknown): Promise<void> => put(personId, id, copy)

export const copyOf = <Copy>(personId: string, id: LessonId): Promise<Dated<Copy> | null> => get(personId, id)

/** Visits are kept beside lessons, under a name of their own. */
const visitCalled = (id: ChallengeId): string => `visit ${id}`
const isVisit = (id: string): boolean => id.startsWith('visit ')

export const keepVisit = (personId: string, id: ChallengeId, copy: unknown): Promise<void> =>
  put(personId, visitCalled(id), copy)

export const visitKept = <Copy>(personId: string, id: ChallengeId): Promise<Dated<Copy> | null> =>
  get(personId, visitCalled(id))

export const forgetVisit = (personId: string, id: ChallengeId): Promise<void> => forget(personId, visitCalled(id))

/** Of lessons. */
export const copiesOf = <Copy>(personId: string): Promise<readonly Dated<Copy>[]> =>
  all<Copy>(personId, (id) => id !== whoTheyAre && !isVisit(id))

export const visitsKept = <Copy>(personId: string): Promise<readonly Dated<Copy>[]> => all<Copy>(personId, isVisit)

async function all<Copy>(personId: string, isMeant: (id: string) => boolean): Promise<readonly Dated<Copy>[]> {
  if (!canKeep()) return []
  const keys = await (await database()).getAllKeys('copies', beginningWith(personId))
  const ids = keys.map(([, id]) => id).filter(isMeant)
  const found = await Promise.all(ids.map((id) => get<Copy>(personId, id)))
  return found.filter((one) => one !== null)
}

export const forgetCopy = (personId: string, id: LessonId): Promise<void> => forget(personId, id)

async function forget(personId: string, id: string): Promise<void> {
  if (!canKeep()) return
  const turn = (await database()).transaction('copies', 'readwrite', strict)
  void turn.store.delete([personId, id])
  const left = await turn.store.getAllKeys(beginningWith(personId))
  // Who they are opens nothing any more.
  if (left.every(([, one]) => one === whoTheyAre)) void turn.store.delete([personId, whoTheyAre])
  await turn.done
}

/** Renews the lease of who somebody is; only where something was downloaded, because nothing else opens without a network. */
export async function keepViewer<Viewer extends { readonly id: string }>(viewer: Viewer): Promise<void> {
  if (!canKeep()) return
  const kept = await (await database()).count('copies', beginningWith(viewer.id))
  if (kept > 0) await put(viewer.id, whoTheyAre, viewer)
}

/** Who was last shown to be signed in here, while that may still be relied on. */
export async function keptViewer<Viewer>(): Promise<Viewer | null> {
  if (!canKeep()) return null
  const keys = await (await database()).getAllKeys('copies')
  const people = keys.filter(([, id]) => id === whoTheyAre).map(([personId]) => personId)
  const found = await Promise.all(people.map((personId) => get<Viewer>(personId, whoTheyAre)))
  const [latest] = found.filter((one) => one !== null).sort((a, b) => b.checkedAt.getTime() - a.checkedAt.getTime())
  return latest?.copy ?? null
}

/** At sign-out, or when the server knows nobody here any more. With the key what was downloaded is gone for good. */
export async function forgetCopies(): Promise<void> {
  if (!canKeep()) return
  const turn = (await database()).transaction(['copies', 'keys'], 'readwrite', strict)
  void turn.objectStore('copies').clear()
  void turn.objectStore('keys').delete('copies')
  await turn.done
}

/** Somebody signs in: what others downloaded here is theirs, and gone. */
export async function forgetCopiesOfOthers(personId: string): Promise<void> {
  if (!canKeep()) return
  const keys = await (await database()).getAllKeys('copies')
  if (keys.some(([owner]) => owner !== personId)) await forgetCopies()
}

/** What nobody was shown for seven days goes, also of people who do not come back. */
export async function endLeases(now = Date.now()): Promise<void> {
  if (!canKeep()) return
  const turn = (await database()).transaction(['copies', 'keys'], 'readwrite', strict)
  const copies = turn.objectStore('copies')
  const [keys, rows] = await Promise.all([copies.getAllKeys(), copies.getAll()])
  const over = keys.filter((_, at) => isOver(rows[at]?.checkedAt ?? 0, now))
  for (const key of over) void copies.delete(key)
  if (over.length > 0 && over.length === keys.length) void turn.objectStore('keys').delete('copies')
  await turn.done
}
