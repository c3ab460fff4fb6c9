/** Who works where: the directory of a school or of an alliance, one line per role somebody holds. */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, RoleHoldingId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { maySuspend, mayTakeAway, type PersonState } from '@alongside/domain/person'
import { Refusal } from '@alongside/domain/refusal'
import { isStaff, type Role, roleLabel } from '@alongside/domain/role'
import { limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { PersonAbilities, PersonInSchoolType } from './people.graphql.js'

interface Line {
  readonly id: RoleHoldingId
  readonly role: Role
  readonly deputy: boolean
  readonly endsOn: string | null
  readonly personId: PersonId
  readonly state: PersonState
  readonly spaceId: SpaceId
  readonly urn: Urn | null
  /** What they hold at other places. */
  readonly elsewhere: readonly { readonly role: Role; readonly deputy: boolean }[]
}

/** As many as a page shows; beyond, people search. */
const longest = 500

const columns = `h.id, h.role, h.deputy, h.ends_on::text as "endsOn", h.person_id as "personId", p.state, h.space_id as "spaceId", s.urn,
  (select coalesce(json_agg(json_build_object('role', o.role, 'deputy', o.deputy)), '[]') from role_holding o where o.person_id = h.person_id and o.space_id is distinct from h.space_id) as elsewhere`
const lines = `role_holding h join person p on p.id = h.person_id join space s on s.id = h.space_id`
const today = `h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)`
const member = `m.state in ('ACTIVE', 'PAUSED', 'LEAVING')`

@Injectable()
export class DirectoryService {
  async people(reader: Reader, actor: Actor, spaceId: SpaceId, search: string): Promise<PersonInSchoolType[]> {
    const [place] = await reader.sql<{ urn: Urn | null }>('select urn from space where id = $1', [spaceId])
    if (!place) throw new Refusal('not-found')
    if (!(await readsDirectory(reader, actor, spaceId, place.urn))) throw new Refusal('not-allowed')
    const found = await reader.sql<Line>(
      `select ${columns} from ${lines}
        where ${today} and (h.space_id = $1 or s.urn in (select m.urn from school_membership m where m.space_id = $1 and ${member}))
          and ($2 = '' or p.name ilike '%' || $2 || '%' or p.email ilike '%' || $2 || '%')
        order by lower(p.name), p.id, h.deputy desc, h.role limit ${longest}`,
      [
        spaceId,
        search
          .slice(0, limits.search)
          .trim()
          .replace(/[\\%_]/g, '\\$&'),
      ],
    )
    return found.map((line) => seenBy(actor, line, found))
  }

  /** For a school's page: empty where the asker may not read the directory. */
  ofSchool(asking: Asking, urn: Urn): Promise<PersonInSchoolType[]> {
    return asking.loader<Urn, PersonInSchoolType[]>('school-people', ofSchools).load(urn)
  }

  /** One colleague as the directory of their school shows them, after something was done with them. */
  async colleague(
    reader: Reader,
    actor: Actor,
    urn: Urn,
    person: PersonId,
    deputy = false,
  ): Promise<PersonInSchoolType> {
    const found = await reader.sql<Line>(
      `select ${columns} from ${lines} where ${today} and s.urn = $1 and h.person_id = $2 order by (h.deputy = $3) desc, h.role`,
      [urn, person, deputy],
    )
    if (!found[0]) throw new Refusal('not-found')
    return seenBy(actor, found[0], found)
  }
}

/** In one's own school or alliance; a school of an alliance also through that alliance. */
async function readsDirectory(reader: Reader, actor: Actor, spaceId: SpaceId, urn: Urn | null): Promise<boolean> {
  if (may(actor, 'people.readDirectory', { spaceId, urn })) return true
  if (urn === null) return false
  return (await alliancesOf(reader, [urn])).some((link) => may(actor, 'people.readDirectory', link))
}

const alliancesOf = (reader: Reader, urns: readonly Urn[]): Promise<{ spaceId: SpaceId; urn: Urn }[]> =>
  reader.sql(`select m.space_id as "spaceId", m.urn from school_membership m where m.urn = any($1) and ${member}`, [
    urns,
  ])

async function ofSchools(urns: readonly Urn[], reader: Reader, actor: Actor): Promise<PersonInSchoolType[][]> {
  const links = await alliancesOf(reader, urns)
  const found = await reader.sql<Line>(
    `select ${columns} from ${lines} where ${today} and s.urn = any($1) order by lower(p.name), p.id, h.deputy desc, h.role`,
    [urns],
  )
  return urns.map((urn) => {
    const here = found.filter((line) => line.urn === urn)
    const isReadable =
      (here[0] && may(actor, 'people.readDirectory', here[0])) ||
      links.some((link) => link.urn === urn && may(actor, 'people.readDirectory', link))
    return isReadable ? here.map((line) => seenBy(actor, line, here)) : []
  })
}

const seenBy = (actor: Actor, line: Line, all: readonly Line[]): PersonInSchoolType => ({
  id: line.id,
  holdingId: line.id,
  role: line.role,
  roleLabel: roleLabel(line),
  deputy: line.deputy,
  endsOn: line.endsOn,
  state: line.state,
  abilities: abilitiesOf(actor, line, all),
  personId: line.personId,
  urn: line.urn,
})

function abilitiesOf(actor: Actor, line: Line, all: readonly Line[]): InstanceType<typeof PersonAbilities> {
  const { spaceId, urn, personId, state, deputy } = line
  const here = all.filter((other) => other.personId === personId && other.spaceId === spaceId)
  const isOther = personId !== actor.personId
  const can = (action: 'suspend' | 'reinstate' | 'release' | 'appointDeputy' | 'endRole'): boolean =>
    isOther && may(actor, `people.${action}`, { spaceId, urn })
  const below = mayTakeAway(actor, here)
  const heads = here.some((held) => !held.deputy && (held.role === 'HEADTEACHER' || held.role === 'EXECUTIVE_HEAD'))
  return {
    suspend: can('suspend') && maySuspend(actor, here, line.elsewhere) && state === 'ACTIVE',
    reinstate: can('reinstate') && below && state === 'SUSPENDED',
    release: can('release') && below,
    appointDeputy: can('appointDeputy') && !deputy && !heads && isStaff(line.role) && state === 'ACTIVE',
    endDeputy: can('appointDeputy') && deputy,
    endRole: can('endRole') && !deputy && mayTakeAway(actor, [line]),
  }
}
