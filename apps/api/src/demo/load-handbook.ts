/** What the loading of the demo looks up again and again: the ids behind the handles, and the days behind "days ago". */
import { addDays, dayInLondon, isWeekend } from '@alongside/domain/civil-date'
import type { AllianceId, EnquiryId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { newId } from '../platform/db/unit-of-work.js'
import { enquiries } from './enquiries.js'
import type { EnquiryHandle, PersonHandle, SchoolHandle } from './handles.js'
import { people } from './people.js'
import { schools } from './schools.js'

export class Handbook {
  readonly alliance = newId<AllianceId>()
  private readonly today = dayInLondon(new Date())
  private readonly people = new Map(people.map(({ handle }) => [handle, newId<PersonId>()]))
  private readonly spaces = new Map(schools.map(({ handle }) => [handle, newId<SpaceId>()]))
  private readonly enquiries = new Map(enquiries.map(({ handle }) => [handle, newId<EnquiryId>()]))

  person = (handle: PersonHandle): PersonId => this.people.get(handle)!
  nameOf = (handle: PersonHandle): string => people.find((person) => person.handle === handle)!.name
  space = (handle: SchoolHandle): SpaceId => this.spaces.get(handle)!
  urn = (handle: SchoolHandle): Urn => schools.find((school) => school.handle === handle)!.urn as Urn
  schoolName = (handle: SchoolHandle): string => schools.find((school) => school.handle === handle)!.name
  enquiry = (handle: EnquiryHandle): EnquiryId => this.enquiries.get(handle)!

  get allSpaces(): SpaceId[] {
    return [this.alliance, ...this.spaces.values(), ...(this.people.values() as Iterable<string> as Iterable<SpaceId>)]
  }

  /** A working day so many days ago: what would fall on a weekend happened the Friday before. */
  day(daysAgo: number): string {
    let day = addDays(this.today, -daysAgo)
    while (isWeekend(day)) day = addDays(day, -1)
    return day
  }

  /** After lessons on that day; `nth` keeps what happened on one day in its order. Never in the future. */
  at(daysAgo: number, nth = 0): Date {
    const then = new Date(`${this.day(daysAgo)}T15:20:00Z`).getTime() + nth * 7 * 60_000
    return new Date(Math.min(then, Date.now() - (60 - Math.min(nth, 59)) * 1_000))
  }

  /** The day itself, to the right of today: when something runs out. */
  until = (days: number): string => addDays(this.today, days)
}
