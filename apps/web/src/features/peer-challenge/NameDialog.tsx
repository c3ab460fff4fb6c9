/** Who holds the workshop, and who keeps in touch. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { ChallengePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { type Choice, SelectField } from '../../ui/SelectField'
import { candidatesQuery, championsQuery, nameChampionMutation, nameFollowUpMutation } from './challenge-queries'

interface NameDialogProps {
  readonly challenge: ChallengePartsFragment
  readonly office: 'champion' | 'followUp'
  readonly onClose: () => void
}

const words = {
  champion: {
    title: 'Name the improvement champion',
    lead: 'Somebody of the host school, often a teacher, who holds the workshop: with colleagues, not only with leaders.',
  },
  followUp: {
    title: 'Name who follows up',
    lead: 'Somebody of the team who keeps in touch after six weeks, and comes or calls again after two terms.',
  },
} as const

export function NameDialog({ challenge, office, onClose }: NameDialogProps) {
  const [personId, choose] = useState('')
  const options = { inline: true, done: 'Named' } as const
  const [champion, champions] = useAct(nameChampionMutation, options)
  const [followUp, followUps] = useAct(nameFollowUpMutation, options)
  const [name, { busy, refusal }] = office === 'champion' ? [champion, champions] : [followUp, followUps]
  const choices = useChoices(challenge, office)
  const send = async (): Promise<void> => {
    if (await name({ id: challenge.id, personId })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words[office].title}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" busy={busy} disabled={personId === ''} onClick={() => void send()}>
            Name them
          </Button>
        </>
      }
    >
      <Stack>
        <p>{words[office].lead}</p>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <SelectField
          label="Who?"
          placeholder="Choose a colleague"
          choices={choices}
          value={personId}
          onChange={({ target }) => choose(target.value)}
        />
      </Stack>
    </Dialog>
  )
}

/** A head knows their own school; a coordinator asks for everybody who could be in a team. */
function useChoices(challenge: ChallengePartsFragment, office: 'champion' | 'followUp'): Choice[] {
  const isOffice = challenge.parts.includes('COORDINATOR')
  const { urn } = challenge.host
  const own = useQuery(championsQuery, { variables: { urn }, skip: office === 'followUp' || isOffice })
  const all = useQuery(candidatesQuery, {
    variables: { allianceId: challenge.spaceId, hostUrn: urn },
    skip: office === 'followUp' || !isOffice,
  })
  const people =
    office === 'followUp'
      ? challenge.members.map(({ person }) => person)
      : isOffice
        ? (all.data?.challengeCandidates ?? []).filter(({ school }) => school.urn === urn).map(({ person }) => person)
        : (own.data?.school?.people ?? []).map(({ person }) => person)
  return [...new Map(people.map(({ id, name }) => [id, { value: id, label: name }])).values()]
}
