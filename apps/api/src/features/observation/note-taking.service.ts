/** Taking notes in: each once, in the order in which they were made, one bad note holding up no other. */
import { createHash } from 'node:crypto'
import type { Actor } from '@alongside/domain/actor'
import type { LessonId, NoteId } from '@alongside/domain/ids'
import { flagsIn } from '@alongside/domain/name-guard'
import {
  batchWithin,
  cleanNote,
  clockOffBy,
  inOrder,
  knownStage,
  type NoteTimes,
  type ObservedLesson,
  type SentNote,
  sameNote,
  timesOf,
} from '@alongside/domain/observation'
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { Sessions } from '../../platform/auth/sessions.js'
import { isId } from '../../platform/db/is-id.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { NameGuard } from './name-guard.service.js'
import type { NoteReceiptType } from './observation.graphql.js'
import { lessonHeld, lessonSeen, tellReaders, type WatchedLesson } from './observed-lesson.js'

interface Kept {
  readonly digest: string
  readonly heldBack: boolean
}
interface NewNote extends NoteTimes {
  readonly note: SentNote
  readonly body: string
  readonly digest: string
  readonly heldBack: boolean
}

@Injectable()
export class NoteTaking {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly guard: NameGuard,
  ) {}

  async add(actor: Actor, id: LessonId, sentAt: Date, sent: readonly SentNote[]): Promise<NoteReceiptType> {
    batchWithin(sent)
    const receivedAt = new Date()
    const offBy = clockOffBy(sentAt, receivedAt)
    const notes = inOrder(sent)
    // The lists are asked before the lesson is held: hashing three hundred notes must not keep the others waiting.
    const lesson = await this.sessions.reading(actor, (sql) => lessonSeen({ sql }, actor, id))
    const named = await this.guard.named(
      lesson.spaceId,
      lesson.studyId,
      notes.map(({ body }) => body),
    )
    const heldBack = new Set(notes.filter(({ body }, i) => named[i] || flagsIn(body).length > 0).map((note) => note.id))
    return this.work.run(actor, async (work) => {
      const held = await lessonHeld(work, actor, id)
      const observed = { ...held, stageIds: await stagesOf(work, id) }
      const kept = await keptAlready(work, id, notes)
      const refused: { id: NoteId; code: RefusalCode }[] = []
      const taken: NewNote[] = []
      for (const note of notes) {
        try {
          const digest = digestOf(actor, note)
          const before = kept.get(note.id)
          if (before) {
            if (before.digest !== digest) throw new Refusal('note.other-words')
            continue
          }
          const fresh = judged(note, observed, { receivedAt, offBy, digest, heldBack: heldBack.has(note.id) })
          kept.set(note.id, fresh)
          taken.push(fresh)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused.push({ id: note.id, code: error.code })
        }
      }
      const seq = await keep(work, held, taken)
      if (taken.some((one) => !one.heldBack)) await tellReaders(work, held, seq)
      else if (taken.length > 0) tellAuthor(work, actor, held, seq)
      const isRefused = new Set(refused.map((one) => one.id))
      const acknowledged = [...new Set(notes.map((note) => note.id))].filter((one) => !isRefused.has(one))
      return { seq, taken: acknowledged, refused, flagged: acknowledged.filter((one) => kept.get(one)?.heldBack) }
    })
  }
}

/** By whom, too: an id that somebody else used stays theirs. */
const digestOf = (actor: Actor, note: SentNote): string =>
  createHash('sha256').update(actor.personId).update(sameNote(note)).digest('hex')

interface Arrival {
  readonly receivedAt: Date
  readonly offBy: number
  readonly digest: string
  readonly heldBack: boolean
}

function judged(note: SentNote, lesson: ObservedLesson, { receivedAt, offBy, digest, heldBack }: Arrival): NewNote {
  if (!isId(note.id) || (note.placeId !== null && !isId(note.placeId))) throw new Refusal('input.invalid')
  const body = cleanNote(note.body)
  const times = timesOf(note, lesson, { receivedAt, offBy })
  knownStage(note.stageId, lesson)
  return { note, body, digest, heldBack, ...times }
}

/** Those taken out of the plan since, too: whoever was away could not know. */
async function stagesOf(work: Work, lesson: LessonId): Promise<ReadonlySet<string>> {
  const stages = await work.sql<{ id: string }>('select id from lesson_stage where lesson_id = $1', [lesson])
  return new Set(stages.map(({ id }) => id))
}

async function keptAlready(work: Work, lesson: LessonId, notes: readonly SentNote[]): Promise<Map<NoteId, Kept>> {
  const kept = await work.sql<Kept & { id: NoteId }>(
    `select id, encode(digest, 'hex') as digest, held_back as "heldBack" from observation_note where lesson_id = $1 and id = any($2)`,
    [lesson, notes.map(({ id }) => id).filter(isId)],
  )
  return new Map(kept.map((one) => [one.id, one]))
}

/** All in one statement; gives the newest number of the lesson. */
async function keep(work: Work, lesson: WatchedLesson, taken: readonly NewNote[]): Promise<number> {
  if (taken.length === 0) return lesson.noteSeq
  const seq = lesson.noteSeq + taken.length
  await work.sql(
    `insert into observation_note (space_id, lesson_id, id, seq, author_id, author_urn, kind, pupil, stage_id, place_id, modality, body, captured_at, lesson_second, clock_corrected, added_later, held_back, digest)
     select $1, $2, n.id, n.seq, $3, $4, n.kind, n.pupil, n.stage, n.place, n.modality, n.body, n.captured, n.second, n.corrected, n.later, n.held, decode(n.digest, 'hex')
       from jsonb_to_recordset($5) as n (id uuid, seq bigint, kind text, pupil text, stage uuid, place uuid, modality text, body text, captured timestamptz, second integer, corrected boolean, later boolean, held boolean, digest text)`,
    [
      lesson.spaceId,
      lesson.id,
      work.actor!.personId,
      lesson.memberUrn,
      JSON.stringify(taken.map((one, i) => rowOf(one, lesson.noteSeq + 1 + i))),
    ],
  )
  await work.sql('update research_lesson set note_seq = $3 where space_id = $1 and id = $2', [
    lesson.spaceId,
    lesson.id,
    seq,
  ])
  return seq
}

const rowOf = ({ note, ...one }: NewNote, seq: number) => ({
  id: note.id,
  seq,
  kind: note.kind,
  pupil: note.pupil,
  stage: note.stageId,
  place: note.placeId,
  modality: note.modality,
  body: one.body,
  captured: one.capturedAt,
  second: one.lessonSecond,
  corrected: one.clockCorrected,
  later: one.addedLater,
  held: one.heldBack,
  digest: one.digest,
})

/** Their other devices; nobody else learns that there is something. */
export const tellAuthor = (work: Work, actor: Actor, lesson: WatchedLesson, seq: number): void =>
  work.announce([actor.personId], 'notes.changed', { studyId: lesson.studyId, lessonId: lesson.id, seq })
