/** Reminders by mail, as each person chose: at once but few, one in the morning of a school day, or none. They say that, not what. */
import { mostAtOnce } from '@alongside/domain/calendar-entry'
import { addDays, type CivilDate, dayInLondon, isWeekend } from '@alongside/domain/civil-date'
import type { PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { englishCalendar } from '@alongside/domain/school-days'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs, type Task } from '../../platform/jobs/jobs.js'
import { calendarsOf } from '../school/school-calendar.service.js'
import { comingInWords } from './coming-words.js'

interface Due {
  readonly personId: PersonId
  readonly email: string
  readonly urns: readonly Urn[]
  readonly waiting: number
  /** When the newest of it came; null: nothing did for a long time. */
  readonly newest: Date | null
  readonly coming: readonly string[]
}

/** When the morning's mails are written, in UTC; what comes later is in the next ones. */
const [hour, minute] = [6, 10]
const writtenAt = (day: CivilDate): Date => new Date(Date.parse(day) + (hour * 60 + minute) * 60_000)
/** Mails that one job hands over. */
const atATime = 50
/** No holidays are longer, in days: what has waited that long is no news. */
const longestAway = 70

/** Milliseconds: a server that was down as the morning's mails were due writes them when it is back, and none in the afternoon. */
const aMorning = 4 * 3_600_000

@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.on('remind-at-once', ({ item, person }) => this.atOnce(String(item), String(person) as PersonId))
    const digests: Task = ({ day }) => this.digests(typeof day === 'string' ? day : dayInLondon(new Date()))
    this.jobs.every(`${minute} ${hour} * * *`, 'daily-digests', digests, aMorning)
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
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      const due = await work.sql<Due>(
        `select person_id as "personId", email, urns, waiting, newest, coming from digests_due($1, $2, $3)`,
        [day, writtenAt(addDays(day, -longestAway)), after(day)],
      )
      const ids = await this.write(work, day, await toldToday(work, day, due))
      // With the mails themselves: after a cut between the two nobody would ever ask for them again.
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

/** Whoever is at work, and of whom something has come since they were last written to: over the holidays, in all of them. */
async function toldToday(work: Work, day: CivilDate, due: readonly Due[]): Promise<Due[]> {
  const calendars = await calendarsOf(work, [...new Set(due.flatMap(({ urns }) => urns))])
  const isOpen = (urns: readonly Urn[], on: CivilDate): boolean =>
    urns.length === 0
      ? englishCalendar.isSchoolDay(on)
      : urns.some((urn) => (calendars.get(urn) ?? englishCalendar).isSchoolDay(on))
  // Most people are at one of a few schools: each is looked up once.
  const since = new Map<string, Date | null>()
  return due.filter(({ urns, newest, coming }) => {
    const key = urns.join()
    if (!since.has(key)) since.set(key, isOpen(urns, day) ? writtenAt(openBefore(day, (on) => isOpen(urns, on))) : null)
    const last = since.get(key)
    return last && (coming.length > 0 || (newest !== null && newest > last))
  })
}

function openBefore(day: CivilDate, isOpen: (on: CivilDate) => boolean): CivilDate {
  let before = addDays(day, -1)
  while (!isOpen(before) && before > addDays(day, -longestAway)) before = addDays(before, -1)
  return before
}

/** On Friday it is said what Monday brings. */
const after = (day: CivilDate): CivilDate => (isWeekend(addDays(day, 1)) ? after(addDays(day, 1)) : addDays(day, 1))
