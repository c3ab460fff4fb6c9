/** One card on the table. Wakes only for itself. */
import type { HunchStatus } from '@alongside/domain/hunch'
import { IconMessageCircle } from '@tabler/icons-react'
import { memo, useRef } from 'react'
import { Link } from 'react-router'
import { Avatar, Avatars } from '../../ui/Avatar'
import { cx } from '../../ui/cx'
import { schoolStyle } from '../../ui/school-colour'
import css from './BoardCard.module.css'
import { useBoard, useCard, useNoteOn, useOnCard, useWritersSince } from './board-context'
import { CardFacts, excerptOf } from './CardFacts'
import { CardMenu } from './CardMenu'
import { type CardView, titleOf } from './card-view'
import { KindMark } from './kinds'
import { useCardDrag } from './useCardDrag'

export interface BoardCardProps {
  readonly id: string
  readonly status: HunchStatus
  readonly comments: number
  readonly unresolved: number
  /** Ids of people, parted by spaces: a plain word, so that nothing is drawn anew for nothing. */
  readonly contributors: string
  /** The way into this column for the Tab key; from there the arrow keys go on. */
  readonly isEntry: boolean
  readonly isOpen: boolean
}

export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const card = useCard(props.id)
  return card ? <CardOnTable {...props} card={card} /> : null
})

function CardOnTable(props: BoardCardProps & { readonly card: CardView }) {
  const { id, card, status, isEntry, isOpen } = props
  const { people, canWrite } = useBoard()
  const element = useRef<HTMLLIElement>(null)
  useCardDrag(element, id, canWrite)
  const school = people.school(card.createdUrn)
  const excerpt = excerptOf(card)
  const note = useNoteOn(id)
  return (
    <li ref={element} className={css.slot} data-card={id}>
      <article
        className={cx(css.card, css[card.kind], css[`status-${status}`], isOpen && css.open)}
        style={schoolStyle(school?.colour)}
        aria-labelledby={`card-${id}`}
      >
        <header className={css.top}>
          <KindMark kind={card.kind} note={note} />
        </header>
        <h3 className={css.heading} id={`card-${id}`}>
          <Link
            to={{ search: `?card=${id}` }}
            draggable={false}
            className={css.cover}
            tabIndex={isEntry ? 0 : -1}
            aria-describedby="board-keys"
            aria-current={isOpen || undefined}
            data-open
            preventScrollReset
          >
            {titleOf(card)}
          </Link>
        </h3>
        {excerpt !== '' && <p className={css.excerpt}>{excerpt}</p>}
        <div className={css.facts}>
          <CardFacts card={card} status={status} />
        </div>
        <CardFoot {...props} schoolName={school?.name ?? null} />
        <Here id={id} />
        <CardMenu card={card} isEntry={isEntry} />
      </article>
    </li>
  )
}

function CardFoot({
  id,
  contributors,
  comments,
  unresolved,
  schoolName,
}: BoardCardProps & { readonly schoolName: string | null }) {
  const { people } = useBoard()
  const since = useWritersSince(id)
  const card = useCard(id)
  const ids = new Set([card?.createdBy ?? '', ...contributors.split(' '), ...since].filter(Boolean))
  return (
    <footer className={css.foot}>
      <span className={css.school}>
        <span className={css.schoolDot} aria-hidden="true" />
        <span className={css.schoolName}>{schoolName}</span>
      </span>
      {comments > 0 && (
        <span
          className={cx(css.comments, unresolved > 0 && css.waiting)}
          title={
            unresolved > 0 ? `${unresolved} of ${comments} comments still open` : `${comments} comments, all settled`
          }
        >
          <IconMessageCircle aria-hidden="true" stroke={1.75} />
          {comments}
          <span className="visually-hidden"> comments</span>
        </span>
      )}
      <Avatars people={[...ids].map((one) => people.person(one))} max={3} />
    </footer>
  )
}

/** Whoever has this card open, or holds it, stands at its corner. */
function Here({ id }: { readonly id: string }) {
  const { people } = useBoard()
  const present = useOnCard(id)
  if (present.length === 0) return null
  const holding = present.find(({ state }) => state?.dragging === id)
  return (
    <span className={cx(css.here, holding && css.held)}>
      {holding && <span className={css.heldBy}>{holding.name} is moving this</span>}
      {present.slice(0, 3).map(({ client, personId, name }) => (
        <Avatar key={client} person={{ ...people.person(personId), name, detail: 'is here' }} size="s" live />
      ))}
    </span>
  )
}
