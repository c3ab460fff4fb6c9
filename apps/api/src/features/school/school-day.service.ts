/** The shapes of schools' days: their periods, how many teachers they have, weeks A and B. */
import type { Actor } from '@alongside/domain/actor'
import type { Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { checkSchoolDay, noSchoolDay, type SchoolDay } from '@alongside/domain/school-day'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { keptBy } from './school-calendar.service.js'
import type { SchoolDayType } from './school-day.graphql.js'

interface DayRow extends SchoolDay {
  readonly urn: Urn
  readonly version: number
}

/** Of each school asked for that has told it. */
export async function schoolDaysOf(asks: Pick<Reader, 'sql'>, urns: readonly Urn[]): Promise<ReadonlyMap<Urn, DayRow>> {
  const rows = await asks.sql<DayRow>(
    `select s.urn, d.teachers, d.periods, d.has_weeks as "hasWeeks", to_char(d.week_a_from, 'YYYY-MM-DD') as "weekAFrom", d.version
       from school_day d join space s on s.id = d.space_id where s.urn = any($1)`,
    [[...new Set(urns)]],
  )
  return new Map(rows.map((row) => [row.urn, row]))
}

@Injectable()
export class SchoolDayService {
  constructor(private readonly work: UnitOfWork) {}

  async of({ reader }: Asking, urn: Urn): Promise<SchoolDayType> {
    return shown((await schoolDaysOf(reader, [urn])).get(urn) ?? { ...noSchoolDay, urn, version: 0 })
  }

  /** @throws Refusal `stale` when somebody else has changed it meanwhile */
  tell(actor: Actor, urn: Urn, told: SchoolDay, version: number): Promise<SchoolDayType> {
    return this.work.run(actor, async (work) => {
      const space = await keptBy(work, actor, urn)
      const day = checkSchoolDay(told)
      const written = await work.sql(
        `insert into school_day (space_id, teachers, periods, has_weeks, week_a_from, changed_by) select $1::uuid, $2::integer, $3::jsonb, $4::boolean, $5::date, $6::uuid where $7 = 0 or exists (select from school_day where space_id = $1)
         on conflict (space_id) do update set teachers = $2, periods = $3, has_weeks = $4, week_a_from = $5, changed_by = $6, changed_at = now(), version = school_day.version + 1
           where school_day.version = $7 returning 1`,
        [space, day.teachers, JSON.stringify(day.periods), day.hasWeeks, day.weekAFrom, actor.personId, version],
      )
      if (written.length === 0) throw new Refusal('stale')
      await work.audit({ spaceId: space, itemKind: 'school', action: 'school.day' })
      return shown({ ...day, urn, version: version + 1 })
    })
  }
}

const shown = ({ urn, periods, ...day }: DayRow): SchoolDayType => ({ id: urn, urn, ...day, periods: [...periods] })
