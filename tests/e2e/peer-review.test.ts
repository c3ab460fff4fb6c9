// Reviewing in a real browser: what is typed is kept through a lost line and a killed page, others appear once it is handed in; remarks have a place, and a part that is empty is offered again.
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

async function signedIn(handle: string): Promise<Page> {
  const page = await site.stranger(w.url)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(people.find((one) => one.handle === handle)!.email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
  return page
}
const kept = (page: Page) => page.getByRole('status').filter({ hasText: 'Kept on this device' })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ })
const area = (page: Page, label: string) => page.getByLabel(label, { exact: true })

it('loses nothing that a reviewer types, and shows the others when it is handed in', async () => {
  const page = await signedIn('rhys')
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

it('puts a remark where it belongs in a lesson, and offers an empty part to somebody else', async () => {
  const [hannah, ben] = await Promise.all([signedIn('hannah'), signedIn('ben')])
  for (const page of [hannah, ben]) {
    await page.goto('/reviews')
    await page.getByRole('link', { name: /: research lesson 1$/ }).click()
  }
  await hannah.getByRole('radio', { name: 'A note', exact: true }).check()
  await area(hannah, 'A remark on this note').fill('And what did they do next?')
  // Not before it is said which.
  expect(await hannah.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
  const notes = hannah.getByLabel('Which note')
  const label = 'Stops at the grey paper and says nothing.'
  const wanted = notes.locator('option').filter({ hasText: label })
  await notes.selectOption((await wanted.getAttribute('value')) ?? '')
  await hannah.getByRole('button', { name: 'Send' }).click()
  await ben.getByText(/^About a note: “Stops at the grey paper/).waitFor()
  await ben.getByText('And what did they do next?').waitFor()

  await ben.getByRole('button', { name: /^Ask somebody else in place of Grace/ }).click()
  const dialog = ben.getByRole('dialog')
  await dialog.getByLabel('Find a colleague').fill('Marcus')
  await dialog.getByRole('checkbox', { name: /^Marcus/ }).check()
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await ben
    .getByRole('listitem')
    .filter({ hasText: 'Marcus' })
    .getByText(/answers by/)
    .waitFor()
})

it('lets the coordinator hand a request over and find another reviewer, without a word of the work', async () => {
  const ruth = await signedIn('ruth')
  await ruth.goto('/reviews')
  await ruth.getByRole('heading', { name: 'Under way in the alliance' }).waitFor()
  await ruth.getByRole('link', { name: /: research lesson 1$/ }).click()
  await ruth.getByText('You see who was asked, the days, and where it stands.').waitFor()
  expect(await ruth.getByRole('blockquote').count()).toBe(0)
  await ruth.getByLabel('To whom?').selectOption({ index: 1 })
  const name = await ruth.getByLabel('To whom?').locator('option:checked').innerText()
  await ruth.getByRole('button', { name: 'Hand it over' }).click()
  await ruth.getByText(`${name} asked for it.`, { exact: false }).waitFor()
})
