// A lesson study with everything in it that a group writes, put into the tables where a test needs it; pupils and notes go through the door.
import { v7 } from 'uuid'
import type { Cast } from './enquiries.js'
import { minutesAgo, noteOf, send, type Watched, watchedLesson } from './watched-lesson.js'
import type { World } from './world.js'

const setCasePupil = `mutation($id: ID!, $label: CasePupilLabel!, $input: CasePupilInput!) { setCasePupil(studyId: $id, label: $label, input: $input) { id } }`

export const aliases = { A: 'Robin', B: 'Wren', C: 'Kestrel' } as const

/** Who reads it: Ana of Elm Park, who facilitates, and Ben of Oak Tree. */
export async function fullStudy(w: World, c: Cast): Promise<Watched> {
  const lesson = await watchedLesson(w, c)
  const { study, id, stages } = lesson
  const space = c.alliance
  await w.sql(
    `update lesson_study set title = 'Fractions that Zoë sees', subject = 'Mathematics', year_group = 'Year 5', class_size = 28, grouping = 'MIXED',
       improvement = 'Pupils compare fractions without counting', aim = 'Robin and others place fractions on a line', focus_evidence = 'Twelve of 28 said a third is more than a half',
       protocol = 'We speak of pupils first.', sharing_on = '2026-07-03', sharing_with = 'Both staff rooms', knowledgeable_other = 'Dr Quill',
       summary = '{"wanted": "A line in every head", "next": "Decimals on the same line"}' where id = $1`,
    [study],
  )
  for (const label of ['A', 'B', 'C'] as const) {
    const attributes = {
      yearGroup: 'Year 5',
      term: 'SUMMER',
      send: true,
      eal: true,
      disadvantaged: false,
      necessity: 'Secret necessity',
    }
    const input = { urn: c.elm, alias: aliases[label], typifies: `Group ${label} of learners`, attributes }
    await c.ana.ask(setCasePupil, { id: study, label, input })
  }
  await w.sql(
    `update research_lesson set on_day = '2026-03-12', at_time = '09:30', learning_objective = 'Compare unit fractions', plan = $2 where id = $1`,
    [
      id,
      JSON.stringify({
        intention: 'Say which of two fractions is larger',
        criterionA: 'Robin places a half and a third',
        thoughts: 'A thought afterwards',
      }),
    ],
  )
  await w.sql(
    `update lesson_stage set minutes = 15, predicted = '{"A": "Will count the parts"}', observed = '{"A": "Folded the strip instead"}', outcome = '{"A": "MORE"}', patterns = 'Folding beats counting' where id = $1`,
    [stages[0]],
  )
  await send(c.ben, id, [
    noteOf({ body: 'Folds the strip twice, says “quarter”', stageId: stages[0] }),
    noteOf({
      kind: 'CLASS',
      pupil: null,
      body: 'Half the class looks at the line',
      capturedAt: minutesAgo(4).toISOString(),
    }),
  ])
  await w.sql(
    `insert into pupil_interview (space_id, lesson_id, id, pupils, enjoyed, learned, worked, would_change, minutes, by_person, by_urn, held_back, digest)
     values ($1, $2, $3, '{A}', 'Folding paper', 'A third is less', 'The strips', 'More time', 5, $5, $6, false, ''),
            ($1, $2, $4, '{B}', 'Held back interview', '', '', '', 5, $5, $6, true, '')`,
    [space, id, v7(), v7(), c.ben.id, c.oak],
  )
  await w.sql(
    `insert into discussion_note (space_id, lesson_id, id, step, pupil, body, created_by, created_urn, created_at) values ($1, $2, $3, 1, 'A', 'She trusted the strip', $4, $5, now()), ($1, $2, $6, 7, null, 'Strips for everybody', $4, $5, now())`,
    [space, id, v7(), c.ben.id, c.oak, v7()],
  )
  await w.sql(
    `insert into pupil_progress (space_id, study_id, label, point, body, reach) values ($1, $2, 'A', 0, 'Counts everything', 'NOT_YET'), ($1, $2, 'A', 1, 'Places a third', 'NEARLY')`,
    [space, study],
  )
  return lesson
}
