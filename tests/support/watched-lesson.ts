// A research lesson that is being watched: put into the tables where a test needs it; what is noted in it goes through the door.
import type { Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'
import type { Cast } from './enquiries.js'
import type { Someone, World } from './world.js'

export interface WatchedOptions {
  /** Minutes since the clock was started; null: it was not. Default ten. */
  startedAgo?: number | null
  state?: string
  /** Where it is taught. Default Elm Park. */
  urn?: Urn | null
  /** Who has joined, and for which school. Default Ana of Elm Park, who facilitates, and Ben of Oak Tree. */
  members?: readonly (readonly [Someone, Urn])[]
}
export interface Watched {
  study: string
  id: string
  /** Two rows of its planning sheet. */
  stages: readonly [string, string]
}

const minute = 60_000
export const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * minute)

export async function watchedLesson(w: World, c: Cast, options: WatchedOptions = {}): Promise<Watched> {
  const { startedAgo = 10, state = startedAgo === null ? 'READY' : 'IN_PROGRESS', urn = c.elm } = options
  const members = options.members ?? [[c.ana, c.elm] as const, [c.ben, c.oak] as const]
  const [study, id, plan, discussion] = [v7(), v7(), v7(), v7()]
  const stages = [v7(), v7()] as const
  const [facilitator, facilitatorUrn] = members[0]!
  const space = c.alliance
  await w.sql(
    `insert into lesson_study (space_id, id, title, state, facilitator_id, created_by, created_urn, protocol) values ($1, $2, 'Fractions', 'RUNNING', $3, $3, $4, '')`,
    [space, study, facilitator.id, facilitatorUrn],
  )
  for (const [person, school] of members) {
    await w.sql(
      `insert into lesson_study_member (space_id, study_id, person_id, urn, state, joined_at, protocol_version, protocol_accepted_at) values ($1, $2, $3, $4, 'JOINED', now(), 1, now())`,
      [space, study, person.id, school],
    )
  }
  await w.sql(
    `insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'research-lesson', $4), ($1, $3, 'discussion', $4)`,
    [space, plan, discussion, id],
  )
  await w.sql(
    `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, started_at) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)`,
    [
      space,
      id,
      study,
      state,
      plan,
      discussion,
      urn,
      facilitator.id,
      startedAgo === null ? null : minutesAgo(startedAgo),
    ],
  )
  await w.sql(
    `insert into lesson_stage (space_id, lesson_id, id, rank, title) values ($1, $2, $3, 'a0', 'Opening'), ($1, $2, $4, 'a1', 'In pairs')`,
    [space, id, ...stages],
  )
  return { study, id, stages }
}

const addNotes = `mutation($lesson: ID!, $sentAt: DateTime!, $notes: [NoteInput!]!) {
  addNotes(lessonId: $lesson, sentAt: $sentAt, notes: $notes) { seq taken refused { id code } flagged } }`
const lessonNotes = `query($lesson: ID!, $after: Int) { lessonNotes(lessonId: $lesson, after: $after) { seq hidden hasMore notes {
  id seq author { id name } school { urn name } kind pupil stageId placeId modality body capturedAt receivedAt lessonSecond clockCorrected addedLater heldBack
  isMine editedAt photo { id school { name } isHere width height expiresOn withdrawnAt keptAt } } } }`

/** As a device makes it. */
export const noteOf = (change: Readonly<Record<string, unknown>> = {}) => ({
  id: v7(),
  kind: 'PUPIL',
  pupil: 'A',
  body: 'Counts on her fingers',
  capturedAt: minutesAgo(5).toISOString(),
  ...change,
})

export interface Receipt {
  seq: number
  taken: string[]
  refused: { id: string; code: string }[]
  flagged: string[]
}

export async function send(
  who: Someone,
  lesson: string,
  notes: readonly object[],
  sentAt: Date = new Date(),
): Promise<Receipt> {
  return (await who.ask(addNotes, { lesson, sentAt: sentAt.toISOString(), notes })).addNotes
}

export const refusedToSend = (who: Someone, lesson: string, notes: readonly object[]): Promise<string> =>
  who.refused(addNotes, { lesson, sentAt: new Date().toISOString(), notes })

/** What this person reads of it. */
export async function timeline(who: Someone, lesson: string, after = 0) {
  return (await who.ask(lessonNotes, { lesson, after })).lessonNotes
}
export const refusedToRead = (who: Someone, lesson: string): Promise<string> => who.refused(lessonNotes, { lesson })
