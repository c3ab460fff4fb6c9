/** What was touched on a board, as plain values for ordinary rows. */
import { bodyText } from '@alongside/contracts/board'
import type * as Y from 'yjs'
import type { Touched } from '../../platform/live/live-kind.js'

export interface BoardRows {
  readonly cards: readonly CardRow[]
  /** Cards that were removed. */
  readonly gone: readonly string[]
  readonly cycle: CycleRow | null
}

type CardRow = ReturnType<typeof cardRow>
type CycleRow = ReturnType<typeof cycleRow>

export function boardRows(cards: Y.Map<Y.Map<unknown>>, cycle: Y.Map<unknown>, touched: Touched): BoardRows {
  const ids = [...(touched.get('cards') ?? [])]
  return {
    cards: ids.flatMap((id) => {
      const card = cards.get(id)
      return card ? [cardRow(id, card)] : []
    }),
    gone: ids.filter((id) => !cards.has(id)),
    cycle: touched.has('cycle') ? cycleRow(cycle) : null,
  }
}

const cardRow = (id: string, card: Y.Map<unknown>) => ({
  id,
  kind: card.get('kind'),
  board_column: card.get('column'),
  rank: card.get('rank'),
  fields: (card.get('fields') as Y.Map<unknown>).toJSON(),
  links: (card.get('links') as Y.Map<unknown>).toJSON(),
  body: bodyText(card.get('body')),
  created_by: card.get('createdBy') || null,
  created_urn: card.get('createdUrn') || null,
  created_at: card.get('createdAt'),
})

function cycleRow(cycle: Y.Map<unknown>) {
  const text = (key: string): string => (typeof cycle.get(key) === 'string' ? (cycle.get(key) as string) : '')
  const number = cycle.get('learnersNumber')
  return {
    focus: text('focus'),
    learners: {
      group: text('learnersGroup'),
      year: text('learnersYear'),
      number: typeof number === 'number' ? number : null,
      why: text('learnersWhy'),
    },
    baseline: text('baseline'),
    success_measure: text('successMeasure'),
    what_happened: text('whatHappened'),
  }
}
