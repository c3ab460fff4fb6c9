/** The shelf on this device's disk: encrypted, and written through before anybody is told that it is kept. */
import type { LessonId } from '@alongside/domain/ids'
import { beginningWith, database, type ShelfKey, sealJson, unsealJson } from '../live/device-store'
import type { Drawer, KeptAct, KeptNote, KeptPhoto, Place, Shelf } from './shelf.js'

type Store = 'notes' | 'acts' | 'photos'

class DeviceDrawer<Kept extends KeptNote | KeptAct | KeptPhoto> implements Drawer<Kept> {
  constructor(
    private readonly store: Store,
    private readonly personId: string,
  ) {}

  async put(...kept: readonly Kept[]): Promise<void> {
    const rows = await Promise.all(kept.map(async (one) => ({ key: this.keyOf(one), row: await this.seal(one) })))
    const turn = (await database()).transaction(this.store, 'readwrite', { durability: 'strict' })
    for (const { key, row } of rows) void turn.store.put(row, key)
    await turn.done
  }

  async get(place: Place): Promise<Kept | undefined> {
    const key = this.keyOf(place)
    const row = await (await database()).get(this.store, key)
    return row && unsealJson<Kept>([this.store, ...key], row)
  }

  async all(): Promise<readonly Kept[]> {
    const turn = (await database()).transaction(this.store)
    const range = beginningWith(this.personId)
    const [keys, rows] = await Promise.all([turn.store.getAllKeys(range), turn.store.getAll(range)])
    const found = await Promise.all(
      keys.map((key, at) => unsealJson<Kept>([this.store, ...key], rows[at] as NonNullable<(typeof rows)[number]>)),
    )
    return found.sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  async places(): Promise<readonly Place[]> {
    const keys = await (await database()).getAllKeys(this.store, beginningWith(this.personId))
    return keys.map(([, lessonId, id]) => ({ lessonId: lessonId as LessonId, id }))
  }

  async remove(...places: readonly Place[]): Promise<void> {
    const turn = (await database()).transaction(this.store, 'readwrite', { durability: 'strict' })
    for (const place of places) void turn.store.delete(this.keyOf(place))
    await turn.done
  }

  private seal(one: Kept) {
    return sealJson([this.store, ...this.keyOf(one)], one)
  }

  private keyOf({ lessonId, id }: Place): ShelfKey {
    return [this.personId, lessonId, id]
  }
}

export const deviceShelf = (personId: string): Shelf => ({
  survives: true,
  notes: new DeviceDrawer<KeptNote>('notes', personId),
  acts: new DeviceDrawer<KeptAct>('acts', personId),
  photos: new DeviceDrawer<KeptPhoto>('photos', personId),
})

/** How much of one person waits on this device, drafts and what was not taken included. */
export async function keptOnShelf(personId: string): Promise<number> {
  const db = await database()
  const counts = (['notes', 'acts', 'photos', 'evidence'] as const).map((store) =>
    db.count(store, beginningWith(personId)),
  )
  return (await Promise.all(counts)).reduce((sum, next) => sum + next, 0)
}

/** Notes of whoever they are: they stay locked until their author signs in again. */
export async function notesOnDevice(): Promise<number> {
  const db = await database()
  return (await db.count('notes')) + (await db.count('evidence'))
}
