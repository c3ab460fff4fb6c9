/** What the group notes in one step: everybody writes, in one another's notes too. */
import { discussionNotesOf, putDiscussionNote, readDiscussion } from '@alongside/contracts/discussion'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { discussionLimits, tryNextStep } from '@alongside/domain/discussion'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMemo, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { LiveText } from '../../platform/live/LiveText'
import { Avatar } from '../../ui/Avatar'
import { Button, IconButton } from '../../ui/Button'
import { useDiscussion } from './discussion-context'
import css from './StepNotes.module.css'

interface NoteLine {
  readonly id: string
  readonly by: string
}

/** Ids alone: each note watches its own words. */
function noteLines(doc: Y.Doc, step: number, pupil: CasePupilLabel | null) {
  const read = (): readonly NoteLine[] =>
    readDiscussion(doc)
      .filter((note) => note.step === step && (pupil === null || note.pupil === pupil))
      .map(({ id, createdBy }) => ({ id, by: createdBy }))
  let lines = read()
  const look = (): boolean => {
    const now = read()
    const isSame = now.map(({ id }) => id).join() === lines.map(({ id }) => id).join()
    if (!isSame) lines = now
    return !isSame
  }
  return {
    lines: () => lines,
    watch: (heard: () => void) => {
      const hear = () => {
        if (look()) heard()
      }
      hear()
      doc.on('update', hear)
      return () => doc.off('update', hear)
    },
  }
}

function useNoteLines(doc: Y.Doc, step: number, pupil: CasePupilLabel | null): readonly NoteLine[] {
  const { watch, lines } = useMemo(() => noteLines(doc, step, pupil), [doc, step, pupil])
  return useSyncExternalStore(watch, lines)
}

export interface StepNotesProps {
  readonly step: number
  /** Only notes about this pupil, and new ones are about them. */
  readonly pupil?: CasePupilLabel | null
}

export function StepNotes({ step, pupil = null }: StepNotesProps) {
  const { doc, canWrite, author } = useDiscussion()
  const lines = useNoteLines(doc, step, pupil)
  const add = () => {
    if (!author) return
    const id = crypto.randomUUID()
    const made = { createdBy: author.id, createdUrn: author.urn, createdAt: new Date().toISOString() }
    doc.transact(() => putDiscussionNote(doc, id, { step, pupil, text: '', ...made }))
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note="${id}"] textarea`)?.focus())
  }
  return (
    <div className={css.notes}>
      {lines.length === 0 && !canWrite && <p className={css.none}>Nothing was noted.</p>}
      {lines.length > 0 && (
        <ul className={css.list} aria-label={pupil ? `Notes on pupil ${pupil}` : 'Notes'}>
          {lines.map((line) => (
            <Note key={line.id} line={line} step={step} />
          ))}
        </ul>
      )}
      {canWrite && (
        <Button size="s" icon={<IconPlus />} onClick={add}>
          {step === tryNextStep ? 'Something to try next' : 'Add a note'}
        </Button>
      )}
    </div>
  )
}

function Note({ line: { id, by }, step }: { readonly line: NoteLine; readonly step: number }) {
  const { doc, canWrite, person, others, tell } = useDiscussion()
  const text = discussionNotesOf(doc).get(id)?.get('text')
  if (!(text instanceof Y.Text)) return null
  const here = others.filter(({ state }) => state?.cardId === id)
  return (
    <li className={css.note} data-note={id}>
      <Avatar person={person(by)} size="s" />
      <LiveText
        text={text}
        label={`Note by ${person(by).name}`}
        canWrite={canWrite}
        placeholder={step === tryNextStep ? 'What we try next' : 'About learning, not about the teacher'}
        maxLength={discussionLimits.note}
        className={css.words}
        onFocus={() => tell(id)}
        onBlur={() => tell('')}
      />
      {here.map((one) => (
        <Avatar key={one.client} person={{ ...person(one.personId), name: one.name }} size="s" live />
      ))}
      {canWrite && (
        <IconButton size="s" label="Take this note out" onClick={() => discussionNotesOf(doc).delete(id)}>
          <IconTrash />
        </IconButton>
      )}
    </li>
  )
}
