/** The calendars of schools: told by whoever keeps them, and asked by everything that counts school days. */
import type { Actor } from '@alongside/domain/actor'
import { addDays, type CivilDate, civilDate } from '@alongside/domain/civil-date'
import type { SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import {
  academicYearGiven,
  type CalendarYear,
  checkCalendarYear,
  schoolCalendar,
  usualYear,
} from '@alongside/domain/school-calendar'
import { englishCalendar, type SchoolCalendar } from '@alongside/domain/school-days'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { SchoolCalendarYearType } from './school-calendar.graphql.js'

interface YearRow extends CalendarYear {
  readonly urn: Urn
  readonly version: number
}

const select = `select s.urn, y.academic_year as "academicYear", y.half_terms as "halfTerms", y.days, y.version
  from school_calendar_year y join space s on s.id = y.space_id where s.urn = any($1)`

/** Of each school asked for; one that has told nothing keeps the usual English dates. */
export async function calendarsOf(
  asks: Pick<Reader, 'sql'>,
  urns: readonly Urn[],
): Promise<ReadonlyMap<Urn, SchoolCalendar>> {
  const rows = await asks.sql<YearRow>(select, [[...new Set(urns)]])
  return new Map(
    urns.map((urn) => {
      const years = rows.filter((row) => row.urn === urn)
      return [urn, years.length > 0 ? schoolCalendar(years) : englishCalendar]
    }),
  )
}

/** Days on which staff are at work and no pupils come, of each school that has told any. */
export async function insetDaysOf(
  asks: Pick<Reader, 'sql'>,
  urns: readonly Urn[],
): Promise<ReadonlyMap<Urn, ReadonlySet<CivilDate>>> {
  const rows = await asks.sql<YearRow>(select, [[...new Set(urns)]])
  const daysOf = ({ days }: YearRow): CivilDate[] =>
    days.filter(({ kind }) => kind === 'INSET').flatMap(({ from, until }) => daysFrom(from, until))
  return new Map(urns.map((urn) => [urn, new Set(rows.filter((row) => row.urn === urn).flatMap(daysOf))]))
}

function daysFrom(from: CivilDate, until: CivilDate): CivilDate[] {
  const days: CivilDate[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** Of a school whose years came along with a row; one that has told none keeps the usual English dates. */
export const calendarFrom = (years: readonly CalendarYear[] | null): SchoolCalendar =>
  years ? schoolCalendar(years) : englishCalendar

/** Of one school: what deadlines about it are counted by. */
export const calendarOf = async (asks: Pick<Reader, 'sql'>, urn: Urn): Promise<SchoolCalendar> =>
  (await calendarsOf(asks, [urn])).get(urn) ?? englishCalendar

@Injectable()
export class SchoolCalendarService {
  constructor(private readonly work: UnitOfWork) {}

  /** Whoever keeps this school's calendar. @throws Refusal */
  authoriseKeeping(actor: Actor, urn: Urn): Promise<void> {
    return this.work.run(actor, async (work) => {
      await keptBy(work, actor, urn)
    })
  }

  async year({ reader }: Asking, urn: Urn, academicYear: number): Promise<SchoolCalendarYearType> {
    const rows = await reader.sql<YearRow>(`${select} and y.academic_year = $2`, [
      [urn],
      academicYearGiven(academicYear),
    ])
    return shown(urn, rows[0] ?? null, academicYear)
  }

  /**
   * Tells the dates of a year, or takes back what was told (null: the usual dates again).
   * @throws Refusal `stale` when somebody else has changed it meanwhile
   */
  tell(actor: Actor, urn: Urn, told: CalendarYear | null, academicYear: number, version: number) {
    return this.work.run(actor, async (work): Promise<SchoolCalendarYearType> => {
      const space = await keptBy(work, actor, urn)
      const year = told && checkCalendarYear(told)
      const [current] = await work.sql<{ version: number }>(
        'select version from school_calendar_year where space_id = $1 and academic_year = $2 for update',
        [space, academicYearGiven(academicYear)],
      )
      if ((current?.version ?? 0) !== version) throw new Refusal('stale')
      if (year === null) {
        await work.sql('delete from school_calendar_year where space_id = $1 and academic_year = $2', [
          space,
          academicYear,
        ])
      } else {
        const written = await work.sql(
          `insert into school_calendar_year (space_id, academic_year, half_terms, days, changed_by) values ($1, $2, $3, $4, $5)
           on conflict (space_id, academic_year) do update set half_terms = $3, days = $4, changed_by = $5, changed_at = now(), version = school_calendar_year.version + 1
             where school_calendar_year.version = $6 returning 1`,
          [space, academicYear, JSON.stringify(year.halfTerms), JSON.stringify(year.days), actor.personId, version],
        )
        if (written.length === 0) throw new Refusal('stale')
      }
      await work.audit({
        spaceId: space,
        itemKind: 'school',
        action: 'school.calendar',
        detail: { academicYear, isUsual: year === null },
      })
      return shown(urn, year && { ...year, urn, version: version + 1 }, academicYear)
    })
  }
}

/** The space of a school whose calendar this actor keeps. @throws Refusal */
export async function keptBy(work: Work, actor: Actor, urn: Urn): Promise<SpaceId> {
  const [space] = await work.sql<{ id: SpaceId }>(`select id from space where urn = $1`, [urn])
  if (!space) throw new Refusal('not-found')
  if (!may(actor, 'school.keepCalendar', { spaceId: space.id, urn })) throw new Refusal('not-allowed')
  return space.id
}

function shown(urn: Urn, row: YearRow | null, academicYear: number): SchoolCalendarYearType {
  const year = row ?? usualYear(academicYear)
  const calendar = schoolCalendar(row ? [row] : [])
  let schoolDays = 0
  for (let day = civilDate(academicYear, 9, 1); day < civilDate(academicYear + 1, 9, 1); day = addDays(day, 1))
    if (calendar.isSchoolDay(day)) schoolDays += 1
  return {
    id: `${urn} ${academicYear}`,
    urn,
    academicYear,
    isOwn: row !== null,
    halfTerms: year.halfTerms.map(({ from, until }, at) => ({ number: at + 1, from, until })),
    days: [...year.days],
    schoolDays,
    version: row?.version ?? 0,
  }
}
