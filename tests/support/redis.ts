// A Redis or Valkey of a test's own, where this machine has the program; it may die and come back.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { eventually } from './eventually.js'
import { freePort } from './start.js'

/** `REDIS_SERVER` names the program where it is not on the path. */
export function redisProgram(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = folders.flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => path.join(folder, name)))
  return [process.env.REDIS_SERVER ?? '', ...places].find((place) => place !== '' && fs.existsSync(place)) ?? null
}

export class OwnRedis {
  private process: ChildProcess | null = null

  private constructor(
    private readonly program: string,
    readonly port: number,
  ) {}

  static async start(): Promise<OwnRedis> {
    const program = redisProgram()
    if (!program) throw new Error('no redis-server')
    const redis = new OwnRedis(program, await freePort())
    await redis.start()
    return redis
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const words = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    this.process = spawn(this.program, words, { stdio: 'ignore' })
    await eventually(() => this.answers())
  }

  async kill(): Promise<void> {
    const running = this.process
    this.process = null
    if (!running) return
    const gone = once(running, 'exit')
    running.kill('SIGKILL')
    await gone
  }

  private async answers(): Promise<boolean> {
    const socket = net.connect(this.port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      socket.write('PING\r\n')
      const [said] = await once(socket, 'data')
      return String(said).startsWith('+PONG')
    } catch {
      return false
    } finally {
      socket.destroy()
    }
  }
}
