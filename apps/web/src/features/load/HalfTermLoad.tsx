/** One half-term: how much is asked of me in it, on a line with its two marks, and each thing with what I can do about it. */
import { useState } from 'react'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { Tag } from '../../ui/Tag'
import { CommitmentLine } from './CommitmentLine'
import css from './Load.module.css'
import { askHeadMutation } from './load-queries'
import { hours, levelWords, type OwnHalfTerm, termWords } from './load-words'

/** Hours at which it is much, and too much; the line ends a little after. */
const marks = { much: 8, tooMuch: 14, end: 20 } as const
const share = (count: number) => `${Math.min(100, (100 * count) / marks.end)}%`

export function HalfTermLoad({ halfTerm, isNow }: { readonly halfTerm: OwnHalfTerm; readonly isNow: boolean }) {
  const { from, until, term, load, withAllAsked, isAllowed, commitments } = halfTerm
  const open = Math.round((withAllAsked.hours - load.hours) * 10) / 10
  const { label, tone } = levelWords[load.level]
  const [today] = useState(() => new Date().toISOString().slice(0, 10))
  const ahead = commitments.filter(({ on }) => on >= today)
  const behind = commitments.filter(({ on }) => on < today)
  const title = isNow ? 'This half-term' : `${termWords[term] ?? 'Half-term'}, from ${dayOf(from)}`
  return (
    <Card as="section" aria-label={title}>
      <Stack>
        <div className={css.head}>
          <div>
            <h2 className={css.title}>{title}</h2>
            <p className={css.soft}>{`${isNow ? `${termWords[term] ?? ''}, ` : ''}until ${dayOf(until)}`}</p>
          </div>
          <p className={css.sum}>
            <strong>{hours(load.hours)}</strong>
            <Tag tone={tone}>{label}</Tag>
          </p>
        </div>
        {commitments.length > 0 && <Line agreed={load.hours} open={open} level={load.level} />}
        {open > 0 && <p className={css.soft}>{`${hours(open)} more if you say yes to all that you are asked for.`}</p>}
        <TooMuch halfTerm={halfTerm} />
        {isAllowed && <p className={css.soft}>Your head agrees that you take on more in this half-term.</p>}
        {commitments.length === 0 && <p className={css.soft}>The alliance asks nothing of you here.</p>}
        {ahead.length > 0 && <Lines commitments={ahead} />}
        {behind.length > 0 && (
          <details className={css.behind}>
            <summary>
              {behind.length === 1 ? 'One thing is behind you' : `${behind.length} things are behind you`}
            </summary>
            <Lines commitments={behind} />
          </details>
        )}
      </Stack>
    </Card>
  )
}

function Lines({ commitments }: { readonly commitments: OwnHalfTerm['commitments'] }) {
  return (
    <ul className={css.lines}>
      {commitments.map((one) => (
        <CommitmentLine key={one.id} commitment={one} />
      ))}
    </ul>
  )
}

function Line({ agreed, open, level }: { readonly agreed: number; readonly open: number; readonly level: string }) {
  return (
    <div className={css.scale} aria-hidden="true">
      <div className={css.bar}>
        <span className={css[level.toLowerCase()]} style={{ width: share(agreed) }} />
        <span className={css.open} style={{ width: share(open) }} />
      </div>
      <span className={css.mark} style={{ insetInlineStart: share(marks.much) }}>
        {marks.much} h: much
      </span>
      <span className={css.mark} style={{ insetInlineStart: share(marks.tooMuch) }}>
        {marks.tooMuch} h: too much
      </span>
    </div>
  )
}

function TooMuch({ halfTerm: { from, withAllAsked, isAllowed, commitments } }: { readonly halfTerm: OwnHalfTerm }) {
  const [ask, { busy }] = useAct(askHeadMutation, { done: 'Your head is asked' })
  if (withAllAsked.level !== 'RED' || isAllowed) return null
  const canGo = commitments.some(({ waysOut }) => waysOut.length > 0)
  return (
    <Notice
      tone="warn"
      title={canGo ? 'What can go?' : 'This is too much'}
      action={
        <Button size="s" busy={busy} onClick={() => void ask({ day: from })}>
          Ask my head
        </Button>
      }
    >
      Nobody can plan more for you in this half-term. Let something go below, put it off, or ask your head whether it is
      all right: they are told which half-term it is, and not how much.
    </Notice>
  )
}
