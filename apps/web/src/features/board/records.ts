/** What the tables know about each card, looked up by card. */
import { useMemo } from 'react'
import type { BoardCyclePartsFragment } from '../../gql/graphql'
import type { CardRecords } from './BoardColumn'
import type { HunchRecord } from './HunchStanding'

export interface BoardRecords extends CardRecords {
  hunch(id: string): HunchRecord
}

const silent = { total: 0, unresolved: 0 }
const draft: HunchRecord = { status: 'DRAFT' }

export function useRecords(cycle: BoardCyclePartsFragment): BoardRecords {
  return useMemo(() => {
    const hunches = new Map(cycle.hunchStatuses.map((one) => [one.cardId, one]))
    const counts = new Map(cycle.commentCounts.map((one) => [one.cardId, one]))
    const contributors = new Map(
      cycle.cards.map(({ id, contributors: people }) => [id, people.map((one) => one.id).join(' ')]),
    )
    return {
      hunch: (id) => hunches.get(id) ?? draft,
      status: (id) => hunches.get(id)?.status ?? 'DRAFT',
      comments: (id) => counts.get(id) ?? silent,
      contributors: (id) => contributors.get(id) ?? '',
    }
  }, [cycle])
}
