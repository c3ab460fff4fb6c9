/** Clusters: three to eight schools of an alliance that work closely. */
import type { Actor } from '@alongside/domain/actor'
import { type Cluster, cleanClusterName, formCluster } from '@alongside/domain/alliance'
import type { AllianceId, ClusterId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { rightsChanged } from '../../platform/auth/rights.js'
import type { Reader } from '../../platform/db/reader.js'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { violates } from '../../platform/db/violations.js'
import { ClusterRow, ClusterSchoolRow } from './alliance.entity.js'
import { AllianceService } from './alliance.service.js'

@Injectable()
export class ClusterService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
  ) {}

  /** For loaders: the clusters of each alliance by name, their schools by name. */
  async ofAlliances(reader: Reader, ids: readonly AllianceId[]): Promise<Cluster[][]> {
    const found = await reader.sql<Cluster>(
      `select c.id, c.space_id as "allianceId", c.name,
              coalesce(array_agg(s.urn order by s.name) filter (where s.urn is not null), '{}') as urns
         from cluster c left join cluster_school cs on cs.space_id = c.space_id and cs.cluster_id = c.id left join school s on s.urn = cs.urn
        where c.space_id = any($1) group by c.space_id, c.id order by c.name`,
      [[...ids]],
    )
    return ids.map((id) => found.filter(({ allianceId }) => allianceId === id))
  }

  async one(reader: Reader, allianceId: AllianceId, id: ClusterId): Promise<Cluster> {
    const [clusters] = await this.ofAlliances(reader, [allianceId])
    const cluster = clusters?.find((one) => one.id === id)
    if (!cluster) throw new Refusal('not-found')
    return cluster
  }

  create(actor: Actor, allianceId: AllianceId, name: string, urns: readonly Urn[]): Promise<ClusterId> {
    return this.change(actor, allianceId, async (work) => {
      const id = newId<ClusterId>()
      const cluster = await work.rows(ClusterRow).add({ spaceId: allianceId, id, name: cleanClusterName(name) })
      await this.settle(work, cluster, urns)
      await this.note(work, 'cluster.formed', cluster)
      return id
    })
  }

  update(
    actor: Actor,
    allianceId: AllianceId,
    id: ClusterId,
    change: { readonly name?: string | null; readonly urns?: readonly Urn[] | null },
  ): Promise<void> {
    return this.change(actor, allianceId, async (work) => {
      const cluster = await work.rows(ClusterRow).hold({ spaceId: allianceId, id })
      if (change.name) {
        cluster.name = cleanClusterName(change.name)
        await work.rows(ClusterRow).save(cluster)
      }
      if (change.urns) await this.settle(work, cluster, change.urns)
      await this.note(work, 'cluster.changed', cluster)
    })
  }

  /** What its schools did together stays theirs: a cluster is only a way of grouping them. */
  remove(actor: Actor, allianceId: AllianceId, id: ClusterId): Promise<void> {
    return this.change(actor, allianceId, async (work) => {
      const cluster = await work.rows(ClusterRow).hold({ spaceId: allianceId, id })
      await this.note(work, 'cluster.removed', cluster)
      await this.rightsChanged(work, cluster)
      await work.rows(ClusterRow).remove({ spaceId: allianceId, id })
    })
  }

  private change<T>(actor: Actor, allianceId: AllianceId, act: (work: Work) => Promise<T>): Promise<T> {
    const changed = async (work: Work): Promise<T> => {
      await this.alliances.get(work, allianceId)
      if (!may(actor, 'alliance.formCluster', { spaceId: allianceId })) throw new Refusal('not-allowed')
      const result = await act(work)
      await this.alliances.changed(work, allianceId)
      return result
    }
    return this.work.run(actor, changed).catch((error: unknown) => {
      throw violates(error, 'cluster_space_id_name_key') ? new Refusal('cluster.name-taken') : error
    })
  }

  private async settle(work: Work, { spaceId, id }: ClusterRow, urns: readonly Urn[]): Promise<void> {
    const members = await work.sql<{ urn: Urn }>(
      `select urn from school_membership where space_id = $1 and state in ('ACTIVE', 'PAUSED', 'LEAVING')`,
      [spaceId],
    )
    const schools = formCluster(
      urns,
      members.map(({ urn }) => urn),
    )
    const rows = work.rows(ClusterSchoolRow)
    await this.rightsChanged(work, { spaceId, id }, schools)
    await rows.remove({ spaceId, clusterId: id })
    for (const urn of schools) await rows.add({ spaceId, clusterId: id, urn })
  }

  /** Boards can be open to a cluster: pages of the schools that were in it, and of those that come, are judged anew. */
  private async rightsChanged(
    work: Work,
    { spaceId, id }: Pick<ClusterRow, 'spaceId' | 'id'>,
    coming: readonly Urn[] = [],
  ): Promise<void> {
    const were = await work.rows(ClusterSchoolRow).find({ spaceId, clusterId: id })
    await rightsChanged(work, { schools: [...were.map(({ urn }) => urn), ...coming] })
  }

  private note(work: Work, action: string, { spaceId, id, name }: ClusterRow): Promise<void> {
    return work.audit({ spaceId, action, itemKind: 'cluster', itemId: id, detail: { name } })
  }
}
