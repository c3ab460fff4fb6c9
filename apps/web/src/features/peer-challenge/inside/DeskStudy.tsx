/** The desk study: what the team thinks may be so, what would show it, and each reviewer's own view before they know the host's. */
import { wordsInDeskStudy } from '@alongside/contracts/challenge-words'
import { hypothesesOf, putHypothesis, readHypotheses } from '@alongside/contracts/desk-study'
import { deskLimits, hypothesisWords } from '@alongside/domain/desk-study'
import type { JudgementLevel } from '@alongside/domain/judgement'
import { rankAt } from '@alongside/domain/rank'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useCallback } from 'react'
import type * as Y from 'yjs'
import type { InsidePartsFragment } from '../../../gql/graphql'
import { Loaded } from '../../../platform/Loaded'
import { useAct } from '../../../platform/useAct'
import { Avatar } from '../../../ui/Avatar'
import { Button, IconButton } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { Stack } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import css from './Inside.module.css'
import { judgeMutation } from './inside-queries'
import { levelChoices, levelWords } from './level-words'
import { type Ground, Room } from './Room'
import { useRowIds } from './row-ids'
import { useInside } from './useInside'
import { Written } from './Written'

type Line = InsidePartsFragment['lines'][number]

export default function DeskStudy({ challenge }: { readonly challenge: { readonly id: string } }) {
  return (
    <Loaded query={useInside(challenge.id)}>
      {({ peerChallenge }) => (peerChallenge ? <Shown challenge={peerChallenge} /> : null)}
    </Loaded>
  )
}

function Shown({ challenge }: { readonly challenge: InsidePartsFragment }) {
  const { deskStudyId, host, members, lines } = challenge
  if (!deskStudyId) {
    return (
      <EmptyState title="The desk study is the team’s">
        Reviewers who have declared their interests read the self-review here and think about what the visit should
        show.
      </EmptyState>
    )
  }
  if (lines.length === 0) {
    return (
      <EmptyState title="There is nothing to study yet">
        The desk study begins when the headteacher has handed the self-review in.
      </EmptyState>
    )
  }
  const urn = members.find(({ isMe }) => isMe)?.school.urn ?? host.urn
  return (
    <Stack gap="l">
      <WhoCanRead who={['Only the team', 'Your own view: only you, until the reveal']} />
      <Room
        documentId={deskStudyId}
        kind="desk-study"
        title={`Desk study of ${host.name}`}
        words={wordsInDeskStudy}
        urn={urn}
      >
        {(ground) => (
          <ol className={css.lines}>
            {lines.map((line, at) => (
              <LineStudied key={line.id} line={line} at={at} ground={ground} challenge={challenge} />
            ))}
          </ol>
        )}
      </Room>
    </Stack>
  )
}

interface StudyProps {
  readonly line: Line
  readonly at: number
  readonly ground: Ground
  readonly challenge: InsidePartsFragment
}

function LineStudied({ line, at, ground, challenge }: StudyProps) {
  const { doc, canWrite, maker } = ground
  const read = useCallback(
    (one: Y.Doc) =>
      readHypotheses(one)
        .filter((row) => row.line === line.id)
        .map(({ id }) => id),
    [line.id],
  )
  const ids = useRowIds(doc, read)
  const add = () => {
    const id = crypto.randomUUID()
    const ranks = readHypotheses(doc).map(({ rank }) => rank)
    doc.transact(() =>
      putHypothesis(doc, id, { rank: rankAt(ranks, ranks.length, doc.clientID), line: line.id, ...maker() }),
    )
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-hypothesis="${id}"] textarea`)?.focus())
  }
  const name = line.title.trim() || `Line ${at + 1}`
  return (
    <li className={css.line}>
      <div className={css.lineHead}>
        <span className={css.number} aria-hidden="true">
          {at + 1}
        </span>
        <h3>{name}</h3>
      </div>
      {line.question.trim() !== '' && <blockquote className={css.question}>{line.question}</blockquote>}
      <ul className={css.hypotheses} aria-label={`Hypotheses on ${name}`}>
        {ids.map((id, place) => (
          <li key={id} className={css.hypothesis} data-hypothesis={id}>
            {(['text', 'needed'] as const).map((field) => (
              <Written
                key={field}
                ground={ground}
                row={id}
                field={field}
                text={hypothesesOf(doc).get(id)?.get(field)}
                of={`${name}, hypothesis ${place + 1}`}
                label={hypothesisWords[field].label}
                hint={hypothesisWords[field].hint}
                limit={deskLimits.cell}
              />
            ))}
            {canWrite && (
              <IconButton
                size="s"
                label={`Take hypothesis ${place + 1} on ${name} out`}
                onClick={() => hypothesesOf(doc).delete(id)}
              >
                <IconTrash />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <div>
          <Button size="s" icon={<IconPlus />} onClick={add}>
            Add a hypothesis
          </Button>
        </div>
      )}
      <Views line={line} name={name} challenge={challenge} />
    </li>
  )
}

/** Before the reveal: my own view, and nobody else's. After it: everybody's, with what they said before they knew. */
function Views({ line, name, challenge }: Pick<StudyProps, 'line' | 'challenge'> & { readonly name: string }) {
  const [judge, { busy }] = useAct(judgeMutation, { done: 'Your view is kept', inline: true })
  const { phase, isRevealed } = challenge
  const own = line.judgements.find(({ isMine }) => isMine)
  const canStill = phase.canJudge && !(isRevealed && own?.blind)
  return (
    <div className={css.blind}>
      <Stack gap="s">
        {canStill && (
          <Choices
            label={`My view of “${name}”`}
            value={own?.level ?? null}
            choices={levelChoices}
            onChoose={(level: JudgementLevel) => void judge({ lineId: line.id, level })}
            inRow
            disabled={busy}
          />
        )}
        {!isRevealed && (
          <p className={css.quiet}>
            Nobody sees your view until the team is ready to visit, and you do not see theirs or the school’s.
          </p>
        )}
        {isRevealed && (
          <ul className={css.views} aria-label={`Views of ${name}`}>
            <li className={css.view}>
              <strong>{challenge.host.name}</strong>
              <Tag tone="accent">{line.hostJudgement ? levelWords[line.hostJudgement] : 'none given'}</Tag>
            </li>
            {line.judgements.map(({ person, school, level, blind }) => (
              <li key={`${person.id} ${blind}`} className={css.view}>
                <Avatar
                  person={{ ...person, ...(school && { colour: school.colour, detail: school.name }) }}
                  size="s"
                />
                <span>{person.name}</span>
                <Tag>{`${levelWords[level]}${blind ? ', said blind' : ''}`}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </div>
  )
}
