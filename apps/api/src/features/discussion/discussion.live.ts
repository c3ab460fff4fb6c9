/** The record of a discussion as a live document: who may read and write it, what it may hold, which rows it becomes. */
import { may } from '@alongside/domain/permissions'
import type { LiveErasing, LiveKind, LiveRights, Projection, RightsAsk, Sql } from '../../platform/live/live-kind.js'
import { goesOn, type LessonFacts, lessonFactsOf, lessonSubject } from '../lesson-plan/lesson-live-rights.service.js'
import { type DiscussionRows, discussionGuard } from './discussion.guard.js'
import type { DiscussionContext, DiscussionStamp } from './discussion-shape.js'

const nothing: LiveRights<DiscussionContext> = { canRead: false, canWrite: false, urn: null, context: { step: 0 } }

function rightsBy(facts: LessonFacts | undefined, ask: RightsAsk): LiveRights<DiscussionContext> {
  if (!facts) return nothing
  const subject = lessonSubject(facts, ask)
  const isOpen = facts.state === 'DISCUSSING' && goesOn(facts)
  return {
    canRead: may(ask.actor, 'researchLesson.read', subject),
    canWrite: isOpen && may(ask.actor, 'researchLesson.discuss', subject),
    urn: facts.memberUrn,
    context: { step: facts.step },
  }
}

async function project(sql: Sql, changes: readonly Projection<DiscussionRows>[]): Promise<void> {
  const notes = changes.flatMap(({ document: { spaceId, itemId }, rows }) =>
    rows.notes.map((note) => ({
      ...note,
      createdBy: note.createdBy || null,
      createdUrn: note.createdUrn || null,
      spaceId,
      lessonId: itemId,
    })),
  )
  if (notes.length > 0) {
    await sql(
      `insert into discussion_note (space_id, lesson_id, id, step, pupil, body, created_by, created_urn, created_at)
       select n."spaceId", n."lessonId", n.id, n.step, n.pupil, n.text, n."createdBy", n."createdUrn", n."createdAt"
         from jsonb_to_recordset($1) as n ("spaceId" uuid, "lessonId" uuid, id uuid, step integer, pupil text, text text, "createdBy" uuid, "createdUrn" text, "createdAt" timestamptz)
       on conflict (space_id, lesson_id, id) do update set pupil = excluded.pupil, body = excluded.body, removed_at = null`,
      [JSON.stringify(notes)],
    )
  }
  for (const { document, rows, isWhole } of changes) {
    if (rows.gone.length === 0 && !isWhole) continue
    await sql(
      `update discussion_note set removed_at = now() where space_id = $1 and lesson_id = $2 and removed_at is null and (id = any($3) or $4 and id <> all ($5))`,
      [document.spaceId, document.itemId, rows.gone, isWhole, rows.notes.map(({ id }) => id)],
    )
  }
}

const erasing: LiveErasing = {
  holdsWords: ([root, , part]) => root === 'notes' && part === 'text',
  async forget(sql, { spaceId, itemId }) {
    await sql(
      `update discussion_note set body = '', removed_at = coalesce(removed_at, now()) where space_id = $1 and lesson_id = $2`,
      [spaceId, itemId],
    )
  },
}

export const discussionKind: LiveKind<DiscussionContext, DiscussionStamp, DiscussionRows> = {
  guard: discussionGuard,
  async rights(sql, actor, document) {
    const ask = { actor, document }
    const [facts] = await lessonFactsOf(sql, [ask])
    return rightsBy(facts, ask)
  },
  async rightsOfAll(sql, asks) {
    const facts = await lessonFactsOf(sql, asks)
    return asks.map((ask, at) => rightsBy(facts[at], ask))
  },
  async removed(sql, { spaceId, itemId }) {
    const notes = await sql<Omit<DiscussionStamp, 'createdAt' | 'text'> & { id: string; createdAt: Date }>(
      `select id, step, created_by as "createdBy", created_urn as "createdUrn", created_at as "createdAt"
         from discussion_note where space_id = $1 and lesson_id = $2 and removed_at is not null`,
      [spaceId, itemId],
    )
    return notes.map(({ id, createdAt, ...stamp }) => ({
      root: 'notes',
      key: id,
      stamp: { ...stamp, createdAt: createdAt.toISOString(), text: null },
    }))
  },
  project,
  erasing,
}
