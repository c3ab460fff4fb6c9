/** Reading the ledger: entries, balances in words, and figures about all that say nothing of any one school. */

import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import { type Concentration, concentrationOf } from '@alongside/domain/concentration'
import {
  attendanceChanged,
  type ContributionKind,
  confirmsByItselfOn,
  wholeAlliance,
} from '@alongside/domain/contribution'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import type { Metric } from '@alongside/domain/metric'
import { may } from '@alongside/domain/permissions'
import {
  allianceReciprocity,
  balanceInWords,
  countedFlows,
  fewestSchools,
  given,
  type Ledger,
  ledgerOf,
  pairReciprocity,
  pairsWithHours,
  type Standing,
  seesPair,
  seesStanding,
  standingOf,
} from '@alongside/domain/reciprocity'
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { SchoolService } from '../school/school.service.js'
import { calendarFrom } from '../school/school-calendar.service.js'
import { type CompetitorRecord, competitorsOf } from './competition.service.js'
import type {
  CompetitorType,
  ContributionEntryType,
  LedgerType,
  SchoolPairType,
  SchoolStandingType,
} from './contribution.graphql.js'
import { abilitiesIn, ledSchools, seesEntry, viewerIn } from './contribution-policy.service.js'
import { type EntryRecord, entriesOfYear, entriesWaiting } from './contribution-record.service.js'

type StandingOfUrn = Omit<SchoolStandingType, 'school'> & { readonly urn: Urn }
type PairOfUrns = Omit<SchoolPairType, 'one' | 'other'> & { readonly oneUrn: Urn; readonly otherUrn: Urn }
interface SeenLedger extends Omit<LedgerType, 'standings' | 'pairs'> {
  readonly standings: readonly StandingOfUrn[]
  readonly pairs: readonly PairOfUrns[]
}

/** Those who look from outside are shown what is about five schools or more. */
export const fewestForOutside = 5

const thisYear = (): number => academicYearOf(dayInLondon(new Date()))

@Injectable()
export class ContributionReading {
  constructor(private readonly schools: SchoolService) {}

  async entries(
    { reader, actor }: Asking,
    alliance: AllianceId,
    urn: Urn | null,
    year: number | null,
  ): Promise<ContributionEntryType[]> {
    const viewer = viewerIn(actor, alliance)
    const all = await entriesOfYear(reader, alliance, year ?? thisYear())
    return all
      .filter((entry) => seesEntry(viewer, entry) && (urn === null || concerns(entry, urn)))
      .map((entry) => seenEntry(actor, entry))
  }

  /** What this school has to look at, or the coordinator where it was for all or is disputed. */
  async waiting({ reader, actor }: Asking, alliance: AllianceId): Promise<ContributionEntryType[]> {
    const viewer = viewerIn(actor, alliance)
    if (!viewer.isCoordinator && viewer.heads.length === 0) return []
    return (await entriesWaiting(reader, alliance))
      .filter((entry) => seesEntry(viewer, entry))
      .map((entry) => seenEntry(actor, entry))
      .filter(({ abilities }) => abilities.confirm || abilities.settle || abilities.correct)
  }

  async ledger(asking: Asking, alliance: AllianceId, year: number | null): Promise<LedgerType | null> {
    const seen = await asking
      .loader<string, SeenLedger | null>('ledgers', ledgersBy)
      .load(`${alliance} ${year ?? thisYear()}`)
    return seen && this.withSchools(asking, seen)
  }

  /** Sixty schools make some two hundred pairs: their names are filled in here, and not field by field. */
  private async withSchools(asking: Asking, { standings, pairs, ...ledger }: SeenLedger): Promise<LedgerType> {
    const urns = new Set([
      ...standings.map(({ urn }) => urn),
      ...pairs.flatMap(({ oneUrn, otherUrn }) => [oneUrn, otherUrn]),
    ])
    const schools = new Map((await this.schools.schools(asking, [...urns])).map((one) => [one.urn, one]))
    return {
      ...ledger,
      standings: standings.map(({ urn, ...standing }) => ({ ...standing, school: schools.get(urn)! })),
      pairs: pairs.map(({ oneUrn, otherUrn, ...pair }) => ({
        ...pair,
        one: schools.get(oneUrn)!,
        other: schools.get(otherUrn)!,
      })),
    }
  }

  async competitors({ reader, actor }: Asking, alliance: AllianceId): Promise<CompetitorType[]> {
    const urns = ledSchools(actor, alliance)
    if (urns.length === 0) return []
    return (await competitorsOf(reader, alliance, urns)).map((one) => seenCompetitor(actor, one))
  }
}

const concerns = ({ giver, receiver, attendance }: EntryRecord, urn: Urn): boolean =>
  giver === urn || receiver === urn || attendance.some((one) => one.urn === urn)

export function seenEntry(actor: Actor, entry: EntryRecord): ContributionEntryType {
  const abilities = abilitiesIn(actor, entry)
  const { id, giver, receiver, hours, kind, state, doneOn, draftedOn, sourceKind, sourceTitle, reason, version } = entry
  return {
    id,
    hours,
    kind,
    state,
    doneOn,
    confirmsOn: state === 'PENDING' ? confirmsByItselfOn(draftedOn, calendarFrom(entry.years)) : null,
    sourceKind,
    title: sourceTitle,
    reason,
    version,
    abilities,
    corrections: abilities.correct ? attendanceChanged(entry.attendance, entry.correction ?? []) : [],
    giverUrn: giver,
    receiverUrn: receiver === wholeAlliance ? null : receiver,
  }
}

export function seenCompetitor(actor: Actor, record: CompetitorRecord): CompetitorType {
  const { allianceId, urn, other, isDeclared, weConsent, theyConsent, hasConsent } = record
  const isHeads = may(actor, 'competition.declare', { spaceId: allianceId, urn })
  return {
    id: `${urn} ${other}`,
    urn,
    other,
    isDeclared,
    weConsent,
    theyConsent,
    hasConsent,
    abilities: { declare: isHeads, consent: isHeads },
  }
}

const ledgersBy = (keys: readonly string[], reader: Reader, actor: Actor): Promise<(SeenLedger | null)[]> =>
  Promise.all(
    keys.map(async (key) => {
      const [alliance, year] = key.split(' ') as [AllianceId, string]
      if (!may(actor, 'leaders.alliance', { spaceId: alliance })) return null
      return seenLedger(actor, alliance, Number(year), await entriesOfYear(reader, alliance, Number(year)))
    }),
  )

/** May look at single schools at all, or at all of them together only. */
const isInside = (actor: Actor, alliance: AllianceId): boolean =>
  may(actor, 'contribution.settle', { spaceId: alliance }) || ledSchools(actor, alliance).length > 0

function seenLedger(actor: Actor, alliance: AllianceId, year: number, entries: readonly EntryRecord[]): SeenLedger {
  const viewer = viewerIn(actor, alliance)
  const ledger = ledgerOf(countedFlows(entries))
  const window = `school year ${academicYearLabel(year)}`
  const fewest = isInside(actor, alliance) ? fewestSchools : fewestForOutside
  const isEnough = ledger.size >= fewest
  const concentration = concentrationOf(hoursGiven(ledger))
  return {
    allianceId: alliance,
    academicYear: year,
    window,
    isCoordinator: viewer.isCoordinator,
    standings: standingsSeen(viewer.isCoordinator ? [...ledger.keys()] : viewer.heads, ledger, window).filter(
      ({ urn }) => seesStanding(viewer, urn),
    ),
    pairs: pairsOf(ledger).filter(({ oneUrn, otherUrn }) => seesPair(viewer, oneUrn, otherUrn)),
    mix: isEnough ? mixOf(entries) : [],
    reciprocity: reciprocityOfAll(ledger, window, isEnough, fewest),
    concentration: concentrationFigure(concentration, window, isEnough, fewest),
    isConcentrated: isEnough && concentration.isFlagged,
    abilities: { add: viewer.heads.length > 0 || viewer.isCoordinator, addForAll: viewer.isCoordinator },
  }
}

const hoursGiven = (ledger: Ledger): number[] =>
  [...ledger.values()].map((row) => [...row.values()].reduce((sum, hours) => sum + hours, 0))

const standingsSeen = (urns: readonly Urn[], ledger: Ledger, window: string): StandingOfUrn[] =>
  urns.map((urn) => {
    const standing = standingOf(ledger, urn)
    return {
      urn,
      given: standing.given,
      received: standing.received,
      breadth: standing.breadth,
      words: balanceInWords(standing),
      reciprocity: reciprocityOf(standing, window),
    }
  })

const reciprocityOf = ({ given: out, received: into, reciprocity, breadth }: Standing, window: string): Metric => ({
  value: reciprocity,
  n: breadth,
  window,
  parts: [
    { name: 'GIVEN', weight: 1, value: null, says: `${out.toFixed(1)} hours given` },
    { name: 'RECEIVED', weight: 1, value: null, says: `${into.toFixed(1)} hours received` },
  ],
  how: '1 minus the difference between hours given and received, divided by both together. Confirmed hours only; below six hours it is not enough yet. Hours under a support agreement do not count here.',
})

function pairsOf(ledger: Ledger): PairOfUrns[] {
  return pairsWithHours(ledger).map(([one, other]) => ({
    id: `${one} ${other}`,
    oneUrn: one,
    otherUrn: other,
    given: given(ledger, one, other),
    received: given(ledger, other, one),
    reciprocity: pairReciprocity(ledger, one, other),
  }))
}

function mixOf(entries: readonly EntryRecord[]) {
  const hours = new Map<ContributionKind, number>()
  for (const { kind, state, hours: more } of entries) {
    if (state === 'CONFIRMED') hours.set(kind, (hours.get(kind) ?? 0) + more)
  }
  return [...hours].map(([kind, sum]) => ({ kind, hours: sum })).sort((one, other) => other.hours - one.hours)
}

const tooFew = (schools: number, fewest: number): string =>
  `${schools} schools with confirmed hours; shown from ${fewest} on`

const reciprocityOfAll = (ledger: Ledger, window: string, isEnough: boolean, fewest: number): Metric => ({
  value: isEnough ? allianceReciprocity(ledger) : null,
  n: ledger.size,
  window,
  parts: isEnough ? [] : [{ name: 'SCHOOLS', weight: 1, value: null, says: tooFew(ledger.size, fewest) }],
  how: 'For each two schools twice the smaller of the hours they gave each other, added up and divided by all hours. 1 means that every pair is in balance.',
})

const concentrationFigure = (of: Concentration, window: string, isEnough: boolean, fewest: number): Metric => ({
  value: isEnough ? of.normalised : null,
  n: of.n,
  window,
  parts: isEnough ? [] : [{ name: 'SCHOOLS', weight: 1, value: null, says: tooFew(of.n, fewest) }],
  how: 'The squared shares of the hours that each school gave, added up, and stretched so that 0 means all give alike and 1 that one school gives everything. Above 0.20, with five or more schools giving, the alliance relies on too few.',
})
