/** Tables of an alliance and its clusters. */
import type { AllianceKind } from '@alongside/domain/alliance'
import type { AllianceId, ClusterId, Urn } from '@alongside/domain/ids'
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('alliance')
export class AllianceRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: AllianceId
  @Column('text') name!: string
  @Column('text') kind!: AllianceKind
  @Column('text') aims!: string
  @Column('text') agreement!: string
  @Column('integer', { name: 'agreement_version' }) agreementVersion!: number
  @Column('text', { name: 'lead_urn', nullable: true }) leadUrn!: Urn | null
  @Column('integer') version!: number
}

@Entity('cluster')
export class ClusterRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: AllianceId
  @PrimaryColumn('uuid') id!: ClusterId
  @Column('text') name!: string
}

@Entity('cluster_school')
export class ClusterSchoolRow {
  @PrimaryColumn('uuid', { name: 'space_id' }) spaceId!: AllianceId
  @PrimaryColumn('uuid', { name: 'cluster_id' }) clusterId!: ClusterId
  @PrimaryColumn('text') urn!: Urn
}

export const allianceRows = [AllianceRow, ClusterRow, ClusterSchoolRow]
