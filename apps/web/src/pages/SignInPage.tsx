/** Sign in, or try the demo as one of its people. The first page anyone loads: it stays small. */
import { useQuery } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router'
import { graphql } from '../gql'
import { safePath } from '../platform/safe-path'
import { useEnter, useSession } from '../platform/session'
import { useAct } from '../platform/useAct'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { OpenPage } from '../ui/OpenPage'
import { PasswordField } from '../ui/PasswordField'
import { TextField } from '../ui/TextField'
import { DemoPeople, type DemoPerson } from './DemoPeople'
import css from './SignInPage.module.css'

const signInMutation = graphql(`
  mutation SignIn($email: String!, $password: String!) {
    signIn(email: $email, password: $password) { ...ViewerParts }
  }
`)

const signInPageQuery = graphql(`
  query SignInPage {
    installation { demo mailbox firstAdministratorNeeded }
    demoPeople { role name email password school }
  }
`)

export function SignInPage() {
  const enterPage = useEnter()
  const [search] = useSearchParams()
  const next = safePath(search.get('next'))
  const { viewer } = useSession()
  const { data } = useQuery(signInPageQuery)
  const [signIn, { busy, refusal }] = useAct(signInMutation, { inline: true })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')

  const enter = async (as: { email: string; password: string }) => {
    const answer = await signIn(as)
    if (!answer) return
    await enterPage(answer.signIn, next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ email: email.trim(), password })
  }
  const enterAs = (person: DemoPerson) => {
    setEmail(person.email)
    setPassword(person.password)
    void enter(person)
  }

  if (viewer && !busy) return <Navigate to={next} replace />
  return (
    <OpenPage
      title="Sign in"
      below={
        data && data.demoPeople.length > 0 && <DemoPeople people={data.demoPeople} busy={busy} onChoose={enterAs} />
      }
    >
      {data?.installation.firstAdministratorNeeded && (
        <Notice tone="accent" title="This Alongside is new">
          It is waiting for its first administrator. The link was printed where it was started.
        </Notice>
      )}
      <form onSubmit={submit}>
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <Button look="primary" type="submit" wide busy={busy}>
          Sign in
        </Button>
        <p className={css.help}>
          <Link to="/forgotten-password">Forgotten your password?</Link>
          <span>New here? Your school or alliance sends you an invitation.</span>
        </p>
      </form>
    </OpenPage>
  )
}
