/**
 * One research lesson in this browser: first as this device has it, then as the server says, and kept on the device each time it
 * changes, so that it opens again without a network.
 */

import type { LessonId, LessonStageId, NoteId } from '@alongside/domain/ids'
import type { RefusalCode } from '@alongside/domain/refusal'
import type { ApolloClient } from '@apollo/client'
import { copyOf, forgetCopy, keepCopy } from '../../platform/offline/copies'
import { refusalCode } from '../../platform/refusals'
import { createStore } from '../../platform/store'
import { classroomQuery, notesQuery } from './classroom-queries'
import { copyFrom } from './copy-from'
import type { LessonCopy, StoredNote } from './lesson-copy'

export interface Shown {
  readonly lesson: LessonCopy | null
  /** Why there is nothing newer, or nothing at all: a refusal, or no network. */
  readonly trouble: RefusalCode | 'unreachable' | null
}

const writeAfterMs = 400

export class Classroom {
  readonly shown = createStore<Shown>({ lesson: null, trouble: null })
  private kept: () => void = () => undefined
  private writing: ReturnType<typeof setTimeout> | null = null
  private pulling: Promise<void> | null = null
  private isStale = false

  constructor(
    private readonly client: ApolloClient,
    private readonly personId: string,
    readonly id: LessonId,
  ) {}

  /** `kept` is called when it is on the device, where it opens for whoever is known there. */
  async open(kept: () => void): Promise<void> {
    this.kept = kept
    const before = await copyOf<LessonCopy>(this.personId, this.id).catch(() => null)
    if (before && this.shown.get().lesson === null) this.shown.set({ lesson: before.copy, trouble: null })
    await this.refresh()
    await this.pull()
  }

  /** The lesson itself: its state, its clock, its pupils. */
  readonly refresh = async (): Promise<void> => {
    const askedAt = Date.now()
    try {
      const { data } = await this.client.query({
        query: classroomQuery,
        variables: { id: this.id },
        fetchPolicy: 'no-cache',
      })
      if (!data) return
      if (!data.researchLesson?.abilities.read) {
        await this.lose('not-found')
        return
      }
      const half = (Date.now() - askedAt) / 2
      const ahead = Math.round(Date.parse(data.researchLesson.serverNow) + half - Date.now())
      this.show(copyFrom(data.researchLesson, ahead, this.shown.get().lesson))
    } catch (error) {
      const code = refusalCode(error)
      if (code === 'not-found') await this.lose(code)
      else this.shown.set({ ...this.shown.get(), trouble: code ?? 'unreachable' })
    }
  }

  /** What was noted since; news that come meanwhile are asked for afterwards, once. */
  readonly pull = (): Promise<void> => {
    if (this.pulling) this.isStale = true
    this.pulling ??= this.pullAll().finally(() => {
      this.pulling = null
    })
    return this.pulling
  }

  hasSeen(seq: number): boolean {
    return (this.shown.get().lesson?.seq ?? 0) >= seq
  }

  change(change: Partial<LessonCopy>): void {
    const { lesson } = this.shown.get()
    if (lesson) this.show({ ...lesson, ...change })
  }

  /** Whoever may not see it any more has it on no device either. */
  private async lose(code: RefusalCode): Promise<void> {
    if (this.writing) clearTimeout(this.writing)
    this.writing = null
    await forgetCopy(this.personId, this.id).catch(() => undefined)
    this.shown.set({ lesson: null, trouble: code })
  }

  /** Its author has taken it away before anybody else saw it. */
  readonly forget = (id: NoteId): void => {
    const { lesson } = this.shown.get()
    if (lesson) this.show({ ...lesson, notes: lesson.notes.filter((note) => note.id !== id) })
  }

  private async pullAll(): Promise<void> {
    do {
      this.isStale = false
      const { lesson } = this.shown.get()
      if (!lesson) return
      const { data } = await this.client
        .query({
          query: notesQuery,
          variables: { lessonId: this.id, after: lesson.seq },
          fetchPolicy: 'no-cache',
        })
        .catch(() => ({ data: null }))
      if (!data) return
      const { seq, hidden, hasMore } = data.lessonNotes
      const notes: readonly StoredNote[] = data.lessonNotes.notes.map((note) => ({
        ...note,
        id: note.id as NoteId,
        stageId: note.stageId as LessonStageId | null,
      }))
      this.isStale ||= hasMore
      if (seq === lesson.seq && notes.length === 0) continue
      const gone = new Set<string>([...notes.map(({ id }) => id), ...hidden])
      const latest = this.shown.get().lesson ?? lesson
      this.change({ seq, notes: [...latest.notes.filter(({ id }) => !gone.has(id)), ...notes] })
    } while (this.isStale)
  }

  private show(lesson: LessonCopy): void {
    this.shown.set({ lesson, trouble: null })
    this.writing ??= setTimeout(() => {
      this.writing = null
      const latest = this.shown.get().lesson
      if (latest) void keepCopy(this.personId, this.id, latest).then(this.kept, () => undefined)
    }, writeAfterMs)
  }
}
