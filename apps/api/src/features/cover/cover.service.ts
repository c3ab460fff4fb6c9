/** What people do with cover: say which periods are missed, cost it, say yes to it, arrange it, and settle what came of it. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { type CoverPayer, type CoverSource, CoverState, coverCost, moveCover } from '@alongside/domain/cover-need'
import { type DayPeriod, periodsMissed } from '@alongside/domain/day-periods'
import type { CoverId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { cleanLine, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import type { MissedPeriodInput } from './cover.graphql.js'
import { arrangesAt, handFor, handsOf, paysFor } from './cover-policy.service.js'
import { alarm, askPayers, coverChanged, payersAnswered, tellOff } from './cover-readers.service.js'
import {
  type AwayRecord,
  awayBetween,
  type CoverRecord,
  coverSelect,
  penceOf,
  periodsOfSchools,
} from './cover-record.service.js'
import { type CoverSetting, rateOf, settingOf, spaceOfSchool } from './cover-setting.service.js'

export interface Asked {
  readonly sourceId: string
  readonly onDay: CivilDate
  readonly personId: PersonId
  readonly periods: readonly MissedPeriodInput[]
}
export interface Cost {
  readonly source: CoverSource
  readonly payer: CoverPayer
  readonly units: number | null
  readonly ratePence: number | null
}
/** What goes with a step: why, who comes, and to how much somebody says yes. */
export interface Said {
  readonly reason?: string | null
  readonly coveredBy?: string | null
  readonly pence?: number | null
}
const mostAtOnce = 200
const classCodeLimit = 40
const today = (): CivilDate => dayInLondon(new Date())

@Injectable()
export class Covering {
  constructor(private readonly work: UnitOfWork) {}

  /** The periods that are ticked need cover; those that no longer are do not. None at all: nothing is missed. */
  ask(actor: Actor, { sourceId, onDay, personId, periods }: Asked): Promise<AwayRecord> {
    return this.work.run(actor, async (work) => {
      const away = await absence(work, sourceId, personId, onDay)
      const space = await spaceOfSchool(work, away.urn)
      if (personId !== actor.personId && !arrangesAt(actor, space, away.urn)) throw new Refusal('not-found')
      const known = await work.sql<CoverRecord>(
        `${coverSelect} where n.space_id = $1 and n.person_id = $2 and n.source_id = $3 and n.on_day = $4 and n.state <> 'CANCELLED' for update of n`,
        [space, personId, sourceId, onDay],
      )
      const day = (await periodsOfSchools(work, [away.urn])).get(away.urn) ?? []
      const missed = periodsMissed(away, day).filter(() => periods.length === 0)
      const setting = await settingOf(work, space)
      const ids: CoverId[] = []
      for (const { name, classCode } of periods) {
        const period = day.find((one) => one.name === name)
        if (!period) throw new Refusal('cover.not-away')
        const code = cleanLine(classCode, { field: 'classCode', limit: classCodeLimit, required: false })
        const one = known.find((need) => need.period === name)
        ids.push(
          one ? await saidAgain(work, one, away, code) : await added(work, actor, space, away, onDay, period, code),
        )
      }
      const needless = known.filter(
        ({ period, state }) => state !== 'NOT_NEEDED' && !periods.some(({ name }) => name === period),
      )
      for (const need of needless) await taken(work, actor, need, 'NOT_NEEDED', null)
      await tellOff(work, needless)
      for (const period of missed.filter(({ name }) => !known.some((need) => need.period === name))) {
        await added(work, actor, space, away, onDay, period, '', 'NOT_NEEDED')
      }
      await costedByItself(work, ids, setting)
      await payersAnswered(work, needless)
      await noticesDone(work, 'COVER_TO_SAY', sourceId, personId)
      await noticesDone(work, 'COVER_MOVED', sourceId, personId)
      await coverChanged(work, await held(work, ids.length > 0 ? ids : known.map(({ id }) => id)))
      return away
    })
  }

  cost(actor: Actor, ids: readonly CoverId[], cost: Cost): Promise<CoverRecord[]> {
    return this.each(actor, ids, async (work, record) => {
      if (!handsOf(actor, record).includes('COVER_MANAGER')) throw new Refusal('cover.not-yours')
      const ratePence = cost.ratePence ?? rateOf(await settingOf(work, record.spaceId), cost.source)
      const units = cost.units ?? record.units
      coverCost({ units, ratePence, source: cost.source })
      if (record.state !== 'COSTED') moveCover(record.state, 'COSTED', 'COVER_MANAGER')
      await work.sql(
        'update cover_need set source = $3, payer = $4, units = $5, rate_pence = $6 where space_id = $1 and id = $2',
        [record.spaceId, record.id, cost.source, cost.payer, units, ratePence],
      )
      await wrote(work, record, 'COSTED', null)
    })
  }

  move(actor: Actor, ids: readonly CoverId[], to: CoverState, said: Said): Promise<CoverRecord[]> {
    return this.work.run(actor, (work) => this.moveIn(work, actor, ids, to, said))
  }

  /** Within work that settles more than this. */
  async moveIn(
    work: Work,
    actor: Actor,
    ids: readonly CoverId[],
    to: CoverState,
    { reason = null, coveredBy = null, pence = null }: Said = {},
  ): Promise<CoverRecord[]> {
    const [needless, agreed]: [CoverRecord[], CoverRecord[]] = [[], []]
    const after = await this.eachIn(work, ids, async (record) => {
      if (to === 'USED' && record.onDay > today()) throw new Refusal('cover.not-yet')
      if (to === 'ARRANGED' && record.state !== 'USED') await named(work, record, coveredBy)
      if (record.state === 'NOT_NEEDED' && to === 'IDENTIFIED') await notCoveredYet(work, record)
      await taken(work, actor, record, to, reason)
      if (to === 'FAILED') await alarm(work, record)
      if (to === 'NOT_NEEDED' || to === 'CANCELLED') needless.push(record)
      if (to === 'APPROVED' && record.state === 'COSTED') agreed.push(record)
    })
    if (agreed.length > 0) isAsSeen(agreed, pence)
    await tellOff(work, needless)
    return after
  }

  /** The head of the host, or the coordinator: they see what it comes to, and neither class nor who is away. */
  async approveFromOutside(actor: Actor, ids: readonly CoverId[], pence: number): Promise<void> {
    await this.work.run(actor, (work) => this.moveFromOutside(work, actor, ids, 'APPROVED', { pence }))
  }

  /** The yes of whoever pays from outside, or the same taken back; gives what it was about as it stands then. */
  async moveFromOutside(
    work: Work,
    actor: Actor,
    ids: readonly CoverId[],
    to: 'APPROVED' | 'COSTED',
    { reason = null, pence = null }: Said = {},
  ): Promise<CoverRecord[]> {
    checkCount(ids)
    const heldOutside = `${coverSelect} where n.id = any($1) and n.alliance_id = any($2) order by n.id for update of n`
    const look = () => work.lookingAs<CoverRecord>('worker', heldOutside, [[...ids], [...actor.spaces]])
    const theirs = (await look()).filter((record) => paysFor(actor, record))
    if (theirs.length !== new Set(ids).size) throw new Refusal('not-found')
    for (const record of theirs) {
      const move = moveCover(record.state, to, 'BUDGET_HOLDER', reason)
      await work.lookingAs(
        'worker',
        `update cover_need set state = $4, state_since = now(), reason = $5, approved_by = $3, approved_at = case when $3::uuid is null then null else now() end, changed_at = now(), version = version + 1 where space_id = $1 and id = $2`,
        [record.spaceId, record.id, to === 'APPROVED' ? actor.personId : null, to, move.reason ?? null],
      )
      await work.audit({
        spaceId: record.allianceId,
        itemKind: 'cover',
        itemId: record.id,
        action: 'cover.move',
        ...move,
      })
    }
    if (to === 'APPROVED') isAsSeen(theirs, pence)
    const after = await look()
    await askPayers(work, after)
    await payersAnswered(work, after)
    await coverChanged(work, after)
    return after
  }

  private each(
    actor: Actor,
    ids: readonly CoverId[],
    act: (work: Work, record: CoverRecord) => Promise<void>,
  ): Promise<CoverRecord[]> {
    return this.work.run(actor, (work) => this.eachIn(work, ids, (record) => act(work, record)))
  }

  private async eachIn(
    work: Work,
    ids: readonly CoverId[],
    act: (record: CoverRecord) => Promise<void>,
  ): Promise<CoverRecord[]> {
    checkCount(ids)
    const before = await held(work, ids)
    if (before.length !== new Set(ids).size) throw new Refusal('not-found')
    for (const record of before) await act(record)
    const after = await held(work, ids)
    await askPayers(work, after)
    await payersAnswered(work, after)
    await coverChanged(work, after)
    return after
  }
}

function checkCount(ids: readonly CoverId[]): void {
  if (ids.length > mostAtOnce) throw new Refusal('input.too-long', { field: 'ids', limit: mostAtOnce })
}

/** A yes is to what was seen: what was costed anew meanwhile is looked at once more. */
function isAsSeen(records: readonly CoverRecord[], pence: number | null): void {
  if (pence === null) throw new Refusal('input.missing', { field: 'pence' })
  const comesTo = records.reduce((sum, record) => sum + (penceOf(record) ?? 0), 0)
  if (comesTo !== pence) throw new Refusal('cover.cost-changed')
}

/** In the order of their ids, so that two who settle the same ones do not wait for each other. */
const held = (work: Work, ids: readonly CoverId[]): Promise<CoverRecord[]> =>
  work.sql<CoverRecord>(`${coverSelect} where n.id = any($1) order by n.id for update of n`, [[...ids]])

async function absence(work: Work, sourceId: string, person: PersonId, day: CivilDate): Promise<AwayRecord> {
  const found = (await awayBetween(work, [person], day, day)).find((one) => one.sourceId === sourceId)
  if (!found) throw new Refusal('cover.not-away')
  return found
}

async function added(
  work: Work,
  actor: Actor,
  space: CoverRecord['spaceId'],
  { personId, allianceId, sourceKind, sourceId, thereUrn, startsAt }: AwayRecord,
  onDay: CivilDate,
  { name, from, until }: DayPeriod,
  classCode: string,
  state: 'IDENTIFIED' | 'NOT_NEEDED' = 'IDENTIFIED',
): Promise<CoverId> {
  const id = newId<CoverId>()
  const written = await work.sql(
    `insert into cover_need (space_id, id, person_id, alliance_id, source_kind, source_id, host_urn, on_day, period, from_time, until_time, class_code, state, said_for, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict do nothing returning 1`,
    [
      space,
      id,
      personId,
      allianceId,
      sourceKind,
      sourceId,
      thereUrn,
      onDay,
      name,
      from,
      until,
      classCode,
      state,
      startsAt,
      actor.personId,
    ],
  )
  // Somebody away twice in one period is covered once.
  if (written.length === 0) throw new Refusal('cover.covered-already')
  await work.audit({ spaceId: space, itemKind: 'cover', itemId: id, action: 'cover.ask', to: state })
  return id
}

/** The class may be another; and what had moved is settled by saying it again. */
async function saidAgain(work: Work, need: CoverRecord, { startsAt }: AwayRecord, code: string): Promise<CoverId> {
  const isBack = need.state === 'NOT_NEEDED'
  if (isBack) await notCoveredYet(work, need)
  await work.sql(
    `update cover_need set class_code = $3, said_for = $4, is_moved = false, changed_at = now(), version = version + 1, state = case when $5 then 'IDENTIFIED' else state end where space_id = $1 and id = $2`,
    [need.spaceId, need.id, code, startsAt, isBack],
  )
  if (isBack) {
    await work.audit({
      spaceId: need.spaceId,
      itemKind: 'cover',
      itemId: need.id,
      action: 'cover.move',
      from: 'NOT_NEEDED',
      to: 'IDENTIFIED',
    })
  }
  return need.id
}

/** What was not needed may be covered for something else by now. */
async function notCoveredYet(work: Work, { spaceId, id, personId, onDay, period }: CoverRecord): Promise<void> {
  const covered = await work.sql(
    `select 1 from cover_need where space_id = $1 and id <> $2 and person_id = $3 and on_day = $4 and period = $5 and state not in ('CANCELLED', 'NOT_NEEDED')`,
    [spaceId, id, personId, onDay, period],
  )
  if (covered.length > 0) throw new Refusal('cover.covered-already')
}

/** Where the school has said what it usually does, nobody has to say it again. */
async function costedByItself(work: Work, ids: readonly CoverId[], setting: CoverSetting): Promise<void> {
  const { usualSource, rates } = setting
  if (
    usualSource === null ||
    (rates[usualSource] === undefined && usualSource !== 'LESSON_SWAP' && usualSource !== 'NONE_NEEDED')
  )
    return
  for (const record of (await held(work, ids)).filter(({ state }) => state === 'IDENTIFIED')) {
    moveCover(record.state, 'COSTED', 'SYSTEM')
    await work.sql('update cover_need set source = $3, rate_pence = $4 where space_id = $1 and id = $2', [
      record.spaceId,
      record.id,
      usualSource,
      rateOf(setting, usualSource),
    ])
    await wrote(work, record, 'COSTED', null)
  }
  await askPayers(work, await held(work, ids))
}

async function named(work: Work, { spaceId, id, source }: CoverRecord, coveredBy: string | null): Promise<void> {
  const required = source !== 'NONE_NEEDED'
  const who = cleanLine(coveredBy ?? '', { field: 'coveredBy', limit: limits.title, required })
  await work.sql('update cover_need set covered_by = $3 where space_id = $1 and id = $2', [spaceId, id, who])
}

async function taken(work: Work, actor: Actor, record: CoverRecord, to: CoverState, reason: string | null) {
  const move = moveCover(record.state, to, handFor(actor, record, to), reason)
  await wrote(
    work,
    record,
    move.to,
    move.reason ?? null,
    to === 'APPROVED' && record.state === 'COSTED' ? actor.personId : null,
  )
}

async function wrote(
  work: Work,
  record: CoverRecord,
  to: CoverState,
  reason: string | null,
  approvedBy: PersonId | null = null,
) {
  await work.sql(
    `update cover_need set state = $3, state_since = now(), reason = $4, approved_by = coalesce($5, approved_by), approved_at = case when $5::uuid is null then approved_at else now() end, changed_at = now(), version = version + 1 where space_id = $1 and id = $2`,
    [record.spaceId, record.id, to, reason, approvedBy],
  )
  await work.audit({
    spaceId: record.spaceId,
    itemKind: 'cover',
    itemId: record.id,
    action: 'cover.move',
    from: record.state,
    to,
    ...(reason === null ? {} : { reason }),
  })
}
