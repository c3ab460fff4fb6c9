/** Inviting a school: its head is asked. Where nobody of the school is here yet, its head is invited together with it. */
import { useApolloClient } from '@apollo/client/react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { graphql } from '../../gql'
import type { InviteSchoolMutation, MembershipRole } from '../../gql/graphql'
import { announce } from '../../platform/announce'
import { refusalCode, sentenceFor } from '../../platform/refusals'
import { Button } from '../../ui/Button'
import { CopyText } from '../../ui/CopyText'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'

const inviteMutation = graphql(`
  mutation InviteSchool($allianceId: ID!, $urn: ID!, $role: MembershipRole!, $headEmail: String, $headName: String) {
    inviteSchool(allianceId: $allianceId, urn: $urn, role: $role, headEmail: $headEmail, headName: $headName) {
      invitationLink
      ...MembershipParts
    }
  }
`)

interface Chosen {
  readonly urn: string
  readonly name: string
}

export interface InviteSchoolDialogProps {
  readonly alliance: {
    readonly id: string
    readonly name: string
    /** A school leads, or has been asked to. */
    readonly hasLead: boolean
    /** The school that was named to lead when the alliance was made. */
    readonly leadUrn: string | null
  }
  readonly chosen: Chosen | null
  /** The field with which the page lets one choose a school. */
  readonly picker: ReactNode
  readonly onAnother: () => void
  readonly onClose: () => void
}

const roles: readonly { value: MembershipRole; label: string }[] = [
  { value: 'MEMBER', label: 'Member' },
  { value: 'STRATEGIC_PARTNER', label: 'Strategic partner' },
  { value: 'LEAD', label: 'Lead school' },
]

export function InviteSchoolDialog({ alliance, chosen, picker, onAnother, onClose }: InviteSchoolDialogProps) {
  const client = useApolloClient()
  const [wanted, setRole] = useState<MembershipRole | null>(null)
  const role = wanted ?? (chosen && !alliance.hasLead && chosen.urn === alliance.leadUrn ? 'LEAD' : 'MEMBER')
  const [head, setHead] = useState<{ readonly email: string; readonly name: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [invited, setInvited] = useState<InviteSchoolMutation['inviteSchool'] | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    setBusy(true)
    setRefusal(null)
    try {
      const variables = { allianceId: alliance.id, urn: chosen.urn, role, headEmail: head?.email, headName: head?.name }
      const { data } = await client.mutate({ mutation: inviteMutation, variables, refetchQueries: ['AlliancePage'] })
      setInvited(data?.inviteSchool ?? null)
      announce(`${chosen.name} is invited`)
    } catch (error) {
      // Only the server knows whether somebody heads that school here: it asks for the address where nobody does.
      if (!head && refusalCode(error) === 'input.missing') setHead({ email: '', name: '' })
      else setRefusal(sentenceFor(error))
    } finally {
      setBusy(false)
    }
  }
  const another = () => {
    setInvited(null)
    setHead(null)
    setRole(null)
    onAnother()
  }
  if (invited) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Invited"
        actions={
          <>
            <Button look="plain" onClick={another}>
              Invite another school
            </Button>
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </>
        }
      >
        <Notice tone="good">
          {invited.school.name} is asked to join {alliance.name}. Its head has 30 days to accept, and the school is a
          member once the agreement is signed.
        </Notice>
        {invited.invitationLink && (
          <CopyText
            label="This installation sends no mail: pass this link on to the head, and to nobody else. It is shown this once."
            text={invited.invitationLink}
          />
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Invite a school to ${alliance.name}`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="invite-school" busy={busy} disabled={!chosen}>
            Invite
          </Button>
        </>
      }
    >
      <form id="invite-school" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          {picker}
          <SelectField
            label="In which role"
            choices={alliance.hasLead ? roles.filter(({ value }) => value !== 'LEAD') : roles}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as MembershipRole)}
          />
          {head ? (
            <>
              <Notice title={`Nobody of ${chosen?.name ?? 'this school'} is on Alongside yet`}>
                Who is its head? They are sent a personal link, and decide for the school.
              </Notice>
              <Row>
                <TextField
                  label="The head’s name"
                  value={head.name}
                  maxLength={100}
                  autoComplete="off"
                  onChange={(event) => setHead({ ...head, name: event.currentTarget.value })}
                />
                <TextField
                  label="The head’s e-mail"
                  type="email"
                  value={head.email}
                  autoComplete="off"
                  onChange={(event) => setHead({ ...head, email: event.currentTarget.value })}
                />
              </Row>
            </>
          ) : (
            <p>Its head is asked, and decides. Nothing is shared before the agreement is signed.</p>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
