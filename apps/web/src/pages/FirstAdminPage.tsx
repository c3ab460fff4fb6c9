/** The first person of a new installation, with the link that was printed where it was started. */
import { type FormEvent, useState } from 'react'
import { useParams } from 'react-router'
import { graphql } from '../gql'
import { useEnter } from '../platform/session'
import { useAct } from '../platform/useAct'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { OpenPage } from '../ui/OpenPage'
import { TextField } from '../ui/TextField'
import { NewPasswordField } from './NewPasswordField'

const createMutation = graphql(`
  mutation CreateFirstAdministrator($token: String!, $name: String!, $email: String!, $password: String!) {
    createFirstAdministrator(token: $token, name: $name, email: $email, password: $password) { ...ViewerParts }
  }
`)

export default function FirstAdminPage() {
  const { token = '' } = useParams()
  const enter = useEnter()
  const [create, { busy, refusal }] = useAct(createMutation, { inline: true })
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await create({ token, name: name.trim(), email: email.trim(), password })
    if (!answer) return
    await enter(answer.createFirstAdministrator, '/today')
  }
  return (
    <OpenPage
      title="Set up this Alongside"
      lead="You become its administrator: you create alliances, invite their coordinators and import the school register. You cannot read what schools write."
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label="Your name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <NewPasswordField label="Choose a password" value={password} onChange={setPassword} />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <Button look="primary" type="submit" wide busy={busy}>
          Create administrator
        </Button>
      </form>
    </OpenPage>
  )
}
