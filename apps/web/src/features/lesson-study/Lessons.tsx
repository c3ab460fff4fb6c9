/** The research lessons of a study: when and where each is taught, who teaches and who watches, and the way to its sheet. */
import type { StudyPartsFragment } from '../../gql/graphql'
import { Section } from '../../ui/Page'
import { AddLesson } from './AddLesson'
import { LessonRow } from './LessonRow'
import css from './Lessons.module.css'

export function Lessons({ study }: { readonly study: StudyPartsFragment }) {
  const lessons = [...study.lessons].sort((a, b) => a.number - b.number)
  return (
    <Section
      title="Research lessons"
      hint="Two are needed, three are better: what we find in one is planned into the next."
      actions={<AddLesson study={study} />}
    >
      {lessons.length === 0 ? (
        <p className={css.none}>No research lesson yet. The first is planned by all of you together.</p>
      ) : (
        <ol className={css.lessons}>
          {lessons.map((lesson) => (
            <LessonRow key={lesson.id} study={study} lesson={lesson} />
          ))}
        </ol>
      )}
    </Section>
  )
}
