/** What the coordinator does with a round: see who has answered, work out the pairs, change them, and settle it. */
import { useState } from 'react'
import type { RoundPartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { Section, Stack } from '../../ui/Page'
import { ProgressBar } from '../../ui/ProgressBar'
import { Table } from '../../ui/Table'
import css from './Pairing.module.css'
import { clearMutation, solveMutation, stopMutation } from './pairing-queries'
import { areaList, priceInWords, seatWords } from './pairing-words'

export function RoundDesk({ round }: { readonly round: RoundPartsFragment }) {
  const [solve, solving] = useAct(solveMutation)
  const [stop, stopping] = useAct(stopMutation, { done: 'Stopped' })
  const [clear, clearing] = useAct(clearMutation, { done: 'Taken back' })
  const { id, abilities, isSolving, isStale, isLost, result, wishes, solvedAt } = round
  const answered = round.signUps.length
  const all = answered + round.waitingFor.length
  return (
    <Stack gap="l">
      <Section
        title="Working out the pairs"
        hint="Conflicts, earlier visits, loads and what each school offers are kept to; you can overrule each pair."
        actions={
          isSolving ? (
            <Button busy={stopping.busy} onClick={() => void stop({ id })}>
              Stop
            </Button>
          ) : (
            abilities.solve && (
              <Button
                look={isStale || solvedAt === null ? 'primary' : 'soft'}
                busy={solving.busy}
                onClick={() => void solve({ id })}
              >
                {solvedAt === null ? 'Work out the pairs' : 'Work them out again'}
              </Button>
            )
          )
        }
      >
        <Stack gap="s">
          {isSolving && (
            <ProgressBar label="Looking for the best pairs for all" detail="A few seconds; you can go on" />
          )}
          {isLost && !isSolving && (
            <Notice tone="warn" title="No pairing was found in time">
              What stands here is from before. Try again, or take back a wish.
            </Notice>
          )}
          {isStale && !isLost && !isSolving && solvedAt !== null && (
            <Notice>Something was said or set since. Work out the pairs again before you settle them.</Notice>
          )}
          {result && !isSolving && (
            <p>
              {result.empty === 0 ? 'Every seat is filled.' : `${result.empty} seats stay empty.`}
              {result.isBest ? ' Nothing better is possible with what is known.' : ' The best that was found in time.'}
              {result.more !== null && result.more !== undefined
                ? ` Against the one before: ${priceInWords(result.more)}, ${result.come.length} ${result.come.length === 1 ? 'pair' : 'pairs'} changed.`
                : ''}
            </p>
          )}
          {wishes.length > 0 && (
            <Card pad="s">
              <ul className={css.areas}>
                {wishes.map(({ id: wish, kind, seat, host, guest, reason }) => (
                  <li key={wish} className={css.head}>
                    <span>
                      {`${host.name}: ${kind === 'PIN' ? '' : 'not '}${guest.name} as ${seatWords[seat].toLowerCase()}`}
                      {reason ? ` (${reason})` : ''}
                    </span>
                    {abilities.wish && (
                      <Button
                        size="s"
                        look="plain"
                        busy={clearing.busy}
                        onClick={() => void clear({ id, wishId: wish })}
                      >
                        Take back
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Stack>
      </Section>
      <Answers round={round} answered={answered} all={all} />
    </Stack>
  )
}

interface AnswersProps {
  readonly round: RoundPartsFragment
  readonly answered: number
  readonly all: number
}

function Answers({ round, answered, all }: AnswersProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="Who has answered" hint={`${answered} of ${all} schools.`}>
      <Stack gap="s">
        <ProgressBar label="Answers" value={all === 0 ? 0 : answered / all} detail={`${answered} of ${all} schools`} />
        {round.waitingFor.length > 0 && (
          <p className={css.soft}>{`Not yet: ${round.waitingFor.map(({ name }) => name).join(', ')}.`}</p>
        )}
        {answered > 0 && (
          <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>What they said</summary>
            {isOpen && (
              <Table
                caption="What each school offers and wants"
                rows={round.signUps}
                rowKey={({ school }) => school.urn}
                columns={[
                  { key: 'school', title: 'School', heads: true, cell: ({ school }) => school.name },
                  {
                    key: 'wants',
                    title: 'Wants',
                    cell: ({ notThisTerm, isHost, wants }) =>
                      notThisTerm ? 'Not this term' : isHost ? areaList(wants) : 'No challenge',
                  },
                  { key: 'strengths', title: 'Is good at', cell: ({ strengths }) => areaList(strengths) },
                  { key: 'visits', title: 'Visits', numeric: true, cell: ({ visitorTimes }) => visitorTimes },
                  {
                    key: 'facilitates',
                    title: 'Facilitates',
                    numeric: true,
                    cell: ({ facilitatorTimes }) => facilitatorTimes,
                  },
                  {
                    key: 'people',
                    title: 'Could go (trained)',
                    numeric: true,
                    cell: ({ reviewers, trained }) => `${reviewers.length} (${trained.length})`,
                  },
                ]}
              />
            )}
          </details>
        )}
      </Stack>
    </Section>
  )
}
