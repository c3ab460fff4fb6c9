// A head tells when the school is open, with the picture beside it, and deadlines elsewhere can be counted by it.

import { dayInLondon } from '@alongside/domain/civil-date'
import { usualYear } from '@alongside/domain/school-calendar'
import { academicYearOf } from '@alongside/domain/school-days'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { pages } from '../../tools/look-pages.mjs'
import { calendar, wholeDays } from '../support/calendar-files.js'
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

it('a head tells an INSET day and a closure, is told what cannot be, and takes it back', async () => {
  const page = await site.openPage(w.url, pages.find(({ name }) => name === 'school-calendar')!, {
    viewport: { width: 1280, height: 800 },
  })
  const year = academicYearOf(dayInLondon(new Date()))
  await page.getByText('The usual English dates').waitFor()
  await page.getByText('195 days on which staff are at work.').waitFor()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('button', { name: 'Add a day' }).click()
  const day = page.getByRole('group', { name: 'Day 1' })
  await day.getByLabel('What', { exact: true }).selectOption('CLOSED')
  await day.getByLabel('From').fill(`${year}-11-10`)
  await day.getByLabel('What for').fill('Polling station')
  // A last half-term that ends before it begins.
  const last = page.getByRole('group', { name: 'Summer 2' })
  const until = await last.getByLabel('Last day').inputValue()
  await last.getByLabel('Last day').fill(`${year + 1}-05-01`)
  await page.getByRole('button', { name: 'Keep these dates' }).click()
  await page.getByText('In one row the last day lies before the first.').waitFor()
  // Nothing that was typed is gone.
  expect(await page.getByLabel('What for').inputValue()).toBe('Polling station')
  await last.getByLabel('Last day').fill(until)
  await page.getByRole('button', { name: 'Keep these dates' }).click()
  await page.getByText('As Marlpit Lane Primary School tells it').waitFor()
  await page.getByRole('row', { name: /Closed Polling station/ }).waitFor()
  expect(site.complaints).toEqual([])

  await page.reload()
  await page.getByRole('row', { name: /Closed Polling station/ }).waitFor()
  await page.getByRole('button', { name: 'Use the usual dates again' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use the usual dates' }).click()
  await page.getByText('The usual English dates').waitFor()
})

it('a head brings in a calendar, corrects what an entry means, keeps it, and enters the shape of the day', async () => {
  const page = await site.openPage(w.url, pages.find(({ name }) => name === 'school-calendar')!, {
    viewport: { width: 1280, height: 800 },
  })
  const year = academicYearOf(dayInLondon(new Date()))
  const { halfTerms } = usualYear(year)
  const terms = halfTerms.map(({ from, until }, at) => wholeDays(`Half-term ${at + 1}: term time`, from, until))
  await page.getByRole('button', { name: 'Bring in a calendar' }).click()
  const choose = (name: string, text: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/calendar', buffer: Buffer.from(text) })
  await choose('page.ics', '<!doctype html>')
  await page.getByText('This is no calendar file.').waitFor()
  // The browser itself notes the refusal.
  expect(site.complaints.splice(0)).toHaveLength(1)
  await choose(
    'term.ics',
    calendar(...terms, wholeDays('INSET day', `${year}-11-11`), wholeDays('Founder’s day', `${year}-11-12`)),
  )
  await page.getByText('6 entries').waitFor()
  expect(await page.getByLabel('What “INSET day” means').inputValue()).toBe('INSET')
  await page.getByLabel('What “Founder’s day” means').selectOption('CLOSED')
  await page.getByRole('button', { name: 'Go on with these dates' }).click()
  await page.getByRole('button', { name: 'Keep these dates' }).click()
  await page.getByRole('row', { name: /Closed Founder’s day/ }).waitFor()
  await page.getByRole('row', { name: /INSET day INSET day/ }).waitFor()

  await page.getByRole('button', { name: 'Change the day' }).click()
  await page.getByRole('button', { name: 'Add a period' }).click()
  await page.getByLabel('How many teachers').fill('17')
  await page.getByLabel('Weeks A and B take turns').check()
  await page.getByLabel('Any day of a week A').fill(`${year}-09-03`)
  await page.getByLabel('Period').last().fill('Clubs')
  await page.getByRole('button', { name: 'Keep this day' }).click()
  await page.getByText('17 teachers. Weeks A and B take turns').waitFor()
  await page.getByText('Clubs').waitFor()
  expect(site.complaints).toEqual([])
})

it('somebody makes an address for their calendar, is shown it once, and switches it off', async () => {
  const page = await site.openPage(w.url, pages.find(({ name }) => name === 'account')!, {
    viewport: { width: 820, height: 1180 },
  })
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await page.getByLabel('Address of your calendar').inputValue()
  expect((await fetch(address)).status).toBe(200)
  // It stays as it was until the server has it.
  await page.getByLabel('At once').click()
  await page.locator('input[value=AT_ONCE]:checked').waitFor()
  await page.reload()
  await page.getByText('It has had an address since').waitFor()
  expect(await page.getByLabel('At once').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Switch it off' }).click()
  await page.getByRole('button', { name: 'Make an address' }).waitFor()
  expect((await fetch(address)).status).toBe(404)
  expect(site.complaints).toEqual([])
})
