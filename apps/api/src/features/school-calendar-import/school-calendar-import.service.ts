/** Brings a school's dates in from a calendar it has elsewhere: read and shown; only its keeper makes them the school's. */
import type { Actor } from '@alongside/domain/actor'
import type { Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { NotFetched, Outbound } from '../../platform/outbound/outbound.js'
import { SchoolCalendarService } from '../school/school-calendar.service.js'
import type { CalendarEntries } from './calendar-entries.js'
import { CalendarReading } from './calendar-reading.service.js'

const refusals = {
  'not-allowed': 'calendar-address.not-allowed',
  'not-reached': 'calendar-address.not-reached',
  'too-large': 'calendar-file.too-large',
} as const

@Injectable()
export class SchoolCalendarImport {
  constructor(
    private readonly calendars: SchoolCalendarService,
    private readonly reading: CalendarReading,
    private readonly outbound: Outbound,
  ) {}

  /** Whoever keeps the school's calendar. @throws Refusal */
  authorise(actor: Actor, urn: Urn): Promise<void> {
    return this.calendars.authoriseKeeping(actor, urn)
  }

  read(file: Buffer): Promise<CalendarEntries> {
    return this.reading.read(file)
  }

  async fetch(address: string): Promise<CalendarEntries> {
    const file = await this.outbound.fetch(address, 'text/calendar, text/plain;q=0.5').catch((error: unknown) => {
      if (error instanceof NotFetched) throw new Refusal(refusals[error.why])
      throw error
    })
    return this.read(file)
  }
}
