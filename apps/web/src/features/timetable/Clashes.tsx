/** Everything that speaks against a time, named. */
import { useQuery } from '@apollo/client/react'
import { Notice } from '../../ui/Notice'
import css from './Clashes.module.css'
import { clashInWords, levelWords } from './clash-words'
import { clashesQuery } from './timetable-queries'

export function Clashes({ sessionId, startsAt }: { readonly sessionId: string; readonly startsAt: Date }) {
  const query = useQuery(clashesQuery, {
    variables: { sessionId, startsAt: startsAt.toISOString() },
    fetchPolicy: 'network-only',
  })
  const found = (query.data ?? query.previousData)?.sessionClashes
  if (!found) return <p className={css.soft}>Looking…</p>
  const worst = found[0]
  if (!worst) return <Notice tone="good">Everybody could come; nothing speaks against this time.</Notice>
  const { label, tone } = levelWords[worst.level]
  return (
    <Notice tone={tone} title={label}>
      <ul className={css.list}>
        {found.map((clash) => (
          <li key={`${clash.kind} ${clash.person?.id ?? ''} ${clash.school?.urn ?? ''}`}>{clashInWords(clash)}</li>
        ))}
      </ul>
    </Notice>
  )
}
