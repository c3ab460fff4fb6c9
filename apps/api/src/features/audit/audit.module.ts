/** The audit trail: closed by a chain of hashes, and checked. */
import { Module } from '@nestjs/common'
import { AuditTrailResolver } from './audit-trail.resolver.js'
import { AuditTrail } from './audit-trail.service.js'

@Module({ providers: [AuditTrail, AuditTrailResolver] })
export class AuditModule {}
