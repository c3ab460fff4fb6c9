// Very many times, counted in tenths of a millisecond instead of kept.

const perMs = 10
const longestMs = 20_000

export class Times {
  count = 0
  #counts = new Uint32Array(longestMs * perMs)

  add(ms) {
    this.count++
    this.#counts[Math.max(0, Math.min(longestMs * perMs - 1, Math.round(ms * perMs)))]++
  }

  /** Milliseconds; null when there were none. */
  quantile(q) {
    if (this.count === 0) return null
    let left = Math.ceil(q * this.count)
    for (let at = 0; ; at++) {
      left -= this.#counts[at]
      if (left <= 0) return at / perMs
    }
  }

  figures() {
    return { count: this.count, p50: this.quantile(0.5), p95: this.quantile(0.95), p99: this.quantile(0.99) }
  }
}
