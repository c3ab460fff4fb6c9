// A round in a real browser: the coordinator opens it, a head answers in a minute, pairs are worked out and explained, one is set by hand; and the pages of leaders stand on a phone.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { pastChallenges } from '../support/challenge-years.js'
import { type Place, places, plan, Rounds } from '../support/rounds.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let site: Site
let all: Place[]
let cora: Someone
let rounds: Rounds

const names = [
  'Alder Brook',
  'Birch Lane',
  'Cedar Rise',
  'Elm Park',
  'Fern Hill',
  'Oak Hill',
  'Thorn Green',
  'Yew Tree',
]
const patience = 120_000

beforeAll(async () => {
  w = await world({ webRoot })
  all = await places(w, names)
  const north = await w.alliance('Northern Partnership', { schools: all.map(({ urn }) => urn) })
  cora = await w.person({ name: 'Cora Lindqvist', role: 'ALLIANCE_COORDINATOR', alliance: north })
  rounds = new Rounds(north, cora)
  const schools = []
  for (const { urn, head, teacher } of all)
    schools.push({ urn, space: await w.spaceOf(urn), people: [head.id, teacher.id] })
  await pastChallenges((text, values) => w.sql(text, values), { alliance: north, schools, years: 1 })
  site = await Site.open()
}, patience)
afterAll(async () => {
  await site?.close()
  await w?.close()
})

async function at(who: Someone, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(w.url, options)
  const [name, value] = who.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: w.url }])
  await page.goto(path)
  return page
}
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

it(
  'from the question to the pairs',
  async () => {
    const office = await at(cora, '/leaders/alliance')
    await office.getByRole('button', { name: 'Open a round' }).click()
    await office.getByRole('textbox', { name: 'Name' }).fill('Spring round')
    await office.getByLabel('Schools answer until').fill(plan.signUpUntil)
    await office.getByLabel('First day of visits').fill(plan.firstDay)
    await office.getByLabel('Last day of visits').fill(plan.lastDay)
    await office.getByRole('button', { name: 'Ask the schools' }).click()
    await office.getByRole('heading', { name: 'Spring round' }).waitFor()
    const id = office.url().split('/').at(-1)!

    const [elm] = [all[3]!]
    for (const place of all) if (place !== elm) await rounds.signUp(place, id)
    const head = await at(elm.head, '/leaders/school')
    await head.getByRole('link', { name: 'Spring round' }).click()
    await head
      .getByRole('group', { name: /In what/ })
      .getByLabel('Reading')
      .check()
    await head.getByRole('button', { name: 'Answer', exact: true }).click()
    await head.getByRole('alert').filter({ hasText: 'Choose at least one area in which you are strong' }).waitFor()
    await head
      .getByRole('group', { name: /good at/ })
      .getByLabel('Mathematics')
      .check()
    await head.getByLabel(`Head of ${elm.name}`, { exact: true }).check()
    await head.getByLabel(/^Trained/).check()
    await head.getByRole('button', { name: 'Answer', exact: true }).click()
    await head.getByRole('button', { name: 'Change our answer' }).waitFor()

    // The coordinator's page hears of it by itself.
    await office.getByText('8 of 8 schools.').waitFor()
    await office.getByRole('button', { name: 'Work out the pairs', exact: true }).click()
    await office.getByRole('heading', { name: 'Proposed pairs' }).waitFor()
    const card = office.getByRole('article').filter({ has: office.getByRole('heading', { name: 'Elm Park' }) })
    await card.getByText('Why this pair').first().click()
    await card
      .getByText(/Strengths and wishes:/)
      .first()
      .waitFor()
    await card
      .getByRole('button', { name: /^Change/ })
      .first()
      .click()
    const dialog = office.getByRole('dialog')
    await dialog.getByLabel('Another school').selectOption({ index: 1 })
    await dialog
      .getByText(/points|costs nothing/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Set this school' }).click()
    await office.getByText('Something was said or set since').waitFor()
    await office.getByRole('button', { name: 'Work them out again' }).click()
    await office.getByText('Set by hand').waitFor()
    await head.getByRole('heading', { name: 'Proposed pairs' }).waitFor()
    expect(await head.getByText('Not possible').count()).toBe(0)
    await office.getByRole('button', { name: 'Settle these pairs' }).click()
    await office.getByRole('dialog').getByRole('button', { name: 'Settle them' }).click()
    await office.getByRole('heading', { name: 'Settled pairs' }).waitFor()
    const { PICTURES } = process.env
    if (PICTURES) await office.screenshot({ path: `${PICTURES}/round.png`, fullPage: true })
    await head.getByRole('heading', { name: 'Settled pairs' }).waitFor()
    expect(site.complaints).toEqual([])
  },
  patience,
)

it(
  'the pages of leaders say their numbers in tables too, and fit a phone',
  async () => {
    const [elm] = [all[3]!]
    for (const [who, path, title] of [
      [elm.head, '/leaders', 'Elm Park'],
      [cora, '/leaders', 'Northern Partnership'],
    ] as const) {
      for (const width of [1280, 360]) {
        const page = await at(who, path, { viewport: { width, height: 800 } })
        await page.getByRole('heading', { name: title, level: 1 }).waitFor()
        await page.getByText('As a table').first().click()
        await page.getByRole('table').first().waitFor()
        await page.getByText('How is this computed?').first().click()
        expect(await fits(page)).toBe(true)
        const { PICTURES } = process.env
        if (PICTURES) await page.screenshot({ path: `${PICTURES}/${title.split(' ')[0]}-${width}.png`, fullPage: true })
        await page.context().close()
      }
    }
    expect(site.complaints).toEqual([])
  },
  patience,
)
