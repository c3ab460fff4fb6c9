/** The schools and people in a round. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Ask, Asking } from '../../platform/graphql/asking.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import {
  PairingExcludedType,
  PairingMoveType,
  PairingOtherType,
  PairingPriceType,
  PairingRoundType,
  PairingSeatType,
  PairingSignUpType,
  PairingWishType,
} from './pairing.graphql.js'
import { PairingReading } from './pairing-reading.service.js'

@Resolver(() => PairingRoundType)
export class PairingSchoolsResolver {
  constructor(
    private readonly schools: SchoolService,
    private readonly reading: PairingReading,
  ) {}

  @ResolveField(() => [SchoolType], { description: 'For which the asker signs up.' })
  mySchools(@Parent() { mine }: PairingRoundType, @Ask() asking: Asking): Promise<SchoolType[]> {
    return this.schools.schools(asking, mine)
  }

  @ResolveField(() => [SchoolType], { description: 'That have not answered yet; for whoever runs the round.' })
  async waitingFor(@Parent() round: PairingRoundType, @Ask() asking: Asking): Promise<SchoolType[]> {
    return this.schools.schools(asking, await this.reading.waitingFor(asking, round))
  }
}

@Resolver(() => PairingSignUpType)
export class PairingSignUpResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  school(@Parent() { urn }: PairingSignUpType, @Ask() asking: Asking) {
    return this.schools.school(asking, urn)
  }
}

@Resolver(() => PairingSeatType)
export class PairingSeatResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  host(@Parent() { hostUrn }: PairingSeatType, @Ask() asking: Asking) {
    return this.schools.school(asking, hostUrn)
  }

  @ResolveField(() => SchoolType, { nullable: true })
  guest(@Parent() { guestUrn }: PairingSeatType, @Ask() asking: Asking) {
    return guestUrn && this.schools.school(asking, guestUrn)
  }
}

@Resolver(() => PairingOtherType)
export class PairingOtherResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  guest(@Parent() { guest }: PairingOtherType, @Ask() asking: Asking) {
    return this.schools.school(asking, guest)
  }

  @ResolveField(() => [SchoolType])
  inTheWayOf(@Parent() { inTheWayOf }: PairingOtherType, @Ask() asking: Asking) {
    return this.schools.schools(asking, inTheWayOf)
  }
}

@Resolver(() => PairingPriceType)
export class PairingPriceResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  guest(@Parent() { guest }: PairingPriceType, @Ask() asking: Asking) {
    return this.schools.school(asking, guest)
  }

  @ResolveField(() => [SchoolType])
  inTheWayOf(@Parent() { inTheWayOf }: PairingPriceType, @Ask() asking: Asking) {
    return this.schools.schools(asking, inTheWayOf)
  }
}

@Resolver(() => PairingExcludedType)
export class PairingExcludedResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  guest(@Parent() { guest }: PairingExcludedType, @Ask() asking: Asking) {
    return this.schools.school(asking, guest)
  }
}

@Resolver(() => PairingMoveType)
export class PairingMoveResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  host(@Parent() { host }: PairingMoveType, @Ask() asking: Asking) {
    return this.schools.school(asking, host)
  }

  @ResolveField(() => SchoolType)
  guest(@Parent() { guest }: PairingMoveType, @Ask() asking: Asking) {
    return this.schools.school(asking, guest)
  }
}

@Resolver(() => PairingWishType)
export class PairingWishResolver {
  constructor(private readonly schools: SchoolService) {}

  @ResolveField(() => SchoolType)
  host(@Parent() { host }: PairingWishType, @Ask() asking: Asking) {
    return this.schools.school(asking, host)
  }

  @ResolveField(() => SchoolType)
  guest(@Parent() { guest }: PairingWishType, @Ask() asking: Asking) {
    return this.schools.school(asking, guest)
  }
}
