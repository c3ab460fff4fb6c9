/** People from outside who read this one study for a while, such as a knowledgeable other. */
import { type FormEvent, useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { TextField } from '../../ui/TextField'
import css from './Group.module.css'
import { endGuestMutation, inviteGuestMutation } from './study-queries'

export function Guests({ study }: { readonly study: StudyPartsFragment }) {
  const [isAsking, setAsking] = useState(false)
  const [end, { busy }] = useAct(endGuestMutation, { done: 'They can no longer read this lesson study' })
  const { inviteGuest } = study.abilities
  if (study.guests.length + study.guestInvitations.length === 0 && !inviteGuest) return null
  return (
    <Section
      title="Guests"
      actions={inviteGuest && !isAsking && <Button onClick={() => setAsking(true)}>Invite a guest</Button>}
    >
      <Card>
        <Stack>
          {study.guests.length + study.guestInvitations.length === 0 && (
            <p className={css.quiet}>
              Nobody from outside reads this. A guest, such as an adviser who knows the subject well, reads this one
              lesson study and nothing else.
            </p>
          )}
          <ul className={css.people}>
            {study.guests.map(({ id, person, expiresAt }) => (
              <li key={id} className={css.person}>
                <Avatar person={person} silent />
                <span className={css.words}>
                  <span>{person.name}</span>
                  {expiresAt && <small>reads this until {dayOf(expiresAt)}</small>}
                </span>
                {inviteGuest && (
                  <Button
                    size="s"
                    look="plain"
                    busy={busy}
                    aria-label={`End the access of ${person.name}`}
                    onClick={() => void end({ id: study.id, guestId: id })}
                  >
                    End
                  </Button>
                )}
              </li>
            ))}
            {study.guestInvitations.map(({ id, name, expiresAt }) => (
              <li key={id} className={css.person}>
                <Avatar person={{ name }} silent />
                <span className={css.words}>
                  <span>{name}</span>
                  <small>asked, can come until {dayOf(expiresAt)}</small>
                </span>
              </li>
            ))}
          </ul>
          {isAsking && <InviteGuest study={study} onDone={() => setAsking(false)} />}
        </Stack>
      </Card>
    </Section>
  )
}

function InviteGuest({ study, onDone }: { readonly study: StudyPartsFragment; readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [invite, { busy, refusal }] = useAct(inviteGuestMutation, { inline: true, done: `Invited ${name}` })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await invite({ id: study.id, email, name })) onDone()
  }
  return (
    <form className={css.form} onSubmit={(event) => void send(event)}>
      <TextField label="Name" value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      <TextField
        label="E-mail"
        type="email"
        hint="They read this one lesson study for 30 days, and see no list of people."
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Button size="s" look="primary" type="submit" busy={busy}>
        Invite
      </Button>
    </form>
  )
}
