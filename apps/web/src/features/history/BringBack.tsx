/** Asks before a version is brought back, and says what that will do to the board as it is now. */
import { useQuery } from '@apollo/client/react'
import { useAct } from '../../platform/useAct'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { boardSinceQuery, bringBackMutation } from './history-queries'
import { titleOf, type Version } from './version-words'

interface BringBackProps {
  readonly cycleId: string
  readonly version: Version
  readonly now: number
  readonly onClose: () => void
}

export function BringBack({ cycleId, version, now, onClose }: BringBackProps) {
  // What was added since goes, what was removed comes back.
  const { data } = useQuery(boardSinceQuery, { variables: { cycleId, from: version.seq, to: now } })
  const [bringBack, { busy, refusal }] = useAct(bringBackMutation, {
    done: `The board is as it was: ${titleOf(version)}`,
    inline: true,
    refetch: ['BoardPast'],
  })
  const count = (kind: string) => data?.boardChanges.filter(({ change }) => change === kind).length ?? 0
  return (
    <ConfirmDialog
      open
      harmless
      busy={busy}
      refusal={refusal}
      onClose={onClose}
      title="Bring this version back?"
      action="Bring it back"
      onConfirm={async () => {
        if (await bringBack({ cycleId, seq: version.seq })) onClose()
      }}
    >
      <p>
        The board becomes what it was: {titleOf(version)}. {told(count('REMOVED'), 'comes back', 'come back')}{' '}
        {told(count('ADDED'), 'goes', 'go')} {told(count('CHANGED'), 'becomes what it was', 'become what they were')}
      </p>
      <p>
        Everybody who has the board open sees it at once, as an edit of yours. Nothing is lost: what was written since
        stays among the versions, and can be brought back in the same way.
      </p>
    </ConfirmDialog>
  )
}

const told = (count: number, one: string, many: string): string =>
  count === 0 ? '' : count === 1 ? `One card ${one}.` : `${count} cards ${many}.`
