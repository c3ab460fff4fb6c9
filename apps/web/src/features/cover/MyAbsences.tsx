/** What I am away for, and where the cover of my lessons stands. */
import { stateWords } from '@alongside/domain/cover-words'
import { useQuery } from '@apollo/client/react'
import { IconDoor } from '@tabler/icons-react'
import { useState } from 'react'
import type { AbsencePartsFragment } from '../../gql/graphql'
import { dayOf, timeOf } from '../../platform/dates'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Stack } from '../../ui/Page'
import { Tag } from '../../ui/Tag'
import css from './Cover.module.css'
import { askMutation, mineQuery } from './cover-queries'
import { awayTitle, isNeeded, stateTones } from './cover-words'
import { SayMissed } from './SayMissed'

/** Before that somebody may have been named for another time. */
const isCovered = new Set(['ARRANGED', 'USED', 'CHARGED'])

export function MyAbsences() {
  const query = useQuery(mineQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh(['cover.changed', 'cpd.changed'], query.refetch)
  return (
    <Loaded query={query}>
      {({ myAbsences }) =>
        myAbsences.length === 0 ? (
          <EmptyState icon={<IconDoor />} title="You are not away in the next months">
            When you have a place on a session, observe a research lesson or visit another school, you say here which of
            your lessons need cover.
          </EmptyState>
        ) : (
          <Stack>
            {myAbsences.map((absence) => (
              <Mine key={absence.id} absence={absence} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}

function Mine({ absence }: { readonly absence: AbsencePartsFragment }) {
  const { onDay, startsAt, endsAt, there, periods, isSaid, abilities } = absence
  const [open, setOpen] = useState(false)
  const covered = periods.filter(({ need }) => need && isNeeded(need))
  return (
    <Card as="article">
      <div className={css.away}>
        <div>
          <h2 className={css.title}>{awayTitle(absence)}</h2>
          <p className={css.soft}>
            {`${dayOf(onDay)}, ${timeOf(startsAt)} to ${timeOf(endsAt)}`}
            {there && `, at ${there.name}`}
          </p>
        </div>
        {!open && abilities.ask && (
          <div className={css.buttons}>
            <Button
              look={isSaid ? 'soft' : 'primary'}
              size={isSaid ? 's' : 'm'}
              aria-label={`${isSaid ? 'Change' : 'Say what you miss'}: ${awayTitle(absence)}`}
              onClick={() => setOpen(true)}
            >
              {isSaid ? 'Change' : 'Say what you miss'}
            </Button>
            <SayLater absence={absence} />
          </div>
        )}
      </div>
      {open ? (
        <SayMissed absence={absence} isOwn onClose={() => setOpen(false)} />
      ) : covered.length > 0 ? (
        <ul className={css.chips} aria-label="Lessons that are covered">
          {covered.map(({ name, need }) => (
            <li key={name} className={css.chip}>
              <strong>{name}</strong>
              {need?.classCode && <span>{need.classCode}</span>}
              {need && (
                <Tag tone={need.isMoved ? 'warn' : stateTones[need.state]}>
                  {need.isMoved ? 'Say it again' : stateWords[need.state]}
                </Tag>
              )}
              {need?.coveredBy && isCovered.has(need.state) && <span className={css.soft}>{need.coveredBy}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p className={css.soft}>
          {isSaid ? 'No lesson of yours is missed.' : 'Nobody knows yet which of your lessons need cover.'}
        </p>
      )}
    </Card>
  )
}

/** Not now: put off, left to whoever arranges cover, or settled at once because nothing is missed. */
function SayLater({ absence }: { readonly absence: AbsencePartsFragment }) {
  const { sourceId, onDay, person, isSaid } = absence
  const [ask, { busy, refusal }] = useAct(askMutation, {
    inline: true,
    done: 'Said',
    refetch: ['MyAbsences', 'Asked', 'Viewer'],
  })
  return (
    <NotNowHere
      kinds={['COVER_TO_SAY', 'COVER_MOVED']}
      itemId={sourceId}
      about={`${awayTitle(absence)}, ${dayOf(onDay)}`}
      busy={busy}
      refusal={refusal}
      drop={
        isSaid
          ? undefined
          : {
              label: 'I miss no lesson',
              says: 'Nobody arranges anything for that day. You can change it until then.',
              reason: false,
              onDrop: () => ask({ sourceId, onDay, personId: person.id, periods: [] }),
            }
      }
    />
  )
}
