// A Redis of our own, where this machine has one: hints between nodes may travel over it, and it may die.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { becomes } from '../../tools/lib/processes.mjs'

/** The program, or null. */
export function findRedis() {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = folders.flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => path.join(folder, name)))
  return places.find((place) => fs.existsSync(place)) ?? null
}

export class OwnRedis {
  #child = null

  constructor(program, port) {
    Object.assign(this, { program, port })
  }

  async start() {
    const words = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    this.#child = spawn(this.program, words, { stdio: 'ignore' })
    if (!(await becomes(() => this.#says('PING', '+PONG'), 10_000))) throw new Error('Redis did not start.')
  }

  async stop() {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async restart() {
    await this.stop()
    await this.start()
  }

  flush() {
    return this.#says('FLUSHALL', '+OK')
  }

  /** Words that Redis understands without any library. */
  async #says(command, answer) {
    const socket = net.connect(this.port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      socket.write(`${command}\r\n`)
      const [said] = await once(socket, 'data')
      return String(said).startsWith(answer)
    } catch {
      return false
    } finally {
      socket.destroy()
    }
  }
}
