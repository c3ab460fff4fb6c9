/** The audit trail, for whoever runs the installation. */
import type { Actor } from '@alongside/domain/actor'
import { Args, Query, Resolver } from '@nestjs/graphql'
import { As } from '../../platform/graphql/asking.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { AuditTrailType } from './audit-trail.graphql.js'
import { AuditTrail } from './audit-trail.service.js'

@Resolver(() => AuditTrailType)
export class AuditTrailResolver {
  constructor(private readonly trail: AuditTrail) {}

  @Query(() => AuditTrailType, { description: 'Whether the audit trail is still as it was written.' })
  auditTrail(
    @As() actor: Actor,
    @Args('at', {
      type: () => Instant,
      nullable: true,
      description: 'For an anchor of the past; now, where none is given.',
    })
    at: Date | null,
  ): Promise<AuditTrailType> {
    return this.trail.state(actor, at ?? undefined)
  }
}
