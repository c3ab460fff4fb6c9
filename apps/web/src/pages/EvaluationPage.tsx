/** A few questions about a session or a cycle that somebody took part in. */
import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { AnswerForm } from '../features/evaluation/AnswerForm'
import { askedQuery } from '../features/evaluation/evaluation-queries'
import { levelWords } from '../features/evaluation/evaluation-words'
import { Loaded } from '../platform/Loaded'
import { refusalCode } from '../platform/refusals'
import { Page } from '../ui/Page'
import NotFoundPage from './NotFoundPage'

export default function EvaluationPage() {
  const { id = '' } = useParams()
  const query = useQuery(askedQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (refusalCode(query.error) === 'not-found') return <NotFoundPage />
  return (
    <Loaded query={query}>
      {({ askedEvaluation }) => (
        <Page
          width="text"
          title={askedEvaluation.title}
          above={levelWords[askedEvaluation.level]?.label}
          lead="Two minutes. Your name is not kept with what you answer."
        >
          <AnswerForm key={askedEvaluation.id} asked={askedEvaluation} />
        </Page>
      )}
    </Loaded>
  )
}
