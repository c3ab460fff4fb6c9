/** Text that people wrote together, as plain blocks: for pages that only show it, and for paper. */
import * as Y from 'yjs'
import { isSafeLink } from './rich-text.js'

export interface RichRun {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly href?: string
}
export interface RichBlock {
  readonly kind: 'paragraph' | 'bullet' | 'numbered' | 'quote'
  /** How deep in lists it stands; 0: in none. */
  readonly depth: number
  readonly runs: readonly RichRun[]
}

/** One block per paragraph, in reading order; empty ones are left out. */
export const readBlocks = (fragment: unknown): RichBlock[] =>
  fragment instanceof Y.XmlFragment ? blocksIn(fragment, 'paragraph', 0).filter(({ runs }) => runs.length > 0) : []

export const textOfBlocks = (blocks: readonly RichBlock[]): string =>
  blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')

function blocksIn(parent: Y.XmlFragment, kind: RichBlock['kind'], depth: number): RichBlock[] {
  return parent.toArray().flatMap((node): RichBlock[] => {
    if (!(node instanceof Y.XmlElement)) return []
    switch (node.nodeName) {
      case 'paragraph':
        return [{ kind, depth, runs: runsIn(node) }]
      case 'bulletList':
        return blocksIn(node, 'bullet', depth + 1)
      case 'orderedList':
        return blocksIn(node, 'numbered', depth + 1)
      case 'blockquote':
        return blocksIn(node, 'quote', depth)
      default:
        return blocksIn(node, kind, depth)
    }
  })
}

function runsIn(paragraph: Y.XmlElement): RichRun[] {
  const runs = paragraph.toArray().flatMap((node): RichRun[] => {
    if (!(node instanceof Y.XmlText)) return node instanceof Y.XmlElement ? [{ text: '\n' }] : []
    return (node.toDelta() as Delta[]).flatMap(({ insert, attributes }) =>
      typeof insert === 'string' ? [{ text: insert, ...marksOf(attributes) }] : [],
    )
  })
  return runs.some(({ text }) => text.trim() !== '') ? runs : []
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

function marksOf(attributes: Delta['attributes'] = {}): Omit<RichRun, 'text'> {
  // Overlapping marks of one kind carry a hash behind their name.
  const has = (name: string): unknown => Object.entries(attributes).find(([key]) => key.split('--')[0] === name)?.[1]
  const href = (has('link') as { href?: unknown } | null | undefined)?.href
  return {
    ...(has('bold') ? { bold: true as const } : {}),
    ...(has('italic') ? { italic: true as const } : {}),
    ...(isSafeLink(href) ? { href: href as string } : {}),
  }
}
