/** Reading planning sheets as ordinary rows: of many lessons in one question. */
import type { LessonId } from '@alongside/domain/ids'
import { headerKeys } from '@alongside/domain/lesson-plan'
import { byRank } from '@alongside/domain/rank'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { readsLesson } from '../lesson-study/lesson-study-policy.service.js'
import type { LessonInStudy } from '../lesson-study/lesson-study-record.service.js'
import type { LessonPlanStageType, LessonPlanType } from './lesson-plan.graphql.js'

@Injectable()
export class LessonPlanReading {
  /** Null for whoever sees dates and states only. */
  plan(asking: Asking, at: LessonInStudy): Promise<LessonPlanType | null> {
    if (!readsLesson(asking.actor, at)) return Promise.resolve(null)
    return asking.loader<LessonId, LessonPlanType | null>('lesson-plans', plansOf).load(at.lesson.id)
  }
}

interface Sheet {
  readonly id: LessonId
  readonly plan: Readonly<Record<string, string>>
  readonly stages: LessonPlanStageType[]
}

async function plansOf(ids: readonly LessonId[], reader: Reader): Promise<(LessonPlanType | null)[]> {
  const sheets = await reader.sql<Sheet>(
    `select l.id, l.plan, coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'title', g.title, 'minutes', g.minutes, 'rank', g.rank, 'patterns', g.patterns,
         'predictedA', coalesce(g.predicted ->> 'A', ''), 'predictedB', coalesce(g.predicted ->> 'B', ''), 'predictedC', coalesce(g.predicted ->> 'C', ''),
         'observedA', coalesce(g.observed ->> 'A', ''), 'observedB', coalesce(g.observed ->> 'B', ''), 'observedC', coalesce(g.observed ->> 'C', ''),
         'outcomeA', g.outcome ->> 'A', 'outcomeB', g.outcome ->> 'B', 'outcomeC', g.outcome ->> 'C'))
       from lesson_stage g where g.space_id = l.space_id and g.lesson_id = l.id and g.removed_at is null), '[]') as stages
       from research_lesson l where l.id = any($1)`,
    [ids],
  )
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]))
  return ids.map((id) => {
    const sheet = byId.get(id)
    return sheet ? planOf(sheet) : null
  })
}

const planOf = ({ plan, stages }: Sheet): LessonPlanType =>
  ({
    ...Object.fromEntries(headerKeys.map((key) => [key, plan[key] ?? ''])),
    stages: stages.sort(byRank),
  }) as LessonPlanType
