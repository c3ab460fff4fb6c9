// A tablet in somebody's hand: from the tap that begins a note to the moment at which it is on the disk, in a real browser.
import { setTimeout as pause } from 'node:timers/promises'
import { openBrowser } from '../../tools/lib/browser.mjs'

/** @returns {Promise<number[]>} milliseconds, of one note after another */
export async function tapsToDisk(ending, { url, cookie }, { id, study }, count) {
  const browser = await openBrowser()
  ending.add(() => browser.close())
  try {
    const [name, value] = cookie.split('=')
    const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, hasTouch: true })
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
    await context.addInitScript(noteTaps)
    const page = await context.newPage()
    await page.goto(`${url}/lesson-study/${study}/lessons/${id}/classroom`)
    const begin = page.getByRole('button', { name: /^Note about/ })
    for (let i = 0; i < count; i++) {
      await begin.tap()
      await page.waitForFunction((many) => globalThis.taps.length >= many, i + 1)
      await page.keyboard.insertText(`${i + 1}. Folds the strip twice`)
      await page.keyboard.press('Enter')
      await begin.waitFor()
      await pause(150 + ((i * 53) % 120))
    }
    return await page.evaluate(() => globalThis.taps)
  } finally {
    await browser.close()
  }
}

/** In the page: from the tap, as the system dated it, to the end of the first writing to the shelf of notes that begins after it. */
function noteTaps() {
  globalThis.taps = []
  let tapped = null
  const note = (event) => {
    if (event.target.closest('button')?.textContent.startsWith('Note about')) tapped = event.timeStamp
  }
  addEventListener('click', note, { capture: true })
  const transaction = Reflect.get(IDBDatabase.prototype, 'transaction')
  IDBDatabase.prototype.transaction = function watched(...asked) {
    const turn = Reflect.apply(transaction, this, asked)
    const began = tapped
    if (began === null || asked[1] !== 'readwrite' || !turn.objectStoreNames.contains('notes')) return turn
    tapped = null
    turn.addEventListener('complete', () => globalThis.taps.push(performance.now() - began))
    return turn
  }
}
