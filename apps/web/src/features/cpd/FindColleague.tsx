/** Finds a colleague of the alliance by name, and asks them to lead the session. */
import type { CpdCyclePartsFragment, CpdSessionPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import css from './Cpd.module.css'
import { askToLeadMutation } from './cpd-queries'
import { PickColleague } from './PickColleague'

interface FindColleagueProps {
  readonly cycle: CpdCyclePartsFragment
  readonly session: CpdSessionPartsFragment
  readonly onDone: () => void
}

export function FindColleague({ cycle, session, onDone }: FindColleagueProps) {
  const [ask, { busy, refusal }] = useAct(askToLeadMutation, { inline: true, done: 'Asked' })
  const known = new Set(session.facilitators.filter(({ hasDeclined }) => !hasDeclined).map(({ person }) => person.id))
  return (
    <div className={css.find}>
      <PickColleague
        allianceId={cycle.allianceId}
        toLead={session.id}
        known={known}
        verb={(name) => `Ask ${name}`}
        busy={busy}
        refusal={refusal}
        onPick={({ id, school }) =>
          void ask({ id: session.id, personId: id, urn: school.urn }).then((done) => done && onDone())
        }
      />
      <Button size="s" look="plain" onClick={onDone}>
        Not now
      </Button>
    </div>
  )
}
