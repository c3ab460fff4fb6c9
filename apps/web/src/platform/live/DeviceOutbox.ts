/** Keeps unsent edits on this device's disk, encrypted, until the server has them: they survive a reload and a killed browser. */
import type { DocumentId } from '@alongside/domain/ids'
import {
  beginningWith,
  database,
  type EditKey,
  seal,
  sealJson,
  unseal,
  unsealJson,
  type WordsKey,
} from './device-store'
import type { Estate, KeptEdit, Outbox, Passage, Rescue } from './outbox.js'
import { sealRescue, showRescue } from './rescues'

interface Words {
  readonly where: string
  readonly passages: readonly Passage[]
}

const strict = { durability: 'strict' } as const

export class DeviceOutbox implements Outbox {
  readonly survives = true
  /** One after the other, so that what was taken out does not come back. */
  private turn: Promise<unknown> = Promise.resolve()
  /** Clients whose edits are this page's: others keep their hands off for as long as it lives. */
  private readonly claimed = new Map<number, Promise<void>>()
  private readonly awaited = new Set<number>()
  private orphaned: () => void = () => undefined

  constructor(
    private readonly personId: string,
    private readonly documentId: DocumentId,
    private readonly title: string,
  ) {}

  onOrphaned(adopt: () => void): void {
    this.orphaned = adopt
  }

  adopt(): Promise<readonly Estate[]> {
    return this.after(async () => {
      const db = await database()
      const keys = await db.getAllKeys('edits', beginningWith(this.personId, this.documentId))
      const clients = [...new Set(keys.map(([, , , client]) => client))].filter((one) => !this.claimed.has(one))
      const found: Estate[] = []
      for (const client of clients) {
        if (await this.claimIfFree(client)) found.push(await this.estateOf(client))
        else this.awaitEndOf(client)
      }
      return found
    }).catch(() => [])
  }

  keep(edits: readonly KeptEdit[], passages: () => readonly Passage[]): Promise<boolean> {
    return this.after(async () => {
      const clients = [...new Set(edits.map(({ client }) => client))]
      for (const client of clients) await this.claim(client)
      const words: Words = { where: this.title, passages: passages() }
      const sealedEdits = await Promise.all(edits.map((edit) => seal(this.keyOf(edit), edit.update)))
      const sealedWords = await Promise.all(clients.map((client) => sealJson(this.wordsKeyOf(client), words)))
      const turn = (await database()).transaction(['edits', 'words'], 'readwrite', strict)
      for (const [at, row] of sealedEdits.entries()) {
        const edit = edits[at] as KeptEdit
        void turn.objectStore('edits').put({ ...row, changes: edit.changes }, this.keyOf(edit))
      }
      for (const [at, row] of sealedWords.entries())
        void turn.objectStore('words').put(row, this.wordsKeyOf(clients[at] as number))
      await turn.done
      return true
    }).catch(() => false)
  }

  stored(edits: readonly KeptEdit[], done: readonly number[]): void {
    // What stays by mistake is sent once more, and its number keeps it from counting twice.
    void this.after(() => this.remove(edits, done)).catch(() => undefined)
  }

  setAside(rescue: Rescue, edits: readonly KeptEdit[]): void {
    showRescue(rescue, false)
    void this.after(async () => {
      const key: [string, string] = [this.personId, rescue.id]
      const row = await sealRescue(key, rescue)
      const turn = (await database()).transaction('rescues', 'readwrite', strict)
      void turn.store.put(row, key)
      await turn.done
      showRescue(rescue, true)
      await this.remove(edits, [...new Set(edits.map(({ client }) => client))])
    }).catch(() => undefined)
  }

  private async remove(edits: readonly KeptEdit[], done: readonly number[]): Promise<void> {
    const turn = (await database()).transaction(['edits', 'words'], 'readwrite', strict)
    for (const edit of edits) void turn.objectStore('edits').delete(this.keyOf(edit))
    for (const client of done) void turn.objectStore('words').delete(this.wordsKeyOf(client))
    await turn.done
  }

  private async estateOf(client: number): Promise<Estate> {
    const db = await database()
    const keys = await db.getAllKeys('edits', beginningWith(this.personId, this.documentId))
    const edits: KeptEdit[] = []
    for (const key of keys.filter(([, , , one]) => one === client)) {
      const row = await db.get('edits', key)
      if (!row) continue
      const [, , epoch, , n] = key
      edits.push({ epoch, client, n, update: await unseal(key, row), changes: row.changes })
    }
    const row = await db.get('words', this.wordsKeyOf(client))
    const words = row && (await unsealJson<Words>(this.wordsKeyOf(client), row))
    return { edits, where: words?.where ?? this.title, passages: words?.passages ?? [] }
  }

  private claim(client: number): Promise<void> {
    const known = this.claimed.get(client)
    if (known) return known
    const mine = new Promise<void>((claimed) => {
      void navigator.locks.request(this.lockOf(client), () => {
        claimed()
        return forAsLongAsThePageLives
      })
    })
    this.claimed.set(client, mine)
    return mine
  }

  private claimIfFree(client: number): Promise<boolean> {
    return new Promise((answer) => {
      void navigator.locks.request(this.lockOf(client), { ifAvailable: true }, (lock) => {
        answer(lock !== null)
        if (!lock) return
        this.claimed.set(client, Promise.resolve())
        return forAsLongAsThePageLives
      })
    })
  }

  /** The page at which these are being written is open: should it end before they are sent, one of the others takes them on. */
  private awaitEndOf(client: number): void {
    if (this.awaited.has(client)) return
    this.awaited.add(client)
    void navigator.locks
      .request(this.lockOf(client), () => undefined)
      .then(() => {
        this.awaited.delete(client)
        this.orphaned()
      })
  }

  private after<T>(act: () => Promise<T>): Promise<T> {
    const next = this.turn.then(act)
    this.turn = next.catch(() => undefined)
    return next
  }

  private keyOf({ epoch, client, n }: KeptEdit): EditKey {
    return [this.personId, this.documentId, epoch, client, n]
  }

  private wordsKeyOf(client: number): WordsKey {
    return [this.personId, this.documentId, client]
  }

  private lockOf(client: number): string {
    return `alongside unsent ${this.documentId} ${client}`
  }
}

const forAsLongAsThePageLives = new Promise<never>(() => undefined)
