// A research lesson on three tablets of two schools, one of them without a network and its browser killed: one timeline in the end.
import { noteLimits } from '@alongside/domain/observation'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type Cast, cast } from '../support/enquiries.js'
import { cutOff, tooSmall } from '../support/fit.js'
import { lessonSheet, type Sheet } from '../support/lesson-sheet.js'
import { OwnBrowser } from '../support/own-browser.js'
import { Site, webRoot } from '../support/site.js'
import { type Someone, type World, world } from '../support/world.js'

const password = 'side by side we learn'
const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true }

let w: World
let c: Cast
let site: Site
let device: OwnBrowser
let sheet: Sheet
let cara: Someone

beforeAll(async () => {
  w = await world({ webRoot })
  c = await cast(w)
  cara = await w.person({ name: 'Cara Stone', role: 'TEACHER', school: c.oak, password })
  sheet = await lessonSheet(
    w,
    c.alliance,
    [
      { someone: c.ana, urn: c.elm },
      { someone: c.ben, urn: c.oak },
      { someone: cara, urn: c.oak },
    ],
    { state: 'READY' },
  )
  site = await Site.open()
  device = new OwnBrowser()
})
afterAll(async () => {
  await device?.close()
  await site?.close()
  await w?.close()
})

class Tablet {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(60_000)
  }

  /** Of somebody who is signed in already. */
  static async of(someone: Someone): Promise<Tablet> {
    const page = await site.stranger(w.url, tablet)
    const [name, value] = someone.cookie!.split('=') as [string, string]
    await page.context().addCookies([{ name, value, url: w.url }])
    return new Tablet(page).open()
  }

  async open(): Promise<Tablet> {
    await this.page.goto(`${w.url}/lesson-study/${sheet.studyId}/lessons/${sheet.lessonId}/classroom`)
    await this.page.getByRole('heading', { level: 1, name: /^RL1/ }).waitFor()
    return this
  }

  async signIn({ email }: Someone): Promise<void> {
    await this.page.goto(`${w.url}/sign-in`)
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await this.page.getByRole('navigation').first().waitFor()
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  async watch(whom: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${whom}\\b`) }).click()
  }

  /** One tap, then the words. */
  async begin(words: string): Promise<void> {
    await this.button(/^Note about/).click()
    const area = this.page.getByRole('textbox', { name: 'What you see and hear' })
    await area.and(this.page.locator(':focus')).waitFor()
    await this.page.keyboard.insertText(words)
    // Its second is on the disk, and its words are.
    await this.page.getByLabel('Take a note').getByRole('img', { name: 'Kept' }).waitFor()
  }

  async note(words: string): Promise<void> {
    await this.begin(words)
    await this.page.keyboard.press('Enter')
    await this.shows(words)
  }

  async photo(words: string): Promise<void> {
    const drawn = await this.page.evaluate(() => {
      const canvas = document.createElement('canvas')
      canvas.width = 320
      canvas.height = 240
      const pen = canvas.getContext('2d')
      pen?.fillText('3/4', 40, 40)
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    })
    const file = { name: 'work.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') }
    await this.page.getByLabel('Photo of work').setInputFiles(file)
    const dialog = this.page.getByRole('dialog', { name: 'Photo of work' })
    await dialog.getByRole('img', { name: 'What was taken' }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Keep the photo' }).isDisabled()).toBe(true)
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('radio', { name: /^In four weeks/ }).check()
    await dialog.getByRole('textbox').fill(words)
    await dialog.getByRole('button', { name: 'Keep the photo' }).click()
    await this.shows(words)
  }

  get strip() {
    return this.page.getByRole('region', { name: 'Everyone’s notes' })
  }

  async shows(words: string, mark?: string): Promise<void> {
    const row = this.strip.getByRole('listitem').filter({ hasText: words })
    await (mark === undefined ? row : row.filter({ hasText: mark })).waitFor()
  }

  async isOffline(words: RegExp): Promise<void> {
    await this.page.getByRole('strong').filter({ hasText: words }).waitFor()
  }

  /** Everything that stands on it, the newest first: which note, which second, which words. */
  async timeline(): Promise<string[][]> {
    const rows = await this.strip.getByRole('listitem').all()
    return Promise.all(
      rows.map(async (row) => [
        (await row.getAttribute('data-note')) ?? '',
        (await row.getByRole('time').textContent()) ?? '',
        (await row.locator('p').first().textContent()) ?? '',
      ]),
    )
  }
}

/** What the device keeps of whoever is signed in, counted in its own database. */
const kept = (page: Page, store: string): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('alongside')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const count = opening.result.transaction(name).objectStore(name).count()
          count.onsuccess = () => {
            opening.result.close()
            resolve(count.result)
          }
        }
      }),
    store,
  )

it('three tablets, one away and killed: every note is on all of them, once, at its second', async () => {
  const [ana, ben] = await Promise.all([Tablet.of(c.ana), Tablet.of(c.ben)])
  let third = new Tablet(await device.open())
  await third.signIn(cara)
  await third.open()
  await third.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await ana.button('Start').click()
  for (const one of [ana, ben, third]) await one.page.getByText(/^since \d/).waitFor()
  // What we predicted of A stands on top.
  await third.page.getByText('A counts the pieces').waitFor()

  await ana.button('As predicted').click()
  await ben.watch('B')
  await ben.note('Waits for the partner to begin.')
  await third.watch('Class')
  await third.note('Half of them lay the strips side by side.')
  for (const one of [ana, ben, third])
    for (const words of ['As predicted', 'Waits for the partner', 'Half of them']) await one.shows(words)

  // Work of pupils, with consent and a day on which it is erased; it stays with the school of the lesson.
  await ana.photo('Two strips of one length')
  await ben.shows('Two strips of one length', 'kept at Elm Park')

  // No network from here on; the last note is not even finished when the battery is empty.
  await third.page.context().setOffline(true)
  await third.isOffline(/^Offline\.$/)
  await third.watch('C')
  await third.note('Points, and says “this more”.')
  await third.isOffline(/^Offline, 1 change kept on this device\.$/)
  await third.shows('Points, and says', 'waiting on this device')
  await third.begin('Holds both strips up to the light')
  await expect(kept(third.page, 'notes')).resolves.toBe(2)
  await device.kill()
  expect(device.onDisk('IndexedDB')).not.toMatch(/this more|Holds both strips|counts the pieces/)

  await ana.note('Turns the strip and says it is the same.')
  await ben.shows('Turns the strip')

  // From the home screen, with nothing there but the device.
  third = new Tablet(await device.open({ away: true }))
  await third.page.goto(`${w.url}/today`)
  await third.page.getByRole('heading', { name: 'This page needs a network' }).waitFor()
  await third.open()
  await third.page.getByText('A counts the pieces').waitFor()
  await third.shows('Points, and says', 'waiting on this device')
  await third.shows('Holds both strips', 'begun, not kept yet')
  await third.strip.getByRole('listitem').filter({ hasText: 'Holds both strips' }).getByRole('button').click()
  await third.button('Keep').click()
  await third.shows('Holds both strips', 'waiting on this device')
  await third.watch('A')
  await third.button('Not as predicted').click()
  await third.shows('Not as predicted', 'waiting on this device')
  await third.isOffline(/^Offline, 3 changes kept on this device\.$/)
  await device.kill()
  expect((await w.sql('select from observation_note where lesson_id = $1', [sheet.lessonId])).length).toBe(5)

  third = new Tablet(await device.open())
  await third.signIn(cara)
  await third.open()
  for (const one of [ana, ben, third])
    for (const words of ['Points, and says', 'Holds both strips', 'Not as predicted', 'Turns the strip'])
      await one.shows(words)
  await third.strip.getByText('waiting on this device').waitFor({ state: 'detached' })
  const all = await ana.timeline()
  expect(all).toHaveLength(8)
  expect(await ben.timeline()).toEqual(all)
  expect(await third.timeline()).toEqual(all)
  const rows = await w.sql<{ body: string; lesson_second: number; clock_corrected: boolean; added_later: boolean }>(
    'select body, lesson_second, clock_corrected, added_later from observation_note where lesson_id = $1 order by captured_at, id',
    [sheet.lessonId],
  )
  expect(rows.map(({ body }) => body)).toEqual([
    'As predicted',
    'Waits for the partner to begin.',
    'Half of them lay the strips side by side.',
    'Two strips of one length',
    'Points, and says “this more”.',
    'Holds both strips up to the light',
    'Turns the strip and says it is the same.',
    'Not as predicted',
  ])
  expect(rows.every(({ clock_corrected, added_later }) => !clock_corrected && !added_later)).toBe(true)
  expect(await kept(third.page, 'notes')).toBe(0)

  // Her own words, put right, for everybody.
  await third.strip.getByRole('listitem').filter({ hasText: 'Holds both' }).getByRole('button').click()
  await third.page.getByLabel('What you saw and heard').fill('Holds both strips up to the window')
  await third.button('Keep the change').click()
  for (const one of [ana, ben, third]) await one.shows('up to the window', 'corrected')

  // As it stands, with a note begun: nothing for axe to say in either colour, nothing cut off, all big enough for a finger.
  await ben.begin('Looks at the board')
  for (const colorScheme of ['light', 'dark'] as const) {
    await ben.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page: ben.page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
  }
  expect([await cutOff(ben.page), await tooSmall(ben.page)]).toEqual([[], []])
  await ben.button('Discard').click()

  await ana.button('Stop').click()
  await ana.button('Stop the clock').click()
  for (const one of [ben, third]) await one.page.getByText(/^stopped at/).waitFor()

  // Eight days later, still without a network: what was downloaded is gone, and nobody is known here.
  expect(await kept(third.page, 'copies')).toBe(2)
  await device.kill()
  third = new Tablet(await device.open({ away: true }))
  await third.page.clock.setFixedTime(Date.now() + 8 * 86_400_000)
  await third.page.goto(`${w.url}/lesson-study/${sheet.studyId}/lessons/${sheet.lessonId}/classroom`)
  await third.page.getByText('We cannot open this yet').waitFor()
  expect(await kept(third.page, 'copies')).toBe(0)
  // Six browsers, one after the other or at once.
}, 240_000)

it('what was downloaded goes with whoever signs out; what waits stays locked until they are back', async () => {
  const one = new Tablet(await site.stranger(w.url, tablet))
  await one.signIn(cara)
  await one.open()
  await one.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await one.page.context().setOffline(true)
  await one.note('x'.repeat(noteLimits.body))
  await one.isOffline(/^Offline, 1 change kept/)
  await w.sql(`update lesson_study_member set state = 'LEFT' where study_id = $1 and person_id = $2`, [
    sheet.studyId,
    cara.id,
  ])
  await one.page.context().setOffline(false)
  // She was taken off the group meanwhile: her note is not taken, and hers to read.
  const panel = one.page.getByRole('region', { name: 'Notes that were not taken' })
  await panel.getByText('x'.repeat(50)).waitFor()
  await one.page.goto(`${w.url}/today`)
  await panel.getByText('Kept on this device until you let them go.').waitFor()
  expect([await kept(one.page, 'notes'), await kept(one.page, 'copies')]).toEqual([1, 0])
  await one.page.getByRole('button', { name: /account and colours$/ }).click()
  await one.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await one.page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click()
  await one.page.getByLabel('E-mail').waitFor()
  expect([await kept(one.page, 'notes'), await kept(one.page, 'copies')]).toEqual([1, 0])
})
