/** Asks for a mail with a link to a new password. The answer is the same whether the address is known or not. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { graphql } from '../gql'
import { useAct } from '../platform/useAct'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { OpenPage } from '../ui/OpenPage'
import { TextField } from '../ui/TextField'

const requestMutation = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email)
  }
`)

const mailboxQuery = graphql(`
  query ForgottenPasswordPage {
    installation { mailbox }
  }
`)

export default function ForgottenPasswordPage() {
  const { data } = useQuery(mailboxQuery)
  const [request, { busy, refusal }] = useAct(requestMutation, { inline: true })
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await request({ email: email.trim() })) setSent(true)
  }
  const back = <Link to="/sign-in">Back to sign in</Link>
  if (sent) {
    return (
      <OpenPage title="Look in your mail">
        <p>
          If <strong>{email.trim()}</strong> belongs to somebody here, a mail with a link is on its way. The link works
          once, for one hour.
        </p>
        {data?.installation.mailbox && (
          <Notice tone="accent" title="This is the demo">
            No mail leaves it. Read it in the <Link to="/mailbox">demo mailbox</Link>.
          </Notice>
        )}
        {back}
      </OpenPage>
    )
  }
  return (
    <OpenPage
      title="Forgotten your password?"
      lead="Tell us your e-mail address, and we send you a link to choose a new one."
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <Button look="primary" type="submit" wide busy={busy}>
          Send me a link
        </Button>
      </form>
      {back}
    </OpenPage>
  )
}
