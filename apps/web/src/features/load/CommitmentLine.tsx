/** One thing that is asked of me: when, what and how long, and the ways out where it stands. */
import { useState } from 'react'
import { Link } from 'react-router'
import { dayOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { Tag } from '../../ui/Tag'
import { LetGo } from './LetGo'
import css from './Load.module.css'
import { aboutIt, hours, type OwnCommitment } from './load-words'

/** What opens where it stands, for there is more to say about it there. */
const elsewhere = { HAND_OVER: 'Hand it over', POSTPONE: 'Put it off', DROP: 'Leave it' } as const

export function CommitmentLine({ commitment }: { readonly commitment: OwnCommitment }) {
  const { kind, role, on, isSettled, title, path, waysOut } = commitment
  const [going, setGoing] = useState<'DROP' | 'POSTPONE' | null>(null)
  // A lesson is put off from here; leaving it, handing it over and a team's visit want a word with the others.
  const here = waysOut.filter((way) =>
    kind === 'LESSON' ? way === 'POSTPONE' : way === 'DROP' && kind !== 'VISIT_DAY',
  )
  const there = waysOut.filter((way) => !here.includes(way))
  return (
    <li className={css.line}>
      <div className={css.words}>
        {path ? <Link to={path}>{title}</Link> : <span>{title || 'Something you are asked for'}</span>}
        <span className={css.soft}>{`${dayOf(on)} · ${aboutIt(kind, role)}`}</span>
      </div>
      <span className={css.hours}>
        {!isSettled && <Tag>asked</Tag>}
        {hours(commitment.hours)}
      </span>
      <span className={css.ways}>
        {here.map((way) => (
          <Button key={way} size="s" look="plain" onClick={() => setGoing(way === 'POSTPONE' ? 'POSTPONE' : 'DROP')}>
            {way === 'POSTPONE' ? 'Put off…' : isSettled ? 'Let go…' : 'Say no…'}
            <span className="visually-hidden"> {title}</span>
          </Button>
        ))}
        {path &&
          there.map((way) => (
            <Link key={way} className={css.way} to={path}>
              {elsewhere[way]}
              <span className="visually-hidden"> {title}</span>
            </Link>
          ))}
      </span>
      {going && <LetGo commitment={commitment} onClose={() => setGoing(null)} />}
    </li>
  )
}
