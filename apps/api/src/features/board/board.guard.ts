/** The enquiry board under judgement: what it may hold, what is remembered of a card, and which rows it becomes. */
import { boardRoots, cardsOf, cycleOf } from '@alongside/contracts/board'
import type { CardKind } from '@alongside/domain/board'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { EnquiryStage } from '@alongside/domain/stage'
import type { LiveGuard } from '../../platform/live/live-kind.js'
import { type BoardRows, boardRows } from './board-rows.js'
import { type BoardContext, type CardStamp, checkBoard } from './board-shape.js'

export const boardGuard: LiveGuard<BoardContext, CardStamp, BoardRows> = {
  kind: 'enquiry-board',
  roots: boardRoots,
  check: checkBoard,
  stamp(doc, root, key) {
    if (root !== 'cards') return undefined
    const card = cardsOf(doc).get(key)
    if (!card) return undefined
    return {
      kind: card.get('kind') as CardKind,
      column: card.get('column') as EnquiryStage,
      createdBy: card.get('createdBy') as PersonId | null,
      createdUrn: card.get('createdUrn') as Urn | null,
      createdAt: card.get('createdAt') as string,
    }
  },
  rows: (doc, touched) => boardRows(cardsOf(doc), cycleOf(doc), touched),
}
