/** The school's answer to each "even better if": a verdict and its reason, given by the head. */
import type { ChallengeOutcomeFragment, FindingPartsFragment } from '../../../gql/graphql'
import { dayOf } from '../../../platform/dates'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Stack } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { TextArea } from '../../../ui/TextArea'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import { type OfChallenge, Outcome, type OutcomeProps } from '../findings/Outcome'
import css from '../findings/Outcome.module.css'
import { responseMutation } from '../findings/outcome-queries'
import { responseWords, verdictWords } from '../findings/outcome-words'
import { useKeptAnswer } from './useKeptAnswer'

export default function AnswerTab({ challenge }: OfChallenge) {
  return <Outcome challenge={challenge}>{(outcome) => <Answers outcome={outcome} />}</Outcome>
}

type Response = ChallengeOutcomeFragment['responses'][number]

function Answers({ outcome }: OutcomeProps) {
  const { id, findings, responses, phase, responseDueOn, host } = outcome
  if (responses.length === 0) {
    return (
      <EmptyState title="No answers are asked for yet">
        Once the findings are agreed, the school answers every “even better if” within fifteen school days: whether it
        accepts it, and why.
      </EmptyState>
    )
  }
  const open = responses.filter(({ state }) => state !== 'GIVEN').length
  return (
    <Stack gap="l">
      {open > 0 && (
        <Notice tone="accent" title={open === 1 ? 'One answer is still open' : `${open} answers are still open`}>
          {responseDueOn && `${host.name} answers by ${dayOf(responseDueOn)}.`} An answer stays as it is once it is
          given.
        </Notice>
      )}
      {responses.map((response) => {
        const finding = findings.find((one) => one.id === response.findingId)
        return (
          finding && (
            <Answer
              key={finding.id}
              challengeId={id}
              finding={finding}
              response={response}
              canAnswer={phase.canRespond}
            />
          )
        )
      })}
      <WhoCanRead who={['The head and leaders of the school, its improvement champion, and the team.']} />
    </Stack>
  )
}

interface AnswerProps {
  readonly challengeId: string
  readonly finding: FindingPartsFragment
  readonly response: Response
  readonly canAnswer: boolean
}

function Answer({ challengeId, finding, response, canAnswer }: AnswerProps) {
  const state = responseWords[response.state]
  const isGiven = response.state === 'GIVEN'
  const verdict = response.verdict && verdictWords[response.verdict]
  return (
    <Card as="article" className={css.finding}>
      <div className={css.head}>
        <span className={css.quiet}>{finding.lineTitle}</span>
        {verdict ? <Tag tone={verdict.tone}>{verdict.label}</Tag> : <Tag tone={state.tone}>{state.label}</Tag>}
      </div>
      <p className={css.what}>{finding.what}</p>
      {finding.forWhom && <p className={css.quiet}>For: {finding.forWhom}</p>}
      {isGiven && (
        <div className={css.aside}>
          <p className={css.words}>{response.reason}</p>
          <p className={css.quiet}>
            {response.givenBy?.name}
            {response.givenOn && `, ${dayOf(response.givenOn)}`}
          </p>
        </div>
      )}
      {!isGiven && canAnswer && <AnswerForm challengeId={challengeId} finding={finding} />}
    </Card>
  )
}

const choices = (Object.keys(verdictWords) as (keyof typeof verdictWords)[]).map((value) => ({
  value,
  label: verdictWords[value].label,
  hint: verdictWords[value].hint,
}))

function AnswerForm({ challengeId, finding }: Pick<AnswerProps, 'challengeId' | 'finding'>) {
  const [answer, keep, isKept] = useKeptAnswer(finding.id)
  const [give, { busy, refusal }] = useAct(responseMutation, { inline: true, done: 'Your answer is with the team' })
  const { verdict, reason } = answer
  const send = async (): Promise<void> => {
    if (!verdict) return
    const done = await give({ id: challengeId, finding: finding.id, verdict, reason })
    if (done) keep({ verdict: null, reason: '' })
  }
  return (
    <div className={css.form}>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <Choices
        label="Our answer"
        value={verdict}
        choices={choices}
        onChoose={(chosen) => keep({ ...answer, verdict: chosen })}
      />
      <TextArea
        label="Our reason"
        hint="In a few sentences. “We accept” needs its reason as much as “we do not”."
        value={reason}
        maxLength={1000}
        onChange={({ target }) => keep({ ...answer, reason: target.value })}
      />
      <div className={css.acts}>
        <Button
          look="primary"
          busy={busy}
          disabled={verdict === null || reason.trim() === ''}
          onClick={() => void send()}
        >
          Give this answer
        </Button>
        {(verdict || reason) && (
          <span className={css.quiet}>
            {isKept ? 'Kept on this device until you give it' : 'Not kept yet: stay on this page until you give it'}
          </span>
        )}
      </div>
    </div>
  )
}
