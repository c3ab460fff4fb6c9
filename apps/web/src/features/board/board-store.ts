/**
 * Reads the live document for the page: one snapshot a card, one ordered list a column. A keystroke in one card wakes that
 * card alone; a move wakes two columns. So that five hundred cards stay smooth.
 */
import { type CycleKey, cardsOf, cycleOf } from '@alongside/contracts/board'
import { byRank } from '@alongside/domain/rank'
import { type EnquiryStage, stages } from '@alongside/domain/stage'
import type * as Y from 'yjs'
import { type CardView, cardView } from './card-view'
import { Signals } from './signals'

export type ChangeKind = 'added' | 'moved' | 'edited' | 'removed'

export interface CardChange {
  readonly what: ChangeKind
  readonly card: CardView
  readonly before: CardView | null
  /** Yjs client that did it; null where the document does not tell. */
  readonly client: number | null
}

export interface Turn {
  readonly changes: readonly CardChange[]
  /** Made in this browser. */
  readonly mine: boolean
}

type Columns = Readonly<Record<EnquiryStage, readonly string[]>>

const noCards: readonly string[] = []

export class BoardStore {
  private readonly cards = new Map<string, CardView>()
  private columns = Object.fromEntries(stages.map((stage) => [stage, noCards])) as Columns
  private layout = 0
  private readonly cardSignals = new Signals()
  private readonly columnSignals = new Signals()
  private readonly cycleSignals = new Signals()
  private readonly layoutWatchers = new Set<() => void>()
  private readonly beforeLayout = new Set<() => void>()
  private readonly turnWatchers = new Set<(turn: Turn) => void>()

  constructor(readonly doc: Y.Doc) {
    for (const [id, card] of cardsOf(doc).entries()) this.read(id, card)
    this.columns = this.sorted(stages)
    cardsOf(doc).observeDeep(this.changed)
    cycleOf(doc).observe(this.cycleChanged)
  }

  close(): void {
    cardsOf(this.doc).unobserveDeep(this.changed)
    cycleOf(this.doc).unobserve(this.cycleChanged)
  }

  readonly card = (id: string): CardView | null => this.cards.get(id) ?? null
  readonly column = (stage: EnquiryStage): readonly string[] => this.columns[stage]
  readonly layoutTurn = (): number => this.layout
  readonly cycleValue = (key: CycleKey): string | number | null => {
    const value = cycleOf(this.doc).get(key)
    return typeof value === 'string' || typeof value === 'number' ? value : null
  }

  get all(): readonly CardView[] {
    return [...this.cards.values()]
  }

  /** The cards a card is tied to, in either direction. */
  neighbours(id: string): CardView[] {
    const own = this.cards.get(id)
    if (!own) return []
    return this.all.filter(
      (card) => card.id !== id && (own.links[card.id] !== undefined || card.links[id] !== undefined),
    )
  }

  readonly watchCard = (id: string, watcher: () => void) => this.cardSignals.watch(id, watcher)
  readonly watchColumn = (stage: EnquiryStage, watcher: () => void) => this.columnSignals.watch(stage, watcher)
  readonly watchCycle = (key: CycleKey, watcher: () => void) => this.cycleSignals.watch(key, watcher)
  readonly watchLayout = (watcher: () => void) => joining(this.layoutWatchers, watcher)
  /** Called while everything still stands where it stood, so that a move can be drawn as a glide. */
  readonly onBeforeLayout = (watcher: () => void) => joining(this.beforeLayout, watcher)
  readonly onTurn = (watcher: (turn: Turn) => void) => joining(this.turnWatchers, watcher)

  private readonly cycleChanged = (event: Y.YMapEvent<unknown>): void => this.cycleSignals.wake(event.keysChanged)

  private readonly changed = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { local, ...turn }: Y.Transaction,
  ): void => {
    const touched = new Map<string, number | null>()
    for (const event of events) {
      const [id] = event.path
      const ids = typeof id === 'string' ? [id] : event.changes.keys.keys()
      for (const one of ids) touched.set(one, clientOf(event, touched.get(one) ?? onlyAuthor(turn)))
    }
    const changes = [...touched].flatMap(([id, client]) => this.reread(id, client))
    const stale = new Set(
      changes.flatMap(({ what, card, before }) => (what === 'edited' ? [] : [card.column, before?.column])),
    )
    if (stale.size > 0) this.lay(stages.filter((stage) => stale.has(stage)))
    this.cardSignals.wake(touched.keys())
    if (changes.length > 0) for (const watcher of this.turnWatchers) watcher({ changes, mine: local })
  }

  private reread(id: string, client: number | null): CardChange[] {
    const before = this.cards.get(id) ?? null
    const card = this.read(id, cardsOf(this.doc).get(id))
    if (!card) return before ? [{ what: 'removed', card: before, before, client }] : []
    if (!before) return [{ what: 'added', card, before, client }]
    const moved = before.column !== card.column || before.rank !== card.rank
    return [{ what: moved ? 'moved' : 'edited', card, before, client }]
  }

  private read(id: string, card: Y.Map<unknown> | undefined): CardView | null {
    const view = cardView(id, card)
    if (view) this.cards.set(id, view)
    else this.cards.delete(id)
    return view
  }

  private lay(stale: readonly EnquiryStage[]): void {
    for (const watcher of this.beforeLayout) watcher()
    this.columns = { ...this.columns, ...this.sorted(stale) }
    this.layout += 1
    this.columnSignals.wake(stale)
    for (const watcher of this.layoutWatchers) watcher()
  }

  private sorted(which: readonly EnquiryStage[]): Columns {
    const lists = Object.fromEntries(which.map((stage) => [stage, [] as CardView[]]))
    for (const card of this.cards.values()) lists[card.column]?.push(card)
    return Object.fromEntries(which.map((stage) => [stage, lists[stage]?.sort(byRank).map(({ id }) => id)])) as Record<
      EnquiryStage,
      string[]
    >
  }
}

function joining<Watcher>(watchers: Set<Watcher>, watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Who wrote the value that now stands under a changed key. */
function clientOf(event: Y.YEvent<Y.AbstractType<unknown>>, otherwise: number | null): number | null {
  for (const [key, { action }] of event.changes.keys) {
    const item = action === 'delete' ? undefined : event.target._map.get(key)
    if (item) return item.id.client
  }
  return otherwise
}

/** A turn of one author alone is theirs, whatever it changed. Removing leaves no trace of its author. */
function onlyAuthor({ beforeState, afterState }: Pick<Y.Transaction, 'beforeState' | 'afterState'>): number | null {
  const authors = [...afterState].filter(([client, clock]) => beforeState.get(client) !== clock)
  return authors.length === 1 ? (authors[0]?.[0] ?? null) : null
}
