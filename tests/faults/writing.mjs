// What somebody does at a board in a run: mostly writes a word, now and then takes one out, moves a card, fills in a field.
import { cardsOf, putCard } from '@alongside/contracts/board'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { cutOf, wordsIn } from './tokens.mjs'

const columns = ['SCANNING', 'FOCUSING', 'HUNCH', 'NEW_LEARNING']

/** @param {Y.Doc} doc @param {{ process: number, person: string, urn: string, count: number }} author @param {(below: number) => number} pick */
export function act(doc, author, pick) {
  author.count += 1
  const cards = [...cardsOf(doc)].sort(([a], [b]) => (a < b ? -1 : 1))
  const what = pick(100)
  if (cards.length === 0 || (what < 2 && cards.length < 40)) return addCard(doc, author)
  const [, card] = cards[pick(cards.length)]
  doc.transact(() => {
    if (what < 6) card.set('column', columns[pick(columns.length)])
    else if (what < 10) card.get('fields').set('title', `Card ${author.process}-${author.count}`)
    else if (what >= 25 || !takeOut(card, author, pick)) write(card, author, pick)
  })
}

const wordOf = ({ process, count }) => `m${process}-${count}.`

export function addCard(doc, author) {
  doc.transact(() =>
    putCard(doc, v7(), {
      kind: 'EVIDENCE',
      column: 'SCANNING',
      rank: 'a0V',
      fields: { title: 'What pupils say' },
      paragraphs: [wordOf(author)],
      links: {},
      createdBy: author.person,
      createdUrn: author.urn,
      createdAt: new Date().toISOString(),
    }),
  )
}

const textsOf = (card) =>
  card
    .get('body')
    .toArray()
    .flatMap((paragraph) => paragraph.toArray())

function write(card, author, pick) {
  const texts = textsOf(card)
  const text = texts[pick(texts.length + 1)]
  // At the end, or in front: never inside somebody else's word.
  if (text && text.length < 2_000) return text.insert(pick(4) === 0 ? 0 : text.length, wordOf(author))
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(wordOf(author))])
  card.get('body').insert(pick(card.get('body').length + 1), [paragraph])
}

/** Takes a word out, and leaves in the same edit a note that says so. */
function takeOut(card, author, pick) {
  const texts = textsOf(card)
  const text = texts[pick(Math.max(1, texts.length))]
  const words = text ? wordsIn(text.toString()) : []
  const word = words[pick(Math.max(1, words.length))]
  if (!word) return false
  text.insert(text.length, cutOf(word.token, author.process, author.count))
  text.delete(word.index, word.token.length)
  return true
}
