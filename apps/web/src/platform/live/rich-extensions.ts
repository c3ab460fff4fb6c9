/** The editor's schema: exactly the blocks and marks that the server takes, and nothing a paste could bring beside them. */
import { isSafeLink } from '@alongside/contracts/rich-text'
import { type AnyExtension, Extension } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { Plugin } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import type * as Y from 'yjs'

/** Quotations and list items hold what the contract lets them hold: no quotation inside another. */
const content: Readonly<Record<string, string>> = {
  blockquote: '(paragraph | bulletList | orderedList)+',
  listItem: 'paragraph (paragraph | bulletList | orderedList)*',
}

const words = StarterKit.extend({
  addExtensions() {
    const kit = (this.parent?.() ?? []) as AnyExtension[]
    return kit.map((one) => (content[one.name] ? one.extend({ content: content[one.name] } as object) : one))
  },
}).configure({
  undoRedo: false,
  heading: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  trailingNode: false,
  dropcursor: false,
  link: {
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    isAllowedUri: (uri) => isSafeLink(uri),
    HTMLAttributes: { target: '_blank', rel: 'noreferrer noopener' },
  },
})

/** What is longer than it may be is not taken in, instead of being refused later. */
const limitedTo = (limit: number, tooLong: () => void) =>
  Extension.create({
    name: 'limit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (turn, { doc }) => {
          const fits = !turn.docChanged || turn.doc.textContent.length <= Math.max(limit, doc.textContent.length)
          if (!fits) tooLong()
          return fits
        },
      }),
    ],
  })

export interface RichParts {
  readonly body: Y.XmlFragment
  readonly placeholder: string
  readonly limit: number
  readonly tooLong: () => void
}

export const richExtensions = ({ body, placeholder, limit, tooLong }: RichParts): AnyExtension[] => [
  words,
  Collaboration.configure({ fragment: body }),
  Placeholder.configure({ placeholder }),
  limitedTo(limit, tooLong),
]
