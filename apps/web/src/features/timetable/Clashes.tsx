/** Everything that speaks against a time, named. */
import { useQuery } from '@apollo/client/react'
import { Notice } from '../../ui/Notice'
import css from './Clashes.module.css'
import { clashInWords, levelWords } from './clash-words'
import { clashesQuery } from './timetable-queries'

export function useClashes(sessionId: string, startsAt: Date | null) {
  const query = useQuery(clashesQuery, {
    variables: { sessionId, startsAt: startsAt?.toISOString() ?? '' },
    skip: startsAt === null,
    fetchPolicy: 'network-only',
  })
  return {
    /** What was found for the time before stays until the next answer is there: nothing jumps. */
    found: (query.data ?? query.previousData)?.sessionClashes,
    isBlocked: query.data?.sessionClashes[0]?.level === 'BLOCK',
  }
}
type Found = ReturnType<typeof useClashes>['found']

export function Clashes({ found }: { readonly found: Found }) {
  if (!found) return <p className={css.soft}>Looking…</p>
  const worst = found[0]
  if (!worst) return <Notice tone="good">Everybody could come; nothing speaks against this time.</Notice>
  const { label, tone } = levelWords[worst.level]
  return (
    <Notice tone={tone} title={worst.level === 'BLOCK' ? `${label}: choose another time` : label}>
      <ul className={css.list}>
        {found.map((clash) => (
          <li key={`${clash.kind} ${clash.person?.id ?? ''} ${clash.school?.urn ?? ''}`}>{clashInWords(clash)}</li>
        ))}
      </ul>
    </Notice>
  )
}
