// One api node, started as in production by the project's own script; may be killed, asked to end, and started again at its port.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../../tools/lib/place.mjs'

const ours = /^(npm_|PORT$|HOST$|PUBLIC_URL$|DATABASE_|ALONGSIDE_|SMTP_URL$|REDIS_URL$|NODE_OPTIONS$|NODE_ENV$|JEST_)/
/** What the script says before it ends because of a fault of its own. */
const fault = 'A fault nobody expected'

export class ApiNode {
  child = null
  isReady = false
  /** How it ended when nobody asked it to. */
  crashes = []
  #expected = false

  constructor({ name, port, folder, env }) {
    Object.assign(this, { name, port, folder, env })
    this.log = path.join(folder, `${name}.log`)
  }

  get url() {
    return `http://127.0.0.1:${this.port}`
  }

  get megabytes() {
    const status = fs.existsSync(`/proc/${this.child?.pid}/status`)
      ? fs.readFileSync(`/proc/${this.child.pid}/status`, 'utf8')
      : ''
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  }

  async start() {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
    const data = path.join(this.folder, this.name)
    const child = spawn(process.execPath, ['tools/start.mjs', '--built'], {
      cwd: root,
      env: { ...env, ...this.env, PORT: String(this.port), ALONGSIDE_DATA: data, ALONGSIDE_DEMO: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    this.#expected = false
    let text = ''
    const log = fs.createWriteStream(this.log, { flags: 'a' })
    await new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          text = `${text}${chunk}`.slice(-20_000)
          log.write(chunk)
          if (text.includes('Ready: ')) resolve()
          if (text.includes(fault)) this.#expected = false
        })
      child.once('exit', (code, signal) => {
        this.isReady = false
        if (!this.#expected) this.crashes.push(`${this.name} ended with ${signal ?? code}: ${text.trim().slice(-1500)}`)
        reject(new Error(`${this.name} ended before it was ready: ${text}`))
      })
    })
    this.isReady = true
  }

  /** As when the machine takes the process away. */
  async kill() {
    await this.#end('SIGKILL')
  }

  /** As an orderly replacement does; gives its exit code, and how long it took. */
  async drain() {
    const began = performance.now()
    const code = await this.#end('SIGTERM')
    return { code, ms: performance.now() - began }
  }

  async #end(signal) {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    this.#expected = true
    const gone = once(child, 'exit')
    child.kill(signal)
    // New lines go to the others from the moment it is asked to end.
    this.isReady = false
    const [code] = await gone
    return code
  }
}
