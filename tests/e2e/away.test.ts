// The network goes away while somebody writes: they are told in words, nobody loses them, and the page is not left by mistake.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Dialog } from 'playwright-core'
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

it.each([
  ['a laptop', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
])('on %s: says so, keeps what is written, asks before leaving, and saves when it is back', async (name, viewport) => {
  const page = await site.openPage(w.url, board, { viewport, reducedMotion: 'reduce' })
  const teacher = new Teacher(page)
  const words = `Written on ${name} without a network.`
  const heading = page.getByRole('article').filter({ visible: true }).first().getByRole('heading')
  const title = (await heading.textContent()) ?? ''
  await teacher.card(title).getByRole('link').click()
  const paper = page.getByRole('textbox', { name: /^Text of the card/ })
  await paper.waitFor()

  await page.context().setOffline(true)
  await teacher.offline(/^Offline\.$/)
  await paper.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(words)
  await teacher.offline(/^Offline, \d changes? not saved yet: keep this page open\.$/)

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
