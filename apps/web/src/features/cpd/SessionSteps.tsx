/** What can become of a session now: confirmed, put off, called off, held, closed, or taken out while it is a draft. */
import { useState } from 'react'
import type { CpdSessionPartsFragment, CpdSessionState } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import css from './Cpd.module.css'
import { moveSessionMutation, removeSessionMutation } from './cpd-queries'

const verbs = {
  confirm: ['CONFIRMED', 'Confirm it'],
  deliver: ['DELIVERED', 'It was held'],
  close: ['CLOSED', 'Close it'],
} as const

/** What was taken out is no longer on the page, and its sheet goes with it. */
export function SessionSteps({ session }: { readonly session: CpdSessionPartsFragment }) {
  const { abilities, id, title } = session
  const [asking, setAsking] = useState<'POSTPONED' | 'CANCELLED' | 'REMOVED' | null>(null)
  const refetch = ['CpdCyclePage']
  const [move, { busy, refusal }] = useAct(moveSessionMutation, { inline: asking !== null, done: 'Done', refetch })
  const [remove, removing] = useAct(removeSessionMutation, { inline: true, done: 'Taken out' })
  const to = (state: CpdSessionState) => void move({ id, to: state })
  if (!(['confirm', 'deliver', 'close', 'postpone', 'cancel', 'remove'] as const).some((one) => abilities[one]))
    return null
  const close = () => setAsking(null)
  return (
    <div className={css.steps}>
      {(Object.keys(verbs) as (keyof typeof verbs)[]).map(
        (one) =>
          abilities[one] && (
            <Button key={one} look="primary" busy={busy} onClick={() => to(verbs[one][0])}>
              {verbs[one][1]}
            </Button>
          ),
      )}
      {abilities.postpone && (
        <Button look="plain" onClick={() => setAsking('POSTPONED')}>
          Put off…
        </Button>
      )}
      {abilities.remove ? (
        <Button look="plain" onClick={() => setAsking('REMOVED')}>
          Take out…
        </Button>
      ) : (
        abilities.cancel && (
          <Button look="plain" onClick={() => setAsking('CANCELLED')}>
            Call off…
          </Button>
        )
      )}
      {asking === 'REMOVED' && (
        <ConfirmDialog
          open
          onClose={close}
          title={`Take “${title}” out of the plan?`}
          action="Take it out"
          busy={removing.busy}
          refusal={removing.refusal}
          onConfirm={() => void remove({ id })}
        >
          Its words are gone. Nobody but those who plan has seen it.
        </ConfirmDialog>
      )}
      {(asking === 'POSTPONED' || asking === 'CANCELLED') && (
        <ConfirmDialog
          open
          onClose={close}
          title={asking === 'POSTPONED' ? `Put “${title}” off?` : `Call “${title}” off?`}
          action={asking === 'POSTPONED' ? 'Put it off' : 'Call it off'}
          harmless={asking === 'POSTPONED'}
          reason={{ label: 'Why', hint: 'Whoever has a place, or leads it, reads it.' }}
          busy={busy}
          refusal={refusal}
          onConfirm={(reason) => void move({ id, to: asking, reason }).then((done) => done && close())}
        >
          {asking === 'POSTPONED'
            ? 'Places are kept. With its new date everybody is asked again whether they can come.'
            : 'Everybody with a place is told, and keeps none. This cannot be undone.'}
        </ConfirmDialog>
      )}
    </div>
  )
}
