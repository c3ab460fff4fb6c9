/** Says whose a change was: a small note on the card for some seconds, a polite sentence for those who listen, initials among the contributors. */
import { stageWords } from '@alongside/domain/stage'
import { announce } from '../../platform/announce'
import type { LiveDocument } from '../../platform/live/LiveDocument'
import type { BoardStore, CardChange, Turn } from './board-store'
import { quoted } from './card-view'
import type { Presence } from './presence'
import { Signals } from './signals'

const noteMs = 12_000
/** Listening must not drown in what eight others do. */
const gatherMs = 2500
const mostSentences = 3

const somebody = 'Somebody'
const none: readonly string[] = []

export class Credit {
  private readonly notes = new Map<string, string>()
  private readonly writers = new Map<string, readonly string[]>()
  private readonly signals = new Signals()
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()
  private heard: string[] = []
  private soon: ReturnType<typeof setTimeout> | null = null
  private readonly stop: () => void

  constructor(
    store: BoardStore,
    private readonly live: LiveDocument,
    private readonly presence: Presence,
    private readonly me: string,
  ) {
    this.stop = store.onTurn(this.turned)
  }

  close(): void {
    this.stop()
    if (this.soon) clearTimeout(this.soon)
    for (const timer of this.timers.values()) clearTimeout(timer)
  }

  readonly watch = (id: string, watcher: () => void) => this.signals.watch(id, watcher)
  readonly note = (id: string): string | null => this.notes.get(id) ?? null
  /** People who wrote on it since this page was opened. */
  readonly since = (id: string): readonly string[] => this.writers.get(id) ?? none

  private readonly turned = ({ changes, mine }: Turn): void => {
    for (const change of changes) this.remember(change, mine)
    // What happened before one came, or while one was away, is not news.
    if (mine || this.live.state().status !== 'live') return
    for (const change of changes) this.tell(change)
  }

  private remember({ card, client }: CardChange, mine: boolean): void {
    const person = mine ? this.me : this.presence.who(client)?.personId
    const known = this.since(card.id)
    if (!person || known.includes(person)) return
    this.writers.set(card.id, [...known, person])
    this.signals.wake([card.id])
  }

  private tell(change: CardChange): void {
    const who = this.presence.who(change.client)
    const name = who?.name ?? somebody
    if (who?.personId === this.me) return
    const words = wordsFor(change, name)
    if (words.note) this.show(change.card.id, words.note)
    this.say(words.sentence)
  }

  private show(id: string, note: string): void {
    const running = this.timers.get(id)
    if (running) clearTimeout(running)
    this.notes.set(id, note)
    this.signals.wake([id])
    this.timers.set(
      id,
      setTimeout(() => {
        this.notes.delete(id)
        this.signals.wake([id])
      }, noteMs),
    )
  }

  private say(sentence: string): void {
    if (!this.heard.includes(sentence)) this.heard.push(sentence)
    this.soon ??= setTimeout(() => {
      const { heard } = this
      this.soon = null
      this.heard = []
      const more = heard.length - mostSentences
      announce(heard.slice(0, mostSentences).join('. ') + (more > 0 ? `. And ${more} more changes` : ''))
    }, gatherMs)
  }
}

function wordsFor({ what, card, before }: CardChange, name: string): { sentence: string; note: string | null } {
  const title = quoted(card)
  const [first] = name.split(' ')
  switch (what) {
    case 'added':
      return {
        sentence: `${name} added a card to ${stageWords[card.column].label}`,
        note: `${first} added this a moment ago`,
      }
    case 'moved': {
      const elsewhere = before?.column !== card.column
      const where = elsewhere ? `to ${stageWords[card.column].label}` : `within ${stageWords[card.column].label}`
      return { sentence: `${name} moved ${title} ${where}`, note: `${first} moved this a moment ago` }
    }
    case 'removed':
      return { sentence: `${name} removed ${title}`, note: null }
    case 'edited':
      return { sentence: `${name} wrote on ${title}`, note: null }
  }
}
