/** Planning a visit with its timetable, and taking it from step to step: the lead reviewer's, with the host's colleagues in it. */
import type { Actor } from '@alongside/domain/actor'
import { isCivilDate } from '@alongside/domain/civil-date'
import type { ActivityId, ChallengeId, PersonId, VisitId } from '@alongside/domain/ids'
import { ready } from '@alongside/domain/life-cycle'
import { hasEnded, hasReached } from '@alongside/domain/peer-challenge-states'
import { Refusal } from '@alongside/domain/refusal'
import { missingForVisit, mostVisitDays, moveVisit, type VisitState } from '@alongside/domain/review-visit'
import { cleanLine, limits } from '@alongside/domain/text'
import { isClockTime, mostActivities } from '@alongside/domain/visit-clash'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { coverFollows } from '../cover/cover-following.service.js'
import { tooMuchFor } from '../load/load-forecast.service.js'
import { planned } from '../load/load-guard.service.js'
import { auditedChallenge, changedChallenge, heldChallenge } from '../peer-challenge/challenge-change.service.js'
import { teamOf } from '../peer-challenge/challenge-inside.service.js'
import { type ChallengeRecord, memberOf } from '../peer-challenge/challenge-record.service.js'
import type { VisitActivityInput, VisitPlanInput } from './review-visit.graphql.js'
import { type ActivityRecord, plannedWith, type VisitRecord, visitOf } from './review-visit-record.service.js'
import { colleaguesIn, concernedBy, isTold, tellOfVisit } from './visit-notices.service.js'

@Injectable()
export class ReviewVisits {
  constructor(private readonly work: UnitOfWork) {}

  plan(actor: Actor, id: ChallengeId, input: VisitPlanInput): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.runVisit')
      if (!eyes.phase.readsNotes) throw new Refusal('challenge.needs-declarations', { waiting: 1 })
      openToPlans(record)
      const visit = await heldVisit(work, record)
      if (visit.state === 'COMPLETED') throw new Refusal('visit.over')
      if (input.version != null && input.version !== visit.version) throw new Refusal('stale')
      const days = daysOf(input)
      const activities = await activitiesOf(work, record, visit, input)
      // A visit that is moved is planned anew; one that is confirmed stays fit for it.
      const state: VisitState = visit.state === 'RESCHEDULED' ? 'PLANNED' : visit.state
      if (state !== 'PLANNED')
        ready(missingForVisit('CONFIRMED', { state, days, activities }, record.calendar), 'visit.not-ready')
      const after = { ...visit, state, days, activities }
      const told = isTold(state) ? concernedBy(visit.activities, activities) : []
      const change = async (): Promise<ChallengeRecord> => {
        await keep(work, after)
        await coverFollows(work, id)
        await auditedChallenge(work, record, 'review-visit.plan', {
          detail: { days: days.length, activities: activities.length },
        })
        if (told.length > 0) await tellOfVisit(work, record, told, 'VISIT_CHANGED')
        const dates = { visit_first_day: days[0] ?? null, visit_last_day: days.at(-1) ?? null }
        return changedChallenge(work, id, dates, told)
      }
      const changed = await planned(work, plannedWith(record, visit), change, () => plannedWith(record, after))
      if (state !== 'PLANNED') {
        const tooMuch = await tooMuchFor(work, plannedWith(record, after))
        ready(missingForVisit('CONFIRMED', after, record.calendar, tooMuch.length), 'visit.not-ready')
      }
      return changed
    })
  }

  move(actor: Actor, id: ChallengeId, to: VisitState, reason: string | null): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldChallenge(work, actor, id, 'peerChallenge.runVisit')
      openToPlans(record)
      const visit = await heldVisit(work, record)
      const tooMuch = to === 'CONFIRMED' ? await tooMuchFor(work, plannedWith(record, visit)) : []
      const hints = { reason, host: record.calendar, tooMuchFor: tooMuch.length }
      const step = moveVisit(visit, to, eyes.parts, hints)
      await work.sql(
        'update review_visit set state = $3, reason = $4, version = version + 1, changed_at = now() where space_id = $1 and id = $2',
        [visit.spaceId, visit.id, to, step.reason ?? null],
      )
      if (to === 'RESCHEDULED') await coverFollows(work, id)
      await auditedChallenge(work, record, 'review-visit.move', { detail: { from: step.from, to: step.to } })
      const colleagues = colleaguesIn(visit.activities)
      const people = [...teamOf(record), ...colleagues]
      if (to === 'CONFIRMED') await tellOfVisit(work, record, people, 'VISIT_CONFIRMED')
      if (to === 'RESCHEDULED' && isTold(visit.state)) await tellOfVisit(work, record, people, 'VISIT_MOVED')
      return changedChallenge(work, id, {}, colleagues)
    })
  }
}

function openToPlans(record: ChallengeRecord): void {
  if (record.state === 'POSTPONED' || hasEnded(record.state)) throw new Refusal('challenge.state-out-of-order')
  if (!hasReached(record, 'AGREED')) throw new Refusal('visit.not-yet')
  if (hasReached(record, 'FINDINGS_AGREED')) throw new Refusal('visit.over')
}

/** There from the first plan or the first note on. */
export async function heldVisit(work: Work, { id, hostSpaceId }: ChallengeRecord): Promise<VisitRecord> {
  await work.sql(
    `insert into review_visit (space_id, challenge_id, id, state) values ($1, $2, $3, 'PLANNED') on conflict (space_id, challenge_id) do nothing`,
    [hostSpaceId, id, newId<VisitId>()],
  )
  await work.sql('select 1 from review_visit where space_id = $1 and challenge_id = $2 for no key update', [
    hostSpaceId,
    id,
  ])
  return (await visitOf(work, id))!
}

function daysOf({ days }: VisitPlanInput): string[] {
  const sorted = [...new Set(days)].sort()
  if (sorted.some((day) => !isCivilDate(day))) throw new Refusal('input.not-a-date', { field: 'days' })
  if (sorted.length > mostVisitDays) throw new Refusal('visit.days', { mostVisitDays })
  return sorted
}

async function activitiesOf(
  work: Work,
  record: ChallengeRecord,
  visit: VisitRecord,
  { activities, days }: VisitPlanInput,
): Promise<ActivityRecord[]> {
  if (activities.length > mostActivities) throw new Refusal('too-many', { most: mostActivities })
  const lines = await work.sql<{ id: string }>(
    'select id from line_of_enquiry where challenge_id = $1 and removed_at is null',
    [record.id],
  )
  const known = { lines: new Set(lines.map(({ id }) => id)), own: new Set(visit.activities.map(({ id }) => id)) }
  const colleagues = activities.flatMap(({ hostColleagueId }) => hostColleagueId ?? [])
  const staff = await staffAmong(work, record, colleagues)
  const used = new Set<ActivityId>()
  return activities.map((given) => {
    checkActivity(record, given, known.lines, staff)
    if (!days.includes(given.on)) throw new Refusal('visit.activity-on-other-day', { elsewhen: 1 })
    const isKnown = given.id != null && known.own.has(given.id) && !used.has(given.id)
    const id = isKnown ? (given.id as ActivityId) : newId<ActivityId>()
    used.add(id)
    return {
      id,
      kind: given.kind,
      on: given.on,
      from: given.from,
      until: given.until,
      place: cleanLine(given.place ?? '', { field: 'place', limit: limits.line, required: false }),
      lineId: given.lineId ?? null,
      reviewerId: given.reviewerId,
      hostColleagueId: given.hostColleagueId ?? null,
    }
  })
}

function checkActivity(
  record: ChallengeRecord,
  { on, from, until, lineId, reviewerId, hostColleagueId }: VisitActivityInput,
  lines: ReadonlySet<string>,
  staff: ReadonlySet<string>,
): void {
  if (!isCivilDate(on)) throw new Refusal('input.not-a-date', { field: 'on' })
  if (!isClockTime(from) || !isClockTime(until) || from >= until) throw new Refusal('visit.times')
  if (lineId != null && !lines.has(lineId)) throw new Refusal('evidence.unknown-line')
  if (!memberOf(record, reviewerId)) throw new Refusal('visit.not-of-team')
  if (hostColleagueId != null && !staff.has(hostColleagueId)) throw new Refusal('visit.colleague-of-host')
}

async function staffAmong(
  work: Work,
  { hostSpaceId }: ChallengeRecord,
  people: readonly PersonId[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const found = await work.lookingAs<{ id: string }>(
    'worker',
    `select distinct h.person_id as id from role_holding h join person p on p.id = h.person_id
      where h.space_id = $1 and h.person_id::text = any($2) and p.state = 'ACTIVE' and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER')
        and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`,
    [hostSpaceId, [...people]],
  )
  return new Set(found.map(({ id }) => id))
}

async function keep(work: Work, visit: VisitRecord): Promise<void> {
  await work.sql(
    'update review_visit set days = $3, state = $4, version = version + 1, changed_at = now() where space_id = $1 and id = $2',
    [visit.spaceId, visit.id, visit.days, visit.state],
  )
  await work.sql('delete from visit_activity where space_id = $1 and visit_id = $2', [visit.spaceId, visit.id])
  await work.sql(
    `insert into visit_activity (space_id, challenge_id, id, visit_id, kind, on_day, from_time, until_time, place, line_id, reviewer_id, host_colleague_id)
     select $1, $2, n.id, $3, n.kind, n."on", n."from", n."until", n.place, n."lineId", n."reviewerId", n."hostColleagueId"
       from jsonb_to_recordset($4) as n (id uuid, kind text, "on" date, "from" text, "until" text, place text, "lineId" uuid, "reviewerId" uuid, "hostColleagueId" uuid)`,
    [visit.spaceId, visit.challengeId, visit.id, JSON.stringify(visit.activities)],
  )
}
