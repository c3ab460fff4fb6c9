/** Evidence as it is seen, for reviewers with a tablet in one hand: which line, what kind, what was seen; also without a network. */
import {
  type EvidenceType,
  evidenceTypeLabels,
  kindsMissing,
  safeguardingNotice,
} from '@alongside/domain/evidence-note'
import type { ChallengeId, EvidenceId, LineId } from '@alongside/domain/ids'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'react-router'
import { announce } from '../../platform/announce'
import { timeOf } from '../../platform/dates'
import type { KeptEvidence } from '../../platform/offline/evidence'
import { newId } from '../../platform/offline/new-id'
import { sentenceForCode } from '../../platform/refusals'
import { useSaveState } from '../../platform/save-state'
import { useStore } from '../../platform/store'
import { useAct } from '../../platform/useAct'
import { Avatar } from '../../ui/Avatar'
import { Button, ButtonLink } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { SaveBadge } from '../../ui/SaveBadge'
import { SelectField } from '../../ui/SelectField'
import { PageSkeleton } from '../../ui/Skeleton'
import { Tag } from '../../ui/Tag'
import { TextArea } from '../../ui/TextArea'
import css from './Evidence.module.css'
import { tagMutation } from './evidence-queries'
import { keepEvidence, letEvidenceGo, waiting } from './evidence-sending'
import { KeptVisits } from './KeptVisits'
import { type NotedEvidence, useVisitEvidence, type VisitCopy } from './useVisitEvidence'

export function EvidenceView({ challengeId }: { readonly challengeId: ChallengeId }) {
  const { visit, trouble, refresh } = useVisitEvidence(challengeId)
  if (!visit && trouble === null) return <PageSkeleton />
  if (!visit) {
    return (
      <Page title="Evidence" width="text">
        <EmptyState
          title={trouble === 'unreachable' ? 'This visit is not on this device yet' : 'This evidence cannot be opened'}
          action={<ButtonLink to="/challenges">To peer challenges</ButtonLink>}
        >
          {trouble === 'unreachable' || trouble === null
            ? 'Open it once while there is a network; after that it works without one for seven days.'
            : sentenceForCode(trouble)}
        </EmptyState>
        {trouble === 'unreachable' && <KeptVisits />}
      </Page>
    )
  }
  return <Open visit={visit} onChanged={refresh} />
}

interface OpenProps {
  readonly visit: VisitCopy
  readonly onChanged: () => Promise<void>
}

function Open({ visit, onChanged }: OpenProps) {
  const { look, words, pending } = useSaveState()
  const kept = useStore(waiting).filter(({ challengeId }) => challengeId === visit.id)
  const [lineId, setLine] = useState<LineId | null>(visit.lines[0]?.id ?? null)
  return (
    <div className={css.view}>
      <header className={css.bar}>
        <title>{`Evidence at ${visit.where} – Alongside`}</title>
        <Link to={`/challenges/${visit.id}?show=visit`} className={css.back} title="Back to the visit">
          <IconArrowLeft aria-hidden="true" />
          <span className="visually-hidden">Back to the visit</span>
        </Link>
        <div className={css.what}>
          <h1 className={css.title}>Evidence at {visit.where}</h1>
          <p className={css.who}>Only the team reads this.</p>
        </div>
        <SaveBadge look={look} words={look === 'offline' ? 'Offline' : words} pending={pending} />
      </header>
      <div className={css.columns}>
        <div className={css.capture}>
          {visit.canNote ? (
            <Pad visit={visit} lineId={lineId} onLine={setLine} />
          ) : (
            <Notice>Evidence is noted from the desk study until the findings are agreed.</Notice>
          )}
        </div>
        <section className={css.notes} aria-label="What was noted">
          {visit.lines.map((line, at) => (
            <LineNotes
              key={line.id}
              visit={visit}
              line={{ ...line, title: line.title || `Line ${at + 1}` }}
              kept={kept.filter((note) => note.lineId === line.id)}
              onChanged={onChanged}
            />
          ))}
        </section>
      </div>
    </div>
  )
}

const kinds = (Object.keys(evidenceTypeLabels) as EvidenceType[]).map((value) => ({
  value,
  label: evidenceTypeLabels[value],
}))

interface PadProps {
  readonly visit: VisitCopy
  readonly lineId: LineId | null
  readonly onLine: (line: LineId) => void
}

/** What is being typed is in this page's memory alone until its author keeps it. */
function Pad({ visit, lineId, onLine }: PadProps) {
  const area = useRef<HTMLDivElement>(null)
  const [type, setType] = useState<EvidenceType>('LESSON_VISIT')
  const [body, setBody] = useState('')
  const [isStopped, setStopped] = useState(false)
  const [began, setBegan] = useState<string | null>(null)
  const focus = () => area.current?.querySelector('textarea')?.focus()
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (lineId === null || body.trim() === '') return
    const note: KeptEvidence = {
      id: newId() as EvidenceId,
      challengeId: visit.id,
      where: visit.where,
      lineId,
      type,
      body,
      capturedAt: began ?? new Date().toISOString(),
      code: null,
    }
    await keepEvidence(note)
    setBody('')
    setBegan(null)
    announce('Kept')
    focus()
  }
  // Nothing of it goes anywhere: not to the server, not to this device's disk, and the form is empty.
  const exit = () => {
    setBody('')
    setBegan(null)
    setStopped(true)
  }
  if (isStopped) {
    return (
      <Notice
        tone="danger"
        title="Nothing of that was kept"
        action={<Button onClick={() => setStopped(false)}>Go on noting evidence</Button>}
      >
        {safeguardingNotice}
      </Notice>
    )
  }
  return (
    <form className={css.pad} onSubmit={(event) => void keep(event)}>
      <Choices
        label="Line of enquiry"
        value={lineId}
        choices={visit.lines.map(({ id, title, question }, at) => ({
          value: id,
          label: title || `Line ${at + 1}`,
          ...(question && { hint: question }),
        }))}
        onChoose={onLine}
      />
      <Choices label="Kind of evidence" value={type} choices={kinds} onChoose={setType} inRow />
      <div ref={area}>
        <TextArea
          label="What I saw or heard"
          hint="What happened, in plain words. Nobody who is observed is named, and nobody is judged."
          rows={5}
          maxLength={1000}
          value={body}
          onChange={({ target }) => {
            if (began === null) setBegan(new Date().toISOString())
            setBody(target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep(event)
          }}
        />
      </div>
      <div className={css.keep}>
        <Button type="submit" look="primary" disabled={body.trim() === '' || lineId === null}>
          Keep this note
        </Button>
        <Button look="plain" onClick={exit}>
          This is about a child’s safety
        </Button>
      </div>
      <p className={css.safety}>{safeguardingNotice}</p>
    </form>
  )
}

interface LineNotesProps extends OpenProps {
  readonly line: VisitCopy['lines'][number]
  readonly kept: readonly KeptEvidence[]
}

const missingWords = ['', 'One more kind of evidence is missing', 'Two kinds of evidence are still missing']

function LineNotes({ visit, line, kept, onChanged }: LineNotesProps) {
  const known = new Set(visit.notes.map(({ id }) => id))
  const noted = visit.notes.filter(({ lineId }) => lineId === line.id)
  const here = kept.filter(({ id }) => !known.has(id))
  const missing = kindsMissing([...noted, ...here.filter(({ code }) => code === null)])
  return (
    <section className={css.line} aria-labelledby={`line-${line.id}`}>
      <div className={css.lineHead}>
        <h2 id={`line-${line.id}`}>{line.title}</h2>
        <Tag tone={missing > 0 ? 'warn' : 'good'}>
          {missing > 0 ? missingWords[missing] : 'Two kinds of evidence or more'}
        </Tag>
      </div>
      {noted.length + here.length === 0 && <p className={css.none}>Nothing noted yet.</p>}
      <ul className={css.list}>
        {noted.map((note) => (
          <Note key={note.id} note={note} visit={visit} onChanged={onChanged} />
        ))}
        {here.map((note) => (
          <Waiting key={note.id} note={note} />
        ))}
      </ul>
    </section>
  )
}

function Note({ note, visit, onChanged }: OpenProps & { readonly note: NotedEvidence }) {
  const [tag, { busy }] = useAct(tagMutation)
  const move = async (lineId: string) => {
    if (await tag({ challengeId: visit.id, id: note.id, lineId })) await onChanged()
  }
  return (
    <li className={css.note}>
      <Avatar person={{ ...note.author, colour: note.colour }} size="s" />
      <div className={css.words}>
        <p className={css.about}>
          {evidenceTypeLabels[note.type]} · {timeOf(note.capturedAt)}
        </p>
        <p className={css.body}>{note.body}</p>
      </div>
      {visit.canNote && (
        <SelectField
          label={`Line of enquiry of the note of ${timeOf(note.capturedAt)}`}
          hideLabel
          value={note.lineId}
          disabled={busy}
          choices={visit.lines.map(({ id, title }, at) => ({ value: id, label: title || `Line ${at + 1}` }))}
          onChange={({ target }) => void move(target.value)}
        />
      )}
    </li>
  )
}

function Waiting({ note }: { readonly note: KeptEvidence }) {
  return (
    <li className={css.note}>
      <div className={css.words}>
        <p className={css.about}>
          {evidenceTypeLabels[note.type]} · {timeOf(note.capturedAt)} ·{' '}
          {note.code === null ? 'waits on this device' : 'not taken'}
        </p>
        <p className={css.body}>{note.body}</p>
        {note.code !== null && (
          <Notice tone="warn" action={<Button onClick={() => void letEvidenceGo(note)}>Let it go</Button>}>
            {sentenceForCode(note.code)}
          </Notice>
        )}
      </div>
    </li>
  )
}
