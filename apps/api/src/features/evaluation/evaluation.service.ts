/** What people do with an evaluation: plan what is asked, answer it, put it off or leave it, and say why nothing is known of pupils yet. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@alongside/domain/actor'
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import {
  checkAnswers,
  checkQuestions,
  type EvaluationAnswer,
  type EvaluationQuestion,
} from '@alongside/domain/evaluation-questions'
import type { CpdCycleId, EvaluationId, PersonId, Urn } from '@alongside/domain/ids'
import { reasonGiven } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { layOut } from './evaluation-plan.service.js'
import {
  type EvaluationRecord,
  evaluationsById,
  type PlannedCycle,
  plannedCycle,
  plans,
} from './evaluation-record.service.js'
import { oneAtATime, showStep } from './evaluation-steps.service.js'

const furthest = 366
interface RequestRow {
  readonly urn: Urn
  readonly isAnswered: boolean
}

@Injectable()
export class Evaluations {
  constructor(private readonly work: UnitOfWork) {}

  /** Lays out the five levels, and again as often as sessions come or move. */
  plan(actor: Actor, cycleId: CpdCycleId): Promise<void> {
    return this.work.run(actor, async (work) => {
      const cycle = await planned(work, actor, cycleId)
      await layOut(work, cycle.allianceId, cycle.id, cycle.ownerUrn)
      await changed(work, cycle)
    })
  }

  /** The questions, until somebody has been asked; the day, until it has come. */
  change(
    actor: Actor,
    id: EvaluationId,
    version: number,
    questions: readonly EvaluationQuestion[],
    dueOn: CivilDate | null,
  ) {
    return this.work.run(actor, async (work): Promise<EvaluationRecord> => {
      await work.sql('select 1 from cpd_evaluation where id = $1 for update', [id])
      const [one] = await evaluationsById(work, [id])
      if (!one) throw new Refusal('not-found')
      const cycle = await planned(work, actor, one.cycleId)
      if (one.version !== version) throw new Refusal('stale')
      if (one.askedAt !== null) throw new Refusal('evaluation.asked')
      const isDayChosen = one.isDayChosen || dueOn !== one.dueOn
      if (dueOn !== one.dueOn && dueOn !== null && dueOn < dayInLondon(new Date()))
        throw new Refusal('evaluation.until')
      await work.sql(
        'update cpd_evaluation set questions = $3, due_on = $4, is_day_chosen = $5, version = version + 1 where space_id = $1 and id = $2',
        [one.allianceId, id, JSON.stringify(checkQuestions(questions)), dueOn, isDayChosen],
      )
      await changed(work, cycle)
      return { ...one, questions, dueOn, isDayChosen, version: version + 1 }
    })
  }

  /** EVA-7: the answer is kept without its author; of the author only that they have answered. */
  answer(actor: Actor, id: EvaluationId, answers: readonly EvaluationAnswer[]): Promise<boolean> {
    return this.asked(actor, id, async (work, one, { urn }) => {
      const given = checkAnswers(one.questions, answers)
      // A number made of chance alone: one that holds the time could be laid beside the time of the request.
      await work.sql(
        'insert into evaluation_answer (space_id, id, evaluation_id, urn, answers) values ($1, $2, $3, $4, $5)',
        [one.allianceId, randomUUID(), id, urn, JSON.stringify(given)],
      )
      await setRequest(work, one, actor.personId, 'is_answered = true, is_dropped = false')
      await showStep(work, one.allianceId, id, new Date())
    })
  }

  /** Asked again from that day on. */
  putOff(actor: Actor, id: EvaluationId, until: CivilDate): Promise<boolean> {
    const today = dayInLondon(new Date())
    if (until <= today || until > addDays(today, furthest)) throw new Refusal('evaluation.until')
    return this.asked(actor, id, (work, one) =>
      setRequest(work, one, actor.personId, 'put_off_until = $4, is_dropped = false', [until]),
    )
  }

  /** Nobody has to answer; it is not asked again. Whoever thinks better of it answers all the same. */
  drop(actor: Actor, id: EvaluationId): Promise<boolean> {
    return this.asked(actor, id, async (work, one) => {
      await setRequest(work, one, actor.personId, 'is_dropped = true')
      // Nobody waits for them any longer.
      await showStep(work, one.allianceId, id, new Date())
    })
  }

  /** About pupils whoever came is asked on the day that is named, also when the cycle has been evaluated by then. */
  explain(actor: Actor, cycleId: CpdCycleId, reason: string, until: CivilDate): Promise<void> {
    return this.work.run(actor, async (work) => {
      const cycle = await planned(work, actor, cycleId)
      const why = reasonGiven(reason)
      const today = dayInLondon(new Date())
      if (until <= today || until > addDays(today, furthest)) throw new Refusal('evaluation.until')
      await work.sql(
        'update cpd_cycle set no_pupil_data_reason = $3, no_pupil_data_until = $4, version = version + 1, changed_at = now() where space_id = $1 and id = $2',
        [cycle.allianceId, cycleId, why, until],
      )
      await layOut(work, cycle.allianceId, cycleId, cycle.ownerUrn)
      await work.sql(
        'update cpd_evaluation set due_on = $3, is_day_chosen = true, version = version + 1 where space_id = $1 and cycle_id = $2 and level = 5 and asked_at is null',
        [cycle.allianceId, cycleId, until],
      )
      await work.audit({
        spaceId: cycle.allianceId,
        itemKind: 'cpd-cycle',
        itemId: cycleId,
        action: 'cpd.no-pupil-data',
        reason: why,
      })
      await changed(work, cycle)
    })
  }

  private asked(
    actor: Actor,
    id: EvaluationId,
    act: (work: Work, one: EvaluationRecord, request: RequestRow) => Promise<void>,
  ): Promise<boolean> {
    return this.work.run(actor, async (work) => {
      await oneAtATime(work, id)
      const [one] = await evaluationsById(work, [id])
      const [request] = one
        ? await work.sql<RequestRow>(
            'select urn, is_answered as "isAnswered" from evaluation_request where space_id = $1 and evaluation_id = $2 and person_id = $3 for update',
            [one.allianceId, id, actor.personId],
          )
        : []
      if (!one || !request) throw new Refusal('not-found')
      if (request.isAnswered) throw new Refusal('evaluation.answered')
      await act(work, one, request)
      await noticesDone(work, 'EVALUATION_ASKED', id, actor.personId)
      return true
    })
  }
}

const setRequest = async (
  work: Work,
  one: EvaluationRecord,
  person: PersonId,
  change: string,
  values: readonly unknown[] = [],
) => {
  await work.sql(
    `update evaluation_request set ${change} where space_id = $1 and evaluation_id = $2 and person_id = $3`,
    [one.allianceId, one.id, person, ...values],
  )
}

async function planned(work: Work, actor: Actor, id: CpdCycleId): Promise<PlannedCycle> {
  const cycle = await plannedCycle(work, id)
  if (!cycle) throw new Refusal('not-found')
  if (plans(actor, cycle)) return cycle
  if (plans({ ...actor, readOnlySpaces: [] }, cycle)) throw new Refusal('alliance.read-only')
  throw new Refusal(cycle.facilitatorIds.includes(actor.personId) ? 'cpd.not-your-part' : 'not-found')
}

async function changed(work: Work, { allianceId, id, leadId, facilitatorIds }: PlannedCycle): Promise<void> {
  const office = await work.sql<{ id: PersonId }>(`select id from holders_of($1, array['ALLIANCE_COORDINATOR'])`, [
    allianceId,
  ])
  const readers = new Set([leadId, ...facilitatorIds, ...office.map((one) => one.id)])
  work.announce([...readers], 'evaluation.changed', { cycleId: id })
}
