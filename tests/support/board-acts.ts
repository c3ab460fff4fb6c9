// What people do on a board, by chance: cards, words letter by letter, marks, links, moves, removals; always allowed.
import { cardsOf, cycleOf, putCard } from '@alongside/contracts/board'
import type { Urn } from '@alongside/domain/ids'
import { rankAt } from '@alongside/domain/rank'
import { stages } from '@alongside/domain/stage'
import * as Y from 'yjs'
import type { Someone } from './world.js'

type Chance = (below: number) => number
export interface Hand {
  someone: Someone
  urn: Urn
}

const words = ['talk', 'before ', 'é', '😀', ' writing', 'a', 'Pupils say it first. ', '👩🏽‍🏫']

/** One act in one transaction. */
export function act(doc: Y.Doc, hand: Hand, pick: Chance): void {
  const ids = [...cardsOf(doc).keys()].sort()
  const id = ids[pick(Math.max(1, ids.length))]
  const kind = pick(24)
  if (id === undefined || (kind < 2 && ids.length < 8)) addCard(doc, hand, pick)
  else doc.transact(() => change(doc, id, kind, pick))
}

/** The same card for the same chance: seeds can be played again. */
function addCard(doc: Y.Doc, { someone, urn }: Hand, pick: Chance): void {
  const id = `0189${String(pick(10_000)).padStart(4, '0')}-0000-7000-8000-${String(pick(1e9)).padStart(12, '0')}`
  const seed = { kind: 'EVIDENCE', column: 'SCANNING', rank: rankAt([], 0, someone.id), fields: {}, links: {} }
  const made = { createdBy: someone.id, createdUrn: urn, createdAt: '2026-09-01T08:00:00.000Z' }
  doc.transact(() => putCard(doc, id, { ...seed, ...made, paragraphs: ['Pupils answer in single words.'] }))
}

function change(doc: Y.Doc, id: string, kind: number, pick: Chance): void {
  const card = cardsOf(doc).get(id)!
  const body = card.get('body') as Y.XmlFragment
  const runs = runsOf(body)
  const run = runs[pick(Math.max(1, runs.length))]
  if (kind < 10 && run) {
    if (run.length < 200) run.insert(between(run, pick(run.length + 1)), words[pick(words.length)]!)
    else run.delete(0, between(run, 150))
  } else if (kind < 13 && run && run.length > 1) {
    const from = between(run, pick(run.length - 1))
    run.delete(from, between(run, from + 1 + pick(Math.min(6, run.length - from))) - from)
  } else if (kind < 16 && run && run.length > 1) {
    const from = between(run, pick(run.length - 1))
    const length = between(run, from + 1 + pick(run.length - from)) - from
    const mark = [{ bold: true }, { bold: null }, { italic: true }, { link: { href: 'https://school.example/' } }]
    run.format(from, length, mark[pick(mark.length)]!)
  } else if (kind < 18) {
    if (body.length < 6) body.insert(pick(body.length + 1), [block(pick)])
    else body.delete(0, 3)
  } else if (kind === 18) card.set('column', stages.filter((stage) => stage !== 'ACTION')[pick(stages.length - 1)]!)
  else if (kind === 19) (card.get('fields') as Y.Map<unknown>).set('title', words[pick(words.length)]!)
  else if (kind === 20) cycleOf(doc).set('focus', words[pick(words.length)]!)
  else if (kind === 21) cardsOf(doc).delete(id)
  else
    (card.get('links') as Y.Map<string>).set(
      `01890000-0000-7000-8000-${String(pick(5)).padStart(12, '0')}`,
      'BUILDS_ON',
    )
}

/** Editors put nothing into the middle of a sign that takes two places. */
function between(run: Y.XmlText, at: number): number {
  const text = (run.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at + 1 : at
}

function block(pick: Chance): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words[pick(words.length)]!)])
  if (pick(3) > 0) return paragraph
  const list = new Y.XmlElement('bulletList')
  const item = new Y.XmlElement('listItem')
  list.insert(0, [item])
  item.insert(0, [paragraph])
  return list
}

function runsOf(parent: Y.XmlFragment): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((node) => (node instanceof Y.XmlText ? [node] : node instanceof Y.XmlElement ? runsOf(node) : []))
}
