// A line that can be made bad: slow, trembling, cut, deaf in one direction or in both, between whoever connects and one of several servers.
import { once } from 'node:events'
import net from 'node:net'

/** @typedef {{ path: string } | { host: string, port: number }} Place */

export class ChaosProxy {
  /** Milliseconds that everything takes longer, and up to so many more by chance. */
  latency = 0
  jitter = 0
  /** Swallows what goes to the server (`up`), or what comes from it (`down`), on every line there is and will be. */
  deaf = { up: false, down: false }
  #lines = new Set()
  #next = 0
  #server

  /** @param {() => Place[]} targets the servers that answer at this moment, each new line goes to the next @param {(below: number) => number} pick */
  constructor(targets, pick) {
    this.targets = targets
    this.pick = pick
  }

  async listen() {
    this.#server = net.createServer({ allowHalfOpen: false }, (near) => void this.#connect(near))
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this.#server.address().port
  }

  get lines() {
    return this.#lines.size
  }

  /** Cuts so many of a hundred lines, with a reset: neither side may say good-bye. */
  cut(percent = 100) {
    for (const line of [...this.#lines]) if (this.pick(100) < percent) line.end()
  }

  /** Makes so many of a hundred lines deaf for as long as they stand: open on both sides, and nothing arrives. */
  silence(percent) {
    for (const line of this.#lines) if (this.pick(100) < percent) line.isDeaf = true
  }

  async close() {
    this.cut()
    if (!this.#server) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #connect(near) {
    near.on('error', () => undefined)
    near.pause()
    const far = await this.#reach()
    if (!far || near.destroyed) {
      far?.destroy()
      near.resetAndDestroy()
      return
    }
    const line = {
      isDeaf: false,
      end: () => {
        this.#lines.delete(line)
        if (!near.destroyed) near.resetAndDestroy()
        // A socket in a folder knows no reset.
        if (far.remoteAddress) far.resetAndDestroy()
        else far.destroy()
      },
    }
    this.#lines.add(line)
    for (const socket of [near, far]) {
      socket.setNoDelay()
      socket.on('error', line.end)
      socket.on('close', line.end)
    }
    this.#carry(near, far, () => line.isDeaf || this.deaf.up)
    this.#carry(far, near, () => line.isDeaf || this.deaf.down)
    near.resume()
  }

  async #reach() {
    const places = this.targets()
    for (let tried = 0; tried < places.length; tried++) {
      const far = net.connect(places[this.#next++ % places.length])
      const stands = await new Promise((resolve) => {
        far.once('connect', () => resolve(true))
        far.once('error', () => resolve(false))
      })
      if (stands) return far
    }
    return null
  }

  /** In order, however the delay trembles. */
  #carry(from, to, isDeaf) {
    let due = 0
    from.on('data', (bytes) => {
      if (isDeaf() || to.destroyed) return
      const wait = this.latency + (this.jitter > 0 ? this.pick(this.jitter) : 0)
      due = Math.max(due, performance.now() + wait)
      if (due - performance.now() > 1) {
        setTimeout(() => !to.destroyed && to.write(bytes), due - performance.now())
      } else if (!to.write(bytes)) {
        from.pause()
        to.once('drain', () => from.resume())
      }
    })
  }
}
