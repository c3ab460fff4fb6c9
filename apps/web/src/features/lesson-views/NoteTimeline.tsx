/** The notes of a lesson, read afterwards: everybody's on one line of time, by observer, pupil, stage and kind. */

import { type NoteFilter, type NoteQuestion, nobody, notesFor, notesLeft } from '@alongside/domain/lesson-views'
import { useState } from 'react'
import type { SeenLessonPartsFragment, SeenNotePartsFragment } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { SelectField } from '../../ui/SelectField'
import { SkeletonLines } from '../../ui/Skeleton'
import { NoteLanes } from './NoteLanes'
import { NoteLine } from './NoteLine'
import css from './NoteTimeline.module.css'
import { noteKindWords } from './note-words'
import { stagesOf } from './stages-of'
import { useNotes } from './useNotes'

export function NoteTimeline({ lesson }: { readonly lesson: SeenLessonPartsFragment }) {
  const query = useNotes(lesson.id)
  return (
    <Loaded query={query} skeleton={<SkeletonLines lines={8} />}>
      {(notes) => <Notes lesson={lesson} notes={notes} />}
    </Loaded>
  )
}

interface NotesProps {
  readonly lesson: SeenLessonPartsFragment
  readonly notes: readonly SeenNotePartsFragment[]
}

function Notes({ lesson, notes }: NotesProps) {
  const [filter, setFilter] = useState<NoteFilter>({})
  const seen = [...notes]
    .sort((a, b) => a.capturedAt.localeCompare(b.capturedAt) || a.seq - b.seq)
    .map((note) => ({ ...note, observerId: note.author.id }))
  const shown = notesFor(seen, filter)
  const stageOf = new Map(stagesOf(lesson.plan).map(({ id, title }, place) => [id, title || `Stage ${place + 1}`]))
  if (notes.length === 0) {
    return (
      <EmptyState title="No notes yet">
        What observers write during the lesson stands here, in order of time.
      </EmptyState>
    )
  }
  const isFiltered = Object.keys(filter).length > 0
  return (
    <div className={css.timeline}>
      <Filters notes={seen} filter={filter} onChange={setFilter} stageOf={stageOf} />
      <div className={css.count}>
        <p role="status">{isFiltered ? `${shown.length} of ${notes.length} notes` : `${notes.length} notes`}</p>
        {isFiltered && (
          <Button size="s" look="plain" onClick={() => setFilter({})}>
            Show all
          </Button>
        )}
      </div>
      <NoteLanes all={seen} shown={shown} />
      <ol className={css.notes} aria-label="Notes in order of time">
        {shown.map((note) => (
          <NoteLine key={note.id} note={note} stage={note.stageId ? stageOf.get(note.stageId) : undefined} />
        ))}
      </ol>
    </div>
  )
}

interface FiltersProps {
  readonly notes: readonly (SeenNotePartsFragment & { readonly observerId: string })[]
  readonly filter: NoteFilter
  readonly onChange: (filter: NoteFilter) => void
  readonly stageOf: ReadonlyMap<string, string>
}

function Filters({ notes, filter, onChange, stageOf }: FiltersProps) {
  const left = notesLeft(notes, filter)
  const nameOf = new Map(notes.map(({ author }) => [author.id, author.name]))
  const wordsFor: Readonly<Record<NoteQuestion, (answer: string) => string>> = {
    observer: (id) => nameOf.get(id) ?? '',
    pupil: (pupil) => (pupil === nobody ? 'The class' : `Pupil ${pupil}`),
    stage: (id) => (id === nobody ? 'No stage' : (stageOf.get(id) ?? 'A stage taken out of the plan')),
    kind: (kind) => noteKindWords[kind as keyof typeof noteKindWords].label,
  }
  const places = [...stageOf.keys()]
  const inOrder = (question: NoteQuestion, answers: string[]): string[] =>
    question === 'stage'
      ? answers.sort((a, b) => places.indexOf(a) - places.indexOf(b))
      : answers.sort((a, b) => wordsFor[question](a).localeCompare(wordsFor[question](b)))
  const one = (question: NoteQuestion, label: string, all: string) => (
    <SelectField
      label={label}
      required={false}
      value={filter[question] ?? ''}
      placeholder={all}
      choices={inOrder(question, [
        ...new Set([...left[question].keys(), ...(filter[question] ? [filter[question]] : [])]),
      ]).map((answer) => ({
        value: answer,
        label: `${wordsFor[question](answer)} (${left[question].get(answer) ?? 0})`,
      }))}
      onChange={({ target }) => {
        const { [question]: _, ...others } = filter
        onChange(target.value ? { ...others, [question]: target.value } : others)
      }}
    />
  )
  return (
    <fieldset className={css.filters}>
      <legend className="visually-hidden">Which notes</legend>
      {one('observer', 'Observer', 'Everybody')}
      {one('pupil', 'Pupil', 'All pupils')}
      {one('stage', 'Stage', 'The whole lesson')}
      {one('kind', 'Kind', 'All kinds')}
    </fieldset>
  )
}
