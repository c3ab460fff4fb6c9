/** Everybody's notes on one line of time as they come, the newest first. */
import { memo, useState } from 'react'
import { cx } from '../../ui/cx'
import type { LessonCopy } from './lesson-copy'
import { NoteRow } from './NoteRow'
import css from './NoteStrip.module.css'
import { Filter, fits, type TimelineNote } from './timeline'

const filterWords: Readonly<Record<Filter, string>> = {
  ALL: 'All',
  A: 'A',
  B: 'B',
  C: 'C',
  CLASS: 'Class',
  MINE: 'Mine',
}

export interface NoteStripProps {
  readonly lesson: LessonCopy
  readonly notes: readonly TimelineNote[]
  readonly onOpen: (note: TimelineNote) => void
}

export const NoteStrip = memo(function NoteStrip({ lesson, notes, onOpen }: NoteStripProps) {
  const [filter, setFilter] = useState<Filter>('ALL')
  const shown = notes.filter((note) => fits(note, filter)).reverse()
  return (
    <section className={css.strip} aria-label="Everyone’s notes">
      <div className={css.head}>
        <h2 className={css.title}>
          Notes <span className={css.count}>{notes.length}</span>
        </h2>
        <fieldset className={css.filter} aria-label="Show">
          {Object.values(Filter).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={filter === one}
              className={cx(css.choice, filter === one && css.chosen)}
              onClick={() => setFilter(one)}
            >
              {filterWords[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ol className={css.list} aria-label="Notes, the newest first" tabIndex={0}>
          {shown.map((note) => (
            <NoteRow key={note.id} note={note} lesson={lesson} onOpen={onOpen} />
          ))}
        </ol>
      )}
      {shown.length === 0 && (
        <p className={css.none}>
          {notes.length === 0
            ? 'What each observer notes appears here within a second, in the order of the lesson.'
            : 'No notes of this kind yet.'}
        </p>
      )}
    </section>
  )
})
