/** What of this person's notes waits on this device, as the page shows it: read from the shelf once, then kept in step with it. */
import type { NoteId } from '@alongside/domain/ids'
import { canKeep } from '../../platform/live/device-store'
import { deviceShelf } from '../../platform/offline/DeviceShelf'
import { type KeptAct, type KeptNote, type KeptPhoto, memoryShelf, type Shelf } from '../../platform/offline/shelf'
import { reportWork } from '../../platform/save-state'
import { createStore } from '../../platform/store'

export interface Tray {
  readonly notes: readonly KeptNote[]
  readonly acts: readonly KeptAct[]
  /** Photos that are to be sent. */
  readonly photoIds: ReadonlySet<string>
  /** Photos the server did not take. */
  readonly refusedPhotos: readonly KeptPhoto[]
  readonly isRead: boolean
}

const empty: Tray = { notes: [], acts: [], photoIds: new Set(), refusedPhotos: [], isRead: false }
export const tray = createStore<Tray>(empty)

let owner: { readonly personId: string; readonly shelf: Shelf } | null = null

export function shelfOf(personId: string): Shelf {
  if (owner?.personId === personId) return owner.shelf
  owner = { personId, shelf: canKeep() ? deviceShelf(personId) : memoryShelf() }
  show(empty)
  return owner.shelf
}

function show(next: Tray): void {
  tray.set(next)
  const waiting =
    next.notes.filter(({ state }) => state === 'waiting' || state === 'tried').length +
    next.acts.filter(({ code }) => code === null).length +
    next.photoIds.size
  const survives = owner?.shelf.survives ?? false
  const unsaved = { pending: waiting, kept: survives ? waiting : 0, isKeeping: survives, heldUp: null }
  reportWork('notes', waiting > 0 ? unsaved : null)
}

/** Other pages of this browser write to the same shelf. */
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('alongside notes') : null
others?.addEventListener('message', () => void readTray())

export async function readTray(): Promise<void> {
  if (!owner) return
  const { shelf } = owner
  const [notes, acts, places] = await Promise.all([shelf.notes.all(), shelf.acts.all(), shelf.photos.places()])
  const photos = await Promise.all(places.map((place) => shelf.photos.get(place)))
  const known = photos.filter((photo) => photo !== undefined)
  show({
    notes,
    acts,
    photoIds: new Set(known.filter(({ code }) => code === null).map(({ id }) => id)),
    refusedPhotos: known.filter(({ code }) => code !== null),
    isRead: true,
  })
}

/** Something has left the shelf: other pages look as well. */
export async function readTrayAndTell(): Promise<void> {
  await readTray()
  others?.postMessage('')
}

const put = <One extends { readonly id: string }>(all: readonly One[], one: One): readonly One[] => [
  ...all.filter(({ id }) => id !== one.id),
  one,
]

/** Settles when it survives a killed browser; only then it is shown as kept. */
export async function keepNote(personId: string, note: KeptNote): Promise<void> {
  await shelfOf(personId).notes.put(note)
  show({ ...tray.get(), notes: put(tray.get().notes, note) })
  others?.postMessage('')
}

export async function keepAct(personId: string, act: KeptAct): Promise<void> {
  await shelfOf(personId).acts.put(act)
  show({ ...tray.get(), acts: put(tray.get().acts, act) })
  others?.postMessage('')
}

export async function keepPhoto(personId: string, photo: KeptPhoto): Promise<void> {
  await shelfOf(personId).photos.put(photo)
  show({ ...tray.get(), photoIds: new Set([...tray.get().photoIds, photo.id]) })
  others?.postMessage('')
}

/** Only ever at their author's word. */
export async function letGo(
  personId: string,
  kept: { readonly note?: KeptNote; readonly act?: KeptAct; readonly photo?: KeptPhoto },
): Promise<void> {
  const shelf = shelfOf(personId)
  if (kept.note) {
    await shelf.notes.remove(kept.note)
    await shelf.photos.remove(kept.note)
  }
  if (kept.act) await shelf.acts.remove(kept.act)
  if (kept.photo) await shelf.photos.remove(kept.photo)
  await readTrayAndTell()
}

export const photoOf = (personId: string, note: { readonly lessonId: KeptNote['lessonId']; readonly id: NoteId }) =>
  shelfOf(personId).photos.get(note)
