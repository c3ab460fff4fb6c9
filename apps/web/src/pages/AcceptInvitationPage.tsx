/** What a person sees who was invited: by whom, to what, and the one thing to do. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Link, useParams } from 'react-router'
import { graphql } from '../gql'
import type { InvitationPageQuery } from '../gql/graphql'
import { dayOf } from '../platform/dates'
import { sentenceFor } from '../platform/refusals'
import { useEnter } from '../platform/session'
import { useAct } from '../platform/useAct'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { OpenPage } from '../ui/OpenPage'
import { SkeletonLines } from '../ui/Skeleton'
import { TextField } from '../ui/TextField'
import { NewPasswordField } from './NewPasswordField'

const invitationQuery = graphql(`
  query InvitationPage($token: String!) {
    invitation(token: $token) {
      email
      name
      roleLabel
      schoolName
      allianceName
      itemTitle
      invitedBy
      needsPassword
      expiresAt
    }
  }
`)

const acceptMutation = graphql(`
  mutation AcceptInvitation($token: String!, $name: String, $password: String) {
    acceptInvitation(token: $token, name: $name, password: $password) { ...ViewerParts }
  }
`)

type Preview = NonNullable<InvitationPageQuery['invitation']>

const place = ({ itemTitle, schoolName, allianceName }: Preview) =>
  itemTitle ? `“${itemTitle}”` : (schoolName ?? allianceName ?? 'Alongside')

/** "Teacher" inside a sentence is "teacher"; "CPD lead" stays as it is. */
const inSentence = (label: string) => label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())

export default function AcceptInvitationPage() {
  const { token = '' } = useParams()
  const { data, error } = useQuery(invitationQuery, { variables: { token }, fetchPolicy: 'network-only' })
  if (data?.invitation) return <Invited token={token} invitation={data.invitation} />
  if (!data && !error) {
    return (
      <OpenPage title="Your invitation">
        <SkeletonLines lines={4} />
      </OpenPage>
    )
  }
  return (
    <OpenPage title="This invitation no longer works">
      <p>
        {error
          ? sentenceFor(error)
          : 'It has been used, has run out or was withdrawn. Ask whoever invited you for a new one.'}
      </p>
      <p>
        If you have been here before, <Link to="/sign-in">sign in</Link>.
      </p>
    </OpenPage>
  )
}

function Invited({ token, invitation }: { readonly token: string; readonly invitation: Preview }) {
  const enter = useEnter()
  const [accept, { busy, refusal }] = useAct(acceptMutation, { inline: true })
  const [name, setName] = useState(invitation.name)
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await accept(invitation.needsPassword ? { token, name: name.trim(), password } : { token })
    if (!answer) return
    await enter(answer.acceptInvitation, '/today')
  }
  return (
    <OpenPage
      title={`Join ${place(invitation)}`}
      lead={`${invitation.invitedBy} invites you as ${inSentence(invitation.roleLabel)}.`}
      below={
        <p>
          The invitation is for {invitation.email} and runs until {dayOf(invitation.expiresAt)}.
        </p>
      }
    >
      <form onSubmit={(event) => void submit(event)}>
        {invitation.needsPassword && (
          <>
            <TextField
              label="Your name"
              hint="As colleagues in other schools will see it."
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            {/* So that a password manager knows whose password it keeps. */}
            <input type="hidden" autoComplete="username" value={invitation.email} readOnly />
            <NewPasswordField label="Choose a password" value={password} onChange={setPassword} />
          </>
        )}
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <Button look="primary" type="submit" wide busy={busy}>
          Accept and come in
        </Button>
      </form>
    </OpenPage>
  )
}
