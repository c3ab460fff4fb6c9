// A real Chromium for the browser tests, whichever there is; without one the tests fail and say what to install.
import { type Browser, chromium } from 'playwright-core'
import { browserPath } from '../../tools/lib/browser-path.mjs'

/**
 * Our own choice of flags. The npm browser's recommended ones switch off web security and squeeze everything into one
 * process, and then it would no longer be the browser that people use.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await browserPath(), args: flags })
}
