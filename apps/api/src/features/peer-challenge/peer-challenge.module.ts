/** Peer challenges: a school asks peers to look hard at it, answers what they say, and acts on it. */
import { Module } from '@nestjs/common'
import { PeopleModule } from '../people/people.module.js'
import { SchoolModule } from '../school/school.module.js'
import { ChallengeAccess } from './challenge-access.service.js'
import { ChallengeAnswer } from './challenge-answer.service.js'
import { ChallengeArrivals } from './challenge-arrivals.service.js'
import { ChallengeCalendar } from './challenge-calendar.js'
import { ChallengeCandidates } from './challenge-candidates.service.js'
import { ChallengeCarriedOver } from './challenge-carried-over.service.js'
import { ChallengeDates } from './challenge-dates.service.js'
import { ChallengeDeparture } from './challenge-departure.service.js'
import { ChallengeIndicator } from './challenge-indicator.service.js'
import { ChallengeMoves } from './challenge-moves.service.js'
import { ChallengeOffices } from './challenge-offices.service.js'
import { ChallengeReleaseResolver, FindingResolver, ImprovementActionMoves } from './challenge-outcome.resolver.js'
import {
  ChallengeOutcomeResolver,
  ChallengeResponseResolver,
  DisclosureResolver,
  FollowUpResolver,
  ImprovementActionResolver,
  ReleasedSummaryResolver,
} from './challenge-outcome-parts.resolver.js'
import { ChallengeOutcomeReading } from './challenge-outcome-reading.service.js'
import { ChallengePlaceResolver } from './challenge-place.resolver.js'
import { ChallengeProposals } from './challenge-proposals.service.js'
import { ChallengeReading } from './challenge-reading.service.js'
import { ChallengeSummaries } from './challenge-summary.service.js'
import { Disclosures } from './disclosure.service.js'
import { FindingService } from './finding.service.js'
import { FollowUpService } from './follow-up.service.js'
import { ImprovementActions } from './improvement-action.service.js'
import { PeerChallengeResolver } from './peer-challenge.resolver.js'
import {
  CarriedActionResolver,
  ChallengeCandidateResolver,
  ChallengeMemberResolver,
  ChallengePeopleResolver,
  ChallengeSignatureResolver,
  ChallengeStepPersonResolver,
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
    ChallengeDates,
    ChallengeCalendar,
    ChallengeDeparture,
    ChallengeCarriedOver,
    ChallengeCandidates,
    ChallengePlaceResolver,
    ChallengeCandidateResolver,
    ChallengeStepPersonResolver,
    CarriedActionResolver,
    PeerChallengeResolver,
    ChallengePeopleResolver,
    ChallengeMemberResolver,
    ChallengeSignatureResolver,
    PeerChallengeStepsResolver,
    Disclosures,
    FindingService,
    ChallengeAnswer,
    ImprovementActions,
    FollowUpService,
    ChallengeSummaries,
    ChallengeIndicator,
    ChallengeOutcomeReading,
    FindingResolver,
    ImprovementActionMoves,
    ChallengeReleaseResolver,
    ChallengeOutcomeResolver,
    ReleasedSummaryResolver,
    ImprovementActionResolver,
    ChallengeResponseResolver,
    FollowUpResolver,
    DisclosureResolver,
  ],
  exports: [ChallengeProposals, ChallengeArrivals, ChallengeAccess, ChallengeDeparture, Disclosures],
})
export class PeerChallengeModule {}
