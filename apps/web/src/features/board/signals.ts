/** Watchers under keys: whoever watches one card is not woken by another. */
export class Signals {
  private readonly watchers = new Map<string, Set<() => void>>()

  watch(key: string, watcher: () => void): () => void {
    const known = this.watchers.get(key) ?? new Set()
    this.watchers.set(key, known.add(watcher))
    return () => {
      known.delete(watcher)
      if (known.size === 0) this.watchers.delete(key)
    }
  }

  wake(keys: Iterable<string>): void {
    for (const key of keys) for (const watcher of this.watchers.get(key) ?? []) watcher()
  }
}
