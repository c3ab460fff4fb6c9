/** Reminders by mail, as each person chose: at once but few, one in the morning of a school day, or none. They say that, not what. */
import { mostAtOnce } from '@alongside/domain/calendar-entry'
import { addDays, type CivilDate, dayInLondon, isWeekend } from '@alongside/domain/civil-date'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { englishCalendar } from '@alongside/domain/school-days'
import { instantInLondon } from '@alongside/domain/wall-clock'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { calendarsOf } from '../school/school-calendar.service.js'
import { comingInWords } from './coming-words.js'

interface Due {
  readonly personId: PersonId
  readonly email: string
  readonly urns: readonly Urn[]
  readonly waiting: number
  readonly fresh: number
  readonly coming: readonly string[]
}

/** Mails that one job hands over. */
const atATime = 50

@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on('remind-at-once', ({ item, person }) => this.atOnce(String(item), String(person) as PersonId))
    this.jobs.every('10 6 * * *', 'daily-digests', ({ day }) =>
      this.digests(typeof day === 'string' ? day : dayInLondon(new Date())),
    )
  }

  /** CAL-7: what was done meanwhile reminds nobody, and after a few in a day the rest waits for the morning. */
  private async atOnce(item: string, person: PersonId): Promise<void> {
    await this.work.runAs({ purpose: 'worker', spaces: [person as string as SpaceId] }, async (work) => {
      const [due] = await work.sql<{ email: string; path: string }>(
        `select p.email, i.path from inbox_item i join person p on p.id = i.space_id
          where i.space_id = $1 and i.id = $2 and i.done_at is null and i.read_at is null
            and (select count(*) from mail m where m.to_person = $1 and m.claim like 'notice:%' and m.created_at > now() - interval '1 day') < $3`,
        [person, item, mostAtOnce],
      )
      if (!due) return
      await work.mail({
        to: due.email,
        toPerson: person,
        template: 'waiting',
        vars: { path: due.path },
        claim: `notice:${item}`,
      })
    })
  }

  /** CAL-9: one a day, on days on which the person's school is open, when something is new or tomorrow has a session. */
  private async digests(day: CivilDate): Promise<void> {
    const ids = await this.work.runAs({ purpose: 'worker' }, async (work) => {
      const due = await work.sql<Due>(
        `select person_id as "personId", email, urns, waiting, fresh, coming from digests_due($1, $2, $3)`,
        [day, sixInTheMorning(before(day)), after(day)],
      )
      return this.write(work, day, await atWork(work, day, due))
    })
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      for (let at = 0; at < ids.length; at += atATime)
        await work.enqueue('send-mails', { ids: ids.slice(at, at + atATime) })
    })
  }

  private async write(work: Work, day: CivilDate, due: readonly Due[]): Promise<string[]> {
    const mails = due.map(({ personId, email, waiting, coming }) => ({
      id: newId<string>(),
      email,
      person: personId,
      vars: { waiting: String(waiting), coming: comingInWords(coming.map((at) => new Date(at))) },
    }))
    const rows = await work.sql<{ id: string }>(
      `insert into mail (id, to_address, to_person, template, vars, claim)
       select m.id, m.email, m.person, 'digest', m.vars, 'digest:' || $2 || ':' || m.person
         from jsonb_to_recordset($1) as m (id uuid, email text, person uuid, vars jsonb) on conflict do nothing returning id`,
      [JSON.stringify(mails), day],
    )
    return rows.map(({ id }) => id)
  }
}

async function atWork(work: Work, day: CivilDate, due: readonly Due[]): Promise<Due[]> {
  const calendars = await calendarsOf(work, [...new Set(due.flatMap(({ urns }) => urns))])
  return due.filter(({ urns }) =>
    urns.length === 0
      ? englishCalendar.isSchoolDay(day)
      : urns.some((urn) => (calendars.get(urn) ?? englishCalendar).isSchoolDay(day)),
  )
}

/** The weekday before, and the one after: on Monday what came over the weekend, on Friday what Monday brings. */
const before = (day: CivilDate): CivilDate =>
  isWeekend(addDays(day, -1)) ? before(addDays(day, -1)) : addDays(day, -1)
const after = (day: CivilDate): CivilDate => (isWeekend(addDays(day, 1)) ? after(addDays(day, 1)) : addDays(day, 1))
const sixInTheMorning = (day: CivilDate): Date => instantInLondon(day, '06:00')
