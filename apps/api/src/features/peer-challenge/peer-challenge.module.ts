/** Peer challenges: a school asks peers to look hard at it, answers what they say, and acts on it. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { ChallengeReading } from './challenge-reading.service.js'
import { PeerChallengeResolver } from './peer-challenge.resolver.js'
import {
  ChallengeMemberResolver,
  ChallengePeopleResolver,
  ChallengeSignatureResolver,
} from './peer-challenge-parts.resolver.js'

@Module({
  imports: [PeopleModule, SchoolModule],
  providers: [
    ChallengeReading,
    PeerChallengeResolver,
    ChallengePeopleResolver,
    ChallengeMemberResolver,
    ChallengeSignatureResolver,
  ],
})
export class PeerChallengeModule {}
