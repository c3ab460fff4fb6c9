/** Predicted beside seen: one small picture for each case pupil and lesson, stage by stage, and the same numbers as a table. */
import { matchesInWords, type PupilLesson, predictedAgainstSeen } from '@alongside/domain/lesson-views'
import { useState } from 'react'
import type { LessonViewsQuery } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Section } from '../../ui/Page'
import { Table } from '../../ui/Table'
import { MatchPicture, MatchSign } from './MatchPicture'
import css from './PredictedSeen.module.css'
import { stagesOf } from './stages-of'

type Study = NonNullable<LessonViewsQuery['lessonStudy']>

export function PredictedSeen({ study }: { readonly study: Study }) {
  const [asTable, setAsTable] = useState(false)
  const taught = study.lessons
    .map(({ id, number, plan }) => ({ id, number, stages: stagesOf(plan) }))
    .filter(({ stages }) => stages.some(({ outcomeA, outcomeB, outcomeC }) => outcomeA || outcomeB || outcomeC))
  const views = predictedAgainstSeen(taught)
  return (
    <Section
      title="What we predicted, and what we saw"
      hint="Each mark is a stage of a lesson: on the line as predicted, above it more, below it less."
      actions={
        taught.length > 0 && (
          <Button size="s" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show as pictures' : 'Show as a table'}
          </Button>
        )
      }
    >
      {taught.length === 0 ? (
        <EmptyState title="Nothing to compare yet">
          After a lesson the group says for each stage and pupil whether it went as predicted. Each lesson then stands
          here beside the others.
        </EmptyState>
      ) : asTable ? (
        <MatchTable views={views} />
      ) : (
        <div className={css.pupils}>
          {views.map(({ pupil, lessons }) => (
            <Card key={pupil} as="section" className={css.pupil} aria-label={`Pupil ${pupil}`}>
              <h3 className={css.name}>
                Pupil {pupil}
                <small>{study.casePupils.find(({ label }) => label === pupil)?.typifies}</small>
              </h3>
              <div className={css.lessons}>
                {lessons.map((lesson) => (
                  <OneLesson key={lesson.lessonId} lesson={lesson} />
                ))}
              </div>
            </Card>
          ))}
        </div>
      )}
      {taught.length > 0 && !asTable && <Legend />}
    </Section>
  )
}

function OneLesson({ lesson }: { readonly lesson: PupilLesson }) {
  return (
    <figure className={css.lesson}>
      <MatchPicture stages={lesson.stages} label={`${lesson.label}: ${matchesInWords(lesson)}`} />
      <figcaption className={css.caption}>
        {lesson.label}
        <span aria-hidden="true">
          {[
            lesson.more > 0 && `${lesson.more} more`,
            lesson.as > 0 && `${lesson.as} as predicted`,
            lesson.less > 0 && `${lesson.less} less`,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </figcaption>
    </figure>
  )
}

function Legend() {
  return (
    <ul className={css.legend} aria-label="What the marks mean">
      <li>
        <MatchSign matched="MORE" /> more than predicted
      </li>
      <li>
        <MatchSign matched="AS" /> as predicted
      </li>
      <li>
        <MatchSign matched="LESS" /> less than predicted
      </li>
      <li>
        <MatchSign matched={null} /> not said
      </li>
    </ul>
  )
}

function MatchTable({ views }: { readonly views: ReturnType<typeof predictedAgainstSeen> }) {
  const rows = views.flatMap(({ pupil, lessons }) => lessons.map((lesson) => ({ pupil, ...lesson })))
  return (
    <Table
      caption="Stages of each lesson by how a pupil did against the prediction"
      rows={rows}
      rowKey={({ pupil, lessonId }) => `${pupil} ${lessonId}`}
      columns={[
        { key: 'who', title: 'Pupil and lesson', heads: true, cell: (row) => `Pupil ${row.pupil}, ${row.label}` },
        { key: 'more', title: 'More', numeric: true, cell: (row) => row.more },
        { key: 'as', title: 'As predicted', numeric: true, cell: (row) => row.as },
        { key: 'less', title: 'Less', numeric: true, cell: (row) => row.less },
        { key: 'unsaid', title: 'Not said', numeric: true, cell: (row) => row.unsaid },
      ]}
    />
  )
}
