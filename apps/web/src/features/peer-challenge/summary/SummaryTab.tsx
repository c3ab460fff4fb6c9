/** The one-page summary on its way to its readers, the indicator, and who has opened what. */
import { useState } from 'react'
import { dayAndTimeOf, dayOf } from '../../../platform/dates'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { Section, Stack } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import { type OfChallenge, Outcome, type OutcomeProps } from '../findings/Outcome'
import css from '../findings/Outcome.module.css'
import {
  changeAudiencesMutation,
  moveSummaryMutation,
  releaseSummaryMutation,
  withdrawSummaryMutation,
} from '../findings/outcome-queries'
import { disclosedWords, summaryStateWords } from '../findings/outcome-words'
import { Indicator } from './Indicator'
import { ReleaseDialog } from './ReleaseDialog'
import { SummaryPaper } from './SummaryPaper'

export default function SummaryTab({ challenge }: OfChallenge) {
  return (
    <Outcome challenge={challenge}>
      {(outcome) => (
        <Stack gap="l">
          <Summary outcome={outcome} />
          <Indicator outcome={outcome} />
          <WhoOpened outcome={outcome} />
        </Stack>
      )}
    </Outcome>
  )
}

function Summary({ outcome }: OutcomeProps) {
  const { summary, parts } = outcome
  if (!summary) {
    return parts.includes('HOST_HEAD') ? (
      <EmptyState title="The summary is not with you yet">
        The team writes one page about the challenge and hands it to you. You alone decide who reads it.
      </EmptyState>
    ) : null
  }
  const state = summaryStateWords[summary.state]
  return (
    <Section title="Summary on one page" actions={<Tag tone={state.tone}>{state.label}</Tag>}>
      {summary.sections.length === 0 ? (
        <EmptyState title="Nothing is written on the page yet">
          What was looked at, what is strong, what to do, and what to ask next.
        </EmptyState>
      ) : (
        <Card>
          <SummaryPaper sections={summary.sections} />
        </Card>
      )}
      {summary.releasedAt && summary.state === 'RELEASED' && (
        <p className={css.quiet}>Released on {dayOf(summary.releasedAt)}.</p>
      )}
      {summary.withdrawnAt && <p className={css.quiet}>Withdrawn on {dayOf(summary.withdrawnAt)}.</p>}
      <SummarySteps outcome={outcome} />
      <WhoCanRead who={summary.whoCanRead} />
    </Section>
  )
}

function SummarySteps({ outcome: { id, summary } }: OutcomeProps) {
  const [asking, setAsking] = useState<'release' | 'withdraw' | null>(null)
  const [move, moving] = useAct(moveSummaryMutation)
  const [release, releasing] = useAct(releaseSummaryMutation, { inline: true, done: 'The summary is released' })
  const [change, changing] = useAct(changeAudiencesMutation, { inline: true, done: 'Who can read it has changed' })
  const [withdraw, withdrawing] = useAct(withdrawSummaryMutation, { inline: true, done: 'The summary is withdrawn' })
  if (!summary || summary.moves.length === 0) return null
  const isReleased = summary.state === 'RELEASED'
  const close = (done: unknown): void => {
    if (done) setAsking(null)
  }
  const can = (to: (typeof summary.moves)[number]): boolean => summary.moves.includes(to)
  return (
    <div className={css.acts}>
      {can('TEAM_AGREED') && (
        <Button busy={moving.busy} onClick={() => void move({ id, to: 'TEAM_AGREED' })}>
          We agree on this page
        </Button>
      )}
      {can('WITH_HOST') && (
        <Button look="primary" busy={moving.busy} onClick={() => void move({ id, to: 'WITH_HOST' })}>
          Hand it to the headteacher
        </Button>
      )}
      {can('RELEASED') && (
        <Button look="primary" onClick={() => setAsking('release')}>
          Release it…
        </Button>
      )}
      {isReleased && <Button onClick={() => setAsking('release')}>Change who can read it…</Button>}
      {can('WITHDRAWN') && (
        <Button look="plain" onClick={() => setAsking('withdraw')}>
          Withdraw it…
        </Button>
      )}
      {asking === 'release' && (
        <ReleaseDialog
          title={isReleased ? 'Who can read the summary?' : 'Release the summary'}
          action={isReleased ? 'Change who can read it' : 'Release it'}
          says="They read this page, as it is now. Findings, evidence and judgements stay where they are."
          chosen={summary.audiences}
          busy={releasing.busy || changing.busy}
          refusal={releasing.refusal ?? changing.refusal}
          onRelease={(audiences) => void (isReleased ? change : release)({ id, audiences }).then(close)}
          onClose={() => setAsking(null)}
        />
      )}
      <ConfirmDialog
        open={asking === 'withdraw'}
        onClose={() => setAsking(null)}
        title="Withdraw the summary?"
        action="Withdraw it"
        busy={withdrawing.busy}
        refusal={withdrawing.refusal}
        onConfirm={() => void withdraw({ id }).then(close)}
      >
        It disappears at once for everybody it was released to, and cannot be released again. Copies that people have
        printed stay with them.
      </ConfirmDialog>
    </div>
  )
}

function WhoOpened({ outcome: { disclosures, parts } }: OutcomeProps) {
  if (!parts.includes('HOST_HEAD') || disclosures.length === 0) return null
  return (
    <Section
      title="Who has opened what"
      hint="Written down when somebody opens it for the first time. Only you see this."
    >
      <ul className={css.who}>
        {disclosures.map(({ what, person, firstAt }) => (
          <li key={`${what} ${person.id}`}>
            {person.name}: {disclosedWords[what] ?? what.toLowerCase().replaceAll('_', ' ')},{' '}
            <span className={css.quiet}>{dayAndTimeOf(firstAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
