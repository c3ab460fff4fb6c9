/** What waits for its turn, by space: one that floods the queue delays itself, and the others get their share of every turn. */
const mostInTurn = 600
const mostOfSpace = 2_000
const mostInAll = 20_000
const mostBytes = 64 * 1024 * 1024

export class TurnQueue<Item> {
  private readonly spaces = new Map<string, Item[]>()
  private count = 0
  private bytes = 0

  constructor(
    private readonly spaceOf: (item: Item) => string,
    private readonly bytesOf: (item: Item) => number,
  ) {}

  /** False when there is no room: whoever sent it tries again a little later. */
  add(item: Item): boolean {
    const space = this.spaceOf(item)
    const waiting = this.spaces.get(space)
    const size = this.bytesOf(item)
    if ((waiting?.length ?? 0) >= mostOfSpace || this.count >= mostInAll || this.bytes + size > mostBytes) return false
    if (waiting) waiting.push(item)
    else this.spaces.set(space, [item])
    this.count += 1
    this.bytes += size
    return true
  }

  /** The next turn: of each space the same share, in the order in which they came; who had to wait is first the next time. */
  next(): Item[] {
    const turn: Item[] = []
    const share = Math.ceil(mostInTurn / Math.max(1, this.spaces.size))
    for (const [space, waiting] of [...this.spaces]) {
      if (turn.length >= mostInTurn) break
      turn.push(...waiting.splice(0, share))
      this.spaces.delete(space)
      if (waiting.length > 0) this.spaces.set(space, waiting)
    }
    this.count -= turn.length
    for (const item of turn) this.bytes -= this.bytesOf(item)
    return turn
  }
}
