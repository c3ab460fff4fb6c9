/** Actions that follow from accepted EBIs: planned by the host, moved by their owners, confirmed by somebody else, handed over by a leader. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengePart } from '@alongside/domain/challenge-part'
import { isAccepted } from '@alongside/domain/challenge-response'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { ActionId, ChallengeId, FindingId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import {
  type ActionState,
  type ImprovementAction,
  isClosedAction,
  moveAction,
  planAction,
} from '@alongside/domain/improvement-action'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, limits } from '@alongside/domain/text'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { noticesDone } from '../inbox/notices.service.js'
import { type AsksOfDuties, Duties, type Duty } from '../people/duties.service.js'
import { Handover, type HandoverSource, type LedItem } from '../people/handover.service.js'
import { heldResponse, saidBefore } from './challenge-answer.service.js'
import { heldBySystem, tellPeople } from './challenge-change.service.js'
import { indicatorAgain } from './challenge-indicator.service.js'
import { auditedInside, goesOn, headOfHost, heldInside, outOfOrder, toldInside } from './challenge-inside.service.js'
import { eyesOn } from './challenge-policy.service.js'
import type { ChallengeRecord } from './challenge-record.service.js'

export interface ActionRecord extends ImprovementAction {
  readonly challengeId: ChallengeId
  readonly spaceId: SpaceId
  readonly hostUrn: Urn
  readonly helpWanted: string
  readonly reason: string | null
  readonly confirmedById: PersonId | null
  readonly version: number
}

const select = `
  select a.id, a.challenge_id as "challengeId", a.space_id as "spaceId", (select s.urn from space s where s.id = a.space_id) as "hostUrn", a.finding_id as "findingId", a.state, a.owner_id as "ownerId",
    a.what, a.success_measure as "successMeasure", a.help_wanted as "helpWanted", a.due_on::text as "dueOn", a.evidence, a.reason, a.confirmed_by as "confirmedById", a.version
  from improvement_action a`

export const actionsOf = (asks: Asks, challenge: ChallengeId): Promise<ActionRecord[]> =>
  asks.sql<ActionRecord>(`${select} where a.challenge_id = $1 order by a.due_on, a.id`, [challenge])

export const actionsOwnedBy = (asks: Asks, person: PersonId): Promise<ActionRecord[]> =>
  asks.sql<ActionRecord>(`${select} where a.owner_id = $1 order by a.due_on, a.id limit 200`, [person])

const actionById = async (asks: Asks, id: ActionId): Promise<ActionRecord | null> =>
  (await asks.sql<ActionRecord>(`${select} where a.id = $1`, [id]))[0] ?? null

export interface ActionPlan {
  readonly findingId: FindingId
  readonly ownerId: PersonId
  readonly what: string
  readonly successMeasure: string
  readonly helpWanted: string
  readonly dueOn: CivilDate
}

/** Everything somebody is to an action: what they are in its challenge, and whether they own it. */
export function partsAt(actor: Actor, record: ChallengeRecord, action: ActionRecord): ChallengePart[] {
  const parts = eyesOn(actor, record)?.parts ?? []
  return [...parts, ...(action.ownerId === actor.personId ? ['ACTION_OWNER' as const] : [])]
}

@Injectable()
export class ImprovementActions implements HandoverSource, Duty, OnModuleInit {
  readonly kind = 'improvement-action'
  readonly kinds = ['ACTION_YOURS', 'ACTION_BACK'] as const
  readonly staysOpen = true

  constructor(
    private readonly work: UnitOfWork,
    private readonly handover: Handover,
    private readonly duties: Duties,
  ) {}

  onModuleInit(): void {
    this.handover.add(this)
    this.duties.add(this)
  }

  plan(actor: Actor, id: ChallengeId, plan: ActionPlan): Promise<ChallengeRecord> {
    return this.work.run(actor, async (work) => {
      const { record, eyes } = await heldInside(work, actor, id, 'peerChallenge.plan')
      if (!eyes.phase.canPlan) throw outOfOrder(record.state)
      if (!isAccepted(await heldResponse(work, id, plan.findingId))) throw new Refusal('action.not-accepted')
      const isOwnerOfHost = (await staffOf(work, record.hostSpaceId)).includes(plan.ownerId)
      const { what, successMeasure } = planAction({ ...plan, isOwnerOfHost }, dayInLondon(new Date()))
      const helpWanted = cleanText(plan.helpWanted, { field: 'helpWanted', limit: limits.note, required: false })
      const action = newId<ActionId>()
      await work.sql(
        `insert into improvement_action (space_id, id, challenge_id, finding_id, owner_id, what, success_measure, help_wanted, due_on, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'PLANNED')`,
        [record.hostSpaceId, action, id, plan.findingId, plan.ownerId, what, successMeasure, helpWanted, plan.dueOn],
      )
      await work.sql(
        `update challenge_response set earlier_no_action_reasons = ${saidBefore}, no_action_reason = null where challenge_id = $1 and finding_id = $2`,
        [id, plan.findingId],
      )
      await auditedInside(work, record, 'action.plan', { to: 'PLANNED', detail: { actionId: action } })
      await this.tell(work, record, [plan.ownerId], 'ACTION_YOURS', action)
      await toldInside(work, record, [plan.ownerId])
      await indicatorAgain(work, record)
      return record
    })
  }

  move(
    actor: Actor,
    id: ActionId,
    to: ActionState,
    given: { readonly evidence: string | null; readonly reason: string | null },
  ): Promise<ActionRecord> {
    return this.work.run(actor, async (work) => {
      const { action, record } = await this.held(work, actor, id)
      goesOn(record)
      if (actor.readOnlySpaces.includes(record.spaceId)) throw new Refusal('alliance.read-only')
      const evidence =
        given.evidence === null
          ? action.evidence
          : cleanText(given.evidence, { field: 'evidence', limit: limits.paragraph, required: false })
      const parts = partsAt(actor, record, action)
      const step = moveAction({ ...action, evidence }, to, { by: actor.personId, parts, reason: given.reason })
      const isOwner = action.ownerId === actor.personId
      await this.changed(work, id, {
        state: to,
        // What shows that it is done is the owner's to say.
        ...(isOwner && to === 'DONE' ? { evidence } : {}),
        reason: step.reason ?? null,
        ...(to === 'CONFIRMED' ? { confirmed_by: actor.personId } : {}),
      })
      await auditedInside(work, record, 'action.move', { from: step.from, to, detail: { actionId: id } })
      await this.tellOfMove(work, record, action, to)
      await toldInside(work, record, [action.ownerId])
      await indicatorAgain(work, record)
      return this.again(work, id)
    })
  }

  /** The owner leaves, or cannot do it: what was done and confirmed so far stays as it is. */
  handOverTo(actor: Actor, id: ActionId, to: PersonId): Promise<ActionRecord> {
    return this.work.run(actor, async (work) => {
      const { action, record } = await this.held(work, actor, id)
      const parts = partsAt(actor, record, action)
      if (!parts.includes('HOST_HEAD') && !parts.includes('HOST_LEADER')) throw new Refusal('challenge.not-your-part')
      await this.passTo(work, record, action, to)
      return this.again(work, id)
    })
  }

  async ledBy(asks: Asks, person: PersonId, urn: Urn | null): Promise<LedItem[]> {
    const open = (await actionsOwnedBy(asks, person)).filter(
      (action) => !isClosedAction(action) && (urn === null || action.hostUrn === urn),
    )
    const items: LedItem[] = []
    for (const { id, what, spaceId } of open) {
      const staff = await staffOf(asks, spaceId)
      items.push({ id, title: what, candidateIds: staff.filter((one) => one !== person) })
    }
    return items
  }

  async handOver(work: Work, id: string, to: PersonId): Promise<void> {
    const action = await actionById(work, id as ActionId)
    if (!action) throw new Refusal('not-found')
    await this.passTo(work, await heldBySystem(work, action.challengeId), action, to)
  }

  async released(): Promise<void> {}

  async noticeOf(asks: AsksOfDuties, person: PersonId, itemId: string) {
    const action = await inHandOf(asks, person, itemId)
    return action && { itemKind: 'improvement-action', path: '/actions', vars: { school: action.school } }
  }

  async couldTake(asks: AsksOfDuties, person: PersonId, itemId: string): Promise<PersonId[]> {
    const action = await inHandOf(asks, person, itemId)
    return action ? (await staffOf(asks, action.spaceId)).filter((one) => one !== person) : []
  }

  /** With the yes of whoever takes it: leaders of the school see on its page whose it is. */
  async passOn(work: Work, itemId: string, from: PersonId, to: PersonId): Promise<void> {
    const action = await inHandOf(work, from, itemId)
    if (!action) throw new Refusal('stale')
    await work.lookingAs(
      'worker',
      'update improvement_action set owner_id = $2, version = version + 1, changed_at = now() where id = $1',
      [itemId, to],
    )
    const record = await heldBySystem(work, action.challengeId)
    await auditedInside(work, record, 'action.hand-over', { detail: { actionId: itemId, from, to } })
    for (const kind of this.kinds) await noticesDone(work, kind, itemId, from)
    await toldInside(work, record, [from, to])
  }

  private async passTo(work: Work, record: ChallengeRecord, action: ActionRecord, to: PersonId): Promise<void> {
    if (isClosedAction(action)) throw new Refusal('action.state-out-of-order', { from: action.state, to: action.state })
    if (!(await staffOf(work, action.spaceId)).includes(to)) throw new Refusal('action.owner-of-host')
    await this.changed(work, action.id, { owner_id: to })
    await auditedInside(work, record, 'action.hand-over', {
      detail: { actionId: action.id, from: action.ownerId, to },
    })
    await noticesDone(work, 'ACTION_YOURS', action.id)
    await this.tell(work, record, [to], 'ACTION_YOURS', action.id)
    await toldInside(work, record, [action.ownerId, to])
  }

  /** Found through the asker's own rows: an action of others is not there. */
  private async held(work: Work, actor: Actor, id: ActionId) {
    await work.sql('select 1 from improvement_action where id = $1 for update', [id])
    const action = await actionById(work, id)
    if (!action) throw new Refusal('not-found')
    const record = await heldBySystem(work, action.challengeId)
    if (partsAt(actor, record, action).length === 0) throw new Refusal('not-found')
    return { action, record }
  }

  private async again(work: Work, id: ActionId): Promise<ActionRecord> {
    const action = await actionById(work, id)
    if (!action) throw new Refusal('not-found')
    return action
  }

  private async changed(work: Work, id: ActionId, patch: Readonly<Record<string, unknown>>): Promise<void> {
    const setting = Object.keys(patch).map((column, at) => `, ${column} = $${at + 2}`)
    await work.sql(
      `update improvement_action set version = version + 1, changed_at = now()${setting.join('')} where id = $1`,
      [id, ...Object.values(patch)],
    )
  }

  private async tellOfMove(
    work: Work,
    record: ChallengeRecord,
    { id, ownerId, state }: ActionRecord,
    to: ActionState,
  ): Promise<void> {
    if (to !== 'PLANNED') await noticesDone(work, 'ACTION_YOURS', id)
    if (state === 'DONE') await noticesDone(work, 'ACTION_DONE', id)
    if (to === 'DONE') {
      const checks = record.followUpId ?? record.leadId
      await tellPeople(
        work,
        record,
        [...(await headOfHost(work, record)), ...(checks ? [checks] : [])],
        'ACTION_DONE',
        id,
      )
    }
    if (state === 'DONE' && to === 'IN_HAND') await this.tell(work, record, [ownerId], 'ACTION_BACK', id)
    if (to === 'CONFIRMED') await this.tell(work, record, [ownerId], 'ACTION_CONFIRMED', id)
  }

  /** Owners may have no part in the challenge itself: they are led to their own actions. */
  private async tell(
    work: Work,
    record: ChallengeRecord,
    people: readonly PersonId[],
    kind: string,
    action: ActionId,
  ): Promise<void> {
    const [school] = await work.sql<{ name: string }>('select name from school where urn = $1', [record.host])
    for (const to of people) {
      if (to === work.actor?.personId) continue
      await work.notify({
        to,
        kind,
        itemKind: 'improvement-action',
        itemId: action,
        path: `/actions`,
        vars: { school: school?.name ?? record.host },
      })
    }
  }
}

interface InHand {
  readonly challengeId: ChallengeId
  readonly spaceId: SpaceId
  readonly school: string
}
/** Asked by the system's eyes, of one person's own action: whoever is to take it over has no part in the challenge. */
async function inHandOf(asks: AsksOfDuties, person: PersonId, id: string): Promise<InHand | null> {
  const [action] = await asks.lookingAs<InHand>(
    'worker',
    `select a.challenge_id as "challengeId", a.space_id as "spaceId", h.name as school from improvement_action a join space s on s.id = a.space_id join school h on h.urn = s.urn
      where a.id = $1 and a.owner_id = $2 and a.state in ('PLANNED', 'IN_HAND')`,
    [id, person],
  )
  return action ?? null
}

/** Who works at the school today. */
async function staffOf(asks: Asks, space: SpaceId): Promise<PersonId[]> {
  const rows = await asks.sql<{ id: PersonId }>(
    `select id from holders_of($1, array['TEACHER', 'CPD_LEAD', 'COVER_MANAGER', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD']) order by name, id`,
    [space],
  )
  return rows.map(({ id }) => id)
}
export const staffOfHost = staffOf
