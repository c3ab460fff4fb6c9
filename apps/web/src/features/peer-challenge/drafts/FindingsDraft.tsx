/** Findings as the team writes them, together: what, for whom, and the evidence each rests on. */
import { wordsInFindings } from '@alongside/contracts/challenge-words'
import { findingsOf, putFinding, readFinding, readFindings } from '@alongside/contracts/findings'
import { evidenceTypeLabels } from '@alongside/domain/evidence-note'
import { FindingKind, findingLimits, findingTexts, findingWords } from '@alongside/domain/finding'
import { rankAt } from '@alongside/domain/rank'
import { useQuery } from '@apollo/client/react'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import * as Y from 'yjs'
import type { ChallengeDraftsQuery, EvidenceToLinkQuery } from '../../../gql/graphql'
import { useRefresh } from '../../../platform/news'
import { tell } from '../../../platform/notices'
import { Button, IconButton } from '../../../ui/Button'
import { CheckField } from '../../../ui/CheckField'
import { Row, Section, Stack } from '../../../ui/Page'
import { Tag } from '../../../ui/Tag'
import inside from '../inside/Inside.module.css'
import { type Ground, Room } from '../inside/Room'
import { useRowIds } from '../inside/row-ids'
import { Written } from '../inside/Written'
import css from './Drafts.module.css'
import { evidenceToLinkQuery } from './drafts-queries'

type Challenge = NonNullable<ChallengeDraftsQuery['peerChallenge']>
type Note = EvidenceToLinkQuery['challengeEvidence']['notes'][number]

const kindWords: Readonly<Record<FindingKind, { readonly label: string; readonly add: string }>> = {
  WWW: { label: 'What went well', add: 'What went well' },
  EBI: { label: 'Even better if', add: 'Even better if' },
  QUESTION: { label: 'A question', add: 'A question' },
}
const kinds = Object.keys(kindWords) as FindingKind[]

export function FindingsDraft({ challenge }: { readonly challenge: Challenge }) {
  const { findingsId, host, members, lines } = challenge
  const evidence = useQuery(evidenceToLinkQuery, { variables: { id: challenge.id }, fetchPolicy: 'cache-and-network' })
  useRefresh('evidence.changed', evidence.refetch, ({ challengeId }) => challengeId === challenge.id)
  const notes = evidence.data?.challengeEvidence.notes ?? []
  if (!findingsId) return null
  const urn = members.find(({ isMe }) => isMe)?.school.urn ?? host.urn
  return (
    <Room documentId={findingsId} kind="findings" title={`Findings on ${host.name}`} words={wordsInFindings} urn={urn}>
      {(ground) => (
        <Stack gap="l">
          {lines.map((line, at) => (
            <Line
              key={line.id}
              line={{ id: line.id, name: line.title.trim() || `Line ${at + 1}` }}
              ground={ground}
              challenge={challenge}
              notes={notes.filter(({ lineId }) => lineId === line.id)}
            />
          ))}
        </Stack>
      )}
    </Room>
  )
}

interface LineProps {
  readonly line: { readonly id: string; readonly name: string }
  readonly ground: Ground
  readonly challenge: Challenge
  readonly notes: readonly Note[]
}

function Line({ line, ground, challenge, notes }: LineProps) {
  const { doc, canWrite, maker } = ground
  const moved = useMemo(
    () => new Set(challenge.findings.flatMap(({ id, state }) => (state === 'DRAFT' ? [] : [id]))),
    [challenge.findings],
  )
  const read = useCallback(
    (one: Y.Doc) =>
      readFindings(one)
        .filter((row) => row.line === line.id && !moved.has(row.id))
        .map(({ id }) => id),
    [line.id, moved],
  )
  const ids = useRowIds(doc, read)
  const past = useMemo(() => new Y.UndoManager([findingsOf(doc)], { trackedOrigins: new Set(['findings']) }), [doc])
  const add = (kind: FindingKind) => {
    const id = crypto.randomUUID()
    const ranks = readFindings(doc).map(({ rank }) => rank)
    const rank = rankAt(ranks, ranks.length, doc.clientID)
    doc.transact(() => putFinding(doc, id, { rank, line: line.id, kind, ...maker() }), 'findings')
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[data-finding="${id}"] [role=textbox], [data-finding="${id}"] textarea`)
        ?.focus(),
    )
  }
  const remove = (id: string) => {
    past.stopCapturing()
    doc.transact(() => findingsOf(doc).delete(id), 'findings')
    tell('The draft is taken out', { action: { label: 'Undo', run: () => past.undo() } })
  }
  const isFull = readFindings(doc).length >= findingLimits.findings
  return (
    <Section title={line.name}>
      <Stack>
        {ids.map((id, at) => (
          <Draft
            key={id}
            id={id}
            name={`${line.name}, draft ${at + 1}`}
            ground={ground}
            notes={notes}
            onRemove={() => remove(id)}
          />
        ))}
        {canWrite && !isFull && (
          <Row>
            {kinds.map((kind) => (
              <Button key={kind} size="s" icon={<IconPlus />} onClick={() => add(kind)}>
                {kindWords[kind].add}
                <span className="visually-hidden"> on {line.name}</span>
              </Button>
            ))}
          </Row>
        )}
      </Stack>
    </Section>
  )
}

interface DraftProps {
  readonly id: string
  readonly name: string
  readonly ground: Ground
  readonly notes: readonly Note[]
  readonly onRemove: () => void
}

function Draft({ id, name, ground, notes, onRemove }: DraftProps) {
  const { doc, canWrite } = ground
  const row = findingsOf(doc).get(id)
  if (!row) return null
  const { kind } = readFinding(id, row)
  return (
    <article className={inside.line} data-finding={id} aria-label={name}>
      <div className={inside.lineHead}>
        <Tag tone={kind === 'WWW' ? 'good' : kind === 'EBI' ? 'warn' : 'accent'}>{kindWords[kind].label}</Tag>
        <span />
        {canWrite && (
          <IconButton size="s" label={`Take out: ${name}`} onClick={onRemove}>
            <IconTrash />
          </IconButton>
        )}
      </div>
      {findingTexts.map((field) => (
        <Written
          key={field}
          ground={ground}
          row={id}
          field={field}
          text={row.get(field)}
          of={name}
          label={findingWords[field].label}
          hint={findingWords[field].hint}
          limit={findingLimits[field]}
        />
      ))}
      <Evidence id={id} name={name} ground={ground} notes={notes} />
    </article>
  )
}

/** Ticked by anybody of the team, seen by all of it at once. */
function Evidence({ id, name, ground: { doc, canWrite }, notes }: Omit<DraftProps, 'onRemove'>) {
  const linked = useLinked(doc, id)
  const toggle = (note: string) => {
    const evidence = findingsOf(doc).get(id)?.get('evidence')
    if (!(evidence instanceof Y.Map)) return
    if (evidence.has(note)) evidence.delete(note)
    else evidence.set(note, true)
  }
  return (
    <fieldset className={css.evidence} disabled={!canWrite}>
      <legend>
        What it rests on<span className="visually-hidden">: {name}</span>
      </legend>
      {notes.length === 0 && <p className={inside.quiet}>Nothing has been noted on this line yet.</p>}
      {notes.map((note) => (
        <CheckField
          key={note.id}
          label={note.body}
          hint={`${evidenceTypeLabels[note.type]}, ${note.author.name}`}
          checked={linked.includes(note.id)}
          onChange={() => toggle(note.id)}
        />
      ))}
    </fieldset>
  )
}

const useLinked = (doc: Y.Doc, id: string): readonly string[] => {
  const read = useCallback(
    (one: Y.Doc): readonly string[] => {
      const row = findingsOf(one).get(id)
      return row ? readFinding(id, row).evidence : []
    },
    [id],
  )
  return useRowIds(doc, read)
}
