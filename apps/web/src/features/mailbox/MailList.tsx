/** The demo's mails, newest first, to read like any mailbox. */
import { useState } from 'react'
import { Link } from 'react-router'
import { graphql } from '../../gql'
import type { MailPartsFragment } from '../../gql/graphql'
import { When } from '../../platform/When'
import { Card } from '../../ui/Card'
import { SearchField } from '../../ui/SearchField'
import css from './MailList.module.css'

export const mailParts = graphql(`
  fragment MailParts on MailMessage {
    id
    to
    subject
    body
    createdAt
    links
  }
`)

/** A path of this site, so that the page opens here; null for anything else. */
function pathOf(link: string): string | null {
  const here = `${location.origin}/`
  return link.startsWith(here) ? link.slice(location.origin.length) : null
}

export function MailList({ mails }: { readonly mails: readonly MailPartsFragment[] }) {
  const [text, setText] = useState('')
  const asked = text.trim().toLowerCase()
  const shown = mails.filter(({ to, subject }) => `${to} ${subject}`.toLowerCase().includes(asked))
  return (
    <div className={css.box}>
      <SearchField
        label="Find mails by address or subject"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Card pad="none">
        {shown.map((mail, place) => (
          <details key={mail.id} className={css.mail} name="mail" open={place === 0 && asked === ''}>
            <summary className={css.summary}>
              <span className={css.subject}>{mail.subject}</span>
              <span className={css.meta}>
                to {mail.to} · <When at={mail.createdAt} />
              </span>
            </summary>
            <Body mail={mail} />
          </details>
        ))}
        {shown.length === 0 && <p className={css.none}>No mail fits.</p>}
      </Card>
    </div>
  )
}

function Body({ mail: { body, links } }: { readonly mail: MailPartsFragment }) {
  const pieces = links.length > 0 ? body.split(/(https?:\/\/\S+)/) : [body]
  return (
    <div className={css.body}>
      {pieces.map((piece, place) => {
        const path = links.includes(piece) ? pathOf(piece) : null
        return path ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes
          <Link key={place} to={path}>
            {piece}
          </Link>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes
          <span key={place}>{piece}</span>
        )
      })}
    </div>
  )
}
