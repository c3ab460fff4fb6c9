// Many research lessons at once, each with its observers at their tablets: put into the tables, watched as people do it.
import { v7 } from 'uuid'
import { ask } from './load.mjs'

const addNotes = `mutation($lesson: ID!, $sentAt: DateTime!, $notes: [NoteInput!]!) {
  addNotes(lessonId: $lesson, sentAt: $sentAt, notes: $notes) { seq taken refused { id code } flagged } }`

/** What a tablet asks for when it hears that there is something new: it knows its group, so that ids of people will do. */
export const feed = `query($lesson: ID!, $after: Int) { lessonNotes(lessonId: $lesson, after: $after) { seq hidden hasMore notes {
  id seq author { id } school { urn } kind pupil stageId placeId modality body capturedAt lessonSecond clockCorrected addedLater heldBack isMine editedAt } } }`

const sentence = 'Looks at the bar model for a long while, then crosses the first answer out and asks her partner.'

/** One alliance of two schools with so many lessons, each of so many observers. */
export async function lessonsOf({ url, sql, signIn }, { lessons, observers }) {
  const alliance = v7()
  await sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [alliance])
  await sql(
    `insert into alliance (space_id, name, kind, aims, agreement) values ($1, 'Measured Alliance', 'TSA', '', 'We share what we learn.')`,
    [alliance],
  )
  const schools = []
  for (const [urn, name] of [
    ['900001', 'Elm Park'],
    ['900002', 'Oak Tree'],
  ]) {
    const space = v7()
    await sql(`insert into school (urn, name, phase, status) values ($1, $2, 'Primary', 'Open')`, [urn, name])
    await sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2)`, [space, urn])
    await sql(
      `insert into school_membership (space_id, id, urn, role, state, signed_at, agreement_version) values ($1, $2, $3, 'MEMBER', 'ACTIVE', now(), 1)`,
      [alliance, v7(), urn],
    )
    schools.push({ urn, space })
  }
  const teacher = async (i) => {
    const id = v7()
    const { urn, space } = schools[i % 2]
    await sql(`insert into person (id, email, name, state) values ($1, $2, $3, 'ACTIVE')`, [
      id,
      `${id}@school.example`,
      `Teacher Number${i}`,
    ])
    await sql(`insert into space (id, kind) values ($1, 'PERSON')`, [id])
    await sql(`insert into role_holding (id, space_id, person_id, role) values ($1, $2, $3, 'TEACHER')`, [
      v7(),
      space,
      id,
    ])
    return { id, urn, url, cookie: await signIn(id) }
  }
  const made = []
  for (let i = 0; i < lessons; i++) {
    const people = []
    for (let n = 0; n < observers; n++) people.push(await teacher(i * observers + n))
    made.push({ ...(await lesson(sql, alliance, people)), observers: people })
  }
  return made
}

async function lesson(sql, alliance, people) {
  const [study, id, plan, discussion, stage] = [v7(), v7(), v7(), v7(), v7()]
  const [first] = people
  await sql(
    `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Fractions', 'RUNNING', $3, $3, $4, '')`,
    [alliance, study, first.id, first.urn],
  )
  for (const person of people) {
    await sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state, joined_at, protocol_version, protocol_accepted_at) values ($1, $2, $3, $4, 'JOINED', now(), 1, now())`,
      [alliance, study, person.id, person.urn],
    )
  }
  await sql(
    `insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'research-lesson', $4), ($1, $3, 'discussion', $4)`,
    [alliance, plan, discussion, id],
  )
  await sql(
    `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, started_at) values ($1, $2, $3, 1, 'IN_PROGRESS', $4, $5, $6, $7, now() - interval '1 hour')`,
    [alliance, id, study, plan, discussion, first.urn, first.id],
  )
  await sql(`insert into lesson_stage (space_id, lesson_id, id, rank, title) values ($1, $2, $3, 'a0', 'In pairs')`, [
    alliance,
    id,
    stage,
  ])
  return { id, study, stage }
}

let made = 0
export const noteIn = ({ stage }, minutesAgo = 0) => ({
  id: v7(),
  kind: 'PUPIL',
  pupil: 'ABC'[made++ % 3],
  stageId: stage,
  body: `${made}. ${sentence}`,
  capturedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
})

/** Takes them in, or throws. */
export async function note(observer, lesson, notes) {
  const variables = { lesson: lesson.id, sentAt: new Date().toISOString(), notes }
  const receipt = (await ask(observer, addNotes, variables)).addNotes
  if (receipt.taken.length !== notes.length || receipt.flagged.length > 0) {
    throw new Error(`A note was not taken as it should be: ${JSON.stringify(receipt).slice(0, 300)}`)
  }
  return receipt
}
