/** What people do with a CPD cycle: begin it, design it, look at the check of the design, move it on, hand it over. */
import type { Actor } from '@alongside/domain/actor'
import { type CpdCycleState, moveCpdCycle } from '@alongside/domain/cpd-cycle'
import {
  type CpdCycleWords,
  type CpdTemplateName,
  checkCpdCycle,
  cpdTemplates,
  mostPlacesOfSchool,
} from '@alongside/domain/cpd-plan'
import type { AllianceId, CpdCycleId, CpdSessionId, PersonId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { audited, changedCycle, heldCycle, notStale, redesigned, tell } from './cpd-change.service.js'
import { factsOf } from './cpd-guards.service.js'
import { authorise, isOver, mayIn, mayStartFor, mustDesign, partsOf, seesCycle } from './cpd-policy.service.js'
import { type CycleRecord, cyclesById, sessionsOfCycles } from './cpd-record.service.js'
import { offerFreeOn } from './cpd-seats.service.js'
import { callSessionOff } from './cpd-session-moves.service.js'

export interface NewCycle {
  readonly allianceId: AllianceId
  readonly title: string
  readonly ownerUrn: Urn | null
  readonly leadId: PersonId | null
  readonly template: CpdTemplateName | null
  /** An earlier cycle whose design it begins with: words and sessions, no dates and no people. */
  readonly fromId: CpdCycleId | null
}
export interface SchoolPlaces {
  readonly urn: Urn
  readonly places: number | null
}

interface Beginning {
  readonly words: Omit<CpdCycleWords, 'title'>
  readonly sessions: readonly {
    readonly title: string
    readonly purpose: string
    readonly format: string
    readonly minutes: number
    readonly daysAfter: number
    readonly taskAfter: string
  }[]
}
const noWords: Beginning['words'] = {
  focus: '',
  learners: '',
  kind: 'SUBJECT_CPD',
  pupilOutcome: '',
  evidence: '',
  collaboration: '',
  leadersCommitment: '',
  mechanisms: [],
}

@Injectable()
export class CpdCycles {
  constructor(private readonly work: UnitOfWork) {}

  start(actor: Actor, wish: NewCycle): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      authorise(actor, 'cpd.start', wish.allianceId, wish.ownerUrn)
      const { words, sessions } = await beginning(work, actor, wish)
      const checked = checkCpdCycle({ ...words, title: wish.title })
      const members = await schoolsOf(work, wish.allianceId)
      if (wish.ownerUrn !== null) {
        if (!members.includes(wish.ownerUrn)) throw new Refusal('cpd.school-not-in-alliance')
        if (!mayStartFor(actor, wish.allianceId, wish.ownerUrn)) throw new Refusal('not-allowed')
      }
      const lead = wish.leadId ?? actor.personId
      await leadOf(work, wish, lead)
      const id = newId<CpdCycleId>()
      await work.sql(
        `insert into cpd_cycle (space_id, id, title, focus, learners, kind, owner_urn, lead_id, pupil_outcome, evidence, collaboration, leaders_commitment, mechanisms, state, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'DRAFT', $14)`,
        [
          wish.allianceId,
          id,
          checked.title,
          checked.focus,
          checked.learners,
          checked.kind,
          wish.ownerUrn,
          lead,
          checked.pupilOutcome,
          checked.evidence,
          checked.collaboration,
          checked.leadersCommitment,
          checked.mechanisms,
          actor.personId,
        ],
      )
      for (const urn of wish.ownerUrn === null ? members : [wish.ownerUrn]) {
        await work.sql('insert into cpd_cycle_school (space_id, cycle_id, urn) values ($1, $2, $3)', [
          wish.allianceId,
          id,
          urn,
        ])
      }
      for (const [rank, one] of sessions.entries()) {
        await work.sql(
          `insert into cpd_session (space_id, id, cycle_id, rank, title, purpose, format, minutes, days_after, task_after, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'DRAFT')`,
          [
            wish.allianceId,
            newId<CpdSessionId>(),
            id,
            rank,
            one.title,
            one.purpose,
            one.format,
            one.minutes,
            one.daysAfter,
            one.taskAfter,
          ],
        )
      }
      await audited(work, { allianceId: wish.allianceId, id }, 'cpd.start', { to: 'DRAFT' })
      const cycle = await changedCycle(work, id)
      await this.tellLead(work, cycle, lead)
      return cycle
    })
  }

  design(actor: Actor, id: CpdCycleId, version: number, words: CpdCycleWords): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await this.toDesign(work, actor, id)
      notStale(cycle, version)
      const checked = checkCpdCycle(words)
      await redesigned(work, id)
      await audited(work, cycle, 'cpd.design')
      return changedCycle(work, id, {
        title: checked.title,
        focus: checked.focus,
        learners: checked.learners,
        kind: checked.kind,
        pupil_outcome: checked.pupilOutcome,
        evidence: checked.evidence,
        collaboration: checked.collaboration,
        leaders_commitment: checked.leadersCommitment,
        mechanisms: checked.mechanisms,
      })
    })
  }

  /** For which schools it is, and how many places each may take. Those who hold a place already keep it; what comes free is offered. */
  chooseSchools(actor: Actor, id: CpdCycleId, version: number, schools: readonly SchoolPlaces[]): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await this.toDesign(work, actor, id)
      notStale(cycle, version)
      if (cycle.ownerUrn !== null && schools.some(({ urn }) => urn !== cycle.ownerUrn)) {
        throw new Refusal('cpd.one-school')
      }
      if (schools.length === 0) throw new Refusal('cpd.needs-school')
      const members = await schoolsOf(work, cycle.allianceId)
      if (schools.some(({ urn }) => !members.includes(urn))) throw new Refusal('cpd.school-not-in-alliance')
      for (const { places } of schools) {
        if (places !== null && (places < 0 || places > mostPlacesOfSchool)) {
          throw new Refusal('input.not-a-number', { field: 'places' })
        }
      }
      await work.sql('delete from cpd_cycle_school where cycle_id = $1', [id])
      for (const { urn, places } of new Map(schools.map((school) => [school.urn, school])).values()) {
        await work.sql('insert into cpd_cycle_school (space_id, cycle_id, urn, places) values ($1, $2, $3, $4)', [
          cycle.allianceId,
          id,
          urn,
          places,
        ])
      }
      await audited(work, cycle, 'cpd.schools')
      const after = await changedCycle(work, id)
      const sessions = (await sessionsOfCycles(work, [id])).filter(({ state }) => state === 'CONFIRMED')
      await offerFreeOn(
        work,
        sessions.map((session) => session.id),
      )
      return after
    })
  }

  /** The check of the design was opened as the design is now. */
  seeDesignCheck(actor: Actor, id: CpdCycleId): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await this.toDesign(work, actor, id)
      if (cycle.designSeenVersion === cycle.designVersion) return cycle
      return changedCycle(work, id, { design_seen_version: cycle.designVersion, design_seen_by: actor.personId })
    })
  }

  move(actor: Actor, id: CpdCycleId, to: CpdCycleState, reason: string | null): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await heldCycle(work, actor, id)
      const parts = partsOf(actor, cycle)
      const state = { state: cycle.state, isOfOneSchool: cycle.ownerUrn !== null }
      const step = moveCpdCycle(state, to, parts, await factsOf(work, cycle, to), reason)
      await audited(work, cycle, 'cpd.move', step)
      if (to === 'CANCELLED') {
        for (const session of await sessionsOfCycles(work, [id]))
          await callSessionOff(work, cycle, session, step.reason!)
      }
      const released = to === 'RELEASED' && cycle.releasedAt === null ? { released_at: new Date() } : {}
      return changedCycle(work, id, { state: to, state_since: new Date(), reason: step.reason ?? null, ...released })
    })
  }

  handOver(actor: Actor, id: CpdCycleId, to: PersonId): Promise<CycleRecord> {
    return this.work.run(actor, async (work) => {
      const cycle = await heldCycle(work, actor, id)
      if (!mayIn(actor, 'cpd.handOver', cycle)) throw new Refusal('cpd.not-your-part')
      if (isOver(cycle)) throw new Refusal('cpd.state-out-of-order', { from: cycle.state, to: cycle.state })
      return this.passOn(work, id, to)
    })
  }

  /** Within work that has judged already who may hand it over. */
  async passOn(work: Work, id: CpdCycleId, to: PersonId): Promise<CycleRecord> {
    const cycle = await heldCycle(work, null, id)
    await leadOf(work, cycle, to)
    await audited(work, cycle, 'cpd.hand-over', { detail: { from: cycle.leadId, to } })
    const after = await changedCycle(work, id, { lead_id: to })
    await this.tellLead(work, after, to)
    return after
  }

  private async toDesign(work: Work, actor: Actor, id: CpdCycleId): Promise<CycleRecord> {
    const cycle = await heldCycle(work, actor, id)
    mustDesign(actor, cycle)
    if (isOver(cycle)) throw new Refusal('cpd.state-out-of-order', { from: cycle.state, to: cycle.state })
    return cycle
  }

  private tellLead(work: Work, { id, title }: CycleRecord, lead: PersonId): Promise<void> {
    return tell(work, [lead], 'CPD_LEAD_YOURS', { itemId: id, path: `/cpd/${id}`, vars: { title } })
  }
}

async function beginning(work: Work, actor: Actor, { fromId, template }: NewCycle): Promise<Beginning> {
  if (fromId !== null) {
    const [earlier] = await cyclesById(work, [fromId])
    if (!earlier || !seesCycle(actor, earlier)) throw new Refusal('not-found')
    const sessions = await sessionsOfCycles(work, [fromId])
    return { words: earlier, sessions: sessions.filter(({ state }) => state !== 'CANCELLED') }
  }
  if (template === null) return { words: noWords, sessions: [] }
  const { kind, mechanisms, sessions } = cpdTemplates[template]
  return { words: { ...noWords, kind, mechanisms: [...mechanisms] }, sessions }
}

async function schoolsOf(work: Work, alliance: AllianceId): Promise<Urn[]> {
  const rows = await work.sql<{ urn: Urn }>(
    `select urn from school_membership where space_id = $1 and state in ('ACTIVE', 'LEAVING') order by urn`,
    [alliance],
  )
  return rows.map(({ urn }) => urn)
}

/** Staff of one of its schools, or its coordinator; of one school's own cycle, staff of that very school. */
async function leadOf(
  work: Work,
  { allianceId, ownerUrn }: Pick<CycleRecord, 'allianceId' | 'ownerUrn'>,
  person: PersonId,
): Promise<void> {
  const rows = await work.sql('select 1 from alliance_readers($1) as id where id = $2', [allianceId, person])
  if (rows.length === 0) throw new Refusal('cpd.not-of-alliance')
  if (ownerUrn === null) return
  const theirs = await work.sql(
    `select 1 from role_holding h join space s on s.id = h.space_id
      where h.person_id = $1 and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
        and (s.urn = $2 and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') or s.id = $3 and h.role = 'ALLIANCE_COORDINATOR')`,
    [person, ownerUrn, allianceId],
  )
  if (theirs.length === 0) throw new Refusal('cpd.one-school')
}

export const mayStart = (actor: Actor, spaceId: AllianceId): boolean => may(actor, 'cpd.start', { spaceId })
