/** Clusters: a few schools that work closely, and what they have under way. */
import { useQuery } from '@apollo/client/react'
import { IconCirclesRelation, IconDots, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { graphql } from '../../gql'
import type { ClusterPanelQuery } from '../../gql/graphql'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { Button, IconButton } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Menu } from '../../ui/Menu'
import { CardGrid, Section } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import { SkeletonCards } from '../../ui/Skeleton'
import { ClusterDialog } from './ClusterDialog'
import css from './ClusterPanel.module.css'
import { RemoveClusterDialog } from './RemoveClusterDialog'

const clusterQuery = graphql(`
  query ClusterPanel($id: ID!) {
    alliance(id: $id) {
      id
      abilities { formCluster }
      memberships { id state school { urn name colour } }
      clusters {
        id
        name
        schools { urn name colour }
        enquiries { id ...EnquiryLineParts }
      }
    }
  }
`)

export type Cluster = NonNullable<ClusterPanelQuery['alliance']>['clusters'][number]

const takesPart = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])

export interface ClusterPanelProps {
  readonly allianceId: string
  /** How a page shows one enquiry of a cluster. */
  readonly enquiry: (enquiry: Cluster['enquiries'][number]) => ReactNode
}

export function ClusterPanel({ allianceId, enquiry }: ClusterPanelProps) {
  const query = useQuery(clusterQuery, { variables: { id: allianceId }, fetchPolicy: 'cache-and-network' })
  useRefresh(['alliance.changed', 'enquiry.changed'], query.refetch)
  const [asked, setAsked] = useState<'form' | { readonly edit: Cluster } | { readonly remove: Cluster } | null>(null)
  const close = () => setAsked(null)
  return (
    <Loaded query={query} skeleton={<SkeletonCards cards={3} />}>
      {({ alliance }) => {
        if (!alliance) return null
        const { clusters, abilities, memberships } = alliance
        const schools = memberships.filter(({ state }) => takesPart.has(state)).map(({ school }) => school)
        const form = abilities.formCluster && (
          <Button icon={<IconPlus />} onClick={() => setAsked('form')}>
            Form a cluster
          </Button>
        )
        return (
          <Section
            title="Clusters"
            hint="Three to eight schools that work closely. A school may be in several."
            actions={form}
          >
            {clusters.length === 0 ? (
              <EmptyState icon={<IconCirclesRelation />} title="No clusters yet">
                In a large alliance, the few schools that meet often are easier to find as a cluster. An enquiry’s lead
                can let the cluster read along.
              </EmptyState>
            ) : (
              <CardGrid min="22rem">
                {clusters.map((cluster) => (
                  <Card key={cluster.id} as="article" className={css.cluster}>
                    <div className={css.head}>
                      <h3>{cluster.name}</h3>
                      {abilities.formCluster && (
                        <Menu
                          button={
                            <IconButton size="s" label={`${cluster.name}: what to do`}>
                              <IconDots />
                            </IconButton>
                          }
                          groups={[
                            {
                              entries: [
                                {
                                  key: 'edit',
                                  label: 'Change name and schools…',
                                  onSelect: () => setAsked({ edit: cluster }),
                                },
                                {
                                  key: 'remove',
                                  label: 'Dissolve…',
                                  danger: true,
                                  onSelect: () => setAsked({ remove: cluster }),
                                },
                              ],
                            },
                          ]}
                        />
                      )}
                    </div>
                    <div className={css.schools}>
                      {cluster.schools.map((school) => (
                        <SchoolTag key={school.urn} school={school} to={`/schools/${school.urn}`} />
                      ))}
                    </div>
                    {cluster.enquiries.length > 0 ? (
                      <ul className={css.enquiries} aria-label={`Enquiries of ${cluster.name}`}>
                        {cluster.enquiries.map((one) => (
                          <li key={one.id}>{enquiry(one)}</li>
                        ))}
                      </ul>
                    ) : (
                      <p className={css.none}>No enquiry of these schools yet.</p>
                    )}
                  </Card>
                ))}
              </CardGrid>
            )}
            {asked === 'form' && (
              <ClusterDialog allianceId={allianceId} schools={schools} cluster={null} onClose={close} />
            )}
            {asked !== null && typeof asked === 'object' && 'edit' in asked && (
              <ClusterDialog allianceId={allianceId} schools={schools} cluster={asked.edit} onClose={close} />
            )}
            {asked !== null && typeof asked === 'object' && 'remove' in asked && (
              <RemoveClusterDialog allianceId={allianceId} cluster={asked.remove} onClose={close} />
            )}
          </Section>
        )
      }}
    </Loaded>
  )
}
