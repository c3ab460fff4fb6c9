/** Reading cycles: the stage for whoever sees the enquiry, the board for its readers. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import { missingForNext, nextState } from '@alongside/domain/cycle'
import type { CycleId, EnquiryId, PersonId, Urn } from '@alongside/domain/ids'
import type { GuardReason } from '@alongside/domain/life-cycle'
import { englishCalendar, type SchoolCalendar, schoolDaysBetween } from '@alongside/domain/school-days'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { EnquiryType } from '../enquiry/enquiry.graphql.js'
import { mayIn, reads } from '../enquiry/enquiry-policy.service.js'
import type { EnquiryRecord } from '../enquiry/enquiry-record.service.js'
import type { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import type { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { calendarsOf } from '../school/school-calendar.service.js'
import type { CardType, CycleType } from './cycle.graphql.js'
import {
  boardsOfCycles,
  type CardRecord,
  type CycleRecord,
  cycleFacts,
  cyclesOfEnquiries,
  type PlacedCardRecord,
  placedBoardsOfCycles,
} from './cycle-record.service.js'

/** What is read of a card only for those who ask for it. */
const placed: readonly (keyof CardType)[] = ['column', 'rank', 'links', 'createdAt', 'removedAt']

@Injectable()
export class CycleReading {
  constructor(
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  async cycles(asking: Asking, { id, record }: EnquiryType): Promise<CycleType[]> {
    const cycles = await asking.loader<EnquiryId, CycleRecord[]>('cycles', cyclesByEnquiry).load(id)
    return cycles.map((cycle) => seenBy(asking.actor, cycle, record))
  }

  /** What lies on the board, each card with the people and the school behind it; where it lies when that is asked. */
  async cards(asking: Asking, cycle: CycleType, asked: ReadonlySet<string>): Promise<CardType[]> {
    if (!reads(asking.actor, cycle.enquiry)) return []
    const cards = await (placed.some((name) => asked.has(name))
      ? asking.loader<CycleId, readonly PlacedCardRecord[]>('placed-cards', placedCardsByCycle).load(cycle.id)
      : this.cardsOf(asking, cycle.id))
    const people = await this.peopleOf(asking, cards)
    const schools = await this.schoolsOf(asking, cards)
    // Read for this answer alone, so it is filled in and not copied.
    return cards.map((card) =>
      Object.assign(card, {
        createdBy: (card.createdById && people.get(card.createdById)) || null,
        createdBySchool: (card.createdUrn && schools.get(card.createdUrn)) || null,
        contributors: card.contributorIds.flatMap((id) => people.get(id) ?? []),
      }),
    )
  }

  /** For the group, and for a coordinator who may let it past a guard: the reasons say what is missing, not what is there. */
  async missingForNext(asking: Asking, cycle: CycleType): Promise<GuardReason[]> {
    const { actor } = asking
    const isConcerned = reads(actor, cycle.enquiry) || mayIn(actor, cycle.enquiry, 'enquiry.overrideGuard')
    if (!isConcerned || nextState(cycle.stage) === null) return []
    return missingForNext(cycle.stage, cycleFacts(cycle.record, await this.cardsOf(asking, cycle.id)))
  }

  /** By the dates of the school whose teacher leads the enquiry: its holidays do not make a group slow. */
  async schoolWeeksInStage(asking: Asking, { stageSince, enquiry }: CycleType): Promise<number> {
    const lead = enquiry.members.find(({ personId }) => personId === enquiry.leadId)
    const calendars = asking.loader<Urn, SchoolCalendar>('calendars', calendarsInOrder)
    const calendar = await calendars.load(lead?.urn ?? enquiry.createdUrn)
    return schoolDaysBetween(dayInLondon(stageSince), dayInLondon(new Date()), calendar) / 5
  }

  private cardsOf(asking: Asking, id: CycleId): Promise<readonly CardRecord[]> {
    return asking.loader<CycleId, readonly CardRecord[]>('cards', cardsByCycle).load(id)
  }

  private async peopleOf(asking: Asking, cards: readonly CardRecord[]): Promise<Map<string, PersonType>> {
    const ids = new Set<PersonId>()
    for (const { createdById, contributorIds } of cards) {
      if (createdById) ids.add(createdById)
      for (const id of contributorIds) ids.add(id)
    }
    const people = await this.people.people(asking, [...ids])
    return new Map(people.map((person) => [person.id, person]))
  }

  private async schoolsOf(asking: Asking, cards: readonly CardRecord[]): Promise<Map<string, SchoolType>> {
    const schools = await this.schools.schools(asking, [
      ...new Set(cards.flatMap(({ createdUrn }) => createdUrn ?? [])),
    ])
    return new Map(schools.map((school) => [school.urn, school]))
  }
}

function seenBy(actor: Actor, cycle: CycleRecord, enquiry: EnquiryRecord): CycleType {
  const isReader = reads(actor, enquiry)
  const words = (text: string): string => (isReader ? text : '')
  const { group = '', year = '', number = null, why = '' } = isReader ? cycle.learners : {}
  return {
    id: cycle.id,
    number: cycle.number,
    stage: cycle.stage,
    stageSince: cycle.stageSince,
    documentId: cycle.documentId,
    focus: words(cycle.focus),
    learners: { group, year, number, why },
    baseline: words(cycle.baseline),
    successMeasure: words(cycle.successMeasure),
    whatHappened: words(cycle.whatHappened),
    enoughDifference: isReader ? cycle.enoughDifference : null,
    researchLessonsConcluded: isReader ? cycle.researchLessonsConcluded : 0,
    hunchStatuses: isReader ? cycle.hunchStatuses : [],
    history: isReader ? cycle.history : [],
    proposal: isReader ? cycle.proposal : null,
    nextStage: nextState(cycle.stage),
    actionUnlocked: cycle.actionUnlockedReason !== null,
    actionUnlockedReason: isReader ? cycle.actionUnlockedReason : null,
    version: cycle.version,
    record: cycle,
    enquiry,
  }
}

async function calendarsInOrder(urns: readonly Urn[], reader: Reader): Promise<SchoolCalendar[]> {
  const calendars = await calendarsOf(reader, urns)
  return urns.map((urn) => calendars.get(urn) ?? englishCalendar)
}

async function cyclesByEnquiry(ids: readonly EnquiryId[], reader: Reader): Promise<CycleRecord[][]> {
  const cycles = await cyclesOfEnquiries(reader, ids)
  return ids.map((id) => cycles.filter(({ enquiryId }) => enquiryId === id))
}

const cardsByCycle = async (ids: readonly CycleId[], reader: Reader) => inOrder(ids, await boardsOfCycles(reader, ids))

const placedCardsByCycle = async (ids: readonly CycleId[], reader: Reader) =>
  inOrder(ids, await placedBoardsOfCycles(reader, ids))

/** A board on which nothing lies has no row. */
function inOrder<Card>(
  ids: readonly CycleId[],
  boards: readonly { readonly cycleId: CycleId; readonly cards: readonly Card[] }[],
): (readonly Card[])[] {
  const byId = new Map(boards.map(({ cycleId, cards }) => [cycleId, cards]))
  return ids.map((id) => byId.get(id) ?? [])
}
