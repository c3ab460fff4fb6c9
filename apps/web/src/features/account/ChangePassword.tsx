/** A new password, for whoever knows the present one. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { graphql } from '../../gql'
import { sentenceForCode } from '../../platform/refusals'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { PasswordField } from '../../ui/PasswordField'

const changeMutation = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next)
  }
`)

export interface ChangePasswordProps {
  /** The field for the new one: the same wherever a password is chosen. */
  readonly newPassword: (value: string, onChange: (password: string) => void) => ReactNode
}

export function ChangePassword({ newPassword }: ChangePasswordProps) {
  const { email } = useViewer()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const [change, { busy, refusal }] = useAct(changeMutation, { inline: true, refetch: ['AccountSessions'] })
  // At the door the address may be wrong as well; here somebody is inside already.
  const words = refusal === sentenceForCode('sign-in.wrong') ? 'Your present password is not right.' : refusal
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setDone(false)
    if (!(await change({ current, next }))) return
    setDone(true)
    setCurrent('')
    setNext('')
  }
  return (
    <Card>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label="Present password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          {newPassword(next, setNext)}
          {words && <Notice tone="danger">{words}</Notice>}
          {done && <Notice tone="good">Changed. You were signed out on all other devices.</Notice>}
          <div>
            <Button type="submit" busy={busy}>
              Change password
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}
