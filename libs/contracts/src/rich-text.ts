/** The text people write together in a card: which blocks and marks it may hold. Editor and guard use the same list. */
import { isStorable } from '@alongside/domain/text'
import * as Y from 'yjs'
import { holdsListOnly } from './shape.js'

/** Block name → attributes it may carry. */
export const richBlocks: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  blockquote: [],
  hardBreak: [],
}
/** Mark name → attributes it may carry. */
export const richMarks: Readonly<Record<string, readonly string[]>> = {
  bold: [],
  italic: [],
  link: ['href', 'target', 'rel', 'class', 'title'],
}

const holds: Readonly<Record<string, readonly string[]>> = {
  '': ['paragraph', 'bulletList', 'orderedList', 'blockquote'],
  paragraph: ['#text', 'hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
  blockquote: ['paragraph', 'bulletList', 'orderedList'],
  hardBreak: [],
}

/** Longest text of one card, in characters: a whole report, pasted by somebody who means to work on it here. */
export const richTextLimit = 400_000

/** Lists in lists in lists: nobody reads beyond, and no browser draws any depth. */
export const richTextDepth = 24
/** Longest value of an attribute, in characters: a link. */
const longestValue = 2_000

/** Only web and mail addresses lead anywhere. */
export const isSafeLink = (href: unknown): boolean =>
  typeof href === 'string' && href.length <= longestValue && /^(https?:\/\/|mailto:)\S+$/i.test(href)

export function isRichText(fragment: Y.XmlFragment): boolean {
  let left = richTextLimit
  const fits = (parent: Y.XmlFragment, name: string, depth: number): boolean =>
    depth <= richTextDepth &&
    parent.toArray().every((node) => {
      if (node instanceof Y.XmlText) {
        const runs = node.toDelta() as Run[]
        left -= node.length
        // Values hidden between the letters are no run, and count all the same.
        const shown = runs.reduce((sum, { insert }) => sum + (typeof insert === 'string' ? insert.length : 0), 0)
        const isText = shown === node.length && runs.every(isPlainRun) && holdsListOnly(node)
        return holds[name]?.includes('#text') === true && left >= 0 && isText
      }
      if (!(node instanceof Y.XmlElement) || !holds[name]?.includes(node.nodeName)) return false
      const allowed = richBlocks[node.nodeName] ?? []
      return (
        Object.entries(node.getAttributes()).every(([key, value]) => allowed.includes(key) && isPlain(value)) &&
        fits(node, node.nodeName, depth + 1)
      )
    })
  return holdsListOnly(fragment) && fits(fragment, '', 0)
}

interface Run {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

const isPlain = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' ? value.length <= longestValue : ['number', 'boolean'].includes(typeof value))

function isPlainRun({ insert, attributes = {} }: Run): boolean {
  if (typeof insert !== 'string' || !isStorable(insert)) return false
  return Object.entries(attributes).every(([mark, value]) => {
    // Overlapping marks of one kind carry a hash behind their name.
    const name = mark.split('--')[0] as string
    const allowed = richMarks[name]
    if (!allowed) return false
    if (value === null || value === true) return true
    if (typeof value !== 'object') return false
    const given = Object.entries(value as Record<string, unknown>)
    return (
      given.every(([key, one]) => allowed.includes(key) && isPlain(one)) &&
      (name !== 'link' || isSafeLink((value as { href?: unknown }).href))
    )
  })
}
