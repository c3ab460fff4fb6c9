/** The coordinator proposes a challenge: which school, who comes, and when if that is known. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import css from './Challenge.module.css'
import { hostsQuery, proposeMutation } from './challenge-queries'
import { type ChosenTeam, TeamFields, teamInput } from './TeamFields'

interface ProposeDialogProps {
  readonly allianceIds: readonly string[]
  readonly onClose: () => void
}

const nobody: ChosenTeam = { members: [], leadId: '' }

export function ProposeDialog({ allianceIds, onClose }: ProposeDialogProps) {
  const { alliances } = useViewer()
  const [allianceId, setAllianceId] = useState(allianceIds[0]!)
  const [hostUrn, setHostUrn] = useState('')
  const [team, setTeam] = useState(nobody)
  const [days, setDays] = useState({ visitFirstDay: '', visitLastDay: '' })
  const { data } = useQuery(hostsQuery, { variables: { allianceId } })
  const [propose, { busy, refusal }] = useAct(proposeMutation, { inline: true, refetch: ['ChallengesPage'] })
  const navigate = useNavigate()
  const hosts = (data?.alliance?.memberships ?? [])
    .filter(({ state }) => state === 'ACTIVE')
    .map(({ school }) => school)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const input = {
      allianceId,
      hostUrn,
      ...teamInput(team),
      visitFirstDay: days.visitFirstDay || null,
      visitLastDay: days.visitLastDay || null,
    }
    const done = await propose({ input })
    if (done) await navigate(`/challenges/${done.proposePeerChallenge.id}`)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Propose a peer challenge"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button
            look="primary"
            type="submit"
            form="propose-challenge"
            busy={busy}
            disabled={hostUrn === '' || team.members.length === 0}
          >
            Propose it
          </Button>
        </>
      }
    >
      <form id="propose-challenge" onSubmit={(event) => void submit(event)}>
        <Stack>
          <p>
            The team declares its interests, then each headteacher signs. You see days and steps, and no word of what is
            found.
          </p>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          {allianceIds.length > 1 && (
            <SelectField
              label="In which alliance"
              value={allianceId}
              onChange={({ target }) => {
                setAllianceId(target.value)
                setHostUrn('')
                setTeam(nobody)
              }}
              choices={alliances
                .filter(({ id }) => allianceIds.includes(id))
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <SelectField
            label="Which school is challenged?"
            placeholder="Choose a school"
            value={hostUrn}
            onChange={({ target }) => {
              setHostUrn(target.value)
              setTeam(nobody)
            }}
            choices={hosts.map(({ urn, name }) => ({ value: urn, label: name }))}
          />
          {hostUrn && (
            <div className={css.days}>
              <TextField
                label="First day of the visit"
                type="date"
                optional
                value={days.visitFirstDay}
                onChange={({ currentTarget }) => setDays({ ...days, visitFirstDay: currentTarget.value })}
              />
              <TextField
                label="Last day of the visit"
                type="date"
                optional
                value={days.visitLastDay}
                onChange={({ currentTarget }) => setDays({ ...days, visitLastDay: currentTarget.value })}
              />
            </div>
          )}
          {hostUrn && (
            <TeamFields
              allianceId={allianceId}
              hostUrn={hostUrn}
              days={[days.visitFirstDay, days.visitLastDay]}
              team={team}
              onChange={setTeam}
            />
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
