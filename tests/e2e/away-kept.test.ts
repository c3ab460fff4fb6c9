// Words that have not reached the server: they outlive the browser, belong to their author alone, and are readable when refused.
import type { Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { addCard, type Board, board } from '../support/board.js'
import { Browser } from '../support/live.js'
import { OwnBrowser } from '../support/own-browser.js'
import { Site, webRoot } from '../support/site.js'
import { Teacher } from '../support/teacher.js'
import { type Someone, type World, world } from '../support/world.js'

const password = 'side by side we learn'
const title = 'Pupils answer in single words'
const words = 'Written on the train, where nothing works.'

let w: World
let site: Site
let device: OwnBrowser
let place: Board
let ana: Someone
let ben: Someone
let reader: Teacher

beforeAll(async () => {
  w = await world({ webRoot })
  const elm = (await w.school('Elm Park')) as Urn
  const oak = (await w.school('Oakfield')) as Urn
  const alliance = await w.alliance('North', { schools: [elm, oak] })
  ana = await w.person({ name: 'Ana Reed', role: 'TEACHER', school: elm, password })
  ben = await w.person({ name: 'Ben Field', role: 'TEACHER', school: oak, password })
  const members = [
    { someone: ana, urn: elm },
    { someone: ben, urn: oak },
  ]
  place = await board(w, alliance, members)
  site = await Site.open()
  device = new OwnBrowser()
  reader = new Teacher(await site.stranger(w.url))
  await signIn(reader.page, ben)
  await openBoard(reader.page)
  const desk = await new Browser(ben, place.documentId).joined()
  addCard(desk.doc, { someone: ben, urn: oak }, { fields: { title } })
  await desk.saved()
  desk.close()
  await reader.open(title)
})
afterAll(async () => {
  await device?.close()
  await site?.close()
  await w?.close()
})

async function signIn(page: Page, { email }: Someone): Promise<void> {
  await page.goto(`${w.url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}

async function openBoard(page: Page): Promise<void> {
  await page.goto(`${w.url}/enquiries/${place.enquiryId}`)
  await page.getByRole('region', { name: 'Scanning', exact: true }).waitFor()
}

/** The network is gone, somebody goes on writing in the card, and it is kept. */
async function writeAway(teacher: Teacher, text: string, isToOpen = true): Promise<void> {
  if (isToOpen) await openBoard(teacher.page)
  await teacher.open(title)
  await teacher.page.context().setOffline(true)
  await teacher.offline(/^Offline\.$/)
  await teacher.words.click()
  await teacher.page.keyboard.press('Control+End')
  await teacher.page.keyboard.press('Enter')
  await teacher.page.keyboard.insertText(text)
  await teacher.offline(/^Offline, \d+ changes? kept on this device\.$/)
}

const stored = async (text: string): Promise<boolean> =>
  (await w.sql('select from card where body like $1', [`%${text}%`])).length > 0

async function signOut({ page }: Teacher): Promise<void> {
  await page.getByRole('button', { name: /account and colours$/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

it('outlive a killed browser, locked while somebody else uses it, and arrive when their author is back', async () => {
  const first = new Teacher(await device.open())
  await signIn(first.page, ana)
  await writeAway(first, words)
  await device.kill()
  expect(device.onDisk('IndexedDB')).not.toContain('nothing works')
  expect(device.onDisk('IndexedDB')).toContain(place.documentId)

  const other = new Teacher(await device.open())
  await signIn(other.page, ben)
  await openBoard(other.page)
  await other.open(title)
  await other.saved()
  expect(await other.words.textContent()).not.toContain(words)
  await signOut(other)
  await other.page.getByLabel('E-mail').waitFor()
  expect(await stored(words)).toBe(false)

  const back = new Teacher(other.page)
  await signIn(back.page, ana)
  // Wherever she is in Alongside: she need not open the board.
  await reader.words.getByText(words).waitFor()
  expect(await reader.words.getByText(words).count()).toBe(1)
  await openBoard(back.page)
  await back.open(title)
  expect(await back.words.getByText(words).count()).toBe(1)
})

it('are named when somebody signs out, and kept', async () => {
  const page = await site.stranger(w.url)
  const teacher = new Teacher(page)
  let isCut = false
  await page.routeWebSocket(/\/rt\//, (socket) => {
    if (isCut) void socket.close()
    else socket.connectToServer()
  })
  await signIn(page, ana)
  await openBoard(page)
  await teacher.open(title)
  await teacher.saved()
  isCut = true
  await page.context().setOffline(true)
  await teacher.offline()
  await page.context().setOffline(false)
  await teacher.words.click()
  await page.keyboard.insertText('Later. ')
  await teacher.offline(/^Offline, \d+ changes? kept on this device\.$/)
  await signOut(teacher)
  const dialog = page.getByRole('dialog', { name: 'Sign out and leave them here?' })
  await dialog.getByText(/^\d+ changes? of yours .* still kept on this device/).waitFor()
  await dialog.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByLabel('E-mail').waitFor()
  isCut = false
  await signIn(page, ana)
  await reader.words.getByText('Later.').waitFor()
  await page.context().close()
})

it('of a page that was closed are taken on by one of the others, and by no more than one', async () => {
  const one = new Teacher(await site.stranger(w.url))
  const context = one.page.context()
  await signIn(one.page, ana)
  await openBoard(one.page)
  const two = new Teacher(await context.newPage())
  await openBoard(two.page)
  const three = await context.newPage()
  await three.goto(`${w.url}/today`)
  await writeAway(one, 'From the first page.', false)
  await two.open(title)
  await two.words.click()
  await two.page.keyboard.insertText('From the second page. ')
  await two.offline(/kept on this device\.$/)
  await one.page.close()
  await context.setOffline(false)
  for (const text of ['From the first page.', 'From the second page.']) {
    await reader.words.getByText(text).waitFor()
    expect((await reader.words.textContent())?.split(text)).toHaveLength(2)
  }
  await two.saved()
  expect(await two.page.getByRole('region', { name: 'Words that were not taken' }).count()).toBe(0)
  await context.close()
})

it('that come too late are not lost: their author reads them, and lets them go', async () => {
  const teacher = new Teacher(await site.stranger(w.url))
  const { page } = teacher
  await signIn(page, ana)
  await writeAway(teacher, 'What I saw on Tuesday.')
  await w.sql(`update enquiry_member set state = 'LEFT' where enquiry_id = $1 and person_id = $2`, [
    place.enquiryId,
    ana.id,
  ])
  await page.context().setOffline(false)
  const panel = page.getByRole('region', { name: 'Words that were not taken' })
  await panel.getByText('What I saw on Tuesday.').waitFor()
  await panel.getByText(title).waitFor()
  await panel.getByText('Kept on this device until you let it go.').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Download as a file' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^words-not-taken-.*\.txt$/)
  await page.goto(`${w.url}/today`)
  await panel.getByText('What I saw on Tuesday.').waitFor()
  await panel.getByRole('button', { name: 'Let them go…' }).click()
  await teacher.confirm('Let them go')
  await panel.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await panel.count()).toBe(0)
  expect(await stored('What I saw on Tuesday.')).toBe(false)
  await page.context().close()
})
