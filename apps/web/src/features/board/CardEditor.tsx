/** The text of a card, written together. Loaded when the first card is opened. */
import { cardsOf } from '@alongside/contracts/board'
import { richTextLimit } from '@alongside/contracts/rich-text'
import { useEffect, useRef, useState } from 'react'
import * as Y from 'yjs'
import RichEditor from '../../platform/live/RichEditor'
import { useBoard } from './board-context'
import { carets } from './editor-extensions'
import { PresenceAwareness } from './presence-awareness'

interface CardEditorProps {
  readonly cardId: string
  readonly label: string
  readonly placeholder: string
}

export default function CardEditor({ cardId, ...rest }: CardEditorProps) {
  const { session } = useBoard()
  const body = cardsOf(session.live.doc).get(cardId)?.get('body')
  return body instanceof Y.XmlFragment ? (
    <Writing key={session.generation} cardId={cardId} body={body} {...rest} />
  ) : null
}

function Writing({ cardId, body, label, placeholder }: CardEditorProps & { readonly body: Y.XmlFragment }) {
  const { session, canWrite, people } = useBoard()
  const book = useRef(people)
  book.current = people
  const [awareness] = useState(() => new PresenceAwareness(session.live, session.presence, cardId))
  const [more] = useState(() => [carets(awareness, () => book.current)])
  useEffect(() => () => awareness.setLocalStateField('cursor', null), [awareness])
  return <RichEditor {...{ body, label, placeholder, canWrite, more }} limit={richTextLimit} />
}
