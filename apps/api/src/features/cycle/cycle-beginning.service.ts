/** Begins a cycle: its board as a live document, with the cards it starts from. */
import { cycleOf, putCard } from '@alongside/contracts/board'
import { firstColumn } from '@alongside/domain/board'
import type { CardStart } from '@alongside/domain/cycle-facts'
import type { CardId, CycleId, EnquiryId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { rankBetween } from '@alongside/domain/rank'
import type { EnquiryStage } from '@alongside/domain/stage'
import { Injectable } from '@nestjs/common'
import type * as Y from 'yjs'
import { newId, type Work } from '../../platform/db/unit-of-work.js'
import { BoardSeeding } from '../board/board-seeding.service.js'
import { CycleRow } from './cycle.entity.js'

export interface FirstCard extends CardStart {
  readonly column?: EnquiryStage
  readonly text?: string
  /** What it builds on: places in this list. */
  readonly buildsOn?: readonly number[]
}

export interface Beginning {
  readonly spaceId: SpaceId
  readonly enquiryId: EnquiryId
  readonly number: number
  readonly focus: string
  readonly cards: readonly FirstCard[]
  /** Who begins it, and for which school: the first cards are theirs. */
  readonly by: PersonId
  readonly urn: Urn
}

@Injectable()
export class CycleBeginning {
  constructor(private readonly boards: BoardSeeding) {}

  async begin(work: Work, beginning: Beginning): Promise<CycleId> {
    const { spaceId, enquiryId, number } = beginning
    const id = newId<CycleId>()
    await this.boards.layOut(work, {
      spaceId,
      cycleId: id,
      seed: seedOf(beginning),
      addCycle: (documentId) =>
        work.rows(CycleRow).add({ spaceId, id, enquiryId, number, stage: 'SCANNING', documentId }),
    })
    return id
  }
}

function seedOf({ focus, cards, by, urn }: Beginning): (doc: Y.Doc) => void {
  const createdAt = new Date().toISOString()
  const placed = cards.map((card) => ({ ...card, id: newId<CardId>(), column: card.column ?? firstColumn[card.kind] }))
  return (doc) => {
    if (focus !== '') cycleOf(doc).set('focus', focus)
    const last = new Map<EnquiryStage, string>()
    for (const { id, kind, column, fields, text, buildsOn = [] } of placed) {
      const rank = rankBetween(last.get(column) ?? null, null, by)
      last.set(column, rank)
      const paragraphs = (text ?? '').split('\n').filter((line) => line.trim() !== '')
      const author = { createdBy: by, createdUrn: urn, createdAt }
      const links = Object.fromEntries(
        buildsOn.flatMap((place) => (placed[place] ? [[placed[place].id, placed[place].kind]] : [])),
      )
      putCard(doc, id, { kind, column, rank, fields, paragraphs, links, ...author })
    }
  }
}
