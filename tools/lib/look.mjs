// A picture of every page, at the widths people use, on the demo: to look at, and to see what changed.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pages } from '../look-pages.mjs'
import { openBrowser } from './browser.mjs'
import { prepareEnding } from './ending.mjs'
import { inRoot } from './place.mjs'
import { prepare } from './prepare.mjs'
import { say } from './progress.mjs'
import { startServer } from './server.mjs'
import { readSettings } from './settings.mjs'
import { explain, Trouble } from './trouble.mjs'

/** A laptop, a tablet and a phone; dark where most of it is to be seen. */
const views = [
  { name: '1280', width: 1280, height: 800, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { name: '820', width: 820, height: 1180, colorScheme: 'light' },
  { name: '390', width: 390, height: 844, colorScheme: 'light' },
]

const folder = inRoot('.look')

/** @param {string[]} words parts of the names of pages; none means all */
export async function look(words) {
  const ending = prepareEnding({ interrupted: 130 })
  try {
    const chosen = pages.filter(({ name }) => !words.length || words.some((word) => name.includes(word)))
    if (!chosen.length) {
      throw new Trouble(
        `No page is called ${words.join(' or ')}.`,
        `There are: ${pages.map(({ name }) => name).join(', ')}`,
      )
    }
    await prepare(ending)
    const server = await startOnFreshData(ending)
    const browser = await openBrowser()
    ending.add(() => browser.close())
    fs.mkdirSync(folder, { recursive: true })
    const complaints = await takePictures(browser, server, chosen)
    for (const complaint of complaints) console.log(`  ${complaint}`)
    say(`${chosen.length * views.length} pictures in ${folder}`)
    await ending.end(null, complaints.length ? 1 : 0)
  } catch (error) {
    if (!ending.signal.aborted) console.error(`\n${explain(error)}\n`)
    await ending.end(null, 1)
  }
}

async function startOnFreshData(ending) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'alongside-look-'))
  fs.chmodSync(dataDir, 0o755)
  ending.add(() => fs.rmSync(dataDir, { recursive: true, force: true }))
  return startServer(readSettings({ PORT: '0', ALONGSIDE_DEMO: '1', ALONGSIDE_DATA: dataDir }), ending)
}

/** @returns {Promise<string[]>} what the browser complained about */
async function takePictures(browser, server, chosen) {
  const complaints = []
  for (const person of new Set(chosen.map((page) => page.as))) {
    const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce', locale: 'en-GB' })
    const tab = await context.newPage()
    let current = 'sign-in'
    tab.on('pageerror', (error) => complaints.push(`${current}: ${error.message}`))
    if (person) await signIn(tab, server.demoSignIns, person)
    for (const page of chosen.filter(({ as }) => as === person)) {
      current = page.name
      const address = await addressOf(tab, page)
      for (const view of views) await takePicture(tab, address, page.name, view)
      say(page.name)
    }
    await context.close()
  }
  return complaints
}

async function takePicture(tab, address, name, view) {
  await tab.setViewportSize(view)
  await tab.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: 'reduce' })
  await open(tab, address)
  await tab.screenshot({ path: path.join(folder, `${name}-${view.name}.png`), animations: 'disabled' })
}

/** Opens a page and waits until nothing is loading any more. */
async function open(tab, address) {
  await tab.goto(address, { waitUntil: 'networkidle' })
  await tab.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  await tab.evaluate(() => document.fonts.ready)
}

/** By the real form, as everybody does. */
async function signIn(tab, people, role) {
  const person = people.find((each) => each.role.startsWith(role))
  if (!person) throw new Trouble(`The demo has no ${role}.`, `It has: ${people.map((each) => each.role).join(', ')}`)
  await tab.goto('/sign-in')
  await tab.getByLabel('E-mail').fill(person.email)
  await tab.getByLabel('Password', { exact: true }).fill(person.password)
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click()
  await tab.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function addressOf(tab, { route, path: fixed, from, link = '', after = '' }) {
  if (!from) return fixed ?? route
  await open(
    tab,
    await addressOf(
      tab,
      pages.find((one) => one.route === from),
    ),
  )
  const fitting = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`)
  const links = await tab
    .locator('a[href]')
    .filter({ hasText: link })
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  const found = links.map((one) => `${one}${after}`).find((one) => fitting.test(one))
  if (!found) throw new Trouble(`No link on ${from} leads to ${route}.`)
  return found
}
