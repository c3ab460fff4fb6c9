/** What a board may hold: judged entry by entry on the scratch copy, before anything is kept. */
import { cardKeys, cardsOf, cycleOf } from '@alongside/contracts/board'
import { isRichText } from '@alongside/contracts/rich-text'
import { holdsMapOnly } from '@alongside/contracts/shape'
import { type CardKind, cardsLimit, isCardKind, linksLimit, mayLink, mayMake, mayMoveTo } from '@alongside/domain/board'
import { checkCycleField, checkField } from '@alongside/domain/card-fields'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { isRank } from '@alongside/domain/rank'
import { Refusal } from '@alongside/domain/refusal'
import { type EnquiryStage, stages } from '@alongside/domain/stage'
import * as Y from 'yjs'
import type { Edit } from '../../platform/live/live-kind.js'
import { isInstant, isUuid } from '../../platform/live/plain-values.js'

export interface BoardContext {
  readonly locked: readonly EnquiryStage[]
}
/** What is remembered of a card, also after it was removed: by undoing it may come back. */
export interface CardStamp {
  readonly kind: CardKind
  readonly createdBy: PersonId | null
  readonly createdUrn: Urn | null
  readonly createdAt: string
  readonly column: EnquiryStage
}
type BoardEdit = Edit<BoardContext, CardStamp>

const linkName = /^[A-Z_]{1,40}$/
/** What a card keeps for good. */
const unchanging = ['kind', 'createdBy', 'createdUrn', 'createdAt'] as const
const wrong = (): Refusal => new Refusal('live.shape')
const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map && holdsMapOnly(value)

export function checkBoard(edit: BoardEdit): void {
  for (const key of edit.touched.get('cycle') ?? []) checkCycleField(key, cycleOf(edit.after).get(key) ?? null)
  const cards = cardsOf(edit.after)
  if (!isMap(cards) || !isMap(cycleOf(edit.after))) throw wrong()
  const touched = edit.touched.get('cards') ?? new Set<string>()
  for (const id of touched) checkCard(edit, id, cards.get(id))
  if ([...touched].some((id) => !edit.wasThere('cards', id)) && cards.size > cardsLimit)
    throw new Refusal('board.too-many-cards', { limit: cardsLimit })
}

function checkCard(edit: BoardEdit, id: string, card: unknown): void {
  if (!cardsOf(edit.after).has(id)) return
  if (!isUuid(id) || !isMap(card)) throw wrong()
  for (const key of card.keys()) if (!(cardKeys as readonly string[]).includes(key)) throw wrong()
  const kind = card.get('kind')
  const column = card.get('column') as EnquiryStage
  if (!isCardKind(kind) || !stages.includes(column) || !isRank(card.get('rank'))) throw wrong()
  const before = edit.before('cards', id)
  const { locked } = edit.rights.context
  if (before && edit.wasThere('cards', id)) {
    for (const key of unchanging) if (before[key] !== card.get(key)) throw wrong()
    if (before.column !== column && !mayMoveTo(column, locked)) throw new Refusal('board.column-locked', { column })
  } else {
    checkMaker(edit, card, before)
    if (!mayMake(kind, column, locked)) throw new Refusal('board.column-locked', { column })
  }
  checkFields(card, kind)
  checkLinks(edit.after, card, kind)
  const body = card.get('body')
  if (!(body instanceof Y.XmlFragment) || !isRichText(body)) throw wrong()
}

/** A new card is its author's own; a card that comes back by undoing keeps its maker, and comes back as what it was. */
function checkMaker(edit: BoardEdit, card: Y.Map<unknown>, known: CardStamp | undefined): void {
  if (known && known.kind !== card.get('kind')) throw wrong()
  const by = known ? known.createdBy : edit.personId
  const urn = known ? known.createdUrn : edit.rights.urn
  if (card.get('createdBy') !== by || card.get('createdUrn') !== urn) throw wrong()
  if (!isInstant(card.get('createdAt'))) throw wrong()
}

function checkFields(card: Y.Map<unknown>, kind: CardKind): void {
  const fields = card.get('fields')
  if (!isMap(fields)) throw wrong()
  for (const [name, value] of fields.entries()) checkField(kind, name, value)
}

function checkLinks(doc: Y.Doc, card: Y.Map<unknown>, kind: CardKind): void {
  const links = card.get('links')
  if (!isMap(links) || links.size > linksLimit) throw wrong()
  for (const [target, name] of links.entries()) {
    if (!isUuid(target) || typeof name !== 'string' || !linkName.test(name)) throw wrong()
    // A link whose other end was removed meanwhile stays and shows nothing.
    const other = cardsOf(doc).get(target)?.get('kind')
    if (isCardKind(other) && !mayLink(kind, other)) throw new Refusal('board.link-not-allowed')
  }
}
