/** Choosing a new password with the link from the mail. */
import { type FormEvent, useState } from 'react'
import { Link, useParams } from 'react-router'
import { graphql } from '../gql'
import { useAct } from '../platform/useAct'
import { Button, ButtonLink } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { OpenPage } from '../ui/OpenPage'
import { NewPasswordField } from './NewPasswordField'

const resetMutation = graphql(`
  mutation ResetPassword($token: String!, $password: String!) {
    resetPassword(token: $token, password: $password)
  }
`)

export default function ResetPasswordPage() {
  const { token = '' } = useParams()
  const [reset, { busy, refusal }] = useAct(resetMutation, { inline: true })
  const [password, setPassword] = useState('')
  const [done, setDone] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await reset({ token, password })) setDone(true)
  }
  if (done) {
    return (
      <OpenPage title="Your new password is set" lead="Other devices that were signed in as you have been signed out.">
        <ButtonLink look="primary" wide to="/sign-in">
          Sign in
        </ButtonLink>
      </OpenPage>
    )
  }
  return (
    <OpenPage title="Choose a new password">
      <form onSubmit={(event) => void submit(event)}>
        <NewPasswordField value={password} onChange={setPassword} />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <Button look="primary" type="submit" wide busy={busy}>
          Set new password
        </Button>
      </form>
      <Link to="/forgotten-password">Ask for a new link</Link>
    </OpenPage>
  )
}
