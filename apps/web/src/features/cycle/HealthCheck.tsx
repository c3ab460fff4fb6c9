/** Ten questions about how the group works together: a picture of where to talk next, never a score. */
import {
  type HealthAnswer,
  type HealthAnswers,
  type HealthProcess,
  healthAnswerLabels,
  healthProcesses,
  summarise,
} from '@alongside/domain/health'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { HealthPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { When } from '../../platform/When'
import { Choices } from '../../ui/Choices'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/Dialog'
import css from './HealthCheck.module.css'

export const healthParts = graphql(`
  fragment HealthParts on Enquiry {
    id
    health { process label prompt answer answeredAt answeredBy { id name } }
    abilities { answerHealth }
  }
`)

const answerHealthMutation = graphql(`
  mutation AnswerHealth($id: ID!, $process: String!, $answer: HealthValue!) {
    answerHealth(id: $id, process: $process, answer: $answer) { ...HealthParts }
  }
`)

const answers = Object.entries(healthAnswerLabels).map(([value, label]) => ({ value: value as HealthAnswer, label }))

type Process = HealthPartsFragment['health'][number]

interface HealthCheckProps {
  readonly enquiry: HealthPartsFragment
  readonly onClose: () => void
}

export function HealthCheck({ enquiry, onClose }: HealthCheckProps) {
  const given = Object.fromEntries(enquiry.health.map((one) => [one.process, one.answer ?? undefined])) as HealthAnswers
  return (
    <Dialog open side onClose={onClose} title="How are we working together?">
      <Picture health={enquiry.health} />
      <p>{summarise(given).sentence}</p>
      <ol className={css.list}>
        {enquiry.health.map((one) => (
          <Question key={one.process} enquiry={enquiry} one={one} />
        ))}
      </ol>
    </Dialog>
  )
}

function Question({ enquiry, one }: { readonly enquiry: HealthPartsFragment; readonly one: Process }) {
  const [send] = useAct(answerHealthMutation)
  // Shown as chosen at once; taken back if it is refused.
  const [chosen, setChosen] = useState<HealthAnswer | null>(null)
  const answer = chosen ?? one.answer ?? null
  const choose = async (value: HealthAnswer) => {
    setChosen(value)
    await send({ id: enquiry.id, process: one.process, answer: value })
    setChosen(null)
  }
  return (
    <li className={css.process}>
      <h3 className={css.label}>{one.label}</h3>
      <p className={css.question}>{one.prompt}</p>
      {enquiry.abilities.answerHealth ? (
        <Choices
          label={one.label}
          hideLabel
          inRow
          value={answer}
          choices={answers}
          onChoose={(value) => void choose(value)}
        />
      ) : (
        <p>{answer ? healthAnswerLabels[answer] : 'Not answered yet'}</p>
      )}
      {answer === 'NOT_YET' && <p className={css.hint}>{healthProcesses[one.process as HealthProcess]?.tryNext}</p>}
      {one.answeredAt && (
        <p className={css.hint}>
          {one.answeredBy?.name}, <When at={one.answeredAt} />
        </p>
      )}
    </li>
  )
}

/** Ten marks in the order of the questions. */
function Picture({ health }: { readonly health: HealthPartsFragment['health'] }) {
  return (
    <div className={css.picture} aria-hidden="true">
      {health.map(({ process, answer }) => (
        <span key={process} className={cx(css.mark, answer && css[answer])} />
      ))}
    </div>
  )
}
