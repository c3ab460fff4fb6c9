/** Lays what is asked about the demo's cycles, of whom, and what came of it. */
import { randomUUID } from 'node:crypto'
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { type EvaluationLevel, evaluationDueOn, levels } from '@alongside/domain/cpd-evaluation'
import { usualQuestions } from '@alongside/domain/evaluation-questions'
import type { EvaluationId } from '@alongside/domain/ids'
import { newId } from '../platform/db/unit-of-work.js'
import { type DemoAnswer, type DemoEvaluation, evaluations, pupilsLater } from './cpd-evaluations.js'
import type { DemoRows } from './demo-rows.js'
import type { LaidCycle, LaidSession } from './laid-cpd.js'
import type { Handbook } from './load-handbook.js'

export function layEvaluations(rows: DemoRows, book: Handbook, laid: readonly LaidCycle[]): void {
  for (const cycle of laid.filter(({ plan }) => plan.state !== 'DRAFT')) {
    const days = cycle.sessions.map(({ day }) => day!)
    for (const session of cycle.sessions) layOne(rows, book, cycle, 1, addDays(session.day!, 2), session)
    for (const level of levels.slice(1))
      layOne(rows, book, cycle, level, evaluationDueOn(level, { first: days[0]!, last: days.at(-1)! }), null)
  }
}

function layOne(
  rows: DemoRows,
  book: Handbook,
  cycle: LaidCycle,
  level: EvaluationLevel,
  usualDay: CivilDate,
  session: LaidSession | null,
): void {
  const told = evaluations.find(
    (one) => one.cycle === cycle.plan.title && one.level === level && one.session === session?.plan.title,
  )
  const id = newId<EvaluationId>()
  const named = level === 5 && cycle.plan.title === pupilsLater.cycle ? book.until(pupilsLater.inDays) : null
  const dueOn = named ?? (told?.askedDaysAgo === undefined ? usualDay : dayInLondon(book.at(told.askedDaysAgo)))
  rows.add('cpd_evaluation', {
    space_id: book.alliance,
    id,
    cycle_id: cycle.id,
    session_id: session?.id ?? null,
    level,
    due_on: dueOn,
    is_day_chosen: named !== null,
    questions: usualQuestions[level],
    asked_at: told ? book.clock(session?.day ?? dueOn, '18:34') : null,
    version: 1,
  })
  if (!told) return
  layAsked(rows, book, cycle, session, told, id)
  for (const answer of told.answers) layAnswer(rows, book, level, id, answer)
}

/** Who came, and of a school's support its leaders; they have answered where nothing else is said. */
function layAsked(
  rows: DemoRows,
  book: Handbook,
  cycle: LaidCycle,
  session: LaidSession | null,
  { leaders = [], waiting = [], left = [] }: DemoEvaluation,
  id: EvaluationId,
): void {
  const came = (session ? [session] : cycle.sessions)
    .flatMap(({ plan }) => plan.takers ?? [])
    .filter(({ state }) => state === 'ATTENDED')
    .map(({ person, school }) => [person, school] as const)
  for (const [person, school] of new Map([...came, ...leaders])) {
    rows.add('evaluation_request', {
      space_id: book.alliance,
      evaluation_id: id,
      person_id: book.person(person),
      urn: book.urn(school),
      is_answered: ![...waiting, ...left].some(([other]) => other === person),
      is_dropped: left.some(([other]) => other === person),
    })
  }
  for (const [person] of waiting)
    rows.add('inbox_item', {
      space_id: book.person(person),
      id: newId(),
      kind: 'EVALUATION_ASKED',
      item_kind: 'evaluation',
      item_id: id,
      path: `/evaluations/${id}`,
      vars: { title: session?.plan.title ?? cycle.plan.title },
      created_at: book.at(6),
    })
}

function layAnswer(
  rows: DemoRows,
  book: Handbook,
  level: EvaluationLevel,
  evaluation: EvaluationId,
  [school, scores, words = '']: DemoAnswer,
): void {
  rows.add('evaluation_answer', {
    space_id: book.alliance,
    id: randomUUID(),
    evaluation_id: evaluation,
    urn: book.urn(school),
    answers: usualQuestions[level].map(({ key, kind }, at) =>
      kind === 'SCALE' ? { key, score: scores[at], words: '' } : { key, score: null, words },
    ),
    step: 1,
  })
}
