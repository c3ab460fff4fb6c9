/** How a CPD cycle is evaluated: planned backwards from pupils, and what has come of it so far. */
import { useQuery } from '@apollo/client/react'
import { IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { EvaluationLine } from '../features/evaluation/EvaluationLine'
import { ExplainDialog } from '../features/evaluation/ExplainDialog'
import { planMutation, planQuery } from '../features/evaluation/evaluation-queries'
import { levelWords } from '../features/evaluation/evaluation-words'
import { OverTime } from '../features/evaluation/OverTime'
import type { EvaluationPlanPartsFragment } from '../gql/graphql'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useAct } from '../platform/useAct'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Notice } from '../ui/Notice'
import { Page, Section, Stack } from '../ui/Page'
import NotFoundPage from './NotFoundPage'

export default function CycleEvaluationPage() {
  const { id = '' } = useParams()
  const query = useQuery(planQuery, { variables: { cycleId: id }, fetchPolicy: 'cache-and-network' })
  useRefresh(['evaluation.changed', 'cpd.changed'], query.refetch)
  return (
    <Loaded query={query}>
      {({ evaluationPlan }) => (evaluationPlan ? <Plan plan={evaluationPlan} /> : <NotFoundPage />)}
    </Loaded>
  )
}

/** Backwards: what pupils gain comes first, and reactions last. */
const order = [5, 4, 3, 2, 1]

function Plan({ plan }: { readonly plan: EvaluationPlanPartsFragment }) {
  const [explains, setExplains] = useState(false)
  const [lay, { busy }] = useAct(planMutation, { done: 'Five levels are planned' })
  const { cycleId, title, evaluations, abilities, noPupilDataReason, noPupilDataUntil } = plan
  const layButton = abilities.plan && (
    <Button
      look={evaluations.length === 0 ? 'primary' : 'soft'}
      icon={<IconListCheck />}
      busy={busy}
      onClick={() => void lay({ cycleId })}
    >
      {evaluations.length === 0 ? 'Plan the five levels' : 'Bring the days up to date'}
    </Button>
  )
  return (
    <Page
      title="Evaluation"
      above={<Link to={`/cpd/${cycleId}`}>{title}</Link>}
      lead="Planned backwards: first what pupils should gain, then what that takes. Only those who came are asked, and nobody sees who answered what."
      actions={evaluations.length > 0 && layButton}
    >
      {evaluations.length === 0 ? (
        <EmptyState icon={<IconListCheck />} title="Nothing is planned yet" action={layButton || undefined}>
          Five levels, each with a few questions and its day: from reactions to a session to what pupils gained.
        </EmptyState>
      ) : (
        <Stack gap="l">
          {evaluations.filter(({ level, shown }) => level === 1 && shown > 0).length > 1 && (
            <Card>
              <OverTime evaluations={evaluations} />
            </Card>
          )}
          {order.map((level) => {
            const here = evaluations.filter((one) => one.level === level)
            return (
              here.length > 0 && (
                <Section key={level} title={`${level}. ${levelWords[level]?.label}`} hint={levelWords[level]?.hint}>
                  <Stack>
                    {level === 5 && noPupilDataUntil && (
                      <Notice title={`Known by ${dayOf(noPupilDataUntil)}`}>{noPupilDataReason}</Notice>
                    )}
                    {here.map((evaluation) => (
                      <EvaluationLine key={evaluation.id} evaluation={evaluation} />
                    ))}
                    {level === 5 && abilities.explain && (
                      <div>
                        <Button size="s" look="plain" onClick={() => setExplains(true)}>
                          Nothing known about pupils yet…
                        </Button>
                      </div>
                    )}
                  </Stack>
                </Section>
              )
            )
          })}
        </Stack>
      )}
      {explains && <ExplainDialog cycleId={cycleId} onClose={() => setExplains(false)} />}
    </Page>
  )
}
