/** Lets the editor's caret plugin see our presence: the people on this card, and where in its text they are. */
import type { LiveDocument } from '../../platform/live/LiveDocument'
import type { Presence } from './presence'

interface Caret {
  readonly anchor: unknown
  readonly head: unknown
}
interface CaretState {
  readonly user: { readonly name: string; readonly color: string; readonly personId: string }
  readonly cursor: Caret | null
}
type Heard = (changes: { added: number[]; updated: number[]; removed: number[] }) => void

/** The plugin insists on a colour of this form; what is seen is drawn by our own builder from the school's colour. */
const unusedColour = '#7a2b52'
const unchanged = { added: [], updated: [], removed: [] }

export class PresenceAwareness {
  readonly clientID: number
  private cursor: Caret | null = null
  private readonly listeners = new Map<Heard, () => void>()

  constructor(
    private readonly live: LiveDocument,
    private readonly presence: Presence,
    private readonly cardId: string,
  ) {
    this.clientID = live.doc.clientID
  }

  get doc() {
    return this.live.doc
  }

  getLocalState(): { readonly cursor: Caret | null } {
    return { cursor: this.cursor }
  }

  setLocalStateField(field: string, value: Caret | null): void {
    if (field !== 'cursor') return
    this.cursor = value
    this.presence.tell(
      value
        ? { cardId: this.cardId, field: 'body', anchor: value.anchor, head: value.head }
        : { field: '', anchor: null, head: null },
    )
  }

  getStates(): Map<number, CaretState> {
    const here = this.presence.onCard(this.cardId).filter(({ state }) => state?.field === 'body')
    return new Map(
      here.map(({ client, name, personId, state }) => [
        client,
        {
          user: { name, personId, color: unusedColour },
          cursor: state?.anchor && state.head ? { anchor: state.anchor, head: state.head } : null,
        },
      ]),
    )
  }

  on(_event: string, listener: Heard): void {
    this.listeners.set(
      listener,
      this.presence.watchCard(this.cardId, () => listener(unchanged)),
    )
  }

  off(_event: string, listener: Heard): void {
    this.listeners.get(listener)?.()
    this.listeners.delete(listener)
  }
}
