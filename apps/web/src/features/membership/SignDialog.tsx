/** Reading the membership agreement and signing it for the school: the wording one has before one's eyes, and no other. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { MembershipPartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { Prose } from '../../ui/Prose'
import { SkeletonLines } from '../../ui/Skeleton'

const agreementQuery = graphql(`
  query AgreementToSign($id: ID!) {
    alliance(id: $id) { id name agreement agreementVersion }
  }
`)

const signMutation = graphql(`
  mutation SignMembership($allianceId: ID!, $id: ID!, $agreementVersion: Int!) {
    signMembership(allianceId: $allianceId, id: $id, agreementVersion: $agreementVersion) { ...MembershipParts }
  }
`)

export interface SignDialogProps {
  readonly membership: MembershipPartsFragment
  readonly onClose: () => void
}

export function SignDialog({ membership, onClose }: SignDialogProps) {
  const { id, alliance, school, agreementVersion: signedBefore } = membership
  const query = useQuery(agreementQuery, { variables: { id: alliance.id }, fetchPolicy: 'network-only' })
  const [read, setRead] = useState(false)
  const [sign, { busy, refusal }] = useAct(signMutation, {
    inline: true,
    done: `Signed for ${school.name}`,
    refetch: ['AlliancePage', 'AwaitingMemberships', 'Viewer'],
  })
  const wording = query.data?.alliance?.agreementVersion
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (wording === undefined) return
    if (await sign({ allianceId: alliance.id, id, agreementVersion: wording })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Membership agreement"
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="sign" busy={busy} disabled={wording === undefined}>
            Sign for {school.name}
          </Button>
        </>
      }
    >
      <p>
        {signedBefore
          ? `${alliance.name} has a new wording, number ${wording ?? '…'}. Your school is bound by number ${signedBefore} until you sign.`
          : `What ${school.name} and the other schools of ${alliance.name} promise each other, and what is shared from the day you sign.`}
      </p>
      <Loaded query={query} skeleton={<SkeletonLines lines={8} />}>
        {({ alliance: found }) =>
          found && (
            <Prose
              sheet
              label={`Agreement of ${found.name}, wording ${found.agreementVersion}`}
              text={found.agreement}
            />
          )
        }
      </Loaded>
      <form id="sign" onSubmit={(event) => void send(event)}>
        <Stack>
          <CheckField
            required
            label={`I have read wording ${wording ?? '…'} and sign it for ${school.name}`}
            hint="Your name, the day and the number of the wording are kept with it."
            checked={read}
            onChange={(event) => setRead(event.currentTarget.checked)}
          />
          {refusal && <Notice tone="danger">{refusal}</Notice>}
        </Stack>
      </form>
    </Dialog>
  )
}
