/** What was noted about one pupil in the lesson, second by second, to have at hand while the group talks. */

import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql'
import css from './TimelineNotes.module.css'

const timelineQuery = graphql(`
  query DiscussionTimeline($id: ID!) {
    lessonNotes(lessonId: $id) { seq notes { id pupil body lessonSecond author { id name } } }
  }
`)

const minuteOf = (second: number | null | undefined): string =>
  second === null || second === undefined
    ? ''
    : `${Math.floor(second / 60)}:${String(Math.floor(second % 60)).padStart(2, '0')}`

export interface TimelineNotesProps {
  readonly lessonId: string
  readonly label: CasePupilLabel
}

export function TimelineNotes({ lessonId, label }: TimelineNotesProps) {
  const { data } = useQuery(timelineQuery, { variables: { id: lessonId } })
  const notes = data?.lessonNotes.notes.filter(({ pupil }) => pupil === label) ?? []
  if (notes.length === 0) return null
  return (
    <details className={css.notes}>
      <summary>{notes.length === 1 ? '1 note from the lesson' : `${notes.length} notes from the lesson`}</summary>
      <ol>
        {notes
          .toSorted((a, b) => (a.lessonSecond ?? 0) - (b.lessonSecond ?? 0))
          .map(({ id, body, lessonSecond, author }) => (
            <li key={id}>
              <span className={css.at}>{minuteOf(lessonSecond)}</span>
              <span>
                {body} <small>{author.name}</small>
              </span>
            </li>
          ))}
      </ol>
    </details>
  )
}
