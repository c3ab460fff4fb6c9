// One api node as a process of its own, so that it can be killed, or asked to end as an orderly replacement does.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ServeOptions } from '../../apps/api/src/platform/config.js'

const script = fileURLToPath(new URL('one-node.mjs', import.meta.url))

export class NodeProcess {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  static async start(options: ServeOptions): Promise<NodeProcess> {
    const child = fork(script, [JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    })
    const [{ url }] = (await once(child, 'message')) as [{ url: string }]
    return new NodeProcess(child, url)
  }

  /** Its exit code, or the signal that ended it. */
  async end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    if (this.process.exitCode !== null) return this.process.exitCode
    const gone = once(this.process, 'exit')
    this.process.kill(signal)
    const [code] = (await gone) as [number | null]
    return code ?? signal
  }
}
