/** Who is at the table now. Pressing somebody follows them from card to card until one looks elsewhere. */
import type { EnquiryStage } from '@alongside/domain/stage'
import { IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { announce } from '../../platform/announce'
import { useLiveState } from '../../platform/live/useLive'
import { Avatar } from '../../ui/Avatar'
import { cx } from '../../ui/cx'
import { useBoard, useOthers } from './board-context'
import { cardElement, showCard } from './find-card'
import css from './PresenceBar.module.css'
import { peopleOf } from './presence'

export function PresenceBar({ onSight }: { readonly onSight: (stage: EnquiryStage) => void }) {
  const { people, session } = useBoard()
  const { status } = useLiveState(session.live)
  const here = peopleOf(useOthers())
  const [followed, setFollowed] = useState<string | null>(null)
  const person = here.find(({ personId }) => personId === followed)
  useFollowing(person?.state?.cardId, onSight, () => setFollowed(null))
  if (here.length === 0) return status === 'live' && <p className={css.alone}>Nobody else is here</p>
  const follow = (id: string, name: string) => {
    setFollowed(followed === id ? null : id)
    announce(followed === id ? `No longer following ${name}` : `Following ${name}`)
  }
  return (
    <div className={css.bar}>
      <ul className={css.people} aria-label="Here now">
        {here.map(({ personId, name }) => (
          <li key={personId}>
            <button
              type="button"
              className={cx(css.person, followed === personId && css.followed)}
              aria-pressed={followed === personId}
              aria-label={`Follow ${name}`}
              title={`${name} is here. Press to follow.`}
              onClick={() => follow(personId, name)}
            >
              <Avatar person={{ ...people.person(personId), name }} size="s" silent live />
            </button>
          </li>
        ))}
      </ul>
      {person && (
        <button type="button" className={css.stop} onClick={() => setFollowed(null)}>
          Following {person.name.split(' ')[0]}
          <IconX aria-label="Stop" />
        </button>
      )}
    </div>
  )
}

function useFollowing(cardId: string | undefined, onSight: (stage: EnquiryStage) => void, stop: () => void): void {
  const { store } = useBoard().session
  const stopNow = useEffectEvent(stop)
  const bring = useEffectEvent((id: string) => {
    const card = store.card(id)
    if (!card) return
    // On a phone the card may lie in a column that is not shown.
    if (!cardElement(id)?.offsetParent) onSight(card.column)
    requestAnimationFrame(() => {
      showCard(id)
      flash(id)
    })
  })
  useEffect(() => {
    if (cardId) bring(cardId)
  }, [cardId])
  const isFollowing = cardId !== undefined
  useEffect(() => {
    if (!isFollowing) return
    const look = () => stopNow()
    addEventListener('wheel', look, { passive: true })
    addEventListener('touchmove', look, { passive: true })
    return () => {
      removeEventListener('wheel', look)
      removeEventListener('touchmove', look)
    }
  }, [isFollowing])
}

const flashMs = 1600

function flash(id: string): void {
  const element = cardElement(id)
  if (!element) return
  element.dataset.linked = ''
  setTimeout(() => delete element.dataset.linked, flashMs)
}
