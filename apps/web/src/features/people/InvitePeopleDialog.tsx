/** Inviting a whole staff room: paste the list, choose the role, read what became of each line. */
import { readInviteList } from '@alongside/domain/invite-list'
import { pasteLimit } from '@alongside/domain/person'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { InvitePeopleMutation, RoleChoiceFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { InviteReport } from './InviteReport'

const inviteMutation = graphql(`
  mutation InvitePeople($spaceId: ID!, $role: String!, $lines: String!) {
    invitePeople(spaceId: $spaceId, role: $role, lines: $lines) { ...InviteReportLine }
  }
`)

graphql(`
  fragment RoleChoice on RoleOffer { role label }
`)

export interface InvitePeopleDialogProps {
  readonly spaceId: string
  /** The school or the alliance they are invited to. */
  readonly placeName: string
  /** Those that whoever is signed in can give here, as the server says. */
  readonly roles: readonly RoleChoiceFragment[]
  readonly onClose: () => void
}

export function InvitePeopleDialog({ spaceId, placeName, roles, onClose }: InvitePeopleDialogProps) {
  const [lines, setLines] = useState('')
  const [role, setRole] = useState(roles[0]?.role ?? '')
  const [report, setReport] = useState<InvitePeopleMutation['invitePeople'] | null>(null)
  const [invite, { busy, refusal, clear }] = useAct(inviteMutation, { inline: true, refetch: ['OpenInvitations'] })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const data = await invite({ spaceId, role, lines })
    if (data) setReport(data.invitePeople)
  }
  const another = () => {
    setReport(null)
    setLines('')
  }
  if (report) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="What became of your list"
        width="l"
        actions={
          <>
            <Button look="plain" onClick={another}>
              Invite more people
            </Button>
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </>
        }
      >
        <InviteReport lines={report} />
      </Dialog>
    )
  }
  const typed = preview(lines)
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Invite people to ${placeName}`}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="invite-people" busy={busy} disabled={typed.tooMany}>
            {typed.people > 1 ? `Invite ${typed.people} people` : 'Invite'}
          </Button>
        </>
      }
    >
      <form id="invite-people" onSubmit={(event) => void send(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <SelectField
            label="In which role"
            choices={roles.map(({ role: value, label }) => ({ value, label }))}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
          />
          <TextArea
            label="Who"
            hint="One person a line, pasted from a mail or a spreadsheet: Aisha Khan <a.khan@school.org.uk>, or Aisha Khan, a.khan@school.org.uk, or the address alone."
            rows={8}
            spellCheck={false}
            autoCapitalize="none"
            value={lines}
            error={
              typed.tooMany ? `At most ${pasteLimit} people at once: take the rest out for a second list.` : undefined
            }
            onChange={(event) => {
              clear()
              setLines(event.currentTarget.value)
            }}
          />
          <output>{typed.words}</output>
          <p>
            Each gets a personal link that works once, for two weeks, and chooses a password. Whoever holds the role
            already is left alone.
          </p>
        </Stack>
      </form>
    </Dialog>
  )
}

function preview(pasted: string) {
  const list = readInviteList(pasted)
  const people = list.filter(({ email }) => email !== null).length
  const without = list.filter(({ email }) => email === null).map(({ line }) => line)
  const found = people === 0 ? '' : people === 1 ? 'One address found.' : `${people} addresses found.`
  const missing =
    without.length === 0
      ? ''
      : ` No address in ${without.length === 1 ? 'line' : 'lines'} ${without.slice(0, 8).join(', ')}${without.length > 8 ? ' and others' : ''}.`
  return { people, tooMany: list.length > pasteLimit, words: `${found}${missing}`.trim() }
}
