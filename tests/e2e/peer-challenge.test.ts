// One peer challenge from its proposal to its close, each person in a browser of their own: two leaders of the host, three reviewers, a coordinator; at each step what each of them can do and see, and what not. Long, because it is one journey.
import type { AllianceId } from '@alongside/domain/ids'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let address: string
const pages = new Map<string, Page>()
const people = new Map<string, Someone>()

/** The page of somebody, as they left it. */
const of = (name: string): Page => pages.get(name)!
const next = (name: string) => of(name).getByRole('region', { name: 'The next step' })
const everybody = () => [...pages.keys()]

beforeAll(async () => {
  w = await world({ webRoot })
  site = await Site.open()
  const [elm, oak, ash] = [
    await w.school('Elm Park Primary'),
    await w.school('Oak Lane Primary'),
    await w.school('Ash Hill Primary'),
  ]
  const north: AllianceId = await w.alliance('North', { schools: [elm, oak, ash] })
  const hired: readonly (readonly [string, Parameters<World['person']>[0]])[] = [
    ['Hal', { role: 'HEADTEACHER', school: elm }],
    ['Lea', { role: 'SCHOOL_LEADER', school: elm }],
    ['Cho', { role: 'TEACHER', school: elm }],
    ['Rae', { role: 'SCHOOL_LEADER', school: oak }],
    ['Rob', { role: 'TEACHER', school: oak }],
    ['Rita', { role: 'SCHOOL_LEADER', school: ash }],
    ['Oona', { role: 'HEADTEACHER', school: oak }],
    ['Asha', { role: 'HEADTEACHER', school: ash }],
    ['Cora', { role: 'ALLIANCE_COORDINATOR', alliance: north }],
  ]
  for (const [name, options] of hired) {
    const who = await w.person({ name: `${name} Hart`, ...options })
    people.set(name, who)
    const page = await site.stranger(w.url)
    const [cookie, value] = who.cookie!.split('=')
    await page.context().addCookies([{ name: cookie!, value: value!, url: w.url }])
    pages.set(name, page)
  }
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function proposed(): Promise<void> {
  const cora = of('Cora')
  await cora.goto('/challenges')
  await cora.getByRole('button', { name: 'Propose a challenge' }).first().click()
  const dialog = cora.getByRole('dialog', { name: 'Propose a peer challenge' })
  await dialog.getByLabel('Which school is challenged?').selectOption({ label: 'Elm Park Primary' })
  for (const name of ['Rae', 'Rob', 'Rita'])
    await dialog
      .getByRole('group', { name: /^Who comes/ })
      .getByRole('checkbox', { name: new RegExp(`^${name} Hart`) })
      .check()
  await dialog
    .getByRole('group', { name: /trained/ })
    .getByRole('checkbox', { name: 'Rae Hart' })
    .check()
  await dialog.getByLabel('Who leads the team?').selectOption({ label: 'Rae Hart' })
  await dialog.getByRole('button', { name: 'Propose it' }).click()
  await cora.getByRole('heading', { level: 1, name: 'Peer challenge of Elm Park Primary' }).waitFor()
  address = new URL(cora.url()).pathname
}

/** Nothing of the host is open to a reviewer before they have said what ties them to it. */
async function declared(): Promise<void> {
  for (const name of ['Rae', 'Rob', 'Rita']) {
    const page = of(name)
    await next(name).getByText('Before you are shown anything of the school').waitFor()
    if (name === 'Rita') await page.getByLabel('Any other interest').fill('I taught there nine years ago')
    await page.getByRole('button', { name: 'I declare my interests' }).click()
    await page.getByText('You have declared your interests.').waitFor()
  }
  // The others hear of it without asking; whoever has an interest stays, and does not count as independent.
  await of('Hal').getByText('May stay in the team, and does not count as independent.').waitFor()
}

async function signed(): Promise<void> {
  for (const name of ['Hal', 'Oona', 'Asha']) {
    await next(name).getByRole('button', { name: 'Sign for this team' }).click()
    await of(name).getByRole('dialog').getByRole('button', { name: 'Sign for this team' }).click()
    await of(name).getByRole('dialog').waitFor({ state: 'detached' })
  }
  await is('Agreed')
}

const is = async (state: string): Promise<void> => {
  for (const name of everybody().filter((one) => one !== 'Cho'))
    await of(name).locator('header').getByText(state, { exact: true }).first().waitFor()
}

it('from PROPOSED to CLOSED', async () => {
  await proposed()
  for (const name of everybody()) await of(name).goto(address)
  // A teacher of the school has no part in it yet: for them it does not exist.
  await of('Cho')
    .getByRole('heading', { name: /no such page|not here|nothing here/i })
    .waitFor()
  await declared()
  await signed()
  await of('Hal').screenshot({ path: '/tmp/ch-hal.png', fullPage: true })
  expect((await new AxeBuilder({ page: of('Hal') }).analyze()).violations.map(({ id }) => id)).toEqual([])
  expect(site.complaints).toEqual([])
})
