// Many people on one board, each writing on a card of their own: until the server has it, and until the others have it.
import { setTimeout as pause } from 'node:timers/promises'
import { openLive } from './provider.mjs'

/** @returns {Promise<{ stored: number[], seen: number[] }>} milliseconds */
export async function manyHands({ documentId, cards }, members, { everyMs, edits }) {
  const { cardsOf } = await import('@alongside/contracts/board')
  const browsers = await Promise.all(members.map((member) => openLive(member, documentId)))
  const written = new Map()
  const [stored, seen] = [[], []]
  const fieldsOf = (doc, place) => cardsOf(doc).get(cards[place].id).get('fields')
  for (const { live } of browsers) {
    cardsOf(live.doc).observeDeep((events, transaction) => {
      if (transaction.local) return
      for (const { target, keys } of events) {
        for (const key of keys.keys()) {
          const at = written.get(target.get(key))
          if (at !== undefined) seen.push(performance.now() - at)
        }
      }
    })
  }
  const write = async (browser, place) => {
    const { live } = browser
    // Not all in the same moment.
    await pause((place * everyMs) / browsers.length)
    for (let n = 0; n < edits; n++) {
      const due = performance.now() + everyMs
      const [field] = fieldsOf(live.doc, place).keys()
      const words = `Card ${place}, edit ${n} of ${members.length}`
      written.set(words, performance.now())
      fieldsOf(live.doc, place).set(field, words)
      await browser.stored()
      stored.push(performance.now() - written.get(words))
      await pause(due - performance.now())
    }
  }
  await Promise.all(browsers.map(write))
  const all = members.length * edits * (members.length - 1)
  for (let waited = 0; seen.length < all && waited < 10_000; waited += 50) await pause(50)
  for (const browser of browsers) browser.close()
  if (seen.length < all) throw new Error(`${all - seen.length} edits of ${all} never came.`)
  return { stored, seen }
}
