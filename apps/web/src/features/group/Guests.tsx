/** People from outside who read this one enquiry for a while, and nothing else. */
import { type FormEvent, useState } from 'react'
import type { GroupPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import { inviteGuestMutation, removeGuestMutation } from './group-queries'
import css from './People.module.css'

export function Guests({ enquiry }: { readonly enquiry: GroupPartsFragment }) {
  const [isAsking, setAsking] = useState(false)
  const [remove, { busy }] = useAct(removeGuestMutation, { done: 'They can no longer read this enquiry' })
  const mayInvite = enquiry.abilities.inviteGuest
  if (enquiry.guests.length === 0 && !mayInvite) return null
  return (
    <section className={css.school}>
      <h3 className={css.name}>Guests</h3>
      {enquiry.guests.length === 0 && <p className={css.quiet}>Nobody from outside reads this enquiry.</p>}
      <ul className={css.people}>
        {enquiry.guests.map(({ id, person, expiresAt }) => (
          <li key={id} className={css.person}>
            <Avatar person={person} silent />
            <span className={css.words}>
              <span>{person.name}</span>
              {expiresAt && <small>reads this enquiry until {dayOf(expiresAt)}</small>}
            </span>
            {mayInvite && (
              <Button size="s" look="plain" busy={busy} onClick={() => void remove({ id: enquiry.id, guestId: id })}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayInvite && !isAsking && (
        <div>
          <Button size="s" onClick={() => setAsking(true)}>
            Invite a guest
          </Button>
        </div>
      )}
      {isAsking && <InviteGuest enquiry={enquiry} onDone={() => setAsking(false)} />}
    </section>
  )
}

function InviteGuest({ enquiry, onDone }: { readonly enquiry: GroupPartsFragment; readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [invite, { busy, refusal }] = useAct(inviteGuestMutation, { inline: true, done: `Invited ${name}` })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (await invite({ id: enquiry.id, email, name })) onDone()
  }
  return (
    <form className={css.form} onSubmit={(event) => void send(event)}>
      <TextField label="Name" value={name} onChange={({ target }) => setName(target.value)} />
      <TextField
        label="E-mail"
        type="email"
        hint="They read this one enquiry for 30 days, and see no list of people."
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
