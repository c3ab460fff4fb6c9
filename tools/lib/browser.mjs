// Finds a browser: the one you name, an installed Chrome or Chromium, else the one that npm brought along.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { memory, quickPlace } from './quick-place.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Our own choice of flags. The npm browser's recommended ones switch off web security and squeeze everything into one
 * process, and then it would no longer be the browser that people use.
 */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  // Pages share pictures through files there; where it is small, as in containers, they would run out of room.
  ...(quickPlace() === memory ? [] : ['--disable-dev-shm-usage']),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @returns {Promise<import('playwright-core').Browser>} */
export async function openBrowser() {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath: await browserPath(), args: flags })
}

/** @returns {Promise<string>} */
export async function browserPath() {
  const named = process.env.CHROME_PATH
  if (named) {
    if (works(named)) return named
    throw new Trouble(`CHROME_PATH is ${named}, and no browser answers there.`, 'Correct it, or unset it.')
  }
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((n) => path.join(folder, n)))
  const installed = [...onPath, ...applications].find((place) => fs.existsSync(place) && works(place))
  const found = installed ?? (await fromNpm())
  if (found) return found
  throw new Trouble(
    'No browser was found for the browser tests.',
    'Install Chromium (Debian: apt-get install chromium) or Chrome, or name one with CHROME_PATH=/path/to/chrome.',
  )
}

const works = (place) => spawnSync(place, ['--version'], { timeout: 20_000 }).status === 0

/** It unpacks itself to the temporary folder, and the libraries that a bare machine lacks only if it feels at home. */
async function fromNpm() {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const place = await chromium.executablePath()
    return works(place) ? place : null
  } catch {
    return null // not installed, or not made for this kind of machine
  }
}
