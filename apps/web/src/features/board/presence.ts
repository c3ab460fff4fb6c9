/** Who is here and on which card, so that one person's step wakes only the cards they left and came to. */
import type { PresenceState, Present } from '@alongside/contracts/live'
import type { LiveDocument } from '../../platform/live/LiveDocument'
import { Signals } from './signals'

const nobody: readonly Present[] = []

const sameClients = (a: readonly Present[], b: readonly Present[]): boolean =>
  a.length === b.length && a.every((one, place) => one.client === b[place]?.client && one.state === b[place]?.state)

export class Presence {
  private here: readonly Present[] = nobody
  private byCard = new Map<string, readonly Present[]>()
  /** Remembers whoever was here: their edits may arrive after they have gone. */
  private readonly known = new Map<number, Present>()
  private readonly signals = new Signals()
  private readonly watchers = new Set<() => void>()
  private readonly stop: () => void

  constructor(
    private readonly live: LiveDocument,
    private readonly me: string,
  ) {
    this.stop = live.watch(this.read)
    this.read()
  }

  close(): void {
    this.stop()
  }

  /** Everybody but me, each once, in the order in which they came. */
  readonly others = (): readonly Present[] => this.here
  readonly onCard = (id: string): readonly Present[] => this.byCard.get(id) ?? nobody
  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }
  readonly watchCard = (id: string, watcher: () => void) => this.signals.watch(id, watcher)

  who(client: number | null): Present | null {
    return client === null ? null : (this.known.get(client) ?? null)
  }

  /** Tells the others where I am; an empty word says that I am there no longer. */
  tell(state: PresenceState): void {
    this.live.setPresence(state)
  }

  private readonly read = (): void => {
    const present = this.live.state().present
    for (const one of present) this.known.set(one.client, one)
    const here = present.filter(({ personId }) => personId !== this.me)
    if (sameClients(here, this.here)) return
    this.here = here
    this.place()
    for (const watcher of this.watchers) watcher()
  }

  private place(): void {
    const before = this.byCard
    this.byCard = new Map()
    for (const one of this.here) {
      for (const id of new Set([one.state?.cardId, one.state?.dragging])) {
        if (id) this.byCard.set(id, [...(this.byCard.get(id) ?? nobody), one])
      }
    }
    const stale: string[] = []
    for (const id of new Set([...before.keys(), ...this.byCard.keys()])) {
      const [was, is] = [before.get(id) ?? nobody, this.byCard.get(id) ?? nobody]
      if (sameClients(was, is)) this.byCard.set(id, was)
      else stale.push(id)
      if (was === nobody && is === nobody) this.byCard.delete(id)
    }
    this.signals.wake(stale)
  }
}

/** One avatar a person, however many tabs they have open; the tab that is on a card speaks for them. */
export function peopleOf(present: readonly Present[]): Present[] {
  const people = new Map<string, Present>()
  for (const one of present) {
    const known = people.get(one.personId)
    if (!known || (!known.state?.cardId && one.state?.cardId)) people.set(one.personId, one)
  }
  return [...people.values()]
}
