// Everything of a shared table by keyboard alone: no hand on a mouse, and at each stop one sees where one is.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Keys } from '../support/keys.js'
import { demoPerson, Site, webRoot } from '../support/site.js'
import { type World, world } from '../support/world.js'

const enquiry = 'Say it before you write it: sentences in Years 3 and 4'
const card = 'The wiped whiteboard'
const renamed = `${card} in Year 3`

let w: World
let site: Site
let keys: Keys

beforeAll(async () => {
  w = await world({ demo: true, webRoot })
  site = await Site.open()
  keys = new Keys(await site.stranger(w.url, { reducedMotion: 'reduce' }))
})
afterAll(async () => {
  expect(site?.complaints).toEqual([])
  await site?.close()
  await w?.close()
})

const article = (name: string) => keys.page.getByRole('article', { name, exact: true })
const link = (name: string) => article(name).getByRole('link')
const column = (name: string) => keys.page.getByRole('region', { name, exact: true })

it('signs in', async () => {
  const { page } = keys
  const { email, password } = demoPerson('Teacher, Marlpit Lane Primary School')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
  await keys.tabTo(page.getByLabel('E-mail'))
  await keys.type(email)
  await keys.tabTo(page.getByLabel('Password', { exact: true }))
  await keys.type(password)
  await keys.press('Enter')
  await page.getByRole('heading', { name: 'My enquiries' }).waitFor()
})

it('skips the places, and stands in the page', async () => {
  const { page } = keys
  await page.reload()
  await page.getByRole('heading', { name: 'My enquiries' }).waitFor()
  await keys.tabTo(page.getByRole('link', { name: 'Skip to the page' }))
  await keys.press('Enter')
  await keys.tabTo(page.getByRole('main').getByRole('link').first())
})

it('finds the enquiry by Ctrl K', async () => {
  const { page } = keys
  await keys.press('Control+k')
  await keys.isAt(page.getByRole('combobox', { name: /^Find schools, people and enquiries/ }))
  await keys.type('say it before')
  await page.getByRole('option', { name: enquiry, selected: true }).waitFor()
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: enquiry }).waitFor()
  await keys.hears(enquiry)
  await article(card).waitFor()
})

it('goes to a card by its column and the arrow keys, opens it and changes its name', async () => {
  const { page } = keys
  await keys.tabTo(column('Scanning').getByRole('article').getByRole('link').first())
  await keys.press('ArrowRight', 'ArrowLeft', 'Home')
  for (let step = 0; step < 20 && !(await link(card).and(page.locator(':focus')).count()); step += 1)
    await keys.press('ArrowDown')
  await keys.isAt(link(card))
  await keys.press('Enter')
  await page.getByRole('textbox', { name: /^Text of the card/ }).waitFor()
  await keys.tabTo(page.getByRole('complementary').getByRole('textbox', { name: 'What we see' }))
  await keys.press('End')
  await keys.type(' in Year 3')
  await article(renamed).waitFor()
})

it('comments on it, closes it, and is back at the card', async () => {
  const { page } = keys
  await keys.tabTo(page.getByLabel('Begin a conversation'))
  await keys.type('Did we count the pauses, @ben')
  await page.getByRole('option', { name: 'Ben Hollingdale', selected: true }).waitFor()
  await keys.press('Enter')
  await keys.press('Control+Enter')
  await page.getByRole('complementary').getByText('@Ben Hollingdale').waitFor()
  await keys.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await keys.isAt(link(renamed))
})

it('moves it by the menu and by keys, hears where it lies, and takes it back', async () => {
  const { page } = keys
  await keys.press('m')
  await keys.isAt(page.getByRole('menuitemradio', { name: 'Scanning' }))
  await keys.press('f')
  await keys.isAt(page.getByRole('menuitemradio', { name: 'Focusing' }))
  await keys.press('Enter')
  await keys.hears(/^Moved “The wiped whiteboard in Year 3” to Focusing, place \d of \d$/)
  await keys.isAt(column('Focusing').getByRole('link', { name: renamed }))
  await keys.press('Alt+ArrowRight')
  await keys.hears(/^Moved “.*” to Hunch, place \d of \d$/)
  await keys.isAt(column('Hunch').getByRole('link', { name: renamed }))
  await keys.press('Alt+Home')
  await keys.hears(/^Moved “.*” to Hunch, place 1 of \d$/)
  await keys.press('Control+z', 'Control+z')
  await keys.hears('Taken back')
  await column('Focusing').getByRole('article', { name: renamed }).waitFor()
})

it('walks through the whole page, and out of it, without being held anywhere', async () => {
  const { page } = keys
  await keys.tabTo(page.getByRole('button', { name: 'Add to Checking' }))
  await keys.tabTo(page.getByRole('button', { name: 'Add to Scanning' }), 'Shift+Tab')
})

it('opens a form ready to be written in, leaves it, and is back where it was', async () => {
  const { page } = keys
  const notYet = page.getByRole('button', { name: 'Not yet…' })
  await keys.tabTo(notYet, 'Shift+Tab')
  await keys.press('Enter')
  await keys.isAt(page.getByRole('dialog').getByRole('textbox', { name: 'What should come first?' }))
  await keys.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await keys.isAt(notYet)
})
