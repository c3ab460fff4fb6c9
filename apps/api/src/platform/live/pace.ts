/**
 * How long a turn gathers edits before it is written. Alone nobody waits; the more is written on this node, the longer a turn gathers,
 * because a turn costs nearly the same for one edit and for a hundred, and everybody in a room is sent one message for each turn.
 */

/** Over this time the pace is judged, in milliseconds. */
const memory = 500
/** Edits a second up to which nobody waits for others. */
const calm = 40
/** One millisecond of gathering for so many edits a second, and the longest. */
const perMillisecond = 8
const longest = 50
/** A single turn with more edits than this is a busy one, whatever went before. */
const quietTurn = 8

export class Pace {
  private recent = 0
  private began = 0
  private isCrowded = false

  /** A turn with so many edits begins. */
  begins(edits: number, now: number): void {
    this.recent = this.recentAt(now) + edits
    this.began = now
    this.isCrowded = edits > quietTurn
  }

  /** Whether so much is written that what can follow later should. */
  get isBusy(): boolean {
    return this.isCrowded || this.perSecond(this.began) > calm
  }

  /** How long the next turn still has to wait, in milliseconds. */
  rest(now: number): number {
    const rate = this.perSecond(now)
    if (rate <= calm && !this.isCrowded) return 0
    return this.began + Math.min(longest, rate / perMillisecond) - now
  }

  private perSecond(now: number): number {
    return (this.recentAt(now) * 1_000) / memory
  }

  private recentAt(now: number): number {
    return this.recent * Math.exp((this.began - now) / memory)
  }
}
