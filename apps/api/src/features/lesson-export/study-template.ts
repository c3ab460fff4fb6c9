/** What another alliance takes over from the open file of a lesson study: focus, agreement and plans. No people, no pupils, no dates, nothing that was noted. */
import { casePupilLabels } from '@alongside/domain/case-pupil'
import { type HeaderKey, planLimits } from '@alongside/domain/lesson-plan'
import { mostLessons } from '@alongside/domain/lesson-study'
import { Refusal } from '@alongside/domain/refusal'
import { cleanLine, cleanText, cleanTitle, limits } from '@alongside/domain/text'
import { z } from 'zod'
import { fileFormat, fileVersion } from './study-file.js'

export interface StudyTemplate {
  readonly title: string
  readonly subject: string
  readonly yearGroup: string
  readonly focus: Readonly<Record<FocusField, string>>
  readonly protocol: string
  readonly lessons: readonly LessonTemplate[]
}
export interface LessonTemplate {
  readonly learningObjective: string
  readonly header: Readonly<Partial<Record<HeaderKey, string>>>
  readonly stages: readonly { readonly title: string; readonly minutes: number | null }[]
}
type FocusField = (typeof focusFields)[number]

export const focusFields = ['improvement', 'aim', 'researchTheme', 'materialsStudy', 'boardPlan'] as const
/** What the group wants for pupils; not how it went, nor what was thought afterwards. */
const planned: readonly HeaderKey[] = ['intention', 'success', 'criterionA', 'criterionB', 'criterionC']

const words = z.string().max(limits.protocol)
const text = words.default('')
/** What is not named here is not read: a file that knows more is read all the same. */
const shape = z.object({
  study: z.object({
    title: words,
    ...{ subject: text, yearGroup: text, protocol: text },
    ...{ improvement: text, aim: text, researchTheme: text, materialsStudy: text, boardPlan: text },
  }),
  casePupils: z
    .array(z.object({ label: z.enum(casePupilLabels), alias: text }))
    .max(casePupilLabels.length)
    .default([]),
  lessons: z
    .array(
      z.object({
        learningObjective: text,
        plan: z.object({
          header: z.object({ intention: text, success: text, criterionA: text, criterionB: text, criterionC: text }),
          stages: z
            .array(
              z.object({
                title: text,
                minutes: z.number().int().min(0).max(planLimits.minutes).nullable().default(null),
              }),
            )
            .max(planLimits.stages),
        }),
      }),
    )
    .max(mostLessons)
    .default([]),
})
const head = z.object({ format: z.literal(fileFormat), version: z.number().int() })

export function templateOf(json: Buffer): StudyTemplate {
  const value = parsed(json)
  const { success, data } = head.safeParse(value)
  if (!success) throw new Refusal('lesson-file.broken')
  if (data.version !== fileVersion) throw new Refusal('lesson-file.unknown-version', { version: data.version })
  const read = shape.safeParse(value)
  if (!read.success) throw new Refusal('lesson-file.broken')
  return cleaned(read.data)
}

function parsed(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'))
  } catch {
    throw new Refusal('lesson-file.broken')
  }
}

function cleaned({ study, casePupils, lessons }: z.infer<typeof shape>): StudyTemplate {
  const unnamed = withoutAliases(casePupils)
  const line = (value: string, field: string): string =>
    unnamed(cleanLine(value, { field, limit: limits.line, required: false }))
  const paragraph = (value: string, field: string, limit: number = limits.paragraph): string =>
    unnamed(cleanText(value, { field, limit, required: false }))
  return {
    title: unnamed(cleanTitle(study.title)),
    subject: line(study.subject, 'subject'),
    yearGroup: line(study.yearGroup, 'yearGroup'),
    focus: Object.fromEntries(
      focusFields.map((field) => [field, paragraph(study[field], field)]),
    ) as StudyTemplate['focus'],
    protocol: paragraph(study.protocol, 'protocol', limits.protocol),
    lessons: lessons.map(({ learningObjective, plan: { header, stages } }) => ({
      learningObjective: paragraph(learningObjective, 'learningObjective'),
      header: Object.fromEntries(
        Object.entries(header).flatMap(([key, value]) =>
          planned.includes(key as HeaderKey) ? [[key, paragraph(value, key, planLimits.cell)]] : [],
        ),
      ),
      stages: stages.map(({ title, minutes }) => ({ title: paragraph(title, 'stages', planLimits.cell), minutes })),
    })),
  }
}

/** Where a plan calls a pupil by the alias, it says A, B or C: the pupil stays where the file came from. */
function withoutAliases(
  pupils: readonly { readonly label: string; readonly alias: string }[],
): (value: string) => string {
  const known = pupils.filter(({ alias }) => alias.trim().length > 1)
  const labels = new Map(known.map(({ alias, label }) => [alias.trim().toLowerCase(), label]))
  if (labels.size === 0) return (value) => value
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped([...labels.keys()])})(?![\\p{L}\\p{N}])`, 'giu')
  return (value) => value.replace(alone, (alias) => labels.get(alias.toLowerCase()) ?? '')
}

/** One of these, each sign of them taken literally. */
const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
