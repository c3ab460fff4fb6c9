/** My place goes to a colleague of my school: I keep it until the school has agreed and they have taken it. */

import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Stack } from '../../ui/Page'
import { handOnMutation } from './cpd-queries'
import { PickColleague } from './PickColleague'

interface HandOnProps {
  readonly id: string
  readonly title: string
  readonly allianceId: string
  readonly school: { readonly urn: string; readonly name: string }
  readonly onClose: () => void
}

export function HandOn({ id, title, allianceId, school, onClose }: HandOnProps) {
  const viewer = useViewer()
  const [handOn, { busy, refusal }] = useAct(handOnMutation, {
    inline: true,
    done: 'Asked: you keep the place until they have taken it',
    refetch: ['MyCpd', 'CpdCyclePage'],
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Hand on your place on “${title}”`}
      actions={
        <Button look="plain" onClick={onClose}>
          Keep it
        </Button>
      }
    >
      <Stack>
        <p>
          To somebody at {school.name}. Your school says yes or no, then they have a day to take it. Until then it is
          yours.
        </p>
        <PickColleague
          allianceId={allianceId}
          urn={school.urn}
          known={new Set([viewer.id])}
          verb={(name) => `To ${name}`}
          busy={busy}
          refusal={refusal}
          onPick={(colleague) => void handOn({ id, personId: colleague.id }).then((done) => done && onClose())}
        />
      </Stack>
    </Dialog>
  )
}
