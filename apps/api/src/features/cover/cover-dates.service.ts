/** What happens to cover by itself: it follows what it is for, it was used once its day is over, and who goes is asked what they miss. */
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { moveCover } from '@alongside/domain/cover-need'
import { periodsMissed } from '@alongside/domain/day-periods'
import type { AllianceId, PersonId, SpaceId } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { noticesDone } from '../inbox/notices.service.js'
import { coverFollows } from './cover-following.service.js'
import { coverChanged } from './cover-readers.service.js'
import {
  type AwayRecord,
  awayBetween,
  type CoverRecord,
  coverSelect,
  periodsOfSchools,
} from './cover-record.service.js'
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
        `select distinct source_id as id, alliance_id as "allianceId" from cover_need where state in ('IDENTIFIED', 'COSTED', 'APPROVED', 'ARRANGED', 'FAILED', 'NOT_NEEDED') and on_day >= $1 order by 1`,
        [today],
      ),
    )
    // Each in a transaction of its own: one that fails is tried again with the next hour and holds up no other.
    const failed: unknown[] = []
    const tried = (act: Promise<unknown>): Promise<unknown> => act.catch((error: unknown) => failed.push(error))
    for (const { id, allianceId } of sources) await tried(this.asWorker((work) => coverFollows(work, id), [allianceId]))
    await tried(this.asWorker((work) => usedUp(work, today)))
    await tried(this.ask(today, tried))
    if (failed.length > 0) throw new AggregateError(failed, `Cover of ${failed.length} events or schools is not kept`)
  }

  private asWorker<T>(act: (work: Work) => Promise<T>, spaces: readonly SpaceId[] = []): Promise<T> {
    return this.work.runAs({ purpose: 'worker', spaces }, act)
  }

  private async ask(today: CivilDate, tried: (act: Promise<unknown>) => Promise<unknown>): Promise<void> {
    const going = await this.asWorker((work) =>
      work.sql<Going>(
        'select alliance_id as "allianceId", person_id as "personId", source_id as "sourceId", said_of as "saidOf", asked_of as "askedOf" from cover_unsaid($1, $2) order by 1, 2, 3',
        [today, addDays(today, askAhead)],
      ),
    )
    for (const id of new Set(going.map(({ allianceId }) => allianceId))) {
      const theirs = going.filter(({ allianceId }) => allianceId === id)
      await tried(this.asWorker((work) => askOf(work, theirs, today), [id]))
    }
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
  readonly allianceId: AllianceId
  readonly personId: PersonId
  readonly sourceId: string
  /** The days of which they have said what they miss. */
  readonly saidOf: readonly CivilDate[]
  readonly askedOf: CivilDate | null
}

/** Once for each day of an event, of those who miss lessons on it, and one day at a time: another day is another question. */
async function askOf(work: Work, going: readonly Going[], today: CivilDate): Promise<void> {
  const people = [...new Set(going.map(({ personId }) => personId))]
  const away = (await awayBetween(work, people, today, addDays(today, askAhead))).filter(({ isSettled }) => isSettled)
  const urns = away.map(({ urn }) => urn)
  const periods = await periodsOfSchools(work, urns)
  const pupilDays = await pupilDaysOf(work, urns)
  const misses = (one: AwayRecord): boolean =>
    pupilDays(one.urn, dayInLondon(one.startsAt)) && periodsMissed(one, periods.get(one.urn) ?? []).length > 0
  for (const { personId: to, sourceId: itemId, saidOf, askedOf } of going) {
    const theirs = away.find(
      (one) =>
        one.personId === to && one.sourceId === itemId && !saidOf.includes(dayInLondon(one.startsAt)) && misses(one),
    )
    const day = theirs && dayInLondon(theirs.startsAt)
    if (!theirs || !day || askedOf === day) continue
    await noticesDone(work, 'COVER_TO_SAY', itemId, to)
    const vars = { title: theirs.title, day, source: theirs.sourceKind }
    await work.notify({ to, kind: 'COVER_TO_SAY', itemKind: 'cover', itemId, path: '/cover', vars })
  }
}
