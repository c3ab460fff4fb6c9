/** Finding a school among all of England's as its name is typed. Public reference data: no transaction, no space. */
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { colourOf } from '@alongside/domain/school-colour'
import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'

export interface SchoolRow {
  readonly urn: Urn
  readonly name: string
  readonly phase: string | null
  readonly establishmentType: string | null
  readonly status: string
  readonly laName: string | null
  readonly district: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly easting: number | null
  readonly northing: number | null
  readonly roll: number | null
  readonly percentFsm: number | null
  readonly trustName: string | null
  readonly predecessorUrn: Urn | null
  readonly spaceOfSchool: SpaceId | null
  readonly colour: string
}

/** A row as it is read, and its accent: schools are named hundreds of times on one page, and a resolver for each would be felt. */
export const withColour = <Row extends { readonly urn: Urn }>(row: Row): Row & { readonly colour: string } =>
  Object.assign(row, { colour: String(colourOf(row.urn)) })

/** With what the list is sorted by. */
export interface FoundSchool extends SchoolRow {
  readonly rank: number
  readonly nameKey: string
}

export interface SchoolQuestion {
  readonly search?: string | null
  readonly phase?: string | null
  readonly laName?: string | null
  readonly takingPart?: boolean | null
}
/** Rank, words of the name, URN. */
export type SchoolKey = readonly [number, string, string]

export const schoolColumns = `s.urn, s.name, s.phase, s.establishment_type as "establishmentType", s.status, s.la_name as "laName", s.district, s.town,
  s.postcode, s.easting, s.northing, s.roll, s.percent_fsm::float8 as "percentFsm", s.trust_name as "trustName",
  s.predecessor_urn as "predecessorUrn", (select id from space where space.urn = s.urn) as "spaceOfSchool"`

/** Nobody types more to find a school. */
const longest = 200

const isOpen = `s.status like 'Open%'`

@Injectable()
export class SchoolSearch {
  constructor(private readonly source: DataSource) {}

  /**
   * Open schools before closed ones, and first those whose name begins as typed. These come in the order of an index,
   * and most of the time they fill the page: a single letter, which nearly all schools match somewhere, costs no more.
   */
  async find(question: SchoolQuestion, limit: number, after: SchoolKey | null = null): Promise<FoundSchool[]> {
    const { where, values, isNamed } = conditionsOf(question)
    if (isNamed && (after === null || after[0] === 0)) {
      const named = await this.ask([...where, isNamed, isOpen], '0', values, limit, after)
      if (named.length === limit) return named
    }
    const rank = `case when ${isOpen} then 0 else 2 end + ${isNamed ? `case when ${isNamed} then 0 else 1 end` : '0'}`
    return this.ask(where, rank, values, limit, after)
  }

  async count(question: SchoolQuestion): Promise<number> {
    const { where, values } = conditionsOf(question)
    const [row] = await this.source.query(
      `select count(*)::int as n from school s where ${where.join(' and ')}`,
      values,
    )
    return row.n
  }

  private async ask(
    where: readonly string[],
    rank: string,
    values: readonly unknown[],
    limit: number,
    after: SchoolKey | null,
  ): Promise<FoundSchool[]> {
    const all = [...values, limit, ...(after ?? [])]
    const n = values.length
    const later = after ? [`(${rank}, s.name_key, s.urn) > ($${n + 2}::int, $${n + 3}, $${n + 4})`] : []
    const found: Omit<FoundSchool, 'colour'>[] = await this.source.query(
      `with found as (
         select s.urn, s.name_key, ${rank} as rank from school s where ${[...where, ...later].join(' and ')}
         order by rank, s.name_key, s.urn limit $${n + 1}
       ) select ${schoolColumns}, found.rank, found.name_key as "nameKey"
         from found join school s on s.urn = found.urn order by found.rank, found.name_key, found.urn`,
      all,
    )
    return found.map(withColour)
  }
}

/** What is typed is made into words by the same function that made the words of the schools; the last may be unfinished. */
function conditionsOf({ search, phase, laName, takingPart }: SchoolQuestion) {
  const where: string[] = ['true']
  const values: unknown[] = []
  const place = (value: unknown): string => `$${values.push(value)}`
  let isNamed = ''
  if (search && search.trim() !== '') {
    if (search.length > longest) throw new Refusal('input.too-long', { field: 'search', most: longest })
    const words = `nullif(school_words(${place(search)}), '')`
    where.push(`s.search @@ (replace(${words}, ' ', ' & ') || ':*')::tsquery`)
    isNamed = `s.name_key like ${words} || '%'`
  }
  if (phase) where.push(`s.phase = ${place(phase)}`)
  if (laName) where.push(`s.la_name = ${place(laName)}`)
  if (takingPart) where.push('exists (select from space where space.urn = s.urn)')
  return { where, values, isNamed }
}
