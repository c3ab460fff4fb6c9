/** The editor's schema: exactly the blocks and marks that the server takes, and nothing a paste could bring beside them. */
import { isSafeLink, richTextLimit } from '@alongside/contracts/rich-text'
import { type AnyExtension, Extension } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { Plugin } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { schoolStyle } from '../../ui/school-colour'
import css from './CardEditor.module.css'
import type { PeopleBook } from './people-book'
import type { PresenceAwareness } from './presence-awareness'

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

/** What is longer than a card may be is not taken in, instead of being refused later. */
const limit = (tooLong: () => void) =>
  Extension.create({
    name: 'limit',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (turn, { doc }) => {
          const fits =
            !turn.docChanged || turn.doc.textContent.length <= Math.max(richTextLimit, doc.textContent.length)
          if (!fits) tooLong()
          return fits
        },
      }),
    ],
  })

function caretOf(user: { name: string; personId: string }, people: PeopleBook): HTMLElement {
  const caret = document.createElement('span')
  caret.className = css.caret ?? ''
  for (const [name, value] of Object.entries(schoolStyle(people.person(user.personId).colour)))
    caret.style.setProperty(name, value)
  const label = document.createElement('span')
  label.className = css.caretName ?? ''
  label.textContent = user.name
  caret.append(label)
  return caret
}

const carets = (awareness: PresenceAwareness, people: () => PeopleBook) =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness as never, {
        cursorBuilder: (user: { name: string; personId: string }) => caretOf(user, people()),
        selectionBuilder: () => ({ class: css.chosenByOthers ?? '' }),
      }),
    ],
  })

export interface EditorParts {
  readonly body: Y.XmlFragment
  readonly awareness: PresenceAwareness
  readonly people: () => PeopleBook
  readonly placeholder: string
  readonly tooLong: () => void
}

export const editorExtensions = ({ body, awareness, people, placeholder, tooLong }: EditorParts) => [
  words,
  Collaboration.configure({ fragment: body }),
  Placeholder.configure({ placeholder }),
  carets(awareness, people),
  limit(tooLong),
]
