// Two people with the same card open in two browsers: from the key that one presses to the picture that the other sees.
import { setTimeout as pause } from 'node:timers/promises'
import { openBrowser } from '../../tools/lib/browser.mjs'

/** A letter that stands nowhere else on the board, so that seeing it so many times means having seen so many keys. */
const letter = 'z'
/** Somewhat unevenly, as people type. */
const between = (i) => 220 + ((i * 53) % 120)

/** @returns {Promise<{ heading: number[], text: number[] }>} milliseconds */
export async function fromScreenToScreen(ending, { id, members, cards }, edits) {
  const browser = await openBrowser()
  ending.add(() => browser.close())
  try {
    const card = cards.find(({ kind }) => kind === 'EVIDENCE').id
    const open = (member) => openCard(browser, member, `/enquiries/${id}?card=${card}`)
    const [writer, reader] = await Promise.all(members.slice(0, 2).map(open))
    const panel = writer.locator('aside')
    const heading = panel.locator('textarea').first()
    const words = panel.locator('[contenteditable]')
    return {
      heading: await typed(writer, reader, { into: heading, seenIn: `[data-card="${card}"] h3`, edits }),
      text: await typed(writer, reader, { into: words, seenIn: 'aside [contenteditable]', edits }),
    }
  } finally {
    await browser.close()
  }
}

/** Each in a browser profile of their own, as on two computers. */
async function openCard(browser, { url, cookie }, path) {
  const [name, value] = cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(url + path)
  await page.locator('aside [contenteditable="true"]').waitFor()
  return page
}

async function typed(writer, reader, { into, seenIn, edits }) {
  await into.click()
  await writer.keyboard.press('Control+End')
  await writer.evaluate(noteKeys, letter)
  await reader.evaluate(noteSights, { letter, seenIn })
  for (let i = 0; i < edits; i++) {
    await writer.keyboard.press(letter)
    await pause(between(i))
  }
  await reader.waitForFunction((many) => globalThis.sights.length >= many, edits)
  const [keys, sights] = await Promise.all([
    writer.evaluate(() => globalThis.keys),
    reader.evaluate(() => globalThis.sights),
  ])
  return keys.map((key, i) => sights[i] - key)
}

/** In the writer's page. Both pages run on one machine, so that the moments of both are of one clock. */
function noteKeys(key) {
  globalThis.keys = []
  globalThis.noting?.abort()
  globalThis.noting = new AbortController()
  const note = (event) => {
    if (event.key === key) globalThis.keys.push(performance.timeOrigin + performance.now())
  }
  addEventListener('keydown', note, { capture: true, signal: globalThis.noting.signal })
}

/** In the reader's page: the moment after the frame in which the letter is drawn. */
function noteSights({ letter: key, seenIn }) {
  const place = document.querySelector(seenIn)
  const count = () => place.textContent.split(key).length - 1
  const before = count()
  let known = 0
  globalThis.sights = []
  const drawn = new MessageChannel()
  drawn.port1.onmessage = ({ data }) => {
    const now = performance.timeOrigin + performance.now()
    while (globalThis.sights.length < data) globalThis.sights.push(now)
  }
  new MutationObserver(() => {
    const many = count() - before
    if (many <= known) return
    known = many
    requestAnimationFrame(() => drawn.port2.postMessage(many))
  }).observe(place, { subtree: true, childList: true, characterData: true })
}
