/** A few lines to write in. @ and a name offers those who can read it; Ctrl Enter sends. */
import { type Mention, piecesOf, writeMention } from '@alongside/domain/mention'
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import css from './CommentBox.module.css'
import { type Mentionable, useMentions } from './useMentions'

export interface CommentBoxProps {
  readonly enquiryId: string
  readonly label: string
  readonly action: string
  readonly placeholder?: string
  readonly initial?: string
  readonly busy: boolean
  readonly autoFocus?: boolean
  /** Whether it was taken: then the box is empty again. */
  readonly onSend: (body: string) => Promise<boolean>
  readonly onCancel?: () => void
}

const longest = 4000

/** On screen a mention is a name; on the wire it carries whose. */
function plain(body: string): { text: string; named: Mention[] } {
  const pieces = piecesOf(body)
  const named = pieces.filter((piece) => typeof piece !== 'string')
  return { text: pieces.map((piece) => (typeof piece === 'string' ? piece : `@${piece.name}`)).join(''), named }
}

const withMentions = (text: string, named: readonly Mention[]): string =>
  [...named]
    .sort((a, b) => b.name.length - a.name.length)
    .reduce(
      (body, mention) => body.replaceAll(new RegExp(`(?<!\\[)@${escaped(mention.name)}`, 'g'), writeMention(mention)),
      text,
    )

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export function CommentBox(props: CommentBoxProps) {
  const { enquiryId, label, action, placeholder, initial = '', busy, autoFocus = false, onSend, onCancel } = props
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [start] = useState(() => plain(initial))
  const [text, setText] = useState(start.text)
  const [named, setNamed] = useState<readonly Mention[]>(start.named)
  const mentions = useMentions(enquiryId, text, area)

  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '' || busy) return
    if (await onSend(withMentions(text.trim(), named))) setText('')
  }
  const choose = (person: Mentionable) => {
    const { from, to } = mentions.range
    setNamed([...named, { name: person.name, personId: person.id as Mention['personId'] }])
    setText(`${text.slice(0, from)}@${person.name} ${text.slice(to)}`)
    const caret = from + person.name.length + 2
    requestAnimationFrame(() => area.current?.setSelectionRange(caret, caret))
    area.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (mentions.press(event, choose)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (event.key === 'Escape' && onCancel) onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form className={css.box} onSubmit={(event) => void send(event)}>
      <div className={css.field}>
        <textarea
          ref={area}
          aria-label={label}
          placeholder={placeholder}
          rows={2}
          maxLength={longest}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: the button was pressed to write here
          autoFocus={autoFocus}
          className={css.area}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={`${id}-people`}
          aria-activedescendant={mentions.isOpen ? `${id}-${mentions.at}` : undefined}
          onChange={({ target }) => setText(target.value)}
          onSelect={mentions.look}
          onKeyDown={press}
        />
        <div
          id={`${id}-people`}
          role="listbox"
          aria-label="Colleagues"
          className={css.people}
          hidden={!mentions.isOpen}
        >
          {mentions.found.map((person, place) => (
            <button
              key={person.id}
              type="button"
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === mentions.at}
              className={cx(css.person, place === mentions.at && css.chosen)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <Avatar person={person} size="s" silent />
              {person.name}
            </button>
          ))}
        </div>
      </div>
      {(text !== '' || onCancel) && (
        <div className={css.acts}>
          {onCancel && (
            <Button size="s" look="plain" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button size="s" look="primary" type="submit" busy={busy} disabled={text.trim() === ''}>
            {action}
          </Button>
        </div>
      )}
    </form>
  )
}
