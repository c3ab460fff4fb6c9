/** Inviting a whole staff room by pasting a list, and looking after the invitations that are open. */
import type { Actor } from '@alongside/domain/actor'
import type { InvitationId, SpaceId, Urn } from '@alongside/domain/ids'
import { type InviteLine, longestList, readInviteList } from '@alongside/domain/invite-list'
import { may } from '@alongside/domain/permissions'
import { mayInvite, type Offer, pasteLimit } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { isRole, type Role } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { InvitationRow } from './invitation.entity.js'
import { InvitationService, type Invited } from './invitation.service.js'
import type { InviteOutcome } from './people.graphql.js'

export interface LineAnswer extends InviteLine {
  readonly outcome: InviteOutcome
  readonly message: string | null
  readonly invitation: Invited | null
}
type Place = Omit<Offer, 'role'>

const messages: Readonly<Record<'noAddress' | 'twice' | 'here' | 'invited', string>> = {
  noAddress: 'There is no e-mail address in this line that a mail could reach.',
  twice: 'This address stands in the list twice.',
  here: 'Holds this role here already.',
  invited: 'Has an invitation to this role already.',
}

@Injectable()
export class InvitingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: InvitationService,
  ) {}

  /** One answer per line: forty people are invited although the forty-first line is a telephone number. */
  async invite(actor: Actor, spaceId: SpaceId, role: string, pasted: string): Promise<LineAnswer[]> {
    if (!isRole(role)) throw new Refusal('input.not-a-choice', { field: 'role' })
    if (pasted.length > longestList) throw new Refusal('input.too-long', { field: 'lines', limit: longestList })
    const lines = readInviteList(pasted)
    if (lines.length === 0) throw new Refusal('input.missing', { field: 'lines' })
    if (lines.length > pasteLimit) throw new Refusal('too-many', { limit: pasteLimit })
    return await this.work.run(actor, (work) => this.inviteAll(work, actor, { spaceId, role, lines }), 'account')
  }

  /** The open invitations to a school or an alliance; for an alliance also those that oneself sent to its schools. */
  async openTo(reader: Reader, actor: Actor, spaceId: SpaceId): Promise<InvitationRow[]> {
    const place = await placeOf(reader, actor, spaceId)
    if (!may(actor, 'people.invite', place)) throw new Refusal('not-allowed')
    return await reader.sql<InvitationRow>(
      `select space_id as "spaceId", id, email, name, role, invited_by as "invitedBy", state, created_at as "createdAt", expires_at as "expiresAt"
         from invitation i
        where item_id is null and state in ('OPEN', 'EXPIRED')
          and (space_id = $1 or invited_by = $2 and space_id in (select s.id from school_membership m join space s on s.urn = m.urn where m.space_id = $1))
        order by created_at desc, id limit 500`,
      [spaceId, actor.personId],
    )
  }

  /** For whoever sent it, and whoever could send it now. */
  revoke(actor: Actor, spaceId: SpaceId, id: InvitationId): Promise<InvitationRow> {
    return this.work.run(actor, async (work) => {
      const invitation = await this.hold(work, spaceId, id)
      const isMine = invitation.invitedBy === actor.personId
      if (!isMine && !(await mayAsk(work, actor, invitation))) throw new Refusal('not-allowed')
      const revoked = await work.rows(InvitationRow).save({ ...invitation, state: 'REVOKED' })
      await work.audit({
        spaceId,
        action: 'invitation.revoke',
        itemKind: 'invitation',
        itemId: id,
        from: invitation.state,
        to: 'REVOKED',
      })
      return revoked
    })
  }

  /** Only for whoever could send it now: having sent it once is no right to send it again. */
  renew(actor: Actor, spaceId: SpaceId, id: InvitationId): Promise<Invited> {
    return this.work.run(actor, (work) => this.renewIn(work, actor, spaceId, id))
  }

  /** As part of other work. */
  async renewIn(work: Work, actor: Actor, spaceId: SpaceId, id: InvitationId): Promise<Invited> {
    const invitation = await this.hold(work, spaceId, id)
    if (!(await mayAsk(work, actor, invitation))) throw new Refusal('not-allowed')
    return this.invitations.renew(work, invitation)
  }

  private async inviteAll(
    work: Work,
    actor: Actor,
    { spaceId, role, lines }: { spaceId: SpaceId; role: Role; lines: readonly InviteLine[] },
  ): Promise<LineAnswer[]> {
    const place = await placeOf(work, actor, spaceId)
    if (!may(actor, 'people.invite', place)) throw new Refusal('not-allowed')
    if (!mayInvite(actor, { role, ...place })) throw new Refusal('invitation.role-not-yours-to-give')
    // Whoever runs the installation stands outside the alliance whose coordinator they invite.
    await work.alsoIn(spaceId)
    const known = await knownAt(work, { role, ...place }, spaceId, lines)
    const answers: LineAnswer[] = []
    for (const line of lines) {
      const answer = judge(line, known)
      const invitation =
        answer.outcome === 'INVITED' && line.email
          ? await this.invitations.invite(work, { spaceId, email: line.email, name: line.name, role })
          : null
      if (line.email) known.thisTime.add(line.email)
      answers.push({ ...line, ...answer, invitation })
    }
    return answers
  }

  /** An invitation that nobody has used yet. */
  private async hold(work: Work, spaceId: SpaceId, id: InvitationId): Promise<InvitationRow> {
    const invitation = await work.rows(InvitationRow).hold({ spaceId, id })
    if (invitation.state !== 'OPEN' && invitation.state !== 'EXPIRED') throw new Refusal('invitation.expired')
    return invitation
  }
}

/** A guest is asked by whoever leads the enquiry, and with the lead this passes on. */
async function mayAsk(work: Work, actor: Actor, invitation: InvitationRow): Promise<boolean> {
  const { role, itemId, invitedBy, spaceId } = invitation
  if (itemId !== null) return invitedBy === actor.personId
  const place = await placeOf(work, actor, spaceId)
  return mayInvite(actor, { role, ...place }) || (role === 'HEADTEACHER' && (await asksSchool(work, actor, place.urn)))
}

/** The first head is asked together with the school, by the office of the alliance that waits for its answer. */
async function asksSchool(work: Work, actor: Actor, urn: Urn | null): Promise<boolean> {
  const asked = await work.sql<{ spaceId: SpaceId }>(
    `select space_id as "spaceId" from school_membership where urn = $1 and state in ('INVITED', 'PENDING')`,
    [urn],
  )
  return asked.some((alliance) => may(actor, 'alliance.inviteSchool', alliance))
}

interface Known {
  readonly here: ReadonlySet<string>
  readonly invited: ReadonlySet<string>
  readonly thisTime: Set<string>
}

function judge({ email }: InviteLine, known: Known): Pick<LineAnswer, 'outcome' | 'message'> {
  if (email === null) return { outcome: 'REFUSED', message: messages.noAddress }
  if (known.thisTime.has(email)) return { outcome: 'REFUSED', message: messages.twice }
  if (known.here.has(email)) return { outcome: 'ALREADY_HERE', message: messages.here }
  if (known.invited.has(email)) return { outcome: 'ALREADY_INVITED', message: messages.invited }
  return { outcome: 'INVITED', message: null }
}

/** Who of them holds the role here already, and who is invited to it. Who has an account elsewhere is nobody's business. */
async function knownAt(work: Work, offer: Offer, spaceId: SpaceId, lines: readonly InviteLine[]): Promise<Known> {
  const emails = lines.flatMap(({ email }) => email ?? [])
  const here = await work.sql<{ email: string }>(
    `select p.email from person p join role_holding h on h.person_id = p.id
      where p.email = any($1) and h.role = $2 and h.space_id is not distinct from $3 and not h.deputy`,
    [emails, offer.role, offer.spaceId],
  )
  const invited = await work.sql<{ email: string }>(
    `select email from invitation where email = any($1) and role = $2 and space_id = $3 and item_id is null and state = 'OPEN' and expires_at > now()`,
    [emails, offer.role, spaceId],
  )
  const addresses = (rows: readonly { email: string }[]) => new Set(rows.map(({ email }) => email))
  return { here: addresses(here), invited: addresses(invited), thisTime: new Set() }
}

type Asks = Pick<Reader, 'sql'>

/** What a space id stands for: a school, an alliance, or – one's own – the installation. Others' alliances do not exist. */
async function placeOf(asks: Asks, actor: Actor, spaceId: SpaceId): Promise<Place> {
  if ((spaceId as string) === actor.personId) return { spaceId: null, urn: null }
  const urn = await urnOf(asks, spaceId)
  if (urn === null && !actor.spaces.includes(spaceId) && !may(actor, 'alliance.list', { spaceId: null })) {
    throw new Refusal('not-found')
  }
  return { spaceId, urn }
}

async function urnOf(asks: Asks, spaceId: SpaceId): Promise<Urn | null> {
  const [space] = await asks.sql<{ urn: Urn | null }>('select urn from space where id = $1', [spaceId])
  return space?.urn ?? null
}
