/** An alliance: schools that chose to improve together, and the clusters in which they work closely. */
import type { AllianceId, ClusterId, Urn } from './ids.js'
import { Refusal } from './refusal.js'
import { cleanLine, limits } from './text.js'

export const AllianceKind = { TSA: 'TSA', HUB: 'HUB', AREA: 'AREA', DIOCESAN: 'DIOCESAN', OTHER: 'OTHER' } as const
export type AllianceKind = (typeof AllianceKind)[keyof typeof AllianceKind]

export interface Alliance {
  readonly id: AllianceId
  readonly name: string
  readonly kind: AllianceKind
  readonly aims: string
  readonly agreement: string
  /** How often the wording was changed; whoever signs names the wording they read. */
  readonly agreementVersion: number
  /** The school that leads, or that was named to lead and has not signed yet. */
  readonly leadUrn: Urn | null
}

export const cleanAllianceName = (name: string): string =>
  cleanLine(name, { field: 'name', limit: limits.allianceName })

export interface Cluster {
  readonly id: ClusterId
  readonly allianceId: AllianceId
  readonly name: string
  readonly urns: readonly Urn[]
}

export const clusterSize = { least: 3, most: 8 } as const

export const cleanClusterName = (name: string): string => cleanLine(name, { field: 'name', limit: limits.clusterName })

/** CLU-1: three to eight member schools; a school may belong to several clusters. */
export function formCluster(urns: readonly Urn[], members: readonly Urn[]): Urn[] {
  const schools = [...new Set(urns)]
  const strangers = schools.filter((urn) => !members.includes(urn))
  if (strangers.length > 0) throw new Refusal('cluster.school-not-a-member', { urns: strangers })
  if (schools.length < clusterSize.least || schools.length > clusterSize.most) {
    throw new Refusal('cluster.size', { ...clusterSize, schools: schools.length })
  }
  return schools
}
