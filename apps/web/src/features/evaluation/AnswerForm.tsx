/** A few questions, one press each: to be done on a phone on the way to the car park. */
import { type FormEvent, useState } from 'react'
import type { AskedEvaluationQuery } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { TextArea } from '../../ui/TextArea'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './Evaluation.module.css'
import { answerMutation, dropMutation, putOffMutation } from './evaluation-queries'
import { scaleWords } from './evaluation-words'

type Asked = AskedEvaluationQuery['askedEvaluation']
const refetch = ['AskedEvaluation', 'Viewer', 'TodayPage']
const inAWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)

export function AnswerForm({ asked }: { readonly asked: Asked }) {
  const [scores, setScores] = useState<Readonly<Record<string, number>>>({})
  const [words, setWords] = useState<Readonly<Record<string, string>>>({})
  const [isLeft, setLeft] = useState<'later' | 'dropped' | null>(null)
  const [answer, { busy, refusal }] = useAct(answerMutation, { inline: true, done: 'Thank you', refetch })
  const [putOff, puttingOff] = useAct(putOffMutation, { done: 'You are asked again in a week', refetch })
  const [drop, dropping] = useAct(dropMutation, { done: 'You are not asked again', refetch })
  if (asked.isAnswered) {
    return (
      <EmptyState title="Thank you">
        Your answer lies with the others, without your name. Those who planned it see them five or more at a time.
      </EmptyState>
    )
  }
  const open = asked.questions.filter(({ key, kind }) => kind === 'SCALE' && scores[key] === undefined).length
  const send = (event: FormEvent) => {
    event.preventDefault()
    void answer({
      id: asked.id,
      answers: asked.questions.map(({ key }) => ({ key, score: scores[key] ?? null, words: words[key] ?? '' })),
    })
  }
  return (
    <form className={css.form} onSubmit={send}>
      {isLeft && (
        <Notice tone="good">
          {isLeft === 'later'
            ? 'You are asked again in a week. You can also answer now.'
            : 'You are not asked again. If you think better of it, answer here.'}
        </Notice>
      )}
      {asked.questions.map(({ key, kind, text }) => (
        <Card key={key} as="section" className={css.question}>
          {kind === 'SCALE' ? (
            <fieldset className={css.scale}>
              <legend>{text}</legend>
              <div className={css.steps}>
                {scaleWords.map((label, at) => (
                  <label key={label} className={css.step}>
                    <input
                      type="radio"
                      name={key}
                      checked={scores[key] === at + 1}
                      onChange={() => setScores({ ...scores, [key]: at + 1 })}
                    />
                    <span>{label}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          ) : (
            <TextArea
              label={text}
              optional
              rows={3}
              maxLength={1000}
              value={words[key] ?? ''}
              onChange={({ currentTarget }) => setWords({ ...words, [key]: currentTarget.value })}
            />
          )}
        </Card>
      ))}
      {refusal && <Notice tone="danger">{refusal}</Notice>}
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={busy} disabled={open > 0}>
          {open === 0 ? 'Send' : open === 1 ? 'One question to go' : `${open} questions to go`}
        </Button>
        <Button
          look="plain"
          busy={puttingOff.busy}
          onClick={() => void putOff({ id: asked.id, until: inAWeek() }).then((ok) => ok && setLeft('later'))}
        >
          In a week
        </Button>
        {!asked.isDropped && (
          <Button
            look="plain"
            busy={dropping.busy}
            onClick={() => void drop({ id: asked.id }).then((ok) => ok && setLeft('dropped'))}
          >
            I’d rather not
          </Button>
        )}
      </div>
      <WhoCanRead who={['Nobody by itself', 'Whoever planned it, as a sum of five answers or more']} />
    </form>
  )
}
