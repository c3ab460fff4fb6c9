/** Schools by their URN, batched: for every page that names one. */
import type { Actor } from '@alongside/domain/actor'
import { worksAt } from '@alongside/domain/actor'
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { SchoolAbilities, SchoolReferenceType } from './school.graphql.js'
import { type SchoolRow, schoolColumns, withColour } from './school-search.service.js'

@Injectable()
export class SchoolService {
  /** Null for a URN that is not in the register. */
  school(asking: Asking, urn: Urn): Promise<SchoolRow | null> {
    return asking.loader<Urn, SchoolRow | null>('schools', schoolsByUrn).load(urn)
  }

  /** In the order asked for; unknown ones are left out. */
  async schools(asking: Asking, urns: readonly Urn[]): Promise<SchoolRow[]> {
    const found = await Promise.all(urns.map((urn) => this.school(asking, urn)))
    return found.filter((school) => school !== null)
  }

  async successors(asking: Asking, urn: Urn): Promise<SchoolRow[]> {
    const urns = await asking.loader<Urn, Urn[]>('school-successors', successorsOf).load(urn)
    return this.schools(asking, urns)
  }

  references(asking: Asking, urn: Urn): Promise<SchoolReferenceType[]> {
    return asking.loader<Urn, SchoolReferenceType[]>('school-references', referencesOf).load(urn)
  }

  abilities(actor: Actor, { urn, spaceOfSchool }: SchoolRow): InstanceType<typeof SchoolAbilities> {
    const school = { spaceId: spaceOfSchool, urn }
    return {
      invite: spaceOfSchool !== null && may(actor, 'people.invite', school),
      suspend: may(actor, 'people.suspend', school),
      appointDeputy: may(actor, 'people.appointDeputy', school),
      readDirectory: may(actor, 'people.readDirectory', school),
      keepCalendar: spaceOfSchool !== null && may(actor, 'school.keepCalendar', school),
    }
  }

  /** Told to those who work there only: to others a school is its entry in the register. */
  spaceFor(actor: Actor, { urn, spaceOfSchool }: SchoolRow): SpaceId | null {
    return worksAt(actor, urn) ? spaceOfSchool : null
  }
}

async function schoolsByUrn(urns: readonly Urn[], reader: Reader): Promise<(SchoolRow | null)[]> {
  const rows = await reader.sql<Omit<SchoolRow, 'colour'>>(
    `select ${schoolColumns} from school s where s.urn = any($1)`,
    [urns],
  )
  const byUrn = new Map(rows.map((row) => [row.urn, withColour(row)]))
  return urns.map((urn) => byUrn.get(urn) ?? null)
}

async function successorsOf(urns: readonly Urn[], reader: Reader): Promise<Urn[][]> {
  const rows = await reader.sql<{ urn: Urn; successor: Urn }>(
    `select urn, link_urn as successor from school_link where urn = any($1) and link_type ilike 'successor%'
     union select link_urn, urn from school_link where link_urn = any($1) and link_type ilike 'predecessor%' order by 2`,
    [urns],
  )
  return urns.map((urn) => rows.filter((row) => row.urn === urn).map(({ successor }) => successor))
}

async function referencesOf(urns: readonly Urn[], reader: Reader): Promise<SchoolReferenceType[][]> {
  const rows = await reader.sql<SchoolReferenceType & { urn: Urn }>(
    `select urn, alliance_name as "allianceName", relation, source from school_reference where urn = any($1) order by 2, 3`,
    [urns],
  )
  return urns.map((urn) => rows.filter((row) => row.urn === urn))
}
