// What pages.test.ts does not open: a card at 400 % zoom; and whoever asked for less motion gets none.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { pages } from '../../tools/look-pages.mjs'
import { cutOff, tooSmall } from '../support/fit.js'
import { Site, webRoot } from '../support/site.js'
import { Teacher } from '../support/teacher.js'
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

it('an open card and its talk fit as well', async () => {
  const board = pages.find(({ name }) => name === 'board')!
  const page = await site.openPage(w.url, board, { reducedMotion: 'reduce', viewport: { width: 320, height: 512 } })
  const card = page.getByRole('article').filter({ hasText: 'comments' }).filter({ visible: true }).first()
  await card.getByRole('link').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reply' }).first().waitFor()
  expect({ cutOff: await cutOff(page), tooSmall: await tooSmall(page) }).toEqual({ cutOff: [], tooSmall: [] })
  await page.context().close()
})

/** How long anything moves after a card was moved, in milliseconds. */
async function motionOf(reducedMotion: 'reduce' | 'no-preference'): Promise<number> {
  const board = pages.find(({ name }) => name === 'board')!
  const page = await site.openPage(w.url, board, { reducedMotion })
  const teacher = new Teacher(page)
  const name = (await teacher.column('Focusing').getByRole('heading', { level: 3 }).first().textContent()) ?? ''
  await page.evaluate(() => {
    const longest = { of: 0 }
    const look = () => {
      for (const { effect } of document.getAnimations())
        longest.of = Math.max(longest.of, Number(effect?.getComputedTiming().duration ?? 0))
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { longest })
  })
  await teacher.moveByMenu(name, 'Hunch')
  await teacher.moveByMenu(name, 'Focusing')
  await teacher.open(name)
  const { of } = await page.evaluate(() => (window as unknown as { longest: { of: number } }).longest)
  await page.context().close()
  return of
}

it('whoever asked for less motion sees none; others see a card glide', async () => {
  expect(await motionOf('no-preference')).toBeGreaterThan(200)
  expect(await motionOf('reduce')).toBeLessThan(1)
})
