// Somebody turning the pages of the calendar in a real browser: from the press to the frame in which the month's sessions stand.
import { openBrowser } from '../../tools/lib/browser.mjs'

/**
 * @param {{ url: string, cookie: string }} who
 * @param {string[]} months the first day looked at, then a day of each following month on which there are sessions
 * @returns {Promise<number[]>} milliseconds, one for each turn, of so many fresh pages
 */
export async function monthTurns(ending, { url, cookie }, months, pages) {
  const browser = await openBrowser()
  ending.add(() => browser.close())
  const times = []
  try {
    const [name, value] = cookie.split('=')
    for (let nth = 0; nth < pages; nth += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
      const page = await context.newPage()
      await page.goto(`${url}/calendar?view=month&day=${months[0]}`)
      await page.getByText(`on ${months[0]}`).first().waitFor()
      // Not while the page still fetches what the next pages need.
      await page.waitForLoadState('networkidle')
      for (const day of months.slice(1)) times.push(await page.evaluate(turn, day))
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return times
}

/** In the page. */
async function turn(day) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const until = Date.now() + 20_000
  const began = performance.now()
  document.querySelector('[aria-label="Later"]').click()
  while (!document.querySelector('main').textContent.includes(`on ${day}`)) {
    if (Date.now() > until) throw new Error(`No session on ${day} was drawn within 20 s.`)
    await frame()
  }
  await frame()
  return performance.now() - began
}
