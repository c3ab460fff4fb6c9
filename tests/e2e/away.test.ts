// The network goes away while somebody writes: they are told in words, nobody loses them, and the page is not left by mistake.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Dialog } from 'playwright-core'
import { pages } from '../../tools/look-pages.mjs'
import { Site, webRoot } from '../support/site.js'
import { Teacher } from '../support/teacher.js'
import { type World, world } from '../support/world.js'

const board = pages.find(({ name }) => name === 'board')!

let w: World
let site: Site

beforeAll(async () => {
  w = await world({ demo: true, webRoot })
  site = await Site.open()
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

const onBoard = async (options: BrowserContextOptions) => {
  const page = await site.openPage(w.url, board, { reducedMotion: 'reduce', ...options })
  const teacher = new Teacher(page)
  const heading = page.getByRole('article').filter({ visible: true }).first().getByRole('heading')
  await teacher
    .card((await heading.textContent()) ?? '')
    .getByRole('link')
    .click()
  const paper = page.getByRole('textbox', { name: /^Text of the card/ })
  await paper.waitFor()
  return { page, teacher, paper }
}

async function writeWithoutNetwork({ page, teacher, paper }: Awaited<ReturnType<typeof onBoard>>, words: string) {
  await page.context().setOffline(true)
  await teacher.offline(/^Offline\.$/)
  await paper.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(words)
}

it('keeps what is written on the device: the page is left without a question, and the words are saved when it is back', async () => {
  const desk = await onBoard({ viewport: { width: 1280, height: 800 } })
  const words = 'Written on a laptop without a network.'
  await writeWithoutNetwork(desk, words)
  await desk.teacher.offline(/^Offline, \d+ changes? kept on this device\.$/)
  const asked: Dialog[] = []
  const context = desk.page.context()
  desk.page.on('dialog', (dialog) => asked.push(dialog))
  const url = desk.page.url()
  const gone = desk.page.waitForEvent('close')
  await desk.page.close({ runBeforeUnload: true })
  await gone
  expect(asked).toEqual([])

  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto(url)
  await page
    .getByRole('textbox', { name: /^Text of the card/ })
    .getByText(words)
    .waitFor()
  await new Teacher(page).saved()
  await context.close()
})

it('where the browser cannot keep anything: says so on the narrowest phone, and asks before the words are lost', async () => {
  const phone = await onBoard({ viewport: { width: 320, height: 640 } })
  const { page, teacher, paper } = phone
  // As on an address without https.
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
  await page.reload()
  await paper.waitFor()
  const words = 'Written on a phone without a network.'
  await writeWithoutNetwork(phone, words)
  await teacher.offline(/^Offline, \d+ changes? not saved yet: keep this page open\.$/)
  const banner = await page
    .getByRole('strong')
    .filter({ hasText: /^Offline/ })
    .boundingBox()
  expect(banner!.x + banner!.width).toBeLessThanOrEqual(320)

  const asked = new Promise<Dialog>((resolve) => page.once('dialog', resolve))
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await paper.getByText(words).waitFor()

  await page.context().setOffline(false)
  await page
    .getByRole('strong')
    .filter({ hasText: /^Offline/ })
    .waitFor({ state: 'detached' })
  await teacher.saved()
  // Nothing is unsaved any more: the page may be left, and holds the words when one comes back.
  page.on('dialog', (unasked) => unasked.dismiss())
  await page.reload()
  await paper.getByText(words).waitFor()
  await page.context().close()
})
