// A head tells when the school is open, with the picture beside it, and deadlines elsewhere can be counted by it.

import { dayInLondon } from '@alongside/domain/civil-date'
import { academicYearOf } from '@alongside/domain/school-days'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { pages } from '../../tools/look-pages.mjs'
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
  await page.getByRole('button', { name: 'Change' }).click()
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
