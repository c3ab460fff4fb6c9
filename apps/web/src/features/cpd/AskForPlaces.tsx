/** Asks for places: on all sessions of the cycle that still lie ahead, or on those one ticks. A full half-term is said, and where to go with it. */
import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CpdSessionPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { tell } from '../../platform/notices'
import { refusalCode, refusalDetail, sentenceFor } from '../../platform/refusals'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import css from './Cpd.module.css'
import { askForPlacesMutation, askHeadMutation } from './cpd-queries'

export function AskForPlaces({ sessions }: { readonly sessions: readonly CpdSessionPartsFragment[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(sessions.map(({ id }) => id)))
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ readonly words: string; readonly full: string | null } | null>(null)
  const client = useApolloClient()
  const [askHead, asking] = useAct(askHeadMutation, { done: 'Your head is asked' })
  const ids = sessions.map(({ id }) => id).filter((id) => chosen.has(id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const send = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await client.mutate({
        mutation: askForPlacesMutation,
        variables: { sessionIds: ids },
        refetchQueries: ['CpdCyclePage', 'MyCpd'],
        awaitRefetchQueries: true,
      })
      tell(ids.length === 1 ? 'You have asked for a place' : `You have asked for ${ids.length} places`)
    } catch (error) {
      const isFull = refusalCode(error) === 'booking.load-red'
      setRefused({ words: sentenceFor(error), full: isFull ? refusalDetail(error, 'sessionId') : null })
    }
    setBusy(false)
  }
  return (
    <section className={css.ask} aria-label="Ask for places">
      <div className={css.askWords}>
        <h2 className={css.small}>Come along</h2>
        <p className={css.quiet}>Your school says yes or no; you are told as soon as it does.</p>
      </div>
      {sessions.length > 1 && (
        <ul className={css.askList}>
          {sessions.map(({ id, title, startsAt }) => (
            <li key={id}>
              <CheckField
                label={title}
                hint={startsAt ? dayOf(startsAt) : undefined}
                checked={chosen.has(id)}
                onChange={() => toggle(id)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button look="primary" busy={busy} disabled={ids.length === 0} onClick={() => void send()}>
        {ids.length > 1 ? `Ask for ${ids.length} places` : 'Ask for a place'}
      </Button>
      {refused && (
        <Notice
          tone="warn"
          action={
            refused.full && (
              <Button size="s" busy={asking.busy} onClick={() => void askHead({ sessionId: refused.full! })}>
                Ask my head
              </Button>
            )
          }
        >
          {refused.words} {refused.full && <Link to="/load">See what could go</Link>}
        </Notice>
      )}
    </section>
  )
}
