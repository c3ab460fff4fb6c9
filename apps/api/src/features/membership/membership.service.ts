/** Memberships: reading them, each as far as the asker may see it. */
import { type Actor, isAdmin } from '@alongside/domain/actor'
import type { AllianceId, MembershipId, PersonId } from '@alongside/domain/ids'
import { membershipAbilities, type Standing, seesMembership } from '@alongside/domain/membership-policy'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'

/** Asks within the transaction at hand, a reader's or a work's. */
type Asks = Pick<Reader, 'sql'>

/** A membership together with what rights to it depend on. */
export interface MembershipRecord extends Standing {
  readonly id: MembershipId
  readonly invitedAt: Date
  readonly signedAt: Date | null
  readonly signedBy: PersonId | null
  readonly countersignedBy: PersonId | null
  readonly leavesOn: string | null
  readonly reason: string | null
  readonly version: number
}

const columns = `m.id, m.space_id as "allianceId", m.urn, m.role, m.state, m.invited_at as "invitedAt", m.signed_by as "signedBy", m.signed_at as "signedAt",
  m.agreement_version as "agreementVersion", m.countersigned_by as "countersignedBy", m.countersigned_at as "countersignedAt", m.leaves_on::text as "leavesOn",
  m.removal_asked_by as "removalAskedBy", m.reason, m.version, a.lead_urn as "leadUrn", a.agreement_version as "agreementInForce"`
const visible = 'school_membership m join alliance a on a.space_id = m.space_id'

/** What whoever runs the installation is shown: that it is, and where it stands. */
const outline = `m.id, m.space_id as "allianceId", m.urn, m.role, m.state, m.invited_at as "invitedAt", null as "signedBy", m.signed_at as "signedAt",
  null as "agreementVersion", null as "countersignedBy", null as "countersignedAt", m.leaves_on::text as "leavesOn",
  null as "removalAskedBy", null as reason, m.version, null as "leadUrn", 0 as "agreementInForce"`

@Injectable()
export class MembershipService {
  /** For loaders: the memberships of each alliance, the leading school first, then by the schools' names. */
  async ofAlliances(reader: Reader, actor: Actor, ids: readonly AllianceId[]): Promise<MembershipRecord[][]> {
    const mine = await reader.sql<MembershipRecord>(
      `select ${columns} from ${visible} join school s on s.urn = m.urn where m.space_id = any($1) order by m.role <> 'LEAD', s.name, m.id`,
      [[...ids]],
    )
    const seen = mine.filter((membership) => seesMembership(actor, membership))
    const others = isAdmin(actor)
      ? await reader.sql<MembershipRecord>(
          `select ${outline} from installation_memberships() m join school s on s.urn = m.urn
            where m.space_id = any($1) and m.id <> all($2) order by m.role <> 'LEAD', s.name, m.id`,
          [[...ids], seen.map(({ id }) => id)],
        )
      : []
    return ids.map((id) => [...seen, ...others].filter(({ allianceId }) => allianceId === id))
  }

  /** As far as the walls let it through: what somebody has just changed, or is about to take with them. */
  async one(asks: Asks, allianceId: AllianceId, id: MembershipId): Promise<MembershipRecord> {
    const [found] = await asks.sql<MembershipRecord>(
      `select ${columns} from ${visible} where m.space_id = $1 and m.id = $2`,
      [allianceId, id],
    )
    if (!found) throw new Refusal('not-found')
    return found
  }

  /** What waits for this very person: to accept, to sign (also a new wording), or for the trust to add its name. */
  async waitingFor(reader: Reader, actor: Actor): Promise<MembershipRecord[]> {
    const urns = actor.holdings.flatMap(({ urn }) => urn ?? [])
    const found = await reader.sql<MembershipRecord>(
      `select ${columns} from ${visible}
        where m.urn = any($1) and m.state in ('INVITED', 'PENDING', 'ACTIVE', 'PAUSED', 'LEAVING') order by m.invited_at desc, m.id`,
      [urns],
    )
    return found.filter((membership) => {
      const { accept, sign, countersign } = membershipAbilities(actor, membership)
      return accept || sign || (countersign && membership.state === 'PENDING')
    })
  }
}
