/** What is done at the desk: each act goes through the door it goes through elsewhere, and says what it takes to take it back. */
import type { Actor } from '@alongside/domain/actor'
import type { CivilDate } from '@alongside/domain/civil-date'
import type { DeskAct } from '@alongside/domain/desk'
import type { BookingId, CoverId, CpdSessionId, InvitationId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { Covering } from '../cover/cover.service.js'
import { CpdPlaces } from '../cpd/cpd-place.service.js'
import { offerBeyondShares, takeBackApproval, takeBackOffer } from '../cpd/cpd-place-return.service.js'
import { invitationArrived, invitationUnsureAgain } from '../people/invitation-letters.service.js'
import { InvitingService } from '../people/inviting.service.js'
import { letterArrived, letterSentAgain, letterUnsureAgain } from '../personal-calendar/session-letters.service.js'
import type { UndoPart } from './desk-record.service.js'
import type { DeskPlace, StuckRow, WaitsFor } from './desk-row.service.js'

const takenBack = 'Taken back at the desk'

@Injectable()
export class DeskHands {
  constructor(
    private readonly places: CpdPlaces,
    private readonly covering: Covering,
    private readonly inviting: InvitingService,
  ) {}

  /** Null: there is nobody whom it would reach. */
  async do(
    work: Work,
    actor: Actor,
    desk: DeskPlace,
    row: StuckRow,
    act: DeskAct,
    until: CivilDate | null,
  ): Promise<UndoPart[] | null> {
    switch (act) {
      case 'REMIND':
        return (await remind(work, actor, row)) ? [] : null
      case 'APPROVE':
        return row.kind === 'PLACES_WAITING'
          ? this.approvePlaces(work, actor, row)
          : this.approveCover(work, actor, desk, row)
      case 'OFFER':
        return (await offerBeyondShares(work, actor, row.itemId as CpdSessionId)).map((stood) => ({
          what: 'OFFER',
          ...stood,
        }))
      case 'SEND_AGAIN':
        await this.sendAgain(work, actor, row)
        return []
      case 'ARRIVED':
        return [await arrived(work, row)]
      case 'POSTPONE':
        return [await rest(work, actor, desk.spaceId, row.key, until!)]
    }
  }

  async takeBack(work: Work, actor: Actor, desk: DeskPlace, part: UndoPart): Promise<void> {
    switch (part.what) {
      case 'PLACE':
        return takeBackApproval(work, actor, { id: part.id as BookingId, version: part.version }, takenBack)
      case 'OFFER':
        return takeBackOffer(work, actor, { id: part.id as BookingId, version: part.version }, takenBack)
      case 'COVER':
      case 'COVER_OUTSIDE':
        return this.takeBackCover(work, actor, part)
      case 'LETTER':
        return letterUnsureAgain(work, part.id)
      case 'INVITATION':
        return invitationUnsureAgain(work, part.id)
      case 'REST':
        return wake(work, desk.spaceId, part)
    }
  }

  private async approvePlaces(work: Work, actor: Actor, { ids }: StuckRow): Promise<UndoPart[]> {
    const approved = await this.places.approveIn(work, actor, ids as readonly BookingId[])
    return approved.map(({ id, version }) => ({ what: 'PLACE', id, version }))
  }

  /** An invitation's letter is forgotten with its secret: they get a new link. */
  private async sendAgain(work: Work, actor: Actor, { kind, itemId, ids: [letter, space] }: StuckRow): Promise<void> {
    if (isInvitation(kind)) await this.inviting.renewIn(work, actor, space as SpaceId, itemId as InvitationId)
    else await letterSentAgain(work, letter!)
  }

  private async approveCover(work: Work, actor: Actor, { side }: DeskPlace, row: StuckRow): Promise<UndoPart[]> {
    const needs = row.ids as readonly CoverId[]
    const said = { pence: row.pence ?? null }
    if (side === 'SCHOOL') {
      const moved = await this.covering.moveIn(work, actor, needs, 'APPROVED', said)
      return moved.map(({ id, version }) => ({ what: 'COVER', id, version }))
    }
    const moved = await this.covering.moveFromOutside(work, actor, needs, 'APPROVED', said)
    return moved.map(({ id, version }) => ({ what: 'COVER_OUTSIDE', id, version }))
  }

  private async takeBackCover(
    work: Work,
    actor: Actor,
    { what, id, version }: Extract<UndoPart, { readonly version: number }>,
  ): Promise<void> {
    const ids = [id as CoverId]
    const moved =
      what === 'COVER'
        ? await this.covering.moveIn(work, actor, ids, 'COSTED', { reason: takenBack })
        : await this.covering.moveFromOutside(work, actor, ids, 'COSTED', { reason: takenBack })
    // One step on from what was done, and no more: else somebody has been there in between.
    if (moved.some((one) => one.version !== version + 1)) throw new Refusal('desk.went-on')
  }
}

const isInvitation = (kind: StuckRow['kind']): boolean => kind === 'INVITATION_UNSURE' || kind === 'INVITATION_REFUSED'

async function arrived(work: Work, { kind, ids: [id] }: StuckRow): Promise<UndoPart> {
  const what = isInvitation(kind) ? 'INVITATION' : 'LETTER'
  await (what === 'INVITATION' ? invitationArrived(work, id!) : letterArrived(work, id!))
  return { what, id: id! }
}

async function remind(work: Work, actor: Actor, row: StuckRow): Promise<boolean> {
  const people = (await reached(work, row.waitsFor)).filter((person) => person !== actor.personId)
  for (const to of new Set(people)) {
    await work.notify({
      to,
      kind: 'DESK_REMINDER',
      itemKind: 'desk',
      itemId: row.itemId,
      path: row.waitsFor.path ?? row.path,
      vars: { by: actor.name, what: row.reminder },
    })
  }
  return people.length > 0
}

async function reached(work: Work, { people = [], urns = [], roles = [], evaluation }: WaitsFor): Promise<PersonId[]> {
  const holders =
    urns.length === 0
      ? []
      : await work.sql<{ id: PersonId }>(
          'select h.id from space s cross join lateral holders_of(s.id, $2) h where s.urn = any($1)',
          [[...urns], [...roles]],
        )
  // Asked by the system's eyes: who owes an answer is known to nobody else.
  const owing =
    evaluation === undefined
      ? []
      : await work.lookingAs<{ id: PersonId }>(
          'worker',
          'select person_id as id from evaluation_request where evaluation_id = $1 and not is_answered and not is_dropped and (put_off_until is null or put_off_until <= current_date)',
          [evaluation],
        )
  return [...people, ...holders.map(({ id }) => id), ...owing.map(({ id }) => id)]
}

async function rest(work: Work, actor: Actor, space: SpaceId, key: string, until: CivilDate): Promise<UndoPart> {
  const [before] = await work.sql<{ until: CivilDate }>(
    'select until::text as until from desk_rest where space_id = $1 and key = $2',
    [space, key],
  )
  await work.sql(
    'insert into desk_rest (space_id, key, until, by_person) values ($1, $2, $3, $4) on conflict (space_id, key) do update set until = excluded.until, by_person = excluded.by_person, at = now()',
    [space, key, until, actor.personId],
  )
  return { what: 'REST', key, until, before: before?.until ?? null }
}

async function wake(
  work: Work,
  space: SpaceId,
  { key, until, before }: Extract<UndoPart, { what: 'REST' }>,
): Promise<void> {
  const rows =
    before === null
      ? await work.sql('delete from desk_rest where space_id = $1 and key = $2 and until = $3 returning 1', [
          space,
          key,
          until,
        ])
      : await work.sql('update desk_rest set until = $4 where space_id = $1 and key = $2 and until = $3 returning 1', [
          space,
          key,
          until,
          before,
        ])
  if (rows.length === 0) throw new Refusal('desk.went-on')
}
