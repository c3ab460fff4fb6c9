/** One finding: of which kind, what it rests on, what the school says beside it, and the next step for whoever takes it. */
import { useState } from 'react'
import type { FindingPartsFragment, FindingState } from '../../../gql/graphql'
import { dayOf } from '../../../platform/dates'
import { useAct } from '../../../platform/useAct'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ConfirmDialog } from '../../../ui/ConfirmDialog'
import { cx } from '../../../ui/cx'
import { Tag } from '../../../ui/Tag'
import css from './Outcome.module.css'
import { differenceMutation, moveFindingsMutation } from './outcome-queries'
import { evidenceWords, findingMoveWords, findingStateWords, kindWords } from './outcome-words'

interface FindingCardProps {
  readonly challengeId: string
  readonly finding: FindingPartsFragment
}

const counted = ({ evidenceCounts }: FindingPartsFragment): string =>
  evidenceCounts.length === 0
    ? 'No evidence linked yet'
    : evidenceCounts.map(({ type, count }) => `${count} ${evidenceWords[type][count === 1 ? 0 : 1]}`).join(', ')

export function FindingCard({ challengeId, finding }: FindingCardProps) {
  const kind = kindWords[finding.kind]
  const state = findingStateWords[finding.state]
  return (
    <Card as="article" className={cx(css.finding, finding.state === 'DROPPED' && css.dropped)}>
      <div className={css.head}>
        <Tag tone={kind.tone}>{kind.label}</Tag>
        <Tag tone={state.tone}>{state.label}</Tag>
      </div>
      <p className={css.what}>{finding.what || 'Nothing is written here yet.'}</p>
      <p className={css.facts}>
        {finding.forWhom && <span>For: {finding.forWhom}</span>}
        <span>{counted(finding)}</span>
        {finding.isTriangulated && <Tag tone="good">Two kinds of evidence</Tag>}
        {finding.hostSeenAt && <span>Read at the school on {dayOf(finding.hostSeenAt)}</span>}
      </p>
      {finding.dropReason && <p className={css.quiet}>Dropped: {finding.dropReason}</p>}
      {finding.difference && (
        <div className={css.aside}>
          <strong>The school sees it differently</strong>
          <p className={css.words}>{finding.difference}</p>
        </div>
      )}
      <Steps challengeId={challengeId} finding={finding} />
    </Card>
  )
}

function Steps({ challengeId, finding }: FindingCardProps) {
  const [asking, setAsking] = useState<'drop' | 'differ' | null>(null)
  const [move, moving] = useAct(moveFindingsMutation, { inline: asking === 'drop' })
  const [differ, differing] = useAct(differenceMutation, { inline: true, done: 'Your note stands beside the finding' })
  const go = async (to: FindingState, reason: string | null): Promise<void> => {
    const done = await move({ id: challengeId, findings: [finding.id], to, reason })
    if (done) setAsking(null)
  }
  if (finding.moves.length === 0 && !finding.canDiffer) return null
  return (
    <div className={css.acts}>
      {finding.moves.map((to) =>
        to === 'DROPPED' ? (
          <Button key={to} size="s" look="plain" onClick={() => setAsking('drop')}>
            {findingMoveWords[to]}…
          </Button>
        ) : (
          <Button key={to} size="s" busy={moving.busy} onClick={() => void go(to, null)}>
            {findingMoveWords[to]}
          </Button>
        ),
      )}
      {finding.canDiffer && (
        <Button size="s" look="plain" onClick={() => setAsking('differ')}>
          {finding.difference ? 'Change our note…' : 'We see it differently…'}
        </Button>
      )}
      <ConfirmDialog
        open={asking === 'drop'}
        onClose={() => setAsking(null)}
        title="Drop this finding?"
        action="Drop the finding"
        reason={{ label: 'Why', hint: 'Only the team reads this.' }}
        busy={moving.busy}
        refusal={moving.refusal}
        onConfirm={(reason) => void go('DROPPED', reason)}
      >
        It is no longer part of what the team says. Its evidence stays.
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'differ'}
        onClose={() => setAsking(null)}
        title="A note of difference"
        action="Put the note beside it"
        harmless
        reason={{ label: 'How you see it', hint: 'The team reads it. The finding stands as the team’s view.' }}
        busy={differing.busy}
        refusal={differing.refusal}
        onConfirm={(words) =>
          void differ({ id: challengeId, finding: finding.id, words }).then((done) => done && setAsking(null))
        }
      >
        Disagreeing is part of it: your words stand beside the team’s, and stay there.
      </ConfirmDialog>
    </div>
  )
}
