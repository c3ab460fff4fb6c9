// Every page, in light and dark, wide and narrow, enlarged: shown, titled, whole, without a complaint of the browser or of axe.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { pages } from '../../tools/look-pages.mjs'
import { cutOff, tooSmall } from '../support/fit.js'
import { Site, webRoot } from '../support/site.js'
import { type World, world } from '../support/world.js'

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

const wide = { width: 1280, height: 800 }

/** Opened once and then looked at in every way, as somebody would who turns a tablet or changes a setting. */
it.each(pages.map((page) => [page.name, page] as const))('%s', async (_name, where) => {
  const page = await site.openPage(w.url, where, { viewport: wide, colorScheme: 'light', reducedMotion: 'reduce' })
  expect(await page.title()).toMatch(/ – Alongside$/)
  const found: Record<string, readonly string[]> = { light: await violations(page) }
  await page.setViewportSize({ width: 390, height: 844 })
  found['on a phone'] = await violations(page, (axe) => axe.disableRules('color-contrast'))
  // A laptop of 1280 pixels at 400 %, as WCAG counts, and then with text twice as large at 100 %.
  await page.setViewportSize({ width: 320, height: 512 })
  found['at 400 %'] = await misfits(page)
  await page.setViewportSize(wide)
  await enlargeText(page)
  found['with large text'] = await misfits(page)
  // What is out of sight keeps its old colours until it is drawn again.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.reload()
  await site.isWhole(page)
  found.dark = await violations(page, (axe) => axe.withRules('color-contrast'))
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((look) => [look, []])))
  // A stranger's token is out of date on purpose, and the server says so with a refusal, which is no complaint.
  const complaints = site.complaints.splice(0)
  // That there is no such page the browser repeats from the server.
  expect(complaints.filter((said) => where.route !== '*' || !said.includes('status of 404'))).toEqual([])
  await page.context().close()
})

/** Colours are the same on every screen, and judging them takes half of the time: once in light and once in dark. */
async function violations(page: Page, narrowed = (axe: AxeBuilder) => axe): Promise<string[]> {
  const { violations: all } = await narrowed(new AxeBuilder({ page })).analyze()
  return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

const misfits = async (page: Page): Promise<string[]> => [...(await cutOff(page)), ...(await tooSmall(page))]

/** As in the browser's own settings: 32 pixels where it was 16. */
async function enlargeText(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
  await page.waitForFunction(() => getComputedStyle(document.documentElement).fontSize === '32px')
}
