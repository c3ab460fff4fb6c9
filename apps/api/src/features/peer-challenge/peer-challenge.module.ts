/** Peer challenges: a school asks peers to look hard at it, answers what they say, and acts on it. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { ChallengeAccess } from './challenge-access.service.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import { ChallengeMoves } from './challenge-moves.service.js'
import { ChallengeOffices } from './challenge-offices.service.js'
import { ChallengeProposals } from './challenge-proposals.service.js'
import { ChallengeReading } from './challenge-reading.service.js'
import { PeerChallengeResolver } from './peer-challenge.resolver.js'
import {
  ChallengeMemberResolver,
  ChallengePeopleResolver,
  ChallengeSignatureResolver,
} from './peer-challenge-parts.resolver.js'
import { PeerChallengeStepsResolver } from './peer-challenge-steps.resolver.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    ChallengeReading,
    ChallengeAccess,
    ChallengeArrivals,
    ChallengeProposals,
    ChallengeOffices,
    ChallengeMoves,
    PeerChallengeResolver,
    ChallengePeopleResolver,
    ChallengeMemberResolver,
    ChallengeSignatureResolver,
    PeerChallengeStepsResolver,
  ],
  exports: [ChallengeProposals],
})
export class PeerChallengeModule {}
