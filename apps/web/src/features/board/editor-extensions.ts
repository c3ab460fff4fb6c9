/** Where others write in a card just now. */
import { type AnyExtension, Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import css from '../../platform/live/RichEditor.module.css'
import { schoolStyle } from '../../ui/school-colour'
import type { PeopleBook } from './people-book'
import type { PresenceAwareness } from './presence-awareness'

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

export const carets = (awareness: PresenceAwareness, people: () => PeopleBook): AnyExtension =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness as never, {
        cursorBuilder: (user: { name: string; personId: string }) => caretOf(user, people()),
        selectionBuilder: () => ({ class: css.chosenByOthers ?? '' }),
      }),
    ],
  })
