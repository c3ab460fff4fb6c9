// T14: five hundred scripts as words, in every place of a board and around it, looked at in a real browser. Words they stay.
import { putCard } from '@alongside/contracts/board'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { type Board, board } from '../support/board.js'
import { until } from '../support/live.js'
import { payloads } from '../support/payloads.js'
import { RawWriter } from '../support/raw-writer.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

/** Headings are short; what is longer stands in the text. */
const headings = payloads.filter((payload) => payload.length <= 200 && payload.trim() === payload).slice(0, 60)
const perText = 8

let w: World
let site: Site
let page: Page
let place: Board
let ana: Someone
const caught: string[] = []

beforeAll(async () => {
  w = await world({ webRoot })
  const school = await w.school(headings[0]!)
  const alliance = await w.alliance(headings[1]!, { schools: [school] })
  ana = await w.person({ name: headings[2]!, role: 'TEACHER', school })
  place = await board(w, alliance, [{ someone: ana, urn: school }])
  await w.sql('update enquiry set title = $2, protocol = $3, classroom_practice = $3 where id = $1', [
    place.enquiryId,
    headings[3],
    payloads.slice(0, 40).join('\n'),
  ])
  const writer = new RawWriter(ana, place.documentId)
  const made = await writer.copy()
  let id = ''
  for (const [at, title] of headings.entries()) {
    const before = Y.encodeStateVector(made)
    id = v7()
    made.transact(() => {
      putCard(made, id, {
        kind: 'HUNCH',
        column: 'HUNCH',
        rank: `a0${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[at]}V`,
        fields: { statement: title },
        paragraphs: payloads.slice(at * perText, (at + 1) * perText).concat(payloads.slice(480)),
        links: {},
        createdBy: ana.id,
        createdUrn: school,
        createdAt: '2026-09-01T08:00:00.000Z',
      })
      made.getMap('cycle').set('focus', payloads.slice(40, 44).join(' '))
    })
    expect(await writer.send(Y.encodeStateAsUpdate(made, before))).toBe('taken')
  }
  writer.socket.close()
  await ana.ask(
    'mutation($e: ID!, $c: ID!, $k: ID!, $b: String!) { addComment(enquiryId: $e, cycleId: $c, cardId: $k, body: $b) { id } }',
    {
      e: place.enquiryId,
      c: place.cycleId,
      k: id,
      b: payloads.slice(44, 80).join('\n'),
    },
  )
  site = await Site.open()
  page = await site.stranger(w.url)
  const [name, value] = ana.cookie!.split('=')
  await page.context().addCookies([{ name: name!, value: value!, url: w.url }])
  page.on('dialog', (dialog) => {
    caught.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('tellTest', (what: string) => caught.push(what))
  await page.addInitScript(() => {
    const tell = (window as unknown as { tellTest: (what: string) => void }).tellTest
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      if (/script|trusted|frame|object|base/.test(effectiveDirective)) tell(`${effectiveDirective} ${blockedURI}`)
    })
    Object.defineProperty(window, 'caught', {
      set: () => {
        tell('caught')
      },
    })
  })
})
afterAll(async () => {
  await site?.close()
  await w?.close()
})

it.each<[string, () => string]>([
  ['the board', () => `/enquiries/${place.enquiryId}`],
  ['the list of enquiries', () => '/enquiries'],
  ['Today', () => '/today'],
  ['the alliance', () => `/alliance/${place.spaceId}`],
  ['the account', () => '/account'],
])('nothing runs on %s', async (_, path) => {
  await page.goto(path())
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => document.querySelector('[class*=bone]') === null)
  expect(caught).toEqual([])
})

it('shows every heading as the words it is, and each card’s text without running it', async () => {
  await page.goto(`/enquiries/${place.enquiryId}`)
  await page.getByRole('article').first().waitFor()
  await page.waitForFunction((count) => document.querySelectorAll('article').length >= count, headings.length)
  const shown = await page.getByRole('article').evaluateAll((cards) => cards.map((card) => card.textContent ?? ''))
  const flat = (words: string): string => words.replace(/\s+/g, ' ')
  const missing = headings.filter((heading) => !shown.some((words) => flat(words).includes(flat(heading))))
  expect(missing).toEqual([])
  const links = await page.evaluate(() => [...document.querySelectorAll('a')].map(({ href }) => href))
  expect(links.filter((href) => !/^(https?:|mailto:)/.test(href))).toEqual([])
  for (const at of [0, headings.length - 1]) {
    await page.getByRole('article').nth(at).getByRole('link').first().click()
    await page.locator('.ProseMirror').first().waitFor()
    expect(caught).toEqual([])
    await page.keyboard.press('Escape')
  }
})

it('would have noticed', async () => {
  const run = (script: string) =>
    page.evaluate((words) => {
      const button = document.createElement('button')
      try {
        button.setAttribute('onclick', words)
      } catch {
        // Where the browser knows trusted types it does not even come so far; that is told as well.
      }
      document.body.append(button)
      button.click()
    }, script)
  await run('window.caught = 1')
  await until(() => caught.length > 0)
  expect(caught.length).toBeGreaterThan(0)
})
