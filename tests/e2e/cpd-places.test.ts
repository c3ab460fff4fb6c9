// Places on the day and around it, in the browsers of those concerned: handed on to a colleague, somebody who came without one, a tick put right, and the record and the hours that follow.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Answer } from '../support/ask.js'
import { type CpdWorld, cpdWorld, does, heldNow, released, sessionOf, teacherAt } from '../support/cpd.js'
import { eventually } from '../support/eventually.js'
import { Site, webRoot } from '../support/site.js'
import type { Someone } from '../support/world.js'

let c: CpdWorld
let site: Site
let path: string
let session: string
let leader: Someone
let ana: Someone
let ben: Someone
let cat: Someone
let dan: Someone
const patience = 240_000
const { PICTURES } = process.env
const title = 'Talk in maths'

beforeAll(async () => {
  c = await cpdWorld({ webRoot })
  site = await Site.open()
  const made = await released(c, { places: 6, title })
  ;({ leader } = made)
  session = made.session.id
  path = `/cpd/${made.cycle.id}?session=${session}`
  await does(c.cora, 'moveSession', { id: session, to: 'CONFIRMED' })
  const oak = (name: string): Promise<Someone> => teacherAt(c.w, c.oak.urn, name)
  ;[ana, ben, dan] = [await oak('Ana Bell'), await oak('Ben Cole'), await oak('Dan Frost')]
  cat = await teacherAt(c.w, c.elm.urn, 'Cat Deane')
  for (const who of [ana, dan]) {
    const [place] = await does(who, 'ask', { ids: [session] })
    await does(c.oakLead, 'approve', { ids: [place.id] })
  }
}, patience)
afterAll(async () => {
  await site?.close()
  await c?.w.close()
})

async function at(who: Someone, where: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.stranger(c.w.url, options)
  const [name, value] = who.cookie!.split('=') as [string, string]
  await page.context().addCookies([{ name, value, url: c.w.url }])
  await page.goto(where)
  return page
}
const faults = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const sizes = { laptop: [1280, 800], tablet: [820, 1180], phone: [390, 844] } as const
async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  const before = page.viewportSize()!
  for (const [size, [width, height]] of Object.entries(sizes)) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${PICTURES}/places-${name}-${size}.png` })
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: `${PICTURES}/places-${name}-dark.png` })
  await page.emulateMedia({ colorScheme: 'light' })
}
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().focus()
  await page.keyboard.press('Enter')
}

/** Ana cannot come: to Ben, kept after all, and to Ben again; the school says yes, and he takes it. */
async function handedOn(): Promise<void> {
  const anas = await at(ana, '/cpd')
  const hand = async (): Promise<void> => {
    await press(anas, 'Hand on…')
    const dialog = anas.getByRole('dialog')
    await dialog.getByLabel('Find a colleague by name').fill('Ben')
    await dialog.getByRole('button', { name: 'To Ben', exact: true }).waitFor()
    // Colleagues of other schools are not offered, nor is oneself.
    expect(await dialog.getByRole('button', { name: /^To / }).count()).toBe(1)
    await picture(anas, 'hand-on')
    expect(await faults(anas)).toEqual([])
    await press(anas, 'To Ben')
    await dialog.waitFor({ state: 'detached' })
    await anas.getByText(`On its way to ${ben.name}: your school has not said yes yet`).waitFor()
  }
  await hand()
  expect(await anas.getByRole('button', { name: 'Hand on…' }).count()).toBe(0)
  await picture(anas, 'on-its-way')
  await press(anas, 'Keep it after all')
  await anas.getByRole('button', { name: 'Hand on…' }).waitFor()
  await hand()
  const school = await at(c.oakLead, '/cpd/places')
  await school.getByText(ben.name).first().waitFor()
  await picture(school, 'school-asked')
  await press(school, 'Agree')
  await anas.getByText(new RegExp(`${ben.name} has until .+ to take it`)).waitFor()
  const phone = await at(ben, '/cpd', { viewport: { width: 390, height: 844 } })
  await phone.getByText('A colleague hands you a place').waitFor()
  expect(await fits(phone)).toBe(true)
  await picture(phone, 'handed')
  await phone.getByRole('button', { name: 'Take it' }).click()
  await phone.getByText('You have a place', { exact: true }).waitFor()
  await anas.getByText(new RegExp(`${ben.name} has until`)).waitFor({ state: 'detached' })
}

/** It is held: Dan is unticked by mistake, Cat came without a place, and so did a guest. */
async function onTheDay(): Promise<void> {
  await heldNow(c, session)
  const front = await at(leader, path, { viewport: { width: 820, height: 1180 } })
  const sheet = front.getByRole('dialog')
  await sheet.getByLabel(dan.name).uncheck()
  await picture(front, 'list')
  await press(front, 'Keep: 1 came, 1 did not')
  await sheet.getByText(': did not come').waitFor()

  await press(front, 'Somebody came without a place')
  await sheet.getByLabel('Find a colleague by name').fill('Cat')
  await sheet.getByRole('button', { name: 'Cat came' }).waitFor()
  await picture(front, 'walk-in')
  await press(front, 'Cat came')
  // They are asked first.
  await sheet.getByText(/^Ask first: the name goes onto this list/).waitFor()
  await picture(front, 'walk-in-asked')
  expect(await faults(front)).toEqual([])
  await press(front, 'Cat agrees: put on the list')
  await sheet.getByText(': came without a place').waitFor()

  await press(front, 'Somebody came without a place')
  await sheet.getByLabel('Somebody from outside').check()
  await sheet.getByLabel('Name').fill('Ida Moss')
  await sheet.getByLabel('School or organisation').fill('Museum of the Fens')
  await picture(front, 'guest')
  await press(front, 'They agree: put on the list')
  await sheet.getByText('Ida Moss').waitFor()
  await picture(front, 'came')

  await press(front, `Put right whether ${dan.name} came`)
  const wrong = front.getByRole('dialog', { name: `${dan.name} came after all?` })
  await wrong.getByLabel('How did it come about?').fill('He sat behind the pillar.')
  await picture(front, 'put-right')
  expect(await faults(front)).toEqual([])
  await press(front, 'They came')
  await wrong.waitFor({ state: 'detached' })
  await sheet.getByText(': did not come').waitFor({ state: 'detached' })
  await press(front, 'It was held')
  await press(front, 'Close it')
  await sheet.getByRole('button', { name: 'Close it' }).waitFor({ state: 'detached' })
}

/** Ben took his certificate along, and the hours were confirmed; then it turns out that it was not he. */
async function putRight(): Promise<void> {
  const bens = await at(ben, '/cpd/record')
  const [certificate] = await Promise.all([
    bens.waitForEvent('download'),
    bens.getByRole('button', { name: 'Certificate' }).click(),
  ])
  expect(certificate.suggestedFilename()).toMatch(/\.pdf$/)
  const office = await at(c.cora, '/leaders/alliance')
  const hours = office.getByRole('listitem').filter({ hasText: title })
  await hours.getByRole('button', { name: 'It was so' }).click()
  await hours.waitFor({ state: 'detached' })

  const front = await at(leader, path)
  await press(front, `Put right whether ${ben.name} came`)
  const wrong = front.getByRole('dialog', { name: `${ben.name} did not come after all?` })
  await wrong.getByLabel('How did it come about?').fill('Two people of one name.')
  await press(front, 'They did not come')
  await wrong.waitFor({ state: 'detached' })

  await bens.goto('/cpd/record')
  await bens.getByText('put right: you were not there').waitFor()
  await bens.getByText(/^The certificate of .+ no longer holds/).waitFor()
  await picture(bens, 'record')
  expect(await faults(bens)).toEqual([])

  await office.goto('/leaders/alliance')
  await hours.getByText('Confirmed, and then the list was put right: Oak 1 instead of 2.').waitFor()
  await hours.scrollIntoViewIfNeeded()
  await picture(office, 'hours')
  expect(await faults(office)).toEqual([])
  await hours.getByRole('button', { name: 'Leave as it was…' }).click()
  await picture(office, 'hours-left')
  await office.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
  await hours.getByRole('button', { name: 'Follow the list' }).click()
  await hours.waitFor({ state: 'detached' })
  const counted = await eventually(async () => {
    const rows = await c.w.sql<{ name: string; people: number }>(
      'select s.name, a.people from contribution_attendance a join school s on s.urn = a.urn order by 1',
    )
    return rows.length > 0 && rows
  })
  expect(counted).toEqual([
    { name: 'Elm', people: 1 },
    { name: 'Oak', people: 1 },
  ])
  const { bookings } = await sessionOf(c.cora, session)
  const states = bookings.map(({ person, state }: Answer) => [person.name, state])
  expect(
    states
      .filter(([, state]: string[]) => state === 'ATTENDED')
      .map(([name]: string[]) => name)
      .sort(),
  ).toEqual([cat.name, dan.name].sort())
  expect(site.complaints).toEqual([])
}

it(
  'a place handed on, who came without one, a tick put right, and what follows from it',
  async () => {
    for (const step of [handedOn, onTheDay, putRight]) await step()
  },
  patience,
)
