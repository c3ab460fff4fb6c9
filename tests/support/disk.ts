// A device's disk for tests in Node: what one page keeps, the next one finds, once the first is gone.
import type { Estate, KeptEdit, Outbox, Passage, Rescue } from '../../apps/web/src/platform/live/outbox.js'

interface Row {
  readonly page: object
  readonly edit: KeptEdit
  passages: readonly Passage[]
}

export class Disk {
  private readonly rows = new Map<string, Row>()
  private readonly alive = new Set<object>()
  readonly rescues: Rescue[] = []

  get edits(): KeptEdit[] {
    return [...this.rows.values()].map(({ edit }) => edit)
  }

  /** A page with this disk, and the way to end it. */
  page(title: string): { outbox: Outbox; end: () => void } {
    const page = {}
    this.alive.add(page)
    const keyOf = ({ epoch, client, n }: KeptEdit): string => `${epoch}/${client}/${n}`
    const remove = (edits: readonly KeptEdit[]): void => {
      for (const edit of edits) this.rows.delete(keyOf(edit))
    }
    const outbox: Outbox = {
      survives: true,
      adopt: () => {
        const left = [...this.rows.entries()].filter(([, row]) => !this.alive.has(row.page))
        for (const [key, row] of left) this.rows.set(key, { ...row, page })
        const estate: Estate = {
          edits: left.map(([, { edit }]) => edit).sort((a, b) => a.n - b.n),
          where: title,
          passages: left.at(-1)?.[1].passages ?? [],
        }
        return Promise.resolve(left.length > 0 ? [estate] : [])
      },
      keep: async (edits, passages) => {
        await Promise.resolve()
        if (!this.alive.has(page)) return false
        for (const edit of edits) this.rows.set(keyOf(edit), { page, edit, passages: passages() })
        return true
      },
      stored: (edits) => this.alive.has(page) && remove(edits),
      setAside: (rescue, edits) => {
        this.rescues.push(rescue)
        remove(edits)
      },
      onOrphaned: () => undefined,
    }
    return { outbox, end: () => this.alive.delete(page) }
  }
}
