/** Invitations: bound to one address, one place and one role, by a link that works once. Whether somebody may invite is asked before. */
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { SpaceId } from '@alongside/domain/ids'
import { invitationDays } from '@alongside/domain/person'
import { type Role, roleLabels } from '@alongside/domain/role'
import { cleanEmail, cleanLine, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { hashOf } from '../../platform/auth/sessions.js'
import { Config } from '../../platform/config.js'
import { newId, newSecret, type Work } from '../../platform/db/unit-of-work.js'
import { InvitationRow } from './invitation.entity.js'

export interface NewInvitation {
  /** The school's or alliance's space; for a guest the space the item lies in; for an administrator the inviter's own. */
  readonly spaceId: SpaceId
  readonly email: string
  readonly name: string
  readonly role: Role
  /** A guest is invited to one item: with the kind of it, and the title that the invitation page shows. */
  readonly item?: { readonly id: string; readonly kind: string; readonly title: string }
}

/** `link` only where no mail can be sent: it is told once, to whoever invites. */
export type Invited = InvitationRow & { readonly link: string | null }

@Injectable()
export class InvitationService {
  constructor(private readonly config: Config) {}

  async invite(work: Work, { spaceId, role, item, ...to }: NewInvitation): Promise<Invited> {
    const secret = newSecret()
    const invitation = await work.rows(InvitationRow).add({
      ...this.fresh(secret),
      spaceId,
      id: newId(),
      email: cleanEmail(to.email),
      name: cleanLine(to.name, { field: 'name', limit: limits.personName, required: false }),
      role,
      itemId: item?.id ?? null,
      itemKind: item?.kind ?? null,
      itemTitle: item?.title ?? null,
      invitedBy: work.actor!.personId,
      usedAt: null,
    })
    await this.post(work, invitation, secret)
    return { ...invitation, link: this.linkFor(secret) }
  }

  /** A new link for the same person: the one before does not work any more. */
  async renew(work: Work, invitation: InvitationRow): Promise<Invited> {
    const secret = newSecret()
    const renewed = await work.rows(InvitationRow).save({ ...invitation, ...this.fresh(secret) })
    await this.post(work, renewed, secret)
    return { ...renewed, link: this.linkFor(secret) }
  }

  private fresh(secret: string) {
    const createdAt = new Date()
    const expiresAt = new Date(createdAt.getTime() + invitationDays * 86_400_000)
    return { tokenHash: hashOf(secret), state: 'OPEN', createdAt, expiresAt } as const
  }

  private async post(work: Work, { id, spaceId, email, role, itemId }: InvitationRow, secret: string): Promise<void> {
    const by = work.actor!.name
    const path = pathFor(secret)
    const until = dayInWords(addDays(dayInLondon(new Date()), invitationDays))
    const to = { to: email, onlyWhile: { invitation: id } }
    await (itemId === null
      ? work.mail({
          ...to,
          template: 'invitation',
          vars: { by, role: roleLabels[role].toLowerCase(), where: await nameOf(work, spaceId), path, until },
        })
      : work.mail({ ...to, template: 'guestInvitation', vars: { by, path, until } }))
    await work.audit({ spaceId, action: 'invitation.send', itemKind: 'invitation', itemId: id, detail: { role } })
  }

  private linkFor(secret: string): string | null {
    return this.config.sendsMail || this.config.hasMailbox ? null : `${this.config.publicUrl}${pathFor(secret)}`
  }
}

const pathFor = (secret: string): string => `/invitation/${secret}`

/** The school's or alliance's name, as far as this work sees it. */
async function nameOf(work: Work, space: SpaceId): Promise<string> {
  const [row] = await work.sql<{ name: string | null }>(
    `select coalesce(c.name, a.name) as name from space s left join school c on c.urn = s.urn left join alliance a on a.space_id = s.id where s.id = $1`,
    [space],
  )
  return row?.name ?? ''
}

/** “7 December 2026”. */
export const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
