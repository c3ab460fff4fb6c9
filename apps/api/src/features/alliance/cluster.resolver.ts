/** Clusters of an alliance's schools. */
import type { Actor } from '@alongside/domain/actor'
import type { Cluster } from '@alongside/domain/alliance'
import type { AllianceId, ClusterId, Urn } from '@alongside/domain/ids'
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { AllianceType, ClusterType } from './alliance.graphql.js'
import { ClusterService } from './cluster.service.js'

@Resolver(() => ClusterType)
export class ClusterResolver {
  constructor(
    private readonly service: ClusterService,
    private readonly schoolService: SchoolService,
  ) {}

  @ResolveField(() => [SchoolType])
  schools(@Parent() { urns }: ClusterType, @Ask() asking: Asking): Promise<SchoolType[]> {
    return this.schoolService.schools(asking, urns)
  }

  @Mutation(() => ClusterType)
  async createCluster(
    @Args('allianceId', { type: () => ID }) allianceId: AllianceId,
    @Args('name', { type: () => String }) name: string,
    @Args('urns', { type: () => [ID] }) urns: Urn[],
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<ClusterType> {
    const id = await this.service.create(actor, allianceId, name, urns)
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => ClusterType)
  async updateCluster(
    @Args('allianceId', { type: () => ID }) allianceId: AllianceId,
    @Args('id', { type: () => ID }) id: ClusterId,
    @Args('name', { type: () => String, nullable: true }) name: string | null,
    @Args('urns', { type: () => [ID], nullable: true }) urns: Urn[] | null,
    @As() actor: Actor,
    @Ask() asking: Asking,
  ): Promise<ClusterType> {
    await this.service.update(actor, allianceId, id, { name, urns })
    return this.service.one(asking.reader, allianceId, id)
  }

  @Mutation(() => Boolean)
  async removeCluster(
    @Args('allianceId', { type: () => ID }) allianceId: AllianceId,
    @Args('id', { type: () => ID }) id: ClusterId,
    @As() actor: Actor,
  ): Promise<boolean> {
    await this.service.remove(actor, allianceId, id)
    return true
  }
}

@Resolver(() => AllianceType)
export class AllianceClustersResolver {
  constructor(private readonly service: ClusterService) {}

  @ResolveField(() => [ClusterType])
  clusters(@Parent() { id }: AllianceType, @Ask() asking: Asking): Promise<ClusterType[]> {
    return asking
      .loader<AllianceId, Cluster[]>('clusters', (ids, reader) => this.service.ofAlliances(reader, ids))
      .load(id)
  }
}
