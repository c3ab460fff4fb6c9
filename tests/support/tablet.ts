// A tablet in a research lesson: what an observer taps, and what stands on it.
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { Sheet } from './lesson-sheet.js'
import type { Someone } from './world.js'

export class Tablet {
  private constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly lesson: string,
  ) {
    page.setDefaultTimeout(60_000)
  }

  /** Somebody who is signed in already, with this lesson in their hands. */
  static async of({ url, cookie }: Someone, page: Page, { studyId, lessonId }: Sheet): Promise<Tablet> {
    const [name, value] = cookie!.split('=') as [string, string]
    await page.context().addCookies([{ name, value, url }])
    return new Tablet(page, url, `/lesson-study/${studyId}/lessons/${lessonId}`)
  }

  async open(part: 'classroom' | 'discussion' | '' = 'classroom'): Promise<Tablet> {
    await this.page.goto(`${this.url}${this.lesson}/${part}`)
    await this.page.getByRole('heading', { level: 1, name: /^(RL1|Our research lesson 1|Research lesson 1)/ }).waitFor()
    return this
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`)
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  async watch(whom: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${whom}\\b`) }).click()
  }

  /** One tap, then the words. */
  async begin(words: string, tap: string | RegExp = /^Note about/): Promise<void> {
    await this.button(tap).click()
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

  row(words: string) {
    return this.strip.getByRole('listitem').filter({ hasText: words })
  }

  async shows(words: string, mark?: string): Promise<void> {
    const row = this.row(words)
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
export const kept = (page: Page, store: string): Promise<number> =>
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
