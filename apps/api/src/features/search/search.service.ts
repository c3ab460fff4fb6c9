/** Searching schools, people, enquiries, cards and lesson studies. What one may not see is left out before anything is counted. */
import type { CardKind } from '@alongside/domain/board'
import { cardKindLabels } from '@alongside/domain/board'
import { headingOf } from '@alongside/domain/card-fields'
import type { EnquiryId, PersonId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import type { LessonStudyState } from '@alongside/domain/lesson-study'
import { may } from '@alongside/domain/permissions'
import { type Role, roleLabel } from '@alongside/domain/role'
import { stageWords } from '@alongside/domain/stage'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import { pageSize } from '../../platform/graphql/page.js'
import type { EnquiryType } from '../enquiry/enquiry.graphql.js'
import { isConcerned, reads } from '../enquiry/enquiry-policy.service.js'
import { EnquiryReading } from '../enquiry/enquiry-reading.service.js'
import { isConcerned as isConcernedInStudy } from '../lesson-study/lesson-study-policy.service.js'
import { LessonStudyReading } from '../lesson-study/lesson-study-reading.service.js'
import { SchoolSearch } from '../school/school-search.service.js'
import type { SearchHitType, SearchResultsType } from './search.graphql.js'
import { likeName, type SearchWords, tsquery, wordsOf } from './search-words.js'

interface Found {
  readonly total: number
  readonly hits: readonly SearchHitType[]
}
const nothing: Found = { total: 0, hits: [] }

@Injectable()
export class SearchService {
  constructor(
    private readonly enquiries: EnquiryReading,
    private readonly studies: LessonStudyReading,
    private readonly schools: SchoolSearch,
  ) {}

  async search(asking: Asking, typed: string, first: number | null): Promise<SearchResultsType> {
    const words = wordsOf(typed)
    if (words.text === '') return { total: 0, hits: [] }
    const size = pageSize(first)
    const seen = await this.enquiries.enquiries(asking, null, false)
    const found = [
      await this.inEnquiries(asking, seen, words, size),
      await this.onCards(asking, seen, words, size),
      await this.inLessonStudies(asking, words, size),
      await this.people(asking, words, size),
      await this.register(words, size),
    ]
    return { total: found.reduce((sum, { total }) => sum + total, 0), hits: share(found, size) }
  }

  /** By title wherever one sees it; by what it is about only for those who read that. */
  private async inEnquiries(
    asking: Asking,
    seen: readonly EnquiryType[],
    { finished, unfinished }: SearchWords,
    size: number,
  ): Promise<Found> {
    const concerned = seen.filter(({ record }) => isConcerned(asking.actor, record))
    const rows = await asking.reader.sql<{ id: EnquiryId; total: number }>(
      `with asked as (select ${tsquery('$1', '$2')} as q)
       select e.id, (count(*) over ())::int as total from enquiry e, asked
        where e.space_id = any($3) and ((e.id = any($4) and to_tsvector('english', e.title) @@ q) or (e.id = any($5) and e.search @@ q))
        order by ts_rank(case when e.id = any($5) then e.search else to_tsvector('english', e.title) end, q) desc, e.changed_at desc, e.id limit $6`,
      [finished, unfinished, spacesOf(seen), seen.map(({ id }) => id), concerned.map(({ id }) => id), size],
    )
    const hits = rows.flatMap(({ id }): SearchHitType[] => {
      const enquiry = seen.find((one) => one.id === id)
      return enquiry
        ? [{ kind: 'ENQUIRY', id, title: enquiry.title, detail: standOf(enquiry), path: `/enquiries/${id}` }]
        : []
    })
    return { total: rows[0]?.total ?? 0, hits }
  }

  private async onCards(
    asking: Asking,
    seen: readonly EnquiryType[],
    { finished, unfinished }: SearchWords,
    size: number,
  ): Promise<Found> {
    const readable = seen.filter(({ record }) => reads(asking.actor, record))
    if (readable.length === 0) return nothing
    const rows = await asking.reader.sql<CardFound>(
      `with asked as (select ${tsquery('$1', '$2')} as q)
       select k.id, k.cycle_id as "cycleId", k.kind, k.fields, k.body, (count(*) over ())::int as total from card k, asked
        where k.space_id = any($3) and k.cycle_id = any($4) and k.removed_at is null and k.search @@ q
        order by ts_rank(k.search, q) desc, k.changed_at desc, k.id limit $5`,
      [
        finished,
        unfinished,
        spacesOf(readable),
        readable.flatMap(({ record }) => record.cycles.map(({ id }) => id)),
        size,
      ],
    )
    const hits = rows.flatMap(({ id, cycleId, kind, fields, body }): SearchHitType[] => {
      const enquiry = readable.find(({ record }) => record.cycles.some((cycle) => cycle.id === cycleId))
      if (!enquiry) return []
      const title = headingOf(kind, fields) || body.split('\n')[0] || cardKindLabels[kind]
      const detail = `${cardKindLabels[kind]} in ${enquiry.title}`
      return [{ kind: 'CARD', id, title, detail, path: `/enquiries/${enquiry.id}?card=${id}` }]
    })
    return { total: rows[0]?.total ?? 0, hits }
  }

  /** By title and subject wherever one sees it; by what it is for only for those who are in it or asked in. */
  private async inLessonStudies(asking: Asking, { finished, unfinished }: SearchWords, size: number): Promise<Found> {
    const seen = await this.studies.studies(asking, null, false)
    if (seen.length === 0) return nothing
    const concerned = seen.filter(({ record }) => isConcernedInStudy(asking.actor, record))
    const rows = await asking.reader.sql<{ id: StudyId; total: number }>(
      `with asked as (select ${tsquery('$1', '$2')} as q)
       select s.id, (count(*) over ())::int as total from lesson_study s, asked,
         lateral (select to_tsvector('english', s.title || ' ' || s.subject || case when s.id = any($5) then ' ' || s.improvement || ' ' || s.aim else '' end) as words) t
        where s.space_id = any($3) and s.id = any($4) and t.words @@ q
        order by ts_rank(t.words, q) desc, s.changed_at desc, s.id limit $6`,
      [finished, unfinished, spacesOf(seen), seen.map(({ id }) => id), concerned.map(({ id }) => id), size],
    )
    const hits = rows.flatMap(({ id }): SearchHitType[] => {
      const study = seen.find((one) => one.id === id)
      if (!study) return []
      const detail = studyLabels[study.state]
      return [{ kind: 'LESSON_STUDY', id, title: study.title, detail, path: `/lesson-study/${id}` }]
    })
    return { total: rows[0]?.total ?? 0, hits }
  }

  /** Only in directories one may read: a guest finds nobody. */
  private async people({ reader, actor }: Asking, { text }: SearchWords, size: number): Promise<Found> {
    const directories = actor.spaces.filter((spaceId) => may(actor, 'people.readDirectory', { spaceId }))
    if (directories.length === 0) return nothing
    const rows = await reader.sql<PersonFound>(
      `select p.id, p.name, held.role, held.deputy, held.space_id as "spaceId", held.urn, held.school, (count(*) over ())::int as total
         from person p cross join lateral (
           select h.role, h.deputy, h.space_id, s.urn, c.name as school from role_holding h
             join space s on s.id = h.space_id left join school c on c.urn = s.urn
            where h.person_id = p.id and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
              and (h.space_id = any($1) or s.urn in (select m.urn from school_membership m where m.space_id = any($1) and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')))
            order by s.urn nulls last, h.role limit 1) held
        where p.state = 'ACTIVE' and ' ' || p.name ilike $2 order by lower(p.name), p.id limit $3`,
      [directories, likeName(text), size],
    )
    const hits = rows.map((person): SearchHitType => {
      const detail = [roleLabel(person), person.school].filter((part) => part !== null).join(', ')
      const path = person.urn ? `/schools/${person.urn}` : `/alliance/${person.spaceId}`
      return { kind: 'PERSON', id: person.id, title: person.name, detail, path }
    })
    return { total: rows[0]?.total ?? 0, hits }
  }

  /** Public reference: everybody finds every school. */
  private async register({ text }: SearchWords, size: number): Promise<Found> {
    const question = { search: text }
    const schools = await this.schools.find(question, size)
    const total = schools.length < size ? schools.length : await this.schools.count(question)
    const hits = schools.map(({ urn, name, town, laName }): SearchHitType => {
      const detail = [town, laName].filter((part) => part !== null && part !== '').join(', ')
      return { kind: 'SCHOOL', id: urn, title: name, detail, path: `/schools/${urn}` }
    })
    return { total, hits }
  }
}

interface CardFound {
  readonly id: string
  readonly cycleId: string
  readonly kind: CardKind
  readonly fields: Readonly<Record<string, string | number | null>>
  readonly body: string
  readonly total: number
}
interface PersonFound {
  readonly id: PersonId
  readonly name: string
  readonly role: Role
  readonly deputy: boolean
  readonly spaceId: SpaceId
  readonly urn: Urn | null
  readonly school: string | null
  readonly total: number
}

const spacesOf = (items: readonly { readonly spaceId: SpaceId }[]): SpaceId[] => [
  ...new Set(items.map(({ spaceId }) => spaceId)),
]

const standOf = ({ state, record }: EnquiryType): string => {
  const stage = record.cycles.at(-1)?.stage
  const where = !stage ? '' : stage === 'CHECKED' ? 'Checked' : stageWords[stage].label
  return state === 'ACTIVE' ? where : stateLabels[state]
}
const stateLabels: Readonly<Record<Exclude<EnquiryType['state'], 'ACTIVE'>, string>> = {
  DRAFT: 'Draft',
  FORMING: 'Looking for partners',
  PAUSED: 'Paused',
  SHARING: 'Sharing what was learned',
  CLOSED: 'Closed',
  ABANDONED: 'Ended',
}

const studyLabels: Readonly<Record<LessonStudyState, string>> = {
  SETTING_UP: 'Setting up',
  PROTOCOL: 'Agreeing how we work',
  RUNNING: 'Under way',
  REVIEWING: 'Looking back',
  SHARED: 'Shared',
  STOPPED: 'Stopped',
}

/** Each kind gets its turn, so that many schools of a name do not hide the one colleague. */
function share(found: readonly Found[], size: number): SearchHitType[] {
  const taken = found.map(() => 0)
  const most = found.reduce((sum, { hits }) => sum + hits.length, 0)
  for (let left = Math.min(size, most), turn = 0; left > 0; turn += 1) {
    const kind = turn % found.length
    if (taken[kind]! >= found[kind]!.hits.length) continue
    taken[kind]! += 1
    left -= 1
  }
  return found.flatMap(({ hits }, kind) => hits.slice(0, taken[kind]))
}
