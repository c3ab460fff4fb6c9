/** Coming in by an invitation: what its page shows, and the one moment in which it is used. */
import type { PersonId, RoleHoldingId, SpaceId } from '@alongside/domain/ids'
import { activate, guestDays, redeem } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { roleLabels } from '@alongside/domain/role'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import { hashOf, type ResolvedActor } from '../../platform/auth/sessions.js'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { AccountService } from '../account/account.service.js'
import { type Newcomer, NewcomerService } from '../account/newcomer.service.js'
import { PasswordService } from '../account/password.service.js'
import { InvitationRow } from './invitation.entity.js'
import { ItemArrivals } from './item-arrivals.service.js'
import type { InvitationPreviewType } from './people.graphql.js'
import { type PersonRecord, personByEmail, stateChanged } from './person-record.js'

/** What the page sends, and who sits at it. */
export interface Acceptance {
  readonly token: string
  readonly name: string | null
  readonly password: string | null
  readonly someone: ResolvedActor | null
  readonly place: string
}

@Injectable()
export class AcceptanceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: AccountService,
    private readonly newcomers: NewcomerService,
    private readonly passwords: PasswordService,
    private readonly arrivals: ItemArrivals,
  ) {}

  /** Null for an invitation that is used, withdrawn, expired or never was: a stranger is not told which. */
  preview(token: string): Promise<InvitationPreviewType | null> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      const invitation = await stillOpen(work, token)
      if (!invitation) return null
      await work.alsoIn(invitation.spaceId)
      const [names] = await work.sql<Pick<InvitationPreviewType, 'schoolName' | 'allianceName' | 'invitedBy'>>(
        `select c.name as "schoolName", a.name as "allianceName", p.name as "invitedBy"
           from space s left join school c on c.urn = s.urn left join alliance a on a.space_id = s.id, person p where s.id = $1 and p.id = $2`,
        [invitation.spaceId, invitation.invitedBy],
      )
      const { email, name, role, itemTitle, expiresAt } = invitation
      const needsPassword = isNew(await personByEmail(work, email))
      return {
        schoolName: null,
        allianceName: null,
        invitedBy: '',
        ...names,
        email,
        name,
        roleLabel: roleLabels[role],
        itemTitle,
        needsPassword,
        expiresAt,
      }
    })
  }

  /** Who came in. A newcomer brings name and password; whoever has an account proves to be that person. */
  async accept({ token, name, password, someone, place }: Acceptance): Promise<PersonId> {
    const { invitation, known } = await this.addressed(token)
    const email = someone?.email ?? invitation.email
    redeem(invitation, email, new Date())
    if (known?.state === 'SUSPENDED') throw new Refusal('person.suspended')
    if (known && !isNew(known) && known.id !== someone?.personId) {
      // The link proves that a mailbox was read, or that the inviter copied it: not that this person sits here.
      if (password === null) throw new Refusal('sign-in.required')
      await this.accounts.signIn(email, password, place)
    }
    return await this.work.runAs({ purpose: 'account' }, async (work) => {
      const used = await claim(work, token)
      const newcomer = { email: used.email, name: name ?? used.name, password: password ?? '' }
      const person = await this.arrive(work, newcomer, isNew(known) ? null : known)
      await this.giveWhatWasOffered(work, used, person)
      await rightsChanged(work, { people: [person] })
      return person
    })
  }

  private addressed(token: string): Promise<{ invitation: InvitationRow; known: PersonRecord | null }> {
    return this.work.runAs({ purpose: 'account' }, async (work) => {
      const invitation = await stillOpen(work, token)
      if (!invitation) throw new Refusal('invitation.expired')
      return { invitation, known: await personByEmail(work, invitation.email) }
    })
  }

  private async giveWhatWasOffered(work: Work, invitation: InvitationRow, person: PersonId): Promise<void> {
    const { spaceId, role, itemId, itemKind, invitedBy } = invitation
    if (itemId === null) {
      await work.sql(
        `insert into role_holding (id, space_id, person_id, role, appointed_by) values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [newId<RoleHoldingId>(), role === 'ADMIN' ? null : spaceId, person, role, invitedBy],
      )
    } else if (!(await this.arrivals.receive(work, itemKind, { spaceId, itemId, person }))) {
      await work.sql(
        `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8))
         on conflict (space_id, item_id, person_id, role) do update set expires_at = excluded.expires_at`,
        [spaceId, newId(), itemId, itemKind, person, role, invitedBy, guestDays],
      )
    }
    await work.audit({
      spaceId,
      action: 'invitation.accept',
      itemKind: 'invitation',
      itemId: invitation.id,
      from: 'OPEN',
      to: 'USED',
      detail: { person, role },
    })
  }

  private async arrive(work: Work, newcomer: Newcomer, proven: PersonRecord | null): Promise<PersonId> {
    const person = await personByEmail(work, newcomer.email)
    if (person === null) return this.newcomers.join(work, newcomer)
    if (person.state !== 'LEFT') {
      // An account that came into being a moment ago, by another invitation: it is not ours because we looked before.
      if (person.id !== proven?.id) throw new Refusal('stale')
      return person.id
    }
    await stateChanged(work, person, activate({ state: 'INVITED' }), 'person.return', person.id as string as SpaceId)
    await this.passwords.set(work, person, newcomer.password)
    return person.id
  }
}

/** Chooses name and password: unknown so far, or gone altogether and asked back. */
const isNew = (person: PersonRecord | null): boolean => person === null || person.state === 'LEFT'

const stillOpen = (work: Work, token: string): Promise<InvitationRow | null> =>
  work
    .rows(InvitationRow)
    .first({ tokenHash: hashOf(token), state: 'OPEN' })
    .then((invitation) => (invitation && invitation.expiresAt > new Date() ? invitation : null))

/** Of fifty who press the button at once, one is let in: the row changes under one of them only. */
async function claim(work: Work, token: string): Promise<InvitationRow> {
  const [used] = await work.sql<Pick<InvitationRow, 'spaceId' | 'id'>>(
    `update invitation set state = 'USED', used_at = now() where token_hash = $1 and state = 'OPEN' and expires_at > now()
     returning space_id as "spaceId", id`,
    [hashOf(token)],
  )
  if (!used) throw new Refusal('invitation.expired')
  return work.rows(InvitationRow).get({ spaceId: used.spaceId, id: used.id })
}
