/** Writes one research lesson of the demo: its sheet and its discussion as live documents, what was noted and what pupils said. */
import { createHash } from 'node:crypto'
import { putDiscussionNote } from '@alongside/contracts/discussion'
import { planSeed, type Seat } from '@alongside/contracts/lesson-plan'
import { type CasePupilLabel, casePupilLabels } from '@alongside/domain/case-pupil'
import { stepOver } from '@alongside/domain/discussion'
import type { DocumentId, LessonId, StudyId } from '@alongside/domain/ids'
import { isPupilLabel, observedOf, predictedOf, type StageCell } from '@alongside/domain/lesson-plan'
import { v7 } from 'uuid'
import * as Y from 'yjs'
import { discussionKind } from '../features/discussion/discussion.live.js'
import { lessonPlanKind } from '../features/lesson-plan/lesson-plan.live.js'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import type { LiveDocuments } from '../platform/live/live-documents.js'
import type { LiveKind } from '../platform/live/live-kind.js'
import type { PersonHandle } from './handles.js'
import { type DemoLesson, type DemoLessonStudy, type DemoStage, secondOf } from './lesson-types.js'
import type { Handbook } from './load-handbook.js'
import { photoOfWork } from './pupil-work.js'

/** A document that is laid out, and whose rows wait for the lesson they belong to. */
interface LaidOut {
  readonly id: DocumentId
  readonly project: () => Promise<void>
}

export class LessonLoading {
  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
    private readonly live: LiveDocuments,
  ) {}

  async load(study: DemoLessonStudy, studyId: StudyId, lesson: DemoLesson): Promise<LessonId> {
    const { book, work } = this
    const id = newId<LessonId>()
    const stageIds = lesson.stages.map(() => v7())
    const times = timesOf(book, lesson)
    const plan = await this.layOut(id, lessonPlanKind, this.planOf(study, lesson, stageIds))
    const discussion = await this.layOut(id, discussionKind, this.discussionOf(study, lesson, times.discussed))
    const roles = lesson.discussion
    await work.sql(
      `insert into research_lesson (space_id, id, study_id, number, state, document_id, discussion_id, urn, teacher_id, on_day, at_time, learning_objective,
         started_at, stopped_at, concluded_at, discussion_step, step_started_at, facilitator_id, scribe_id, timekeeper_id, note_seq, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        book.alliance,
        id,
        studyId,
        lesson.number,
        lesson.state,
        plan.id,
        discussion.id,
        book.urn(lesson.school),
        book.person(lesson.teacher),
        times.day,
        lesson.atTime,
        lesson.objective,
        roles ? times.started : null,
        roles ? times.stopped : null,
        roles ? times.concluded : null,
        roles ? stepOver : 0,
        roles ? times.concluded : null,
        roles ? book.person(roles.facilitator) : null,
        roles ? book.person(roles.scribe) : null,
        roles ? book.person(roles.timekeeper) : null,
        Object.values(lesson.notes).flat().length,
        book.at(lesson.plannedDaysAgo),
        roles ? times.concluded : book.at(lesson.plannedDaysAgo),
      ],
    )
    await plan.project()
    await discussion.project()
    await work.sql(
      'insert into research_lesson_observer (space_id, lesson_id, person_id) select $1, $2, unnest($3::uuid[])',
      [book.alliance, id, lesson.observers.map(book.person)],
    )
    const noteIds = await this.notes(study, lesson, id, stageIds, times)
    await this.photos(lesson, id, noteIds, times)
    await this.interviews(study, lesson, id, times)
    await this.history(study, lesson, id, times)
    if (lesson.state === 'READY') await this.tellObservers(study, studyId, lesson, id)
    return id
  }

  /** As the product does it: the document from its seed, and its rows by the projection of its kind. */
  private async layOut<C, S, R>(
    itemId: LessonId,
    kind: LiveKind<C, S, R>,
    seed: (doc: Y.Doc) => void,
  ): Promise<LaidOut> {
    const { book, live, work } = this
    const document = { spaceId: book.alliance, kind: kind.guard.kind, itemId }
    const id = await live.create(work, { ...document, seed })
    return {
      id,
      project: async () => {
        const doc = new Y.Doc()
        doc.transact(() => seed(doc))
        const touched = new Map(kind.guard.roots.map((root) => [root, new Set(doc.getMap(root).keys())]))
        const rows = kind.guard.rows(doc, touched)
        await kind.project(
          (text, values) => work.sql(text, values),
          [{ document: { ...document, id, epoch: 1, seq: 1 }, rows, authors: [], isWhole: false }],
        )
        doc.destroy()
      },
    }
  }

  private planOf(study: DemoLessonStudy, lesson: DemoLesson, stageIds: readonly string[]): (doc: Y.Doc) => void {
    const { book } = this
    return planSeed({
      header: lesson.header,
      stages: lesson.stages.map((stage, nth) => ({
        id: stageIds[nth]!,
        minutes: stage.minutes,
        texts: textsOf(stage),
        outcome: { A: stage.A.outcome ?? null, B: stage.B.outcome ?? null, C: stage.C.outcome ?? null },
      })),
      seats: seatsOf(lesson.seats),
      createdBy: book.person(lesson.plannedBy),
      createdUrn: book.memberUrn(study, lesson.plannedBy),
      createdAt: book.at(lesson.plannedDaysAgo).toISOString(),
    })
  }

  private discussionOf(study: DemoLessonStudy, { discussion }: DemoLesson, begun: Date): (doc: Y.Doc) => void {
    const { book } = this
    const notes = (discussion?.notes ?? []).map(([step, by, text, pupil = null], nth) => ({
      id: v7(),
      seed: {
        step,
        pupil,
        text,
        createdBy: book.person(by),
        createdUrn: book.memberUrn(study, by),
        createdAt: new Date(begun.getTime() + nth * 3 * 60_000).toISOString(),
      },
    }))
    return (doc) => {
      for (const { id, seed } of notes) putDiscussionNote(doc, id, seed)
    }
  }

  /** In the order in which they arrived: most at once, some when a tablet had a network again. */
  private async notes(
    study: DemoLessonStudy,
    lesson: DemoLesson,
    id: LessonId,
    stageIds: readonly string[],
    { started, concluded }: LessonTimes,
  ): Promise<ReadonlyMap<string, string>> {
    const { book, work } = this
    const rows = Object.entries(lesson.notes).flatMap(([by, notes]) =>
      notes.map(([at, about, body, arrived]) => {
        const second = secondOf(at)
        const captured = new Date(started.getTime() + second * 1_000)
        const stage = stageAt(lesson.stages, second)
        return {
          id: newId(),
          key: keyOf(by, at),
          author: book.person(by as PersonHandle),
          urn: book.memberUrn(study, by as PersonHandle),
          kind: isPupilLabel(about) ? 'PUPIL' : about,
          pupil: isPupilLabel(about) ? about : null,
          stage: stageIds[stage] ?? null,
          modality: lesson.stages[stage]?.modality ?? null,
          body,
          captured,
          received: arrived ? new Date(concluded.getTime() + 16 * 3_600_000) : new Date(captured.getTime() + 1_400),
          second,
          later: arrived === 'LATER',
          digest: createHash('sha256').update(`${by} ${at} ${body}`).digest('hex'),
        }
      }),
    )
    rows.sort((a, b) => a.received.getTime() - b.received.getTime() || a.second - b.second)
    await work.sql(
      `insert into observation_note (space_id, lesson_id, id, seq, author_id, author_urn, kind, pupil, stage_id, modality, body, captured_at, received_at, lesson_second, added_later, digest)
       select $1, $2, n.id, n.seq, n.author, n.urn, n.kind, n.pupil, n.stage, n.modality, n.body, n.captured, n.received, n.second, n.later, decode(n.digest, 'hex')
         from jsonb_to_recordset($3) as n (id uuid, seq bigint, author uuid, urn text, kind text, pupil text, stage uuid, modality text, body text, captured timestamptz, received timestamptz, second integer, later boolean, digest text)`,
      [book.alliance, id, JSON.stringify(rows.map((row, nth) => ({ ...row, seq: nth + 1 })))],
    )
    return new Map(rows.map((row) => [row.key, row.id]))
  }

  /** With the school where the lesson was taught, and erased there four weeks from now. */
  private async photos(
    { photos = [], school }: DemoLesson,
    lesson: LessonId,
    noteIds: ReadonlyMap<string, string>,
    { started }: LessonTimes,
  ): Promise<void> {
    const { book, work } = this
    for (const { by, at, work: drawn } of photos) {
      const note = noteIds.get(keyOf(by, at))
      if (!note) throw new Error(`${by} noted nothing at ${at}`)
      const { mime, width, height, bytes } = await photoOfWork(drawn)
      const [id, space, expiresOn] = [newId(), book.space(school), book.until(28)]
      const taken = new Date(started.getTime() + secondOf(at) * 1_000)
      await work.sql(
        `insert into photo (space_id, id, lesson_id, note_id, mime, width, height, size, taken_by, consent_by, consent_at, expires_on, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $10)`,
        [space, id, lesson, note, mime, width, height, bytes.length, book.person(by), taken, expiresOn],
      )
      await work.sql('insert into photo_chunk (space_id, photo_id, n, bytes) values ($1, $2, 0, $3)', [
        space,
        id,
        bytes,
      ])
      await work.sql(
        `update observation_note set photo_id = $3, photo_urn = $4, photo_width = $5, photo_height = $6, photo_expires_on = $7 where lesson_id = $1 and id = $2`,
        [lesson, note, id, book.urn(school), width, height, expiresOn],
      )
    }
  }

  private async interviews(
    study: DemoLessonStudy,
    lesson: DemoLesson,
    id: LessonId,
    { stopped }: LessonTimes,
  ): Promise<void> {
    const { book, work } = this
    for (const [nth, interview] of lesson.interviews.entries()) {
      const { by, pupils, minutes, enjoyed, learned, worked, wouldChange } = interview
      await work.sql(
        `insert into pupil_interview (space_id, lesson_id, id, pupils, enjoyed, learned, worked, would_change, minutes, by_person, by_urn, at, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          book.alliance,
          id,
          newId(),
          pupils,
          enjoyed,
          learned,
          worked,
          wouldChange,
          minutes,
          book.person(by),
          book.memberUrn(study, by),
          new Date(stopped.getTime() + (12 + 6 * nth) * 60_000),
          createHash('sha256').update(JSON.stringify(interview)).digest(),
        ],
      )
    }
  }

  private async history(study: DemoLessonStudy, lesson: DemoLesson, id: LessonId, times: LessonTimes): Promise<void> {
    const { book, work } = this
    const { facilitator } = study
    const planned = book.at(lesson.plannedDaysAgo)
    const ready = book.at(lesson.daysAgo + readyDaysAgo, 2)
    const taught = [
      ['READY', 'IN_PROGRESS', lesson.teacher, times.started],
      ['IN_PROGRESS', 'OBSERVED', lesson.teacher, times.stopped],
      ['OBSERVED', 'INTERVIEWED', lesson.interviews[0]?.by ?? facilitator, times.interviewed],
      ['INTERVIEWED', 'DISCUSSING', facilitator, times.discussed],
      ['DISCUSSING', 'CONCLUDED', facilitator, times.concluded],
    ] as const
    const moves = [
      [null, 'PLANNING', lesson.plannedBy, planned] as const,
      ['PLANNING', 'READY', lesson.plannedBy, ready] as const,
      ...(lesson.discussion ? taught : []),
    ]
    for (const [from, to, by, at] of moves) {
      await work.sql(
        `insert into audit_event (space_id, id, at, actor_id, action, item_kind, item_id, from_state, to_state) values ($1, $2, $3, $4, $5, 'research-lesson', $6, $7, $8)`,
        [
          book.alliance,
          newId(),
          at,
          book.person(by),
          from ? 'research-lesson.move' : 'research-lesson.add',
          id,
          from,
          to,
        ],
      )
    }
  }

  /** Whoever watches was told when the plan was ready; whoever said so knows. */
  private async tellObservers(
    study: DemoLessonStudy,
    studyId: StudyId,
    lesson: DemoLesson,
    id: LessonId,
  ): Promise<void> {
    const { book, work } = this
    for (const observer of lesson.observers.filter((one) => one !== lesson.plannedBy)) {
      await work.sql(
        `insert into inbox_item (space_id, id, kind, item_kind, item_id, path, vars, from_person, created_at) values ($1, $2, 'LESSON_READY', 'research-lesson', $3, $4, $5, $6, $7)`,
        [
          book.person(observer),
          newId(),
          id,
          `/lesson-study/${studyId}/lessons/${id}`,
          JSON.stringify({ title: study.title, number: String(lesson.number) }),
          book.person(lesson.plannedBy),
          book.at(readyDaysAgo, 2),
        ],
      )
    }
  }
}

const keyOf = (by: string, at: string): string => `${by} ${at}`

/** Each plan is ready the day before. */
const readyDaysAgo = 1

interface LessonTimes {
  readonly day: string
  readonly started: Date
  readonly stopped: Date
  readonly interviewed: Date
  readonly discussed: Date
  readonly concluded: Date
}

/** The lesson of today is today, whatever day it is. */
export const dayOfLesson = (book: Handbook, { daysAgo }: Pick<DemoLesson, 'daysAgo'>): string =>
  daysAgo === 0 ? book.until(0) : book.day(daysAgo)

/** A lesson in the morning, pupils after it, the talk after school. */
function timesOf(book: Handbook, { daysAgo, atTime, minutes }: DemoLesson): LessonTimes {
  const day = dayOfLesson(book, { daysAgo })
  const started = book.clock(day, atTime, 95)
  return {
    day,
    started,
    stopped: new Date(started.getTime() + minutes * 60_000),
    interviewed: new Date(started.getTime() + (minutes + 35) * 60_000),
    discussed: book.clock(day, '15:40'),
    concluded: book.clock(day, '16:45'),
  }
}

const textsOf = (stage: DemoStage): Partial<Record<StageCell, string>> => ({
  title: stage.title,
  patterns: stage.patterns ?? '',
  ...Object.fromEntries(
    casePupilLabels.flatMap((label: CasePupilLabel) => [
      [predictedOf(label), stage[label].predicted],
      [observedOf(label), stage[label].observed ?? ''],
    ]),
  ),
})

/** Which stage was on at this second. */
export const stageAt = (stages: readonly DemoStage[], second: number): number =>
  stages.findLastIndex(({ from }) => from !== undefined && secondOf(from) <= second)

export const seatsOf = (rows: readonly string[]): Seat[] =>
  rows.flatMap((places, row) =>
    [...places].flatMap((sign, column) =>
      sign === ' ' ? [] : [{ id: v7(), row, column, pupil: isPupilLabel(sign) ? sign : null }],
    ),
  )
