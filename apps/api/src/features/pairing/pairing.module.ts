/** Rounds of pairing: which school challenges which, and why. */
import { Module } from '@nestjs/common'
import { PeerChallengeModule } from '../peer-challenge/peer-challenge.module.js'
import { SchoolModule } from '../school/school.module.js'
import { PairingResolver } from './pairing.resolver.js'
import { PairingAcceptance } from './pairing-acceptance.service.js'
import {
  PairingExcludedResolver,
  PairingMoveResolver,
  PairingOtherResolver,
  PairingPriceResolver,
  PairingSchoolsResolver,
  PairingSeatResolver,
  PairingSignUpResolver,
  PairingWishResolver,
} from './pairing-parts.resolver.js'
import { PairingReading } from './pairing-reading.service.js'
import { PairingRounds } from './pairing-round.service.js'
import { PairingSolving } from './pairing-solving.service.js'

@Module({
  imports: [SchoolModule, PeerChallengeModule],
  providers: [
    PairingRounds,
    PairingSolving,
    PairingReading,
    PairingAcceptance,
    PairingResolver,
    PairingSchoolsResolver,
    PairingSignUpResolver,
    PairingSeatResolver,
    PairingOtherResolver,
    PairingPriceResolver,
    PairingExcludedResolver,
    PairingMoveResolver,
    PairingWishResolver,
  ],
})
export class PairingModule {}
