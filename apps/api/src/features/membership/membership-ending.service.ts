/** A school has left or was removed: its clusters, enquiries, lesson studies, reviews and peer challenges go on without it, and its head is offered the export. */
import { addDays, dayInLondon, dayInWords } from '@alongside/domain/civil-date'
import { exportDays } from '@alongside/domain/membership'
import { Injectable } from '@nestjs/common'
import type { Work } from '../../platform/db/unit-of-work.js'
import { EnquiryDeparture } from '../enquiry/enquiry-departure.service.js'
import { LessonStudyDeparture } from '../lesson-study/lesson-study-departure.service.js'
import { ChallengeDeparture } from '../peer-challenge/challenge-departure.service.js'
import { PeerReviewDeparture } from '../peer-review/peer-review-departure.service.js'
import { coordinatorsOf, type Held, headsOf, noteTo, pathOf } from './membership-change.js'

@Injectable()
export class MembershipEndingService {
  constructor(
    private readonly enquiries: EnquiryDeparture,
    private readonly studies: LessonStudyDeparture,
    private readonly reviews: PeerReviewDeparture,
    private readonly challenges: ChallengeDeparture,
  ) {}

  async ended(work: Work, held: Held, how: 'LEFT' | 'REMOVED'): Promise<void> {
    const { spaceId, urn } = held.row
    await work.sql('delete from cluster_school where space_id = $1 and urn = $2', [spaceId, urn])
    await this.enquiries.schoolLeaves(work, spaceId, urn)
    await this.studies.schoolLeaves(work, spaceId, urn)
    await this.reviews.schoolLeaves(work, spaceId, urn)
    await this.challenges.schoolLeaves(work, spaceId, urn)
    const heads = await headsOf(work, urn)
    await noteTo(work, [...heads, ...(await coordinatorsOf(work, spaceId))], how, held)
    for (const head of heads) {
      await work.mail({
        to: head.email,
        toPerson: head.id,
        template: 'membershipEnded',
        vars: {
          school: held.schoolName,
          alliance: held.alliance.name,
          until: dayInWords(addDays(dayInLondon(new Date()), exportDays)),
          path: pathOf(spaceId),
        },
      })
    }
  }
}
