// Waits for a condition that another process or a job brings about: asks again until it holds.
import { setTimeout as pause } from 'node:timers/promises'

export async function eventually<T>(look: () => Promise<T | false | null | undefined>, patience = 30_000): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`still not so after ${patience} ms: ${String(look)}`)
    await pause(20)
  }
}
