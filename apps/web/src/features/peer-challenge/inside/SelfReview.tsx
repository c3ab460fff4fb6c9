/** The self-review: two to four lines of enquiry, the host's own view of each, and what it would offer to others. */
import { wordsInSelfReview } from '@alongside/contracts/challenge-words'
import { linesOf, putLine, readLines, selfReviewHeaderOf } from '@alongside/contracts/self-review'
import { isOfHost } from '@alongside/domain/challenge-part'
import type { JudgementLevel } from '@alongside/domain/judgement'
import { fewestLines, mostLines } from '@alongside/domain/peer-challenge-guards'
import { rankAt } from '@alongside/domain/rank'
import { lineLimits, lineWords, strengthLimit, strengthWords } from '@alongside/domain/self-review'
import { IconArrowDown, IconArrowUp, IconDots, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import * as Y from 'yjs'
import type { InsidePartsFragment } from '../../../gql/graphql'
import { announce } from '../../../platform/announce'
import { Loaded } from '../../../platform/Loaded'
import { tell } from '../../../platform/notices'
import { useAct } from '../../../platform/useAct'
import { Button, IconButton } from '../../../ui/Button'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { Menu } from '../../../ui/Menu'
import { Section, Stack } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import { WhoCanRead } from '../../../ui/WhoCanRead'
import css from './Inside.module.css'
import { judgeOwnMutation } from './inside-queries'
import { levelChoices, levelWords } from './level-words'
import { type Ground, Room } from './Room'
import { useRowIds } from './row-ids'
import { useInside } from './useInside'
import { Written } from './Written'

export default function SelfReview({ challenge }: { readonly challenge: { readonly id: string } }) {
  return (
    <Loaded query={useInside(challenge.id)}>
      {({ peerChallenge }) => (peerChallenge ? <Shown challenge={peerChallenge} /> : null)}
    </Loaded>
  )
}

function Shown({ challenge }: { readonly challenge: InsidePartsFragment }) {
  const { selfReviewId, host } = challenge
  if (!selfReviewId) {
    return (
      <EmptyState title="The school is writing its self-review">
        Reviewers who have declared their interests read it once the headteacher has handed it in.
      </EmptyState>
    )
  }
  return (
    <Stack gap="l">
      <WhoCanRead
        who={[`Head and leaders of ${host.name}`, 'Once it is handed in: reviewers who have declared their interests']}
      />
      <Room
        documentId={selfReviewId}
        kind="self-review"
        title={`Self-review of ${host.name}`}
        words={wordsInSelfReview}
        urn={host.urn}
      >
        {(ground) => <Lines ground={ground} challenge={challenge} />}
      </Room>
    </Stack>
  )
}

const idsOfLines = (doc: Y.Doc): string[] => readLines(doc).map(({ id }) => id)

interface PartProps {
  readonly ground: Ground
  readonly challenge: InsidePartsFragment
}

function Lines({ ground, challenge }: PartProps) {
  const { doc, canWrite, maker } = ground
  const ids = useRowIds(doc, idsOfLines)
  const past = useMemo(() => new Y.UndoManager([linesOf(doc)], { trackedOrigins: new Set(['lines']) }), [doc])
  const change = (act: () => void) => {
    past.stopCapturing()
    doc.transact(act, 'lines')
  }
  const ranks = (but?: string) => readLines(doc).flatMap(({ id, rank }) => (id === but ? [] : [rank]))
  const add = () => {
    const id = crypto.randomUUID()
    change(() => putLine(doc, id, { rank: rankAt(ranks(), ids.length, doc.clientID), ...maker() }))
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-line="${id}"] textarea`)?.focus())
  }
  const move = (id: string, to: number) => {
    change(() =>
      linesOf(doc)
        .get(id)
        ?.set('rank', rankAt(ranks(id), to, doc.clientID)),
    )
    announce(`Now line ${to + 1} of ${ids.length}`)
  }
  const remove = (id: string, at: number) => {
    change(() => linesOf(doc).delete(id))
    tell(`Line ${at + 1} taken out`, { action: { label: 'Undo', run: () => past.undo() } })
  }
  return (
    <Stack gap="l">
      <Section
        title="Lines of enquiry"
        hint={`Choose ${fewestLines} to ${mostLines} things on which you want colleagues from elsewhere to look hard. They are about the school’s work, never about a person.`}
      >
        {ids.length === 0 && !canWrite && <p className={css.quiet}>No line of enquiry has been written.</p>}
        <ol className={css.lines}>
          {ids.map((id, at) => (
            <Line key={id} id={id} at={at} of={ids.length} ground={ground} challenge={challenge}>
              {canWrite && (
                <Menu
                  groups={[
                    {
                      entries: [
                        ...(at > 0
                          ? [{ key: 'up', label: 'Move up', icon: <IconArrowUp />, onSelect: () => move(id, at - 1) }]
                          : []),
                        ...(at < ids.length - 1
                          ? [
                              {
                                key: 'down',
                                label: 'Move down',
                                icon: <IconArrowDown />,
                                onSelect: () => move(id, at + 1),
                              },
                            ]
                          : []),
                      ],
                    },
                    {
                      entries: [
                        {
                          key: 'out',
                          label: 'Take this line out',
                          icon: <IconTrash />,
                          danger: true,
                          onSelect: () => remove(id, at),
                        },
                      ],
                    },
                  ].filter(({ entries }) => entries.length > 0)}
                  button={
                    <IconButton size="s" label={`Line ${at + 1}: move and more`}>
                      <IconDots />
                    </IconButton>
                  }
                />
              )}
            </Line>
          ))}
        </ol>
        {canWrite && ids.length < mostLines && (
          <Button icon={<IconPlus />} onClick={add}>
            Add a line of enquiry
          </Button>
        )}
      </Section>
      <Section title={strengthWords.label} hint="What you would offer to others. It may stay empty.">
        <div className={css.line}>
          <Written
            ground={ground}
            row="header"
            field="strength"
            text={selfReviewHeaderOf(doc).get('strength')}
            label={strengthWords.label}
            hint={strengthWords.hint}
            limit={strengthLimit}
            isTitle={false}
          />
        </div>
      </Section>
    </Stack>
  )
}

interface LineProps extends PartProps {
  readonly id: string
  readonly at: number
  readonly of: number
  readonly children?: React.ReactNode
}

function Line({ id, at, of, ground, challenge, children }: LineProps) {
  const row = linesOf(ground.doc).get(id)
  if (!row) return null
  const written = (field: keyof typeof lineWords, isTitle = false) => (
    <Written
      ground={ground}
      row={id}
      field={field}
      text={row.get(field)}
      of={`Line ${at + 1} of ${of}`}
      label={lineWords[field].label}
      hint={lineWords[field].hint}
      limit={lineLimits[field]}
      isTitle={isTitle}
    />
  )
  return (
    <li className={css.line} data-line={id}>
      <div className={css.lineHead}>
        <span className={css.number} aria-hidden="true">
          {at + 1}
        </span>
        {written('title', true)}
        {children}
      </div>
      <div className={css.two}>
        {written('position')}
        {written('evidence')}
      </div>
      {written('question')}
      {isOfHost(challenge.parts) && <OwnView id={id} ground={ground} challenge={challenge} />}
    </li>
  )
}

/** The host's own view: kept from the team until each of its lines has been judged without knowing it. */
function OwnView({ id, ground, challenge }: PartProps & { readonly id: string }) {
  const [judge, { busy }] = useAct(judgeOwnMutation, { done: 'Your view is kept', inline: true })
  const level = challenge.lines.find((line) => line.id === id)?.hostJudgement ?? null
  if (!ground.canWrite) {
    return (
      <p>
        Our own view: <Tag tone="accent">{level ? levelWords[level] : 'none given'}</Tag>
      </p>
    )
  }
  const choose = (value: JudgementLevel) => {
    // The line has to be there before somebody can say what they think of it.
    ground.flush()
    void judge({ lineId: id, level: value })
  }
  return (
    <div className={css.blind}>
      <Choices label="Our own view" value={level} choices={levelChoices} onChoose={choose} inRow disabled={busy} />
      <p className={css.quiet}>The team does not see it until it has said what it thinks itself.</p>
    </div>
  )
}
