// Somebody looks at how a board was, sees which words changed, and brings it back, with the keyboard alone; drawn well, wide and narrow, light and dark.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { pages } from '../../tools/look-pages.mjs'
import { inColours } from '../support/colours.js'
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

const complaintsOf = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`,
  )

it('a board is looked at as it began, compared with now, and brought back', async () => {
  const page = await site.openPage(w.url, board, { reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })
  const teacher = new Teacher(page)
  const title =
    (await page.getByRole('article').filter({ visible: true }).first().getByRole('heading').textContent()) ?? ''
  await teacher.open(title)
  const before = (await teacher.words.innerText()).trim()
  await teacher.words.press('Control+Home')
  await page.keyboard.insertText('Newcomers nod. ')
  await teacher.saved()
  await teacher.close()

  await teacher.choose('More about this enquiry', 'Earlier versions')
  const dialog = page.getByRole('dialog', { name: 'Earlier versions of this board' })
  const versions = dialog.getByRole('radio')
  await versions.first().waitFor()
  await dialog.getByRole('heading', { name: 'As it is now' }).waitFor()
  // Arrow keys go through the versions, as through any choice.
  await versions.first().focus()
  await page.keyboard.press('ArrowUp')
  await dialog.getByRole('heading', { name: 'As it began' }).waitFor()
  const then = dialog.getByRole('article', { name: title })
  await then.waitFor()
  expect(await then.innerText()).not.toContain('Newcomers nod.')

  await dialog.getByRole('tab', { name: 'What changed since' }).press('Enter')
  await dialog.locator('ins', { hasText: 'Newcomers nod.' }).waitFor()
  expect(await dialog.getByRole('listitem').filter({ hasText: 'Changed' }).count()).toBe(1)
  expect(await complaintsOf(page)).toEqual([])
  await inColours(page, 'dark')
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await complaintsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  expect(await dialog.evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth)).toBe(true)
  await inColours(page, 'light')
  await page.setViewportSize({ width: 1280, height: 800 })

  await dialog.getByRole('button', { name: 'Bring this version back…' }).press('Enter')
  const asked = page.getByRole('dialog', { name: 'Bring this version back?' })
  await asked.getByText('One card becomes what it was.').waitFor()
  await asked.getByRole('button', { name: 'Bring it back' }).press('Enter')
  await asked.waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Close' }).press('Enter')
  await teacher.open(title)
  await page.waitForFunction(
    (words) => document.querySelector('[role=complementary], aside')?.textContent?.includes(words) === false,
    'Newcomers nod.',
  )
  expect((await teacher.words.innerText()).trim()).toBe(before)
  expect(site.complaints).toEqual([])
})
