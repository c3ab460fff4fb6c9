// Every page, in light and dark, wide and narrow: shown, titled, without a complaint of the browser or of axe.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { pages } from '../../tools/look-pages.mjs'
import { Site, webRoot } from '../support/site.js'
import { type World, world } from '../support/world.js'

let w: World
let site: Site

const looks = [
  { name: 'light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'on a phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const

beforeAll(async () => {
  w = await world({ demo: true, webRoot })
  site = await Site.open()
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

it.each(looks.flatMap((look) => pages.map((page) => [page.name, look.name, page, look] as const)))(
  '%s, %s',
  async (_page, _look, where, { viewport, colorScheme }) => {
    const page = await site.openPage(w.url, where, { viewport, colorScheme, reducedMotion: 'reduce' })
    expect(await page.title()).toMatch(/ – Alongside$/)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
    // A stranger's token is out of date on purpose, and the server says so with a refusal, which is no complaint.
    const complaints = site.complaints.splice(0)
    // That there is no such page the browser repeats from the server.
    expect(complaints.filter((said) => where.route !== '*' || !said.includes('status of 404'))).toEqual([])
    await page.context().close()
  },
)
