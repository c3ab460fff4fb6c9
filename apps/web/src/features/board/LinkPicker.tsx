/** Finds the card to link to: by a few letters of its name, among those this kind may be linked with. */
import { cardKindLabels, linkBetween } from '@alongside/domain/board'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { SearchField } from '../../ui/SearchField'
import { useBoard } from './board-context'
import css from './CardPanel.module.css'
import { type CardView, titleOf } from './card-view'
import { kindIcons } from './kinds'

const offered = 8

export function LinkPicker({ card, onDone }: { readonly card: CardView; readonly onDone: () => void }) {
  const { session } = useBoard()
  const [search, setSearch] = useState('')
  const { store, actions } = session
  const words = search.trim().toLowerCase()
  const linked = new Set(store.neighbours(card.id).map(({ id }) => id))
  const fitting = store.all.filter(
    (other) =>
      other.id !== card.id &&
      !linked.has(other.id) &&
      linkBetween(card, other) !== null &&
      `${cardKindLabels[other.kind]} ${titleOf(other)}`.toLowerCase().includes(words),
  )
  const choose = (other: CardView) => {
    actions.link(card, other)
    onDone()
  }
  return (
    <div className={css.picker}>
      <SearchField label="Which card?" autoFocus value={search} onChange={({ target }) => setSearch(target.value)} />
      {fitting.length === 0 && <p className={css.quiet}>No card that can be linked to this one.</p>}
      <ul className={css.links}>
        {fitting.slice(0, offered).map((other) => {
          const Icon = kindIcons[other.kind]
          return (
            <li key={other.id}>
              <button type="button" className={css.pick} onClick={() => choose(other)}>
                <Icon aria-hidden="true" stroke={1.75} />
                <span>
                  <small>{cardKindLabels[other.kind]}</small> {titleOf(other)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {fitting.length > offered && (
        <p className={css.quiet}>And {fitting.length - offered} more: a few letters of its name help.</p>
      )}
      <Button size="s" look="plain" onClick={onDone}>
        Not now
      </Button>
    </div>
  )
}
