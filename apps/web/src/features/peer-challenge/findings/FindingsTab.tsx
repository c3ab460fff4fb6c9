/** The findings, line by line, as far as one may read them. */
import type { FindingState } from '../../../gql/graphql'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Section, Stack } from '../../../ui/Page'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import { FindingCard } from './FindingCard'
import { byLine, type OfChallenge, Outcome, type OutcomeProps } from './Outcome'
import { moveFindingsMutation, seeFindingsMutation } from './outcome-queries'

export default function FindingsTab({ challenge }: OfChallenge) {
  return <Outcome challenge={challenge}>{(outcome) => <Findings outcome={outcome} />}</Outcome>
}

function Findings({ outcome }: OutcomeProps) {
  const { id, findings, parts } = outcome
  const isHost = parts.includes('HOST_HEAD') || parts.includes('HOST_LEADER')
  if (findings.length === 0) {
    return (
      <EmptyState title={isHost ? 'Nothing has been shared with you yet' : 'No findings yet'}>
        {isHost
          ? 'The team talks first. What it shares with your school appears here, and you are told.'
          : 'After the visit the team writes what went well, what would make it even better, and what it asks.'}
      </EmptyState>
    )
  }
  return (
    <Stack gap="l">
      <ToRead outcome={outcome} />
      <AllAtOnce outcome={outcome} />
      {byLine(findings).map((line) => (
        <Section key={line.id} title={line.title}>
          <Stack>
            {line.findings.map((finding) => (
              <FindingCard key={finding.id} challengeId={id} finding={finding} />
            ))}
          </Stack>
        </Section>
      ))}
      <WhoCanRead
        who={[
          isHost
            ? 'The team, and the head and leaders of your school.'
            : 'The team; once it is shared, the head and leaders of the school.',
          'Evidence notes stay with the team: the school is told how many there are, of which kinds.',
        ]}
      />
    </Stack>
  )
}

function ToRead({ outcome: { id, findings } }: OutcomeProps) {
  const [see, { busy }] = useAct(seeFindingsMutation, { done: 'The team knows that you have read them' })
  const unread = findings.filter(({ canSee }) => canSee).map((finding) => finding.id)
  if (unread.length === 0) return null
  return (
    <Notice
      tone="accent"
      title={unread.length === 1 ? 'One finding is new to you' : `${unread.length} findings are new to you`}
      action={
        <Button busy={busy} onClick={() => void see({ id, findings: unread })}>
          We have read them
        </Button>
      }
    >
      A finding can become final once your school has read it. Where you disagree, put a note beside it.
    </Notice>
  )
}

const steps = [
  { to: 'TEAM_AGREED', label: 'We agree on all of them' },
  { to: 'SHARED_WITH_HOST', label: 'Share all with the school' },
  { to: 'FINAL', label: 'Make all final' },
] as const satisfies readonly { readonly to: FindingState; readonly label: string }[]

/** One step for all that can take it. */
function AllAtOnce({ outcome: { id, findings } }: OutcomeProps) {
  const [move, { busy }] = useAct(moveFindingsMutation)
  const open = steps
    .map((step) => ({ ...step, ids: findings.filter(({ moves }) => moves.includes(step.to)).map((one) => one.id) }))
    .filter(({ ids }) => ids.length > 1)
  if (open.length === 0) return null
  return (
    <Notice tone="plain" title="One step for all">
      <Stack gap="s">
        <p>Sharing shows the findings to the head and leaders of the school. It cannot be taken back.</p>
        <div>
          {open.map(({ to, label, ids }) => (
            <Button key={to} size="s" busy={busy} onClick={() => void move({ id, findings: ids, to, reason: null })}>
              {label} ({ids.length})
            </Button>
          ))}
        </div>
      </Stack>
    </Notice>
  )
}
