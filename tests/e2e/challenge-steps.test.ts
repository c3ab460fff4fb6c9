// A peer challenge in a real browser: proposed, declared by keyboard, signed, and put off and taken up again; nobody meets a page they cannot use.
import { AxeBuilder } from '@axe-core/playwright'
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
const open = async (page: Page, school: string): Promise<void> => {
  await page.goto('/challenges')
  await page.getByRole('link', { name: school }).first().click()
  await page.getByRole('heading', { name: `Peer challenge of ${school}` }).waitFor()
}
const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

it('is declared by keyboard alone, and then signed by the heads', async () => {
  const amara = await signedIn('amara')
  await open(amara, 'Brackwater Infant and Nursery School')
  expect(await violations(amara)).toEqual([])
  const relative = amara.getByLabel('A partner or relative of mine works or learns there')
  await relative.focus()
  await amara.keyboard.press('Space')
  await amara.keyboard.press('Tab')
  await amara.keyboard.type('My cousin teaches there')
  await amara.getByRole('button', { name: 'I declare my interests' }).focus()
  await amara.keyboard.press('Enter')
  await amara.getByText('A relative works there').waitFor()
  await amara.getByText('May stay in the team, and does not count as independent.').first().waitFor()
  await amara.context().close()

  const helen = await signedIn('helen')
  await open(helen, 'Brackwater Infant and Nursery School')
  await helen.getByRole('button', { name: 'Sign for this team' }).click()
  await helen.getByRole('dialog').getByRole('button', { name: 'Sign for this team' }).click()
  await helen.getByText('Waits for', { exact: false }).first().waitFor()
  await helen.getByText('for Marlpit Lane Primary School', { exact: false }).waitFor()
  await helen.context().close()
})

it('is proposed by the coordinator, who sees at once what ties schools to each other', async () => {
  const ruth = await signedIn('ruth')
  await ruth.goto('/challenges')
  await ruth.getByRole('button', { name: 'Propose a challenge' }).click()
  const dialog = ruth.getByRole('dialog')
  await dialog.getByLabel('Which school is challenged?').selectOption({ label: 'Harrowmere Academy' })
  await dialog.getByText('Same trust or federation').first().waitFor()
  await dialog.getByLabel('Denise Okonjo-Bell, Tarnbeck School').check()
  await dialog.getByLabel('Priya Raghunandan, Marlpit Lane Primary School').check()
  await dialog.getByLabel('Denise Okonjo-Bell', { exact: true }).check()
  // Before anybody is asked: whether their half-term has room for it, and never how much is asked of them.
  await dialog
    .getByText(/^(Has room for it|Much with it in that half-term|Too much in that half-term)/)
    .first()
    .waitFor()
  const leading = dialog.getByLabel('Who leads the team?')
  await leading.selectOption(await leading.locator('option', { hasText: 'Denise Okonjo-Bell' }).getAttribute('value'))
  expect(await violations(ruth)).toEqual([])
  await dialog.getByRole('button', { name: 'Propose it' }).click()
  await ruth.getByRole('heading', { name: 'Peer challenge of Harrowmere Academy' }).waitFor()
  await ruth.getByText('Every reviewer has to declare their interests').waitFor()
  await ruth.context().close()
})

it('is put off with a reason, and comes back to where it was', async () => {
  const helen = await signedIn('helen')
  await open(helen, 'Tarnbeck School')
  await helen.getByRole('button', { name: 'More' }).click()
  await helen.getByRole('menuitem', { name: 'Put off…' }).click()
  await helen.getByRole('dialog').getByLabel('Why?').fill('Half of the staff are ill')
  await helen.getByRole('dialog').getByRole('button', { name: 'Put it off' }).click()
  await helen.getByText('“Half of the staff are ill”').waitFor()
  await helen.getByRole('button', { name: 'More' }).click()
  await helen.getByRole('menuitem', { name: 'Take it up again…' }).click()
  await helen.getByRole('dialog').getByRole('button', { name: 'Take it up again' }).click()
  await helen.getByText('Ready to visit').first().waitFor()
  await helen.context().close()
})
