// A browser of one's own with a folder of its own, as on somebody's computer: it can be killed and opened again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { browserPath, flags } from '../../tools/lib/browser.mjs'
import { quickPlace } from '../../tools/lib/quick-place.mjs'
import { eventually } from './eventually.js'
import type { SchoolNetwork } from './school-network.js'

export class OwnBrowser {
  readonly folder = fs.mkdtempSync(path.join(quickPlace(), 'alongside-browser-'))
  private process: ChildProcess | null = null
  private browser: Browser | null = null

  /** `by`: the only network it knows, from its first moment on, for pages and for what runs behind them. */
  async open({ by }: { by?: SchoolNetwork } = {}): Promise<Page> {
    const portFile = path.join(this.folder, 'DevToolsActivePort')
    fs.rmSync(portFile, { force: true })
    const mine = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.folder}`, '--lang=en-GB']
    const only = by ? [`--proxy-server=${by.url}`, '--proxy-bypass-list=<-loopback>'] : []
    this.process = spawn(await browserPath(), [...flags, ...mine, ...only, 'about:blank'], {
      detached: true,
      stdio: 'ignore',
    })
    const port = await eventually(
      () => Promise.resolve(fs.existsSync(portFile) && fs.readFileSync(portFile, 'utf8').split('\n')[0]),
      20_000,
    )
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    return this.browser.contexts()[0]!.newPage()
  }

  /** As when the battery is empty: nothing is asked, nothing is tidied up. */
  async kill(): Promise<void> {
    const { process: mine } = this
    this.process = null
    if (!mine?.pid) return
    const ended = once(mine, 'exit')
    process.kill(-mine.pid, 'SIGKILL')
    await ended
    await this.browser?.close().catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.kill()
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Everything that stands on the disk of this browser, whether it is written with one byte a letter or with two. */
  onDisk(below: string): string {
    const files = fs.readdirSync(path.join(this.folder, 'Default', below), { recursive: true, withFileTypes: true })
    return files
      .filter((file) => file.isFile())
      .map((file) => fs.readFileSync(path.join(file.parentPath, file.name), 'latin1'))
      .join('\n')
      .replaceAll('\0', '')
  }
}
