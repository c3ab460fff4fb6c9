/** Where in the lesson the notes lie, a lane for each observer: a picture of the list below it. */
import type { SeenNotePartsFragment } from '../../gql/graphql'
import { cx } from '../../ui/cx'
import { schoolStyle } from '../../ui/school-colour'
import css from './NoteLanes.module.css'
import { secondInWords } from './note-words'

interface NoteLanesProps {
  readonly all: readonly SeenNotePartsFragment[]
  readonly shown: readonly SeenNotePartsFragment[]
}

const inLesson = (note: SeenNotePartsFragment): number => Math.max(0, note.lessonSecond ?? 0)

export function NoteLanes({ all, shown }: NoteLanesProps) {
  const last = Math.max(60, ...all.map(inLesson))
  const observers = [...new Map(all.map((note) => [note.author.id, note])).values()]
  const lit = new Set(shown.map(({ id }) => id))
  return (
    <div className={css.lanes} aria-hidden="true">
      {observers.map(({ author, school }) => (
        <div key={author.id} className={css.lane} style={schoolStyle(school.colour)}>
          <span className={css.who}>{author.name}</span>
          <span className={css.track}>
            {all
              .filter((note) => note.author.id === author.id)
              .map((note) => (
                <span
                  key={note.id}
                  className={cx(css.mark, css[note.kind], !lit.has(note.id) && css.faint)}
                  style={{ left: `${(inLesson(note) / last) * 100}%` }}
                  title={`${secondInWords(inLesson(note))} ${note.body.slice(0, 80)}`}
                />
              ))}
          </span>
        </div>
      ))}
      <div className={css.lane}>
        <span className={css.who} />
        <span className={css.scale}>
          <span>0:00</span>
          <span>{secondInWords(last / 2)}</span>
          <span>{secondInWords(last)}</span>
        </span>
      </div>
    </div>
  )
}
