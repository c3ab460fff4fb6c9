/** Reading cover: what I miss, the sheet of a school, what it came to, and what somebody pays from outside. */
import type { Actor } from '@alongside/domain/actor'
import { addDays, type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { coverTotals } from '@alongside/domain/cover-need'
import { periodsMissed } from '@alongside/domain/day-periods'
import type { AllianceId, PersonId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { academicYearGiven } from '@alongside/domain/school-calendar'
import { halfTermFor } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import { calendarOf } from '../school/school-calendar.service.js'
import type {
  AbsenceType,
  CoverFromOutsideType,
  CoverNeedType,
  CoverSheetType,
  CoverTotalType,
} from './cover.graphql.js'
import { abilitiesIn, arrangesAt, paysFor, seesCoverOf } from './cover-policy.service.js'
import {
  type AwayRecord,
  awayBetween,
  type CoverRecord,
  coverBetween,
  coverOfPerson,
  penceOf,
  periodsOfSchools,
} from './cover-record.service.js'
import { spaceOfSchool } from './cover-setting.service.js'
import { pupilDaysOf } from './pupil-days.service.js'

/** Half a term back is history; half a year on is a plan. */
const ahead = { behind: 7, days: 120, longest: 92 } as const

type Looks = Asking['reader']

@Injectable()
export class CoverReading {
  async mine({ reader, actor }: Asking): Promise<AbsenceType[]> {
    const today = dayInLondon(new Date())
    const [from, until] = [addDays(today, -ahead.behind), addDays(today, ahead.days)]
    const away = await awayBetween(reader, [actor.personId], from, until)
    return absencesOf(reader, actor, away, await coverOfPerson(reader, actor.personId, from, until))
  }

  /** Of one colleague and one event, after something was said about it. */
  async absence({ reader, actor }: Asking, { personId, sourceId, startsAt }: AwayRecord): Promise<AbsenceType> {
    const day = dayInLondon(startsAt)
    const away = (await awayBetween(reader, [personId], day, day)).filter((one) => one.sourceId === sourceId)
    const needs = (await coverOfPerson(reader, personId, day, day)).filter((one) => one.sourceId === sourceId)
    const [found] = await absencesOf(reader, actor, away, needs)
    if (!found) throw new Refusal('not-found')
    return found
  }

  /** Null for whoever has nothing to do with cover there. */
  async sheet({ reader, actor }: Asking, urn: Urn, from: CivilDate, until: CivilDate): Promise<CoverSheetType | null> {
    const space = await spaceOfSchool(reader, urn)
    if (!seesCoverOf(actor, space, urn)) return null
    const last = until > addDays(from, ahead.longest) ? addDays(from, ahead.longest) : until
    const staff = await reader.sql<{ id: PersonId }>(
      `select distinct person_id as id from role_holding where space_id = $1 and starts_on <= current_date and (ends_on is null or ends_on >= $2)`,
      [space, from],
    )
    const away = (
      await awayBetween(
        reader,
        staff.map(({ id }) => id),
        from,
        last,
      )
    ).filter((one) => one.urn === urn)
    const [shape] = await reader.sql<{ teachers: number | null }>(
      'select teachers from school_day where space_id = $1',
      [space],
    )
    const arrange = arrangesAt(actor, space, urn)
    return {
      urn,
      absences: await absencesOf(reader, actor, away, await coverBetween(reader, space, from, last)),
      teachers: shape?.teachers ?? null,
      abilities: { arrange, tellRates: arrange },
    }
  }

  async totals({ reader, actor }: Asking, urn: Urn, year: number): Promise<CoverTotalType[]> {
    academicYearGiven(year)
    const space = await spaceOfSchool(reader, urn)
    if (!seesCoverOf(actor, space, urn)) return []
    const calendar = await calendarOf(reader, urn)
    const needs = await coverBetween(reader, space, `${year}-09-01`, `${year + 1}-08-31`)
    const lines = needs.flatMap(({ source, ratePence, units, state, payer, onDay }) =>
      source === null || ratePence === null
        ? []
        : [{ source, ratePence, units, state, payer, school: urn, term: halfTermFor(onDay, calendar).term }],
    )
    return coverTotals(lines).map(({ term, payer, units, pence }) => ({ term, payer, units, pence }))
  }

  async fromOutside({ reader }: Asking, alliance: AllianceId): Promise<CoverFromOutsideType[]> {
    return reader.sql<CoverFromOutsideType>(
      `select id, source_kind as kind, source_id as "sourceId", on_day::text as "onDay", state, payer, units::float8 as units, pence, pays, urn
         from cover_from_outside($1) where state <> 'CANCELLED' and on_day > current_date - 60 order by on_day, id limit 500`,
      [[alliance]],
    )
  }
}

const keyOf = (one: Pick<CoverRecord, 'personId' | 'sourceId' | 'onDay'>): string =>
  `${one.sourceId} ${one.personId} ${one.onDay}`

async function absencesOf(
  reader: Looks,
  actor: Actor,
  away: readonly AwayRecord[],
  needs: readonly CoverRecord[],
): Promise<AbsenceType[]> {
  const urns = away.map(({ urn }) => urn)
  const periods = await periodsOfSchools(reader, urns)
  const pupilDays = await pupilDaysOf(reader, urns)
  const known = new Map<string, AbsenceType>()
  for (const one of away) {
    const onDay = dayInLondon(one.startsAt)
    const day = periods.get(one.urn) ?? []
    const missed = pupilDays(one.urn, onDay) ? periodsMissed(one, day) : []
    const id = keyOf({ ...one, onDay })
    const theirs = needs.filter((need) => keyOf(need) === id)
    known.set(id, {
      ...one,
      id,
      kind: one.sourceKind,
      onDay,
      periods: [
        ...day,
        ...theirs
          .map(({ period: name, from, until }) => ({ name, from, until }))
          .filter(({ name }) => !day.some((period) => period.name === name)),
      ].map((period) => ({
        name: period.name,
        from: period.from,
        until: period.until,
        isMissed: missed.some(({ name }) => name === period.name),
        need: shownNeed(
          actor,
          theirs.find((need) => need.period === period.name),
        ),
      })),
      isSaid: missed.length === 0 || theirs.some(({ isMoved }) => !isMoved),
      abilities: {
        ask:
          onDay >= dayInLondon(new Date()) &&
          (one.personId === actor.personId ||
            theirs.some((need) => arrangesAt(actor, need.spaceId, need.urn)) ||
            arrangesAtSchool(actor, one.urn)),
      },
    })
  }
  for (const need of needs.filter((one) => !known.has(keyOf(one)))) known.set(keyOf(need), bygone(actor, need, needs))
  return [...known.values()].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
}

const arrangesAtSchool = (actor: Actor, urn: Urn): boolean =>
  actor.holdings.some((held) => held.urn === urn && held.spaceId !== null && arrangesAt(actor, held.spaceId, urn))

/** What they were away for is gone, and the cover there was is not. */
function bygone(actor: Actor, first: CoverRecord, all: readonly CoverRecord[]): AbsenceType {
  const theirs = all.filter((need) => keyOf(need) === keyOf(first))
  return {
    id: keyOf(first),
    kind: first.sourceKind,
    sourceId: first.sourceId,
    allianceId: first.allianceId,
    title: '',
    onDay: first.onDay,
    startsAt: first.saidFor,
    endsAt: first.saidFor,
    periods: theirs.map((need) => ({
      name: need.period,
      from: need.from,
      until: need.until,
      isMissed: false,
      need: shownNeed(actor, need),
    })),
    isSaid: true,
    abilities: { ask: false },
    personId: first.personId,
    urn: first.urn,
    thereUrn: first.hostUrn,
  }
}

export function seenNeed(actor: Actor, record: CoverRecord): CoverNeedType {
  const { spaceId, urn } = record
  const seesCost = paysFor(actor, record) || seesCoverOf(actor, spaceId, urn)
  return {
    ...record,
    absenceId: keyOf(record),
    pence: seesCost ? penceOf(record) : null,
    abilities: abilitiesIn(actor, record),
  }
}

const shownNeed = (actor: Actor, record: CoverRecord | undefined): CoverNeedType | null =>
  record && (record.state !== 'NOT_NEEDED' || wasAsked(record)) ? seenNeed(actor, record) : null

/** It was needed before: that it no longer is can be a slip. “No lesson is missed” was never a question of cover. */
const wasAsked = ({ version }: CoverRecord): boolean => version > 1
