/** What the loading of the demo looks up again and again: the ids behind the handles, and the days behind "days ago". */
import { addDays, dayInLondon, isWeekend } from '@alongside/domain/civil-date'
import type { AllianceId, EnquiryId, PersonId, SpaceId, StudyId, Urn } from '@alongside/domain/ids'
import { halfTermFor } from '@alongside/domain/workload'
import { newId } from '../platform/db/unit-of-work.js'
import { enquiries } from './enquiries.js'
import type { EnquiryHandle, LessonStudyHandle, PersonHandle, SchoolHandle } from './handles.js'
import { lessonStudies } from './lesson-studies.js'
import type { DemoLessonStudy } from './lesson-types.js'
import { people } from './people.js'
import { schools } from './schools.js'

export class Handbook {
  readonly alliance = newId<AllianceId>()
  private readonly people = new Map(people.map(({ handle }) => [handle, newId<PersonId>()]))
  private readonly spaces = new Map(schools.map(({ handle }) => [handle, newId<SpaceId>()]))
  private readonly enquiries = new Map(enquiries.map(({ handle }) => [handle, newId<EnquiryId>()]))
  private readonly studies = new Map(lessonStudies.map(({ handle }) => [handle, newId<StudyId>()]))

  constructor(private readonly today = dayInLondon(new Date())) {}

  person = (handle: PersonHandle): PersonId => this.people.get(handle)!
  nameOf = (handle: PersonHandle): string => people.find((person) => person.handle === handle)!.name
  space = (handle: SchoolHandle): SpaceId => this.spaces.get(handle)!
  urn = (handle: SchoolHandle): Urn => schools.find((school) => school.handle === handle)!.urn as Urn
  schoolName = (handle: SchoolHandle): string => schools.find((school) => school.handle === handle)!.name
  enquiry = (handle: EnquiryHandle): EnquiryId => this.enquiries.get(handle)!
  study = (handle: LessonStudyHandle): StudyId => this.studies.get(handle)!

  /** The school somebody works for in this study. */
  memberUrn({ handle, members }: DemoLessonStudy, person: PersonHandle): Urn {
    const member = members.find((one) => one.person === person)
    if (!member) throw new Error(`${person} is no member of ${handle}`)
    return this.urn(member.school)
  }

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

  /** So many days into the half-term that follows this one. */
  nextHalfTerm = (days: number): string => addDays(halfTermFor(addDays(halfTermFor(this.today).until, 1)).from, days)

  /** The next working day so many days from now: what is booked ahead. */
  ahead(days: number): string {
    let day = addDays(this.today, days)
    while (isWeekend(day)) day = addDays(day, 1)
    return day
  }

  /** The moment at which the clock in an English school shows this time on that day. */
  clock(day: string, time: string, seconds = 0): Date {
    const asGmt = new Date(`${day}T${time}:00Z`)
    const shown = Number(londonHour.format(asGmt)) - Number(time.slice(0, 2))
    return new Date(asGmt.getTime() - ((shown + 24) % 24) * 3_600_000 + seconds * 1_000)
  }
}

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })
