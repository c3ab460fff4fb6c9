/** Which live documents of a peer challenge somebody may open: for whoever may not, there is none. */
import type { DocumentId } from '@alongside/domain/ids'
import { ID, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { PeerChallengeType } from '../peer-challenge/peer-challenge.graphql.js'

const teams = ({ record, eyes }: PeerChallengeType, id: DocumentId): DocumentId | null =>
  eyes.phase.readsNotes && record.state !== 'PROPOSED' ? id : null

@Resolver(() => PeerChallengeType)
export class ChallengeDocumentsResolver {
  @ResolveField(() => ID, { nullable: true })
  selfReviewId(@Parent() { record, eyes }: PeerChallengeType): DocumentId | null {
    return eyes.phase.readsSelfReview ? record.selfReviewId : null
  }

  @ResolveField(() => ID, { nullable: true })
  deskStudyId(@Parent() challenge: PeerChallengeType): DocumentId | null {
    return teams(challenge, challenge.record.deskStudyId)
  }

  @ResolveField(() => ID, { nullable: true })
  findingsId(@Parent() challenge: PeerChallengeType): DocumentId | null {
    return teams(challenge, challenge.record.findingsId)
  }

  @ResolveField(() => ID, { nullable: true })
  summaryId(@Parent() challenge: PeerChallengeType): DocumentId | null {
    return teams(challenge, challenge.record.summaryId)
  }
}
