/** What a card builds on and what builds on it: hunch on evidence, change on hunch. */
import { cardKindLabels } from '@alongside/domain/board'
import { IconLinkPlus, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { Button, IconButton } from '../../ui/Button'
import { useBoard } from './board-context'
import css from './CardPanel.module.css'
import { type CardView, titleOf } from './card-view'
import { kindIcons } from './kinds'
import { LinkPicker } from './LinkPicker'

/** Cards come, go and are renamed while the panel is open; what is typed elsewhere changes nothing here. */
function useNeighbours({ id }: CardView): CardView[] {
  const { store } = useBoard().session
  const [, setTurn] = useState(0)
  useEffect(
    () =>
      store.onTurn(({ changes }) => {
        const near = new Set(store.neighbours(id).map((card) => card.id))
        if (changes.some(({ what, card }) => what !== 'edited' || near.has(card.id))) setTurn((before) => before + 1)
      }),
    [store, id],
  )
  return store.neighbours(id)
}

export function CardLinks({ card }: { readonly card: CardView }) {
  const { canWrite } = useBoard()
  const [isPicking, setPicking] = useState(false)
  const linked = useNeighbours(card)
  if (linked.length === 0 && !canWrite) return null
  return (
    <section className={css.part} aria-labelledby="card-links">
      <h3 id="card-links" className={css.partTitle}>
        Linked cards
      </h3>
      <LinkList title="Builds on" card={card} others={linked.filter(({ id }) => card.links[id] !== undefined)} />
      <LinkList title="Is taken up by" card={card} others={linked.filter(({ id }) => card.links[id] === undefined)} />
      {canWrite &&
        (isPicking ? (
          <LinkPicker card={card} onDone={() => setPicking(false)} />
        ) : (
          <div>
            <Button
              size="s"
              look="plain"
              className={css.linkAdd}
              icon={<IconLinkPlus aria-hidden="true" />}
              onClick={() => setPicking(true)}
            >
              Link another card
            </Button>
          </div>
        ))}
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
              {canWrite && (
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
