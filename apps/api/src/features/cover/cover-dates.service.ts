/** What happens to cover by itself: it follows what it is for, it was used once its day is over, and who goes is asked what they miss. */
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { moveCover } from '@alongside/domain/cover-need'
import { periodsMissed } from '@alongside/domain/day-periods'
import type { AllianceId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { coverFollows } from './cover-following.service.js'
import { coverChanged } from './cover-readers.service.js'
import { awayBetween, type CoverRecord, coverSelect, periodsOfSchools } from './cover-record.service.js'
import { pupilDaysOf } from './pupil-days.service.js'

/** Four weeks ahead a cover manager can still choose. */
const askAhead = 28

@Injectable()
export class CoverDates implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('24 * * * *', 'cover-dates', async () => {
      await this.keep(new Date())
    })
  }

  async keep(now: Date): Promise<void> {
    const today = dayInLondon(now)
    const sources = await this.asWorker((work) =>
      work.sql<{ id: string; allianceId: AllianceId }>(
        `select distinct source_id as id, alliance_id as "allianceId" from cover_need where state in ('IDENTIFIED', 'COSTED', 'APPROVED', 'ARRANGED', 'FAILED') and on_day >= $1 order by 1`,
        [today],
      ),
    )
    for (const { id, allianceId } of sources) await this.asWorker((work) => coverFollows(work, id), [allianceId])
    await this.asWorker((work) => usedUp(work, today))
    await this.ask(today)
  }

  private asWorker<T>(act: (work: Work) => Promise<T>, spaces: readonly SpaceId[] = []): Promise<T> {
    return this.work.runAs({ purpose: 'worker', spaces }, act)
  }

  private async ask(today: CivilDate): Promise<void> {
    const alliances = await this.asWorker((work) =>
      work.sql<{ id: AllianceId }>(
        `select distinct space_id as id from cpd_session where starts_at between $1::date and $1::date + ${askAhead} and state = 'CONFIRMED'`,
        [today],
      ),
    )
    for (const { id } of alliances) await this.asWorker((work) => askIn(work, id, today), [id])
  }
}

async function usedUp(work: Work, today: CivilDate): Promise<void> {
  const over = await work.sql<CoverRecord>(
    `${coverSelect} where n.state = 'ARRANGED' and n.on_day < $1 order by n.id for update of n`,
    [today],
  )
  for (const { id, spaceId, state } of over) {
    moveCover(state, 'USED', 'SYSTEM')
    await work.sql(
      `update cover_need set state = 'USED', state_since = now(), changed_at = now(), version = version + 1 where space_id = $1 and id = $2`,
      [spaceId, id],
    )
    await work.audit({ spaceId, itemKind: 'cover', itemId: id, action: 'cover.move', from: state, to: 'USED' })
  }
  await coverChanged(work, over)
}

interface Going {
  readonly personId: PersonId
  readonly sessionId: string
}

/** Once for each session, of those who miss lessons at it and have said nothing yet. */
async function askIn(work: Work, alliance: AllianceId, today: CivilDate): Promise<void> {
  const until = addDays(today, askAhead)
  const going = await work.sql<Going>(
    `select g.person_id as "personId", g.session_id as "sessionId" from (
       select person_id, session_id from cpd_booking where space_id = $1 and state = 'CONFIRMED'
       union select person_id, session_id from cpd_facilitator where space_id = $1 and declined_at is null
     ) g join cpd_session s on s.space_id = $1 and s.id = g.session_id and s.state = 'CONFIRMED' and s.starts_at between $2::date and $3::date
      where not exists (select from cover_need n where n.person_id = g.person_id and n.source_id = g.session_id)
        and not exists (select from told_of('COVER_TO_SAY', array[g.session_id]) told where told.person_id = g.person_id)`,
    [alliance, today, until],
  )
  const away = await awayBetween(work, [...new Set(going.map(({ personId }) => personId))], today, until)
  const periods = await periodsOfSchools(
    work,
    away.map(({ urn }) => urn),
  )
  const pupilDays = await pupilDaysOf(
    work,
    away.map(({ urn }) => urn),
  )
  for (const { personId: to, sessionId: itemId } of going) {
    const theirs = away.find((one) => one.personId === to && one.sourceId === itemId)
    if (!theirs || !pupilDays(theirs.urn, dayInLondon(theirs.startsAt))) continue
    if (periodsMissed(theirs, periods.get(theirs.urn) ?? []).length === 0) continue
    const vars = { title: theirs.title, day: dayInLondon(theirs.startsAt) }
    await work.notify({ to, kind: 'COVER_TO_SAY', itemKind: 'cover', itemId, path: '/cover', vars })
  }
}
