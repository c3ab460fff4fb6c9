/** Reading evaluations: what I am asked, what is planned, and what came of it, as far as nobody can be told apart. */
import { dayInLondon } from '@alongside/domain/civil-date'
import { shownInSteps, summarise } from '@alongside/domain/cpd-evaluation'
import type { EvaluationAnswer } from '@alongside/domain/evaluation-questions'
import type { CpdCycleId, EvaluationId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import type {
  AskedEvaluationType,
  EvaluationPlanType,
  EvaluationType,
  QuestionResultType,
} from './evaluation.graphql.js'
import {
  type EvaluationRecord,
  evaluationsById,
  evaluationsOfCycle,
  plannedCycle,
  plans,
  seesResults,
  seesResultsOf,
} from './evaluation-record.service.js'

interface AnswerRow {
  readonly evaluationId: EvaluationId
  readonly urn: Urn
  readonly step: number
  readonly answers: readonly EvaluationAnswer[]
}
interface CountRow {
  readonly id: EvaluationId
  readonly asked: number
  readonly answered: number
}

@Injectable()
export class EvaluationReading {
  async mine({ reader, actor }: Asking): Promise<AskedEvaluationType[]> {
    const rows = await reader.sql<{ id: EvaluationId }>(
      `select evaluation_id as id from evaluation_request where person_id = $1 and not is_answered and not is_dropped and (put_off_until is null or put_off_until <= $2)`,
      [actor.personId, dayInLondon(new Date())],
    )
    const found = await evaluationsById(
      reader,
      rows.map(({ id }) => id),
    )
    return found.map((one) => asked(one, false, false)).sort((one, other) => one.level - other.level)
  }

  /** For whoever is asked; also after they have answered, to say so. */
  async asked({ reader, actor }: Asking, id: EvaluationId): Promise<AskedEvaluationType> {
    const [request] = await reader.sql<{ isAnswered: boolean; isDropped: boolean }>(
      'select is_answered as "isAnswered", is_dropped as "isDropped" from evaluation_request where evaluation_id = $1 and person_id = $2',
      [id, actor.personId],
    )
    const [one] = request ? await evaluationsById(reader, [id]) : []
    if (!request || !one) throw new Refusal('not-found')
    return asked(one, request.isAnswered, request.isDropped)
  }

  /** Null for whoever neither plans it nor leads a session of it. */
  async plan({ reader, actor }: Asking, cycleId: CpdCycleId): Promise<EvaluationPlanType | null> {
    const cycle = await plannedCycle(reader, cycleId)
    if (!cycle || !seesResults(actor, cycle)) return null
    const mayPlan = plans(actor, cycle)
    const all = (await evaluationsOfCycle(reader, cycleId)).filter((one) => seesResultsOf(actor, one, mayPlan))
    const ids = all.map(({ id }) => id)
    const counts = await reader.sql<CountRow>(
      'select evaluation_id as id, asked, answered from evaluation_counts($1)',
      [ids],
    )
    // Whoever may look is settled above; what leaves here is sums of five answers or more, and grows by five or more.
    const answers = await reader.lookingAs<AnswerRow>(
      'worker',
      'select evaluation_id as "evaluationId", urn, step, answers from evaluation_answer where evaluation_id = any($1) and step is not null order by id',
      [ids],
    )
    return {
      cycleId,
      title: cycle.title,
      evaluations: all.map((one) =>
        shown(
          one,
          counts.find(({ id }) => id === one.id),
          answers.filter(({ evaluationId }) => evaluationId === one.id),
          mayPlan,
        ),
      ),
      noPupilDataReason: cycle.noPupilDataReason,
      noPupilDataUntil: cycle.noPupilDataUntil,
      abilities: { plan: mayPlan, explain: mayPlan && cycle.state !== 'EVALUATED' && cycle.state !== 'CANCELLED' },
    }
  }
}

const asked = (one: EvaluationRecord, isAnswered: boolean, isDropped: boolean): AskedEvaluationType => ({
  id: one.id,
  level: one.level,
  title: one.sessionTitle ?? one.cycleTitle,
  cycleTitle: one.cycleTitle,
  questions: one.questions,
  isAnswered,
  isDropped,
})

function shown(
  one: EvaluationRecord,
  counts: CountRow | undefined,
  answers: readonly AnswerRow[],
  mayPlan: boolean,
): EvaluationType {
  return {
    id: one.id,
    level: one.level,
    sessionTitle: one.sessionTitle,
    dueOn: one.dueOn,
    isAsked: one.askedAt !== null,
    asked: counts?.asked ?? 0,
    answered: counts?.answered ?? 0,
    shown: answers.length,
    questions: one.questions,
    results: one.questions.map((question): QuestionResultType => resultOf(question.key, question.kind, answers)),
    version: one.version,
    abilities: { change: mayPlan && one.askedAt === null },
  }
}

const byLetters = (one: string, other: string): number => one.localeCompare(other, 'en-GB')

function resultOf(key: string, kind: string, answers: readonly AnswerRow[]): QuestionResultType {
  const given = (rows: readonly AnswerRow[]): number[] =>
    rows.flatMap((row) => row.answers.find((one) => one.key === key)?.score ?? [])
  const { n, counts, mean } = summarise(given(answers))
  const schools = kind === 'SCALE' ? shownInSteps(schoolsByStep(answers)) : new Set<Urn>()
  return {
    key,
    n,
    counts,
    mean,
    // By the alphabet: in the order of those who wrote them, one could lay the words of two questions beside each other.
    words:
      kind === 'WORDS'
        ? answers.flatMap((row) => row.answers.find((one) => one.key === key)?.words || []).toSorted(byLetters)
        : [],
    schools: [...schools].map((urn) => ({ urn, ...summarise(given(answers.filter((row) => row.urn === urn))) })),
  }
}

function schoolsByStep(answers: readonly AnswerRow[]): Map<Urn, number>[] {
  const steps = new Map<number, Map<Urn, number>>()
  for (const { step, urn } of answers) {
    const schools = steps.get(step) ?? new Map<Urn, number>()
    steps.set(step, schools.set(urn, (schools.get(urn) ?? 0) + 1))
  }
  return [...steps.values()]
}
