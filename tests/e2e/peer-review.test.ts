// Reviewing in a real browser: what is typed is kept through a lost line and a killed page, and others appear once it is handed in.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPassword, people } from '../../apps/api/src/demo/people.js'
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

const kept = (page: Page) => page.getByRole('status').filter({ hasText: 'Kept on this device' })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })
const area = (page: Page, label: string) => page.getByLabel(label, { exact: true })

it('loses nothing that a reviewer types, and shows the others when it is handed in', async () => {
  const page = await site.stranger(w.url)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(people.find(({ handle }) => handle === 'rhys')!.email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: /waits for your review/ }).click()
  await page.getByRole('heading', { name: 'My review' }).waitFor()
  expect(await page.getByText('Marcus Delacroix-Boyle').count()).toBe(0)

  await area(page, 'What I ask').fill('Who was listened to longest?')
  await saved(page).waitFor()
  await page.context().setOffline(true)
  await area(page, 'What I suggest').fill('Listen to the four again.')
  await kept(page).waitFor()
  const address = page.url()
  const context = page.context()
  await page.close()
  await context.setOffline(false)

  const again = await context.newPage()
  await again.goto(address)
  await saved(again).waitFor()
  expect(await area(again, 'What I ask').inputValue()).toBe('Who was listened to longest?')
  expect(await area(again, 'What I suggest').inputValue()).toBe('Listen to the four again.')
  await again.getByRole('button', { name: 'Hand in' }).click()
  await again.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
  await again.getByRole('heading', { name: 'Other reviews' }).waitFor()
  await again.getByText('Marcus Delacroix-Boyle').first().waitFor()
  await context.close()
})
