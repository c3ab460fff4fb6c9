/** What a colleague who leaves has to hand over here: the lesson studies they facilitate. */
import type { PersonId, StudyId, Urn } from '@alongside/domain/ids'
import { handOverStudy, isFinishedStudy } from '@alongside/domain/lesson-study'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { Handover, type HandoverSource, type LedItem } from '../people/handover.service.js'
import { heldBySystem } from './lesson-study-change.service.js'
import { LessonStudyDeparture } from './lesson-study-departure.service.js'
import { type Asks, joinedStudyMembers, studiesOfPerson, studyMemberOf } from './lesson-study-record.service.js'

@Injectable()
export class LessonStudyHandover implements HandoverSource, OnModuleInit {
  readonly kind = 'lesson-study'

  constructor(
    private readonly handover: Handover,
    private readonly departure: LessonStudyDeparture,
  ) {}

  onModuleInit(): void {
    this.handover.add(this)
  }

  async ledBy(asks: Asks, person: PersonId, urn: Urn | null): Promise<LedItem[]> {
    const records = await studiesOfPerson(asks, person, [])
    return records
      .filter(({ facilitatorId, state }) => facilitatorId === person && !isFinishedStudy(state))
      .filter((record) => urn === null || studyMemberOf(record, person)?.urn === urn)
      .map((record) => ({
        id: record.id,
        title: record.title,
        candidateIds: joinedStudyMembers(record).flatMap(({ personId }) => (personId === person ? [] : personId)),
      }))
  }

  async handOver(work: Work, id: string, to: PersonId): Promise<void> {
    const record = await heldBySystem(work, id as StudyId)
    await this.departure.passOn(work, record, handOverStudy(record.members, to))
  }

  released(work: Work, person: PersonId, urn: Urn | null): Promise<void> {
    return this.departure.personLeaves(work, person, urn)
  }
}
