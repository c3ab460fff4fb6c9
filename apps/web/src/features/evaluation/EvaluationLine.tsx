/** One level of the evaluation: what is asked and when, then how many have answered, then what they said. */
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { EvaluationPartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'
import css from './Evaluation.module.css'
import { levelWords } from './evaluation-words'
import { QuestionPicture } from './QuestionPicture'
import { QuestionsDialog } from './QuestionsDialog'

export function EvaluationLine({ evaluation }: { readonly evaluation: EvaluationPartsFragment }) {
  const [asks, setAsks] = useState(false)
  const { level, sessionTitle, dueOn, isAsked, asked, answered, shown, questions, results, abilities } = evaluation
  const words = levelWords[level]
  return (
    <Card as="article" className={css.card}>
      <div className={css.head}>
        <div>
          {sessionTitle && <h3 className={css.title}>{sessionTitle}</h3>}
          <p className={css.soft}>
            {dueOn ? `${isAsked ? 'Asked for' : 'Will be asked for'} by ${dayOf(dueOn)}` : words?.hint}
          </p>
        </div>
        <div className={css.buttons}>
          {isAsked && <Tag tone={shown > 0 ? 'good' : 'plain'}>{`${answered} of ${asked} answered`}</Tag>}
          {abilities.change && (
            <Button size="s" icon={<IconPencil />} onClick={() => setAsks(true)}>
              {level === 1 ? 'Questions' : 'Questions and day'}
            </Button>
          )}
        </div>
      </div>
      {shown > 0 ? (
        <div className={css.pictures}>
          {questions.map(({ key, text }) => {
            const result = results.find((one) => one.key === key)
            return result && <QuestionPicture key={key} text={text} result={result} />
          })}
          {answered > shown && (
            <p className={css.soft}>{`${shown} answers are shown. The others follow once there are five of them.`}</p>
          )}
        </div>
      ) : isAsked ? (
        <p className={css.soft}>Answers are shown five or more at a time, so that nobody’s can be told apart.</p>
      ) : (
        <ul className={css.preview}>
          {questions.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      {asks && <QuestionsDialog evaluation={evaluation} onClose={() => setAsks(false)} />}
    </Card>
  )
}
