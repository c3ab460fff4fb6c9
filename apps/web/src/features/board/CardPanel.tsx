/** A card opened beside the board: its words, its fields, its links, its talk. On a phone it fills the screen. */
import { type CardKind, cardKindLabels } from '@alongside/domain/board'
import { stageWords } from '@alongside/domain/stage'
import { IconTrash, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { SavedHere } from '../../platform/SavedHere'
import { When } from '../../platform/When'
import { Avatars } from '../../ui/Avatar'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { SchoolTag } from '../../ui/SchoolTag'
import { SkeletonLines } from '../../ui/Skeleton'
import { useBoard, useCard, useOnCard, useWritersSince } from './board-context'
import { CardFields, CardTitle } from './CardFields'
import { CardLinks } from './CardLinks'
import css from './CardPanel.module.css'
import { type CardView, titleOf } from './card-view'
import { type HunchRecord, HunchStanding } from './HunchStanding'
import { KindMark } from './kinds'
import { useMoves } from './useMoves'
import { useWide } from './useWide'

const CardEditor = lazy(() => import('./CardEditor'))

const prompts: Readonly<Record<CardKind, string>> = {
  EVIDENCE: 'Tell it so that a colleague from another school can picture it.',
  HUNCH: 'How did you come to think so? What speaks for it, what against it?',
  NEW_LEARNING: 'What struck you, in your own words?',
  CHANGE_IDEA: 'What would a colleague need to know to try it tomorrow?',
  QUICK_TEST: 'Anything that does not fit the four steps.',
  CHECK: 'What changed, and for whom did it not?',
  NOTE: 'Write what should not be forgotten.',
}

export interface CardPanelProps {
  readonly id: string
  /** Just made: the caret waits in its name. */
  readonly isNew: boolean
  readonly hunch: HunchRecord
  readonly contributors: string
  readonly onClose: () => void
  /** The talk about this card. */
  readonly talk: ReactNode
}

export function CardPanel(props: CardPanelProps) {
  const { id, onClose, isNew } = props
  const card = useCard(id)
  const isWide = useWide()
  usePresenceOn(id)
  const title = card ? `${cardKindLabels[card.kind]}: ${titleOf(card)}` : 'Card'
  const inside = card ? <OpenCard {...props} card={card} /> : <Gone />
  if (!isWide) {
    return (
      <Dialog open side onClose={onClose} title={card ? cardKindLabels[card.kind] : 'Card'}>
        <SavedHere />
        {inside}
      </Dialog>
    )
  }
  return (
    <Aside key={id} label={title} isNew={isNew} onClose={onClose} head={card && <KindMark kind={card.kind} />}>
      {inside}
    </Aside>
  )
}

interface AsideProps {
  readonly label: string
  readonly isNew: boolean
  readonly onClose: () => void
  readonly head: ReactNode
  readonly children: ReactNode
}

function Aside({ label, isNew, onClose, head, children }: AsideProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isNew) panel.current?.focus({ preventScroll: true })
  }, [isNew])
  const press = (event: KeyboardEvent) => {
    // A dialog asked from here closes itself first.
    if (event.key !== 'Escape' || (event.target as Element).closest('dialog')) return
    event.preventDefault()
    onClose()
  }
  return (
    <aside ref={panel} className={css.panel} aria-label={label} tabIndex={-1} onKeyDown={press}>
      <div className={css.bar}>
        {head}
        <IconButton label="Close the card" size="s" onClick={onClose}>
          <IconX />
        </IconButton>
      </div>
      <div className={css.body}>{children}</div>
    </aside>
  )
}

function OpenCard({ card, isNew, hunch, contributors, onClose, talk }: CardPanelProps & { readonly card: CardView }) {
  const { people, canWrite } = useBoard()
  const moves = useMoves()
  const since = useWritersSince(card.id)
  const school = people.school(card.createdUrn)
  const ids = [...new Set([card.createdBy ?? '', ...contributors.split(' '), ...since])].filter(Boolean)
  return (
    <>
      <CardTitle card={card} isNew={isNew} />
      <Suspense fallback={<SkeletonLines />}>
        <CardEditor cardId={card.id} label={`Text of the card ${titleOf(card)}`} placeholder={prompts[card.kind]} />
      </Suspense>
      <HereNow id={card.id} />
      {card.kind === 'HUNCH' && <HunchStanding card={card} record={hunch} />}
      <CardFields card={card} />
      <CardLinks card={card} />
      {talk}
      <footer className={css.foot}>
        <div className={css.makers}>
          {school && <SchoolTag school={school} />}
          <Avatars people={ids.map((id) => people.person(id))} />
        </div>
        <p className={css.quiet}>
          {people.person(card.createdBy).name} put it on the table <When at={card.createdAt} />. Now in{' '}
          {stageWords[card.column].label}.
        </p>
        {canWrite && (
          <Button
            look="plain"
            size="s"
            icon={<IconTrash aria-hidden="true" />}
            className={css.remove}
            onClick={() => {
              onClose()
              moves.remove(card.id)
            }}
          >
            Remove card
          </Button>
        )}
      </footer>
    </>
  )
}

function HereNow({ id }: { readonly id: string }) {
  const here = useOnCard(id)
  if (here.length === 0) return null
  const names = [...new Set(here.map(({ name }) => name))]
  return (
    <p className={css.quiet} role="status">
      {names.join(' and ')} {names.length > 1 ? 'are' : 'is'} on this card with you.
    </p>
  )
}

function Gone() {
  return (
    <p className={css.gone}>
      This card is not on the board any more. Whoever removed it can take that back with Ctrl Z on the board.
    </p>
  )
}

/** Tells the others which card I have open. */
function usePresenceOn(id: string): void {
  const { presence } = useBoard().session
  useEffect(() => {
    presence.tell({ cardId: id })
    return () => presence.tell({ cardId: '', field: '', anchor: null, head: null })
  }, [presence, id])
}
