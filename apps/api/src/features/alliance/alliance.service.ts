/** Alliances: reading them as far as one belongs, and telling their readers when something changed. */
import { type Actor, isAdmin } from '@alongside/domain/actor'
import type { Alliance } from '@alongside/domain/alliance'
import type { AllianceId, PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'

/** Asks within the transaction at hand, a reader's or a work's. */
type Asks = Pick<Reader, 'sql'>

export interface AllianceRecord extends Alliance {
  readonly version: number
  /** One belongs to it, or answers for a school that it asks to join; a guest of one enquiry sees the name alone. */
  readonly inside: boolean
}

const columns = `a.space_id as id, a.name, a.kind, a.agreement_version as "agreementVersion", a.version, seen.inside, case when seen.inside then a.lead_urn end as "leadUrn",
  case when seen.inside then a.aims else '' end as aims, case when seen.inside then a.agreement else '' end as agreement`
const visible = `alliance a cross join lateral (
  select a.space_id = any(app_spaces()) or exists (select from school_membership m where m.space_id = a.space_id) as inside) seen`

@Injectable()
export class AllianceService {
  /** Those one belongs to or is asked to join; whoever runs the installation sees that the others exist. */
  async alliances(reader: Reader, actor: Actor): Promise<AllianceRecord[]> {
    const mine = await reader.sql<AllianceRecord>(`select ${columns} from ${visible} where seen.inside order by a.name`)
    const others = await this.others(reader, actor)
    return [...mine, ...others.filter(({ id }) => !mine.some((own) => own.id === id))]
  }

  async alliance(reader: Reader, actor: Actor, id: AllianceId): Promise<AllianceRecord | null> {
    const [found] = await this.byIds(reader, [id])
    if (found?.inside) return found
    return (await this.others(reader, actor)).find((other) => other.id === id) ?? null
  }

  /** Those whose space is one's own: the lists of pages leave out what one is only asked to join. */
  async belongingTo(reader: Reader): Promise<AllianceRecord[]> {
    return await reader.sql<AllianceRecord>(
      `select ${columns} from ${visible} where a.space_id = any(app_spaces()) order by a.name`,
    )
  }

  /** The alliance of a row that one may read, batched. */
  async of(asking: Asking, id: AllianceId): Promise<AllianceRecord> {
    const alliances = asking.loader<AllianceId, AllianceRecord | null>('alliances', async (ids, reader, actor) => {
      const found = await this.byIds(reader, ids)
      const others = found.includes(null) ? await this.others(reader, actor) : []
      return found.map((alliance, at) => alliance ?? others.find((other) => other.id === ids[at]) ?? null)
    })
    const alliance = await alliances.load(id)
    if (!alliance) throw new Refusal('not-found')
    return alliance
  }

  /** For loaders, in the order of the ids: also the bare name for a guest of one of its enquiries. */
  async byIds(asks: Asks, ids: readonly AllianceId[]): Promise<(AllianceRecord | null)[]> {
    const found = await asks.sql<AllianceRecord>(`select ${columns} from ${visible} where a.space_id = any($1)`, [
      [...ids],
    ])
    return ids.map((id) => found.find((alliance) => alliance.id === id) ?? null)
  }

  /** The alliances that these schools belong to, as far as one may see that; for loaders. */
  async ofSchools(reader: Reader, urns: readonly Urn[]): Promise<AllianceRecord[][]> {
    const found = await reader.sql<AllianceRecord & { urn: Urn }>(
      `select ${columns}, m.urn from ${visible} join school_membership m on m.space_id = a.space_id
        where m.urn = any($1) and m.state in ('ACTIVE', 'PAUSED', 'LEAVING') order by a.name`,
      [[...urns]],
    )
    return urns.map((urn) => found.filter((alliance) => alliance.urn === urn))
  }

  /** For loaders: the people who coordinate each alliance, by name. */
  async coordinators(reader: Reader, ids: readonly AllianceId[]): Promise<PersonId[][]> {
    const found = await reader.sql<{ id: PersonId; allianceId: AllianceId }>(
      `select h.person_id as id, h.space_id as "allianceId" from role_holding h join person p on p.id = h.person_id
        where h.space_id = any($1) and h.role = 'ALLIANCE_COORDINATOR' and p.state = 'ACTIVE'
          and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date) order by p.name`,
      [[...ids]],
    )
    return ids.map((id) => found.filter(({ allianceId }) => allianceId === id).map((person) => person.id))
  }

  /** Within a change: the alliance, or the refusal `not-found`. */
  async get(work: Work, id: AllianceId): Promise<AllianceRecord> {
    const [found] = await this.byIds(work, [id])
    if (!found) throw new Refusal('not-found')
    return found
  }

  /** A school's head has signed to lead, or has been handed the lead. */
  async ledBy(work: Work, id: AllianceId, urn: Urn): Promise<void> {
    await work.sql('update alliance set lead_urn = $2, version = version + 1 where space_id = $1', [id, urn])
  }

  /** Everyone who reads it asks again, after the commit. */
  async changed(work: Work, id: AllianceId): Promise<void> {
    const readers = await work.sql<{ id: PersonId }>('select alliance_readers($1) as id', [id])
    work.announce(
      readers.map((reader) => reader.id),
      'alliance.changed',
      { allianceId: id },
    )
  }

  private others(reader: Reader, actor: Actor): Promise<AllianceRecord[]> {
    if (!isAdmin(actor)) return Promise.resolve([])
    return reader.sql<AllianceRecord>(
      `select id, name, kind, lead_urn as "leadUrn", version, 0 as "agreementVersion", '' as aims, '' as agreement, false as inside
         from installation_alliances() order by name`,
    )
  }
}
