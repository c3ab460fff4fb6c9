/** What a colleague who leaves has to hand over here: the enquiries they lead. */
import { handOver, isFinished } from '@alongside/domain/enquiry'
import type { EnquiryId, PersonId, Urn } from '@alongside/domain/ids'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { Handover, type HandoverSource, type LedItem } from '../people/handover.service.js'
import { heldBySystem } from './enquiry-change.service.js'
import { EnquiryDeparture } from './enquiry-departure.service.js'
import { type Asks, joinedMembers, memberOf, recordsOfPerson } from './enquiry-record.service.js'

@Injectable()
export class EnquiryHandover implements HandoverSource, OnModuleInit {
  readonly kind = 'enquiry'

  constructor(
    private readonly handover: Handover,
    private readonly departure: EnquiryDeparture,
  ) {}

  onModuleInit(): void {
    this.handover.add(this)
  }

  async ledBy(asks: Asks, person: PersonId, urn: Urn | null): Promise<LedItem[]> {
    const records = await recordsOfPerson(asks, person, [])
    return records
      .filter(({ leadId, state }) => leadId === person && !isFinished(state))
      .filter((record) => urn === null || memberOf(record, person)?.urn === urn)
      .map((record) => ({
        id: record.id,
        title: record.title,
        candidateIds: joinedMembers(record).flatMap(({ personId }) => (personId === person ? [] : personId)),
      }))
  }

  async handOver(work: Work, id: string, to: PersonId): Promise<void> {
    const record = await heldBySystem(work, id as EnquiryId)
    await this.departure.passOn(work, record, handOver(record.members, to))
  }

  released(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    return this.departure.personLeaves(work, person, urn)
  }
}
