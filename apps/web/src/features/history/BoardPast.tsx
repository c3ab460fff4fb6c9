/** The board's past: its versions beside the one that is looked at, and the way back to it. */
import { useQuery } from '@apollo/client/react'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { BoardPastQuery } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { SkeletonLines } from '../../ui/Skeleton'
import { Tabs } from '../../ui/Tabs'
import css from './BoardPast.module.css'
import { BringBack } from './BringBack'
import { Changes } from './Changes'
import { boardPastQuery } from './history-queries'
import { Then } from './Then'
import { VersionList } from './VersionList'
import { titleOf, type Version } from './version-words'

interface BoardPastProps {
  readonly cycleId: string
  readonly onClose: () => void
}
type History = BoardPastQuery['boardHistory']

export function BoardPast({ cycleId, onClose }: BoardPastProps) {
  const query = useQuery(boardPastQuery, { variables: { cycleId }, fetchPolicy: 'cache-and-network' })
  const [wanted, setWanted] = useState<Version | null>(null)
  const now = query.data?.boardHistory.seq ?? 0
  return (
    <>
      <Dialog open width="l" onClose={onClose} title="Earlier versions of this board">
        <Loaded query={query} skeleton={<SkeletonLines />}>
          {({ boardHistory }) =>
            boardHistory.versions.some(({ canShow }) => canShow) ? (
              <Past cycleId={cycleId} history={boardHistory} onBringBack={setWanted} />
            ) : (
              <p className={css.none}>Nobody has written on this board yet. What you write from now on is kept here.</p>
            )
          }
        </Loaded>
      </Dialog>
      {wanted && <BringBack cycleId={cycleId} version={wanted} now={now} onClose={() => setWanted(null)} />}
    </>
  )
}

interface PastProps {
  readonly cycleId: string
  readonly history: History
  readonly onBringBack: (version: Version) => void
}

function Past({ cycleId, history, onBringBack }: PastProps) {
  const { versions, seq: now } = history
  const [chosenId, choose] = useState<string | null>(null)
  const [view, setView] = useState('then')
  const chosen = versions.find(({ id }) => id === chosenId) ?? versions.find(({ canShow }) => canShow)
  if (!chosen) return null
  const isNow = chosen.seq === now
  return (
    <div className={css.past}>
      <VersionList versions={versions} chosen={chosen.id} now={now} onChoose={choose} />
      <section className={css.shown} aria-label={titleOf(chosen)}>
        {history.isDamaged && (
          <Notice tone="warn">
            Something stored of this board is damaged. You see what is whole; whoever runs the service has been told.
          </Notice>
        )}
        <div className={css.bar}>
          <h3>{isNow ? 'As it is now' : titleOf(chosen)}</h3>
          {!isNow && history.abilities.restore && (
            <Button icon={<IconArrowBackUp />} onClick={() => onBringBack(chosen)}>
              Bring this version back…
            </Button>
          )}
        </div>
        {isNow ? (
          <Then cycleId={cycleId} seq={chosen.seq} />
        ) : (
          <Tabs
            label="How to look at this version"
            chosen={view}
            onChoose={setView}
            tabs={[
              { key: 'then', label: 'The board then', panel: <Then cycleId={cycleId} seq={chosen.seq} /> },
              {
                key: 'since',
                label: 'What changed since',
                panel: <Changes cycleId={cycleId} from={chosen.seq} to={now} />,
              },
            ]}
          />
        )}
      </section>
    </div>
  )
}
