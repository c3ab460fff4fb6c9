/**
 * Who sits at documents on other nodes, and telling those who sits here. Each node tells what changed, numbered, and gives a sign of
 * life; whoever missed something asks for the whole. A node that is silent is gone, and its people with it.
 */
import type { Present } from '@alongside/contracts/live'
import type { DocumentId, PersonId } from '@alongside/domain/ids'
import { type Hint, longestHint, type SeatNews } from './hints.js'

interface Peer {
  heardAt: number
  /** How many times it had told of seats when all it told was heard; null when something is missing. */
  upTo: number | null
  readonly seats: Map<DocumentId, Map<number, Present>>
}

interface Here {
  say(...hints: readonly Hint[]): void
  /** Tells the people at this document, here, who came and who went elsewhere. */
  tell(id: DocumentId, present: readonly Present[], gone: readonly number[]): void
  /** Everybody who sits here. */
  seats(): readonly (readonly [DocumentId, Present])[]
  isSeated(id: DocumentId, client: number): boolean
}

/** How often a node gives a sign of life, and how long it may be silent, in milliseconds. */
export const beatEvery = 1_000
const silentFor = 3_500
/** Carets move often: what moved within this time is told once. */
const gatherFor = 80

export class Elsewhere {
  private readonly peers = new Map<string, Peer>()
  private readonly changed = new Map<DocumentId, Map<number, Present | null>>()
  private told = 0
  private flushing: NodeJS.Timeout | null = null
  private isOver = false

  constructor(
    private readonly node: string,
    private readonly here: Here,
  ) {}

  /** Somebody here sat down or moved. */
  seated(id: DocumentId, present: Present): void {
    this.change(id, present.client, present)
  }

  left(id: DocumentId, client: number): void {
    this.change(id, client, null)
  }

  presentAt(id: DocumentId): Present[] {
    return [...this.peers.values()].flatMap(({ seats }) => [...(seats.get(id)?.values() ?? [])])
  }

  peopleAt(id: DocumentId): PersonId[] {
    return this.presentAt(id).map(({ personId }) => personId)
  }

  beat(): void {
    this.say({ kind: 'beat', told: this.told })
    const silentSince = Date.now() - silentFor
    for (const [node, { heardAt }] of [...this.peers]) if (heardAt < silentSince) this.drop(node)
  }

  heard(hint: Hint, node: string): void {
    if (this.isOver || hint.kind === 'news' || hint.kind === 'document') return
    if (hint.kind === 'bye') {
      this.drop(node)
      return
    }
    const peer = this.peers.get(node) ?? { heardAt: 0, upTo: null, seats: new Map() }
    peer.heardAt = Date.now()
    this.peers.set(node, peer)
    if (hint.kind === 'ask' && hint.of === this.node) this.tellAll()
    else if (hint.kind === 'beat' && hint.told !== peer.upTo) this.say({ kind: 'ask', of: node })
    else if (hint.kind === 'seats') this.follow(peer, hint)
  }

  close(): void {
    this.say({ kind: 'bye' })
    this.isOver = true
    if (this.flushing) clearTimeout(this.flushing)
  }

  private follow(peer: Peer, { told, isWhole, documents }: Hint & { kind: 'seats' }): void {
    if (isWhole && peer.upTo === null) {
      this.empty(peer)
      peer.upTo = told
    } else peer.upTo = told - 1 === peer.upTo ? told : null
    for (const [id, present, gone] of documents) {
      const seats = peer.seats.get(id) ?? new Map<number, Present>()
      for (const one of present) seats.set(one.client, one)
      for (const client of gone) seats.delete(client)
      if (seats.size > 0) peer.seats.set(id, seats)
      else peer.seats.delete(id)
      this.tell(id, present, gone)
    }
  }

  private drop(node: string): void {
    const peer = this.peers.get(node)
    this.peers.delete(node)
    if (peer) this.empty(peer)
  }

  private empty({ seats }: Peer): void {
    const were = [...seats]
    seats.clear()
    for (const [id, there] of were) this.tell(id, [], [...there.keys()])
  }

  /** Who came back by another node keeps their number: there they are, whatever the first one says. */
  private tell(id: DocumentId, present: readonly Present[], gone: readonly number[]): void {
    const elsewhere = new Set(gone.length > 0 ? this.presentAt(id).map(({ client }) => client) : [])
    const isHere = (client: number): boolean => this.here.isSeated(id, client)
    const came = present.filter(({ client }) => !isHere(client))
    const went = gone.filter((client) => !isHere(client) && !elsewhere.has(client))
    if (came.length + went.length > 0) this.here.tell(id, came, went)
  }

  private change(id: DocumentId, client: number, present: Present | null): void {
    const clients = this.changed.get(id) ?? new Map<number, Present | null>()
    clients.set(client, present)
    this.changed.set(id, clients)
    this.flushing ??= setTimeout(() => {
      this.flushing = null
      this.flush()
    }, gatherFor).unref()
  }

  private flush(): void {
    const news = [...this.changed].flatMap(([id, clients]) =>
      [...clients].map(([client, present]): SeatNews => (present ? [id, [present], []] : [id, [], [client]])),
    )
    this.changed.clear()
    // Alone there is nobody to tell; whoever comes later asks.
    if (this.peers.size === 0) this.told += 1
    else this.tellSeats(news, false)
  }

  private tellAll(): void {
    this.changed.clear()
    this.tellSeats(
      this.here.seats().map(([id, present]): SeatNews => [id, [present], []]),
      true,
    )
  }

  private tellSeats(news: readonly SeatNews[], isWhole: boolean): void {
    for (const [at, documents] of portions(news).entries()) {
      this.told += 1
      this.say({ kind: 'seats', told: this.told, isWhole: isWhole && at === 0, documents })
    }
  }

  private say(hint: Hint): void {
    if (!this.isOver) this.here.say(hint)
  }
}

/** As many as fit one hint each; at least one portion, be it empty. */
function portions(news: readonly SeatNews[]): SeatNews[][] {
  const all: SeatNews[][] = [[]]
  let size = 0
  for (const one of news) {
    const bytes = Buffer.byteLength(JSON.stringify(one)) + 1
    if (size + bytes > longestHint && size > 0) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(one)
    size += bytes
  }
  return all
}
