/** Inviting a school: its heads are asked; where it has none here yet, one is invited by e-mail. */
import type { Actor } from '@alongside/domain/actor'
import { addDays, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import type { AllianceId, MembershipId, SpaceId, Urn } from '@alongside/domain/ids'
import {
  invitationDaysForSchools,
  type MembershipRole,
  MembershipState,
  mayBeInvitedAgain,
} from '@alongside/domain/membership'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { isStaff, Role } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import { In } from 'typeorm'
import { rightsChanged } from '../../platform/auth/rights.js'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { AllianceService } from '../alliance/alliance.service.js'
import { InvitationService } from '../people/invitation.service.js'
import { SchoolMembershipRow } from './membership.entity.js'
import { type Held, headsOf, noteTo, pathOf } from './membership-change.js'

export interface SchoolToInvite {
  readonly urn: Urn
  readonly role: MembershipRole
  readonly headEmail?: string | null
  readonly headName?: string | null
}

export interface InvitedSchool {
  readonly id: MembershipId
  /** For the inviter to pass on, where no mail can be sent. */
  readonly invitationLink: string | null
}

const open = Object.values(MembershipState).filter((state) => !mayBeInvitedAgain(state))

@Injectable()
export class MembershipInvitingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
    private readonly invitations: InvitationService,
  ) {}

  invite(actor: Actor, allianceId: AllianceId, school: SchoolToInvite): Promise<InvitedSchool> {
    return this.work.run(actor, async (work) => {
      const alliance = await this.alliances.get(work, allianceId)
      if (!may(actor, 'alliance.inviteSchool', { spaceId: allianceId })) throw new Refusal('not-allowed')
      const schoolName = await nameOfOpenSchool(work, school.urn)
      await this.isFree(work, allianceId, school)
      const row = await work.rows(SchoolMembershipRow).add({
        spaceId: allianceId,
        id: newId<MembershipId>(),
        urn: school.urn,
        role: school.role,
        state: 'INVITED',
        invitedBy: actor.personId,
        invitedAt: new Date(),
        version: 1,
      })
      await work.audit({
        spaceId: allianceId,
        action: 'membership.invited',
        itemKind: 'membership',
        itemId: row.id,
        to: 'INVITED',
      })
      const invitationLink = await this.askHeads(work, actor, { row, alliance, schoolName }, school)
      await rightsChanged(work, { schools: [school.urn] })
      await this.alliances.changed(work, allianceId)
      return { id: row.id, invitationLink }
    })
  }

  /** Heads who are here already are asked; else the first head is invited together with the school. */
  private async askHeads(work: Work, actor: Actor, held: Held, school: SchoolToInvite): Promise<string | null> {
    const spaceId = await takesPart(work, school.urn)
    const heads = await headsOf(work, school.urn)
    if (heads.length === 0) {
      await hasNobodyYet(work, spaceId)
      return this.inviteHead(work, spaceId, school)
    }
    await noteTo(work, heads, 'INVITED', held)
    for (const head of heads) {
      await work.mail({
        to: head.email,
        toPerson: head.id,
        template: 'membershipInvited',
        vars: {
          by: actor.name,
          school: held.schoolName,
          alliance: held.alliance.name,
          until: dayInWords(addDays(dayInLondon(held.row.invitedAt), invitationDaysForSchools)),
          path: pathOf(held.row.spaceId),
        },
      })
    }
    return null
  }

  /** Their invitation to Alongside is all it needs: whoever heads a school sees what the school is asked to join. */
  private async inviteHead(
    work: Work,
    spaceId: SpaceId,
    { headEmail, headName }: SchoolToInvite,
  ): Promise<string | null> {
    if (!headEmail) throw new Refusal('input.missing', { field: 'headEmail' })
    await work.alsoIn(spaceId)
    const { link } = await this.invitations.invite(work, {
      spaceId,
      email: headEmail,
      name: headName ?? '',
      role: 'HEADTEACHER',
    })
    return link
  }

  private async isFree(work: Work, spaceId: AllianceId, { urn, role }: SchoolToInvite): Promise<void> {
    const rows = work.rows(SchoolMembershipRow)
    if (await rows.first({ spaceId, urn, state: In(open) })) throw new Refusal('membership.already-invited')
    if (role === 'LEAD' && (await rows.first({ spaceId, role, state: In(open) }))) {
      throw new Refusal('alliance.has-lead-school')
    }
  }
}

async function nameOfOpenSchool(work: Work, urn: Urn): Promise<string> {
  const [school] = await work.sql<{ name: string; status: string }>('select name, status from school where urn = $1', [
    urn,
  ])
  if (!school) throw new Refusal('not-found')
  if (school.status === 'Closed') throw new Refusal('membership.school-closed')
  return school.name
}

/** Who heads a school that works here already is not for an alliance to say that only wants to ask it. */
async function hasNobodyYet(work: Work, spaceId: SpaceId): Promise<void> {
  const staff = Object.values(Role).filter(isStaff)
  const here = await work.sql('select id from holders_of($1, $2) limit 1', [spaceId, staff])
  if (here.length > 0) throw new Refusal('membership.school-without-head')
}

/** The school's own space: made when it is first asked to take part. */
async function takesPart(work: Work, urn: Urn): Promise<SpaceId> {
  await work.sql(`insert into space (id, kind, urn) values ($1, 'SCHOOL', $2) on conflict (urn) do nothing`, [
    newId<SpaceId>(),
    urn,
  ])
  const [space] = await work.sql<{ id: SpaceId }>('select id from space where urn = $1', [urn])
  if (!space) throw new Refusal('retry')
  return space.id
}
