/** What a card builds on and what builds on it: hunch on evidence, change on hunch. */
import { cardKindLabels, linkBetween, mayLink } from '@alongside/domain/board'
import { IconLinkPlus, IconX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { IconButton } from '../../ui/Button'
import { SelectField } from '../../ui/SelectField'
import { useBoard } from './board-context'
import css from './CardPanel.module.css'
import { type CardView, titleOf } from './card-view'
import { kindIcons } from './kinds'

/** Cards come, go and are renamed while the panel is open. */
function useNeighbours(card: CardView): { linked: CardView[]; possible: CardView[] } {
  const { store } = useBoard().session
  const [, setTurn] = useState(0)
  useSyncExternalStore(store.watchLayout, store.layoutTurn)
  useEffect(() => store.onTurn(() => setTurn((before) => before + 1)), [store])
  const linked = store.neighbours(card.id)
  const ids = new Set(linked.map(({ id }) => id))
  const possible = store.all.filter((other) => other.id !== card.id && !ids.has(other.id) && linkBetween(card, other))
  return { linked, possible }
}

export function CardLinks({ card }: { readonly card: CardView }) {
  const { canWrite, session } = useBoard()
  const { linked, possible } = useNeighbours(card)
  if (linked.length === 0 && (!canWrite || possible.length === 0)) return null
  const rests = linked.filter((other) => card.links[other.id] !== undefined)
  const carries = linked.filter((other) => card.links[other.id] === undefined)
  const add = (id: string) => {
    const other = session.store.card(id)
    if (other) session.actions.link(card, other)
  }
  return (
    <section className={css.part} aria-labelledby="card-links">
      <h3 id="card-links" className={css.partTitle}>
        Linked cards
      </h3>
      <LinkList title="Builds on" card={card} others={rests} />
      <LinkList title="Is taken up by" card={card} others={carries} />
      {canWrite && possible.length > 0 && (
        <div className={css.linkAdd}>
          <IconLinkPlus aria-hidden="true" />
          <SelectField
            label="Link another card"
            hideLabel
            optional
            value=""
            placeholder="Link another card…"
            onChange={({ target }) => add(target.value)}
            choices={possible.map((other) => ({
              value: other.id,
              label: `${cardKindLabels[other.kind]}: ${titleOf(other)}`,
            }))}
          />
        </div>
      )}
    </section>
  )
}

interface LinkListProps {
  readonly title: string
  readonly card: CardView
  readonly others: readonly CardView[]
}

function LinkList({ title, card, others }: LinkListProps) {
  const { canWrite, session } = useBoard()
  if (others.length === 0) return null
  return (
    <div>
      <p className={css.linkTitle}>{title}</p>
      <ul className={css.links}>
        {others.map((other) => {
          const Icon = kindIcons[other.kind]
          return (
            <li key={other.id} className={css.linkRow}>
              <Icon role="img" aria-label={cardKindLabels[other.kind]} stroke={1.75} />
              <Link to={{ search: `?card=${other.id}` }} replace>
                {titleOf(other)}
              </Link>
              {canWrite && mayLinkEither(card, other) && (
                <IconButton
                  size="s"
                  label={`Unlink: ${titleOf(other)}`}
                  onClick={() => session.actions.unlink(card, other)}
                >
                  <IconX />
                </IconButton>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const mayLinkEither = (a: CardView, b: CardView): boolean => mayLink(a.kind, b.kind) || mayLink(b.kind, a.kind)
