/** Workshop, actions and follow-up: what the school does about what it has accepted. */
import { useState } from 'react'
import type { FindingPartsFragment } from '../../../gql/graphql'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { EmptyState } from '../../../ui/EmptyState'
import { Section, Stack } from '../../../ui/Page'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import { type OfChallenge, Outcome, type OutcomeProps } from '../findings/Outcome'
import css from '../findings/Outcome.module.css'
import { noActionMutation } from '../findings/outcome-queries'
import { ActionCard } from './ActionCard'
import { FollowUps, StretchQuestion } from './FollowUps'
import { PlanAction } from './PlanAction'
import { Workshop } from './Workshop'

export default function ActionsTab({ challenge }: OfChallenge) {
  return <Outcome challenge={challenge}>{(outcome) => <Actions outcome={outcome} />}</Outcome>
}

const isAccepted = ({ verdict }: { readonly verdict?: string | null }): boolean =>
  verdict === 'ACCEPTED' || verdict === 'PARTLY_ACCEPTED'

function Actions({ outcome }: OutcomeProps) {
  const { findings, responses } = outcome
  const accepted = responses
    .filter(isAccepted)
    .flatMap(({ findingId }) => findings.find(({ id }) => id === findingId) ?? [])
  return (
    <Stack gap="l">
      <Workshop outcome={outcome} />
      {accepted.length === 0 ? (
        <EmptyState title="No actions yet">
          Actions follow from what the school accepts. Each has an owner, a day and a sign by which one sees that it
          worked.
        </EmptyState>
      ) : (
        <Section title="Actions" hint="Each “even better if” that was accepted has an action, or a reason for none.">
          <Stack gap="l">
            {accepted.map((finding) => (
              <OfFinding key={finding.id} outcome={outcome} finding={finding} />
            ))}
          </Stack>
        </Section>
      )}
      <FollowUps outcome={outcome} />
      <StretchQuestion outcome={outcome} />
      <WhoCanRead
        who={[
          'The head and leaders of the school, its improvement champion, and the team.',
          'Whoever owns an action reads that action, and nothing else of the challenge.',
        ]}
      />
    </Stack>
  )
}

function OfFinding({ outcome, finding }: OutcomeProps & { readonly finding: FindingPartsFragment }) {
  const [asking, setAsking] = useState<'plan' | 'none' | null>(null)
  const [explain, { busy, refusal }] = useAct(noActionMutation, { inline: true })
  const { id, actions, possibleOwners, phase, responses } = outcome
  const own = actions.filter(({ findingId }) => findingId === finding.id)
  const response = responses.find(({ findingId }) => findingId === finding.id)
  const reason = response?.noActionReason
  return (
    <article className={css.finding}>
      <p className={css.what}>{finding.what}</p>
      {own.map((action) => (
        <ActionCard key={action.id} action={action} people={possibleOwners} />
      ))}
      {own.length === 0 && reason && <p className={css.quiet}>No action: {reason}</p>}
      {response?.earlierNoActionReasons.map((earlier) => (
        <p key={earlier} className={css.quiet}>
          Said before: {earlier}
        </p>
      ))}
      {phase.canPlan && (
        <div className={css.acts}>
          <Button size="s" onClick={() => setAsking('plan')}>
            {own.length === 0 ? 'Plan an action' : 'Plan another'}
          </Button>
          {own.length === 0 && (
            <Button size="s" look="plain" onClick={() => setAsking('none')}>
              No action follows…
            </Button>
          )}
        </div>
      )}
      {asking === 'plan' && (
        <PlanAction challengeId={id} findingId={finding.id} people={possibleOwners} onClose={() => setAsking(null)} />
      )}
      <ConfirmDialog
        open={asking === 'none'}
        onClose={() => setAsking(null)}
        title="No action follows?"
        action="Say why"
        harmless
        reason={{ label: 'Why', hint: 'The team reads it.' }}
        busy={busy}
        refusal={refusal}
        onConfirm={(words) =>
          void explain({ id, finding: finding.id, reason: words }).then((done) => done && setAsking(null))
        }
      >
        You have accepted this, and nothing follows from it for now.
      </ConfirmDialog>
    </article>
  )
}
