/** A few questions, one press each: to be done on a phone on the way to the car park. */
import { type FormEvent, useState } from 'react'
import type { AskedEvaluationQuery } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { NotNow } from '../../ui/NotNow'
import { TextArea } from '../../ui/TextArea'
import { WhoCanRead } from '../../ui/WhoCanRead'
import css from './Evaluation.module.css'
import { answerMutation, dropMutation, putOffMutation } from './evaluation-queries'
import { scaleWords } from './evaluation-words'

type Asked = AskedEvaluationQuery['askedEvaluation']
const refetch = ['AskedEvaluation', 'Viewer', 'TodayPage']

export function AnswerForm({ asked }: { readonly asked: Asked }) {
  const [scores, setScores] = useState<Readonly<Record<string, number>>>({})
  const [words, setWords] = useState<Readonly<Record<string, string>>>({})
  const [isLeft, setLeft] = useState<{ readonly until: string } | 'dropped' | null>(null)
  const [answer, { busy, refusal }] = useAct(answerMutation, { inline: true, done: 'Thank you', refetch })
  const [putOff, puttingOff] = useAct(putOffMutation, { refetch })
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
          {isLeft === 'dropped'
            ? 'You are not asked again. If you think better of it, answer here.'
            : `You are asked again on ${dayOf(isLeft.until)}. You can also answer now.`}
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
        <NotNow
          inWords
          about={asked.title}
          busy={puttingOff.busy || dropping.busy}
          putOff={{
            says: 'You are asked again on that day. Nobody is told.',
            onPutOff: async (until) => {
              const done = await putOff({ id: asked.id, until })
              if (done) setLeft({ until })
              return done
            },
          }}
          {...(!asked.isDropped && {
            drop: {
              label: 'I’d rather not',
              says: 'Nobody has to answer. You are not asked again, and nobody is told.',
              reason: false as const,
              onDrop: async () => {
                const done = await drop({ id: asked.id })
                if (done) setLeft('dropped')
                return done
              },
            },
          })}
        />
      </div>
      <WhoCanRead who={['Nobody by itself', 'Whoever planned it, as a sum of five answers or more']} />
    </form>
  )
}
