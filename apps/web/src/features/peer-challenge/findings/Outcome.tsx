/** Loads what comes of a challenge for one of its parts, and asks again when it has changed. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import type { ChallengeOutcomeFragment } from '../../../gql/graphql'
import { Loaded } from '../../../platform/Loaded'
import { useRefresh } from '../../../platform/news'
import { SkeletonLines } from '../../../ui/Skeleton'
import { outcomeQuery } from './outcome-queries'

export interface OfChallenge {
  readonly challenge: { readonly id: string }
}
export type OutcomeProps = Readonly<{ outcome: ChallengeOutcomeFragment }>

export function Outcome({
  challenge: { id },
  children,
}: OfChallenge & { readonly children: (outcome: ChallengeOutcomeFragment) => ReactNode }) {
  const query = useQuery(outcomeQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch, ({ challengeId }) => challengeId === id)
  return (
    <Loaded query={query} skeleton={<SkeletonLines />}>
      {({ peerChallenge }) => peerChallenge && children(peerChallenge)}
    </Loaded>
  )
}

/** By line, in the order of the page. */
export function byLine(findings: ChallengeOutcomeFragment['findings']) {
  const lines = [...new Map(findings.map(({ lineId, lineTitle }) => [lineId, lineTitle]))]
  return lines.map(([id, title]) => ({
    id,
    title: title || 'Line of enquiry',
    findings: findings.filter(({ lineId }) => lineId === id),
  }))
}
