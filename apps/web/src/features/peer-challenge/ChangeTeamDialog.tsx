/** Somebody drops out, or another leads: whoever stays keeps what they declared, and the heads sign again. */
import { useState } from 'react'
import type { ChallengePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { changeTeamMutation } from './challenge-queries'
import { type ChosenTeam, TeamFields, teamInput } from './TeamFields'

interface ChangeTeamDialogProps {
  readonly challenge: ChallengePartsFragment
  readonly onClose: () => void
}

export function ChangeTeamDialog({ challenge, onClose }: ChangeTeamDialogProps) {
  const [team, setTeam] = useState<ChosenTeam>({
    leadId: challenge.lead?.id ?? '',
    members: challenge.members.map(({ person, school, isTrained, isFacilitator }) => ({
      personId: person.id,
      urn: school.urn,
      name: person.name,
      isTrained,
      isFacilitator,
    })),
  })
  const [change, { busy, refusal }] = useAct(changeTeamMutation, { inline: true, done: 'Team changed' })
  const send = async (): Promise<void> => {
    if (await change({ id: challenge.id, ...teamInput(team) })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Change the team"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Leave it as it is
          </Button>
          <Button look="primary" busy={busy} disabled={team.members.length === 0} onClick={() => void send()}>
            Change it
          </Button>
        </>
      }
    >
      <Stack>
        <p>
          Where the team is another than before, the headteachers are asked to sign again. Nothing that was written is
          lost.
        </p>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <TeamFields
          allianceId={challenge.spaceId}
          hostUrn={challenge.host.urn}
          days={[challenge.visitFirstDay, challenge.visitLastDay].filter((day) => day !== null)}
          challengeId={challenge.id}
          team={team}
          onChange={setTeam}
        />
      </Stack>
    </Dialog>
  )
}
