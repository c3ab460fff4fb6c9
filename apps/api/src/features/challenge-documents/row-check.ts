/** What rows that people write together may hold: judged row by row on the scratch copy, the same for every list of a peer challenge. */
import { holdsMapOnly, isPlainText } from '@alongside/contracts/shape'
import { makerOf, type Rows, rowMarks, writingsOf } from '@alongside/contracts/written-rows'
import type { PersonId, Urn } from '@alongside/domain/ids'
import { isRank } from '@alongside/domain/rank'
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import * as Y from 'yjs'
import type { Edit } from '../../platform/live/live-kind.js'
import { isInstant, isUuid } from '../../platform/live/plain-values.js'

/** What is remembered of a row, also after it was taken out: by undoing it may come back. */
export interface RowStamp {
  readonly createdBy: PersonId | null
  readonly createdUrn: Urn | null
  readonly createdAt: string
  /** Which writings its texts are; not known of one that was taken out before this copy was opened. */
  readonly texts: string | null
}

export interface RowRules<Context> {
  readonly root: string
  /** Its own, beside who made it. */
  readonly keys: readonly string[]
  readonly texts: Readonly<Record<string, number>>
  readonly most: number
  readonly tooMany: RefusalCode
  /** What is no text: throws where it is wrong. */
  readonly checkValues?: (row: Y.Map<unknown>, context: Context) => void
  /** Why a row that is there does not change any more; null: it does. */
  readonly isFixed?: (id: string, context: Context) => RefusalCode | null
}

export const wrong = (): Refusal => new Refusal('live.shape')
export const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map && holdsMapOnly(value)

export function checkRows<Context>(edit: Edit<Context, RowStamp>, rules: RowRules<Context>): void {
  const rows = edit.after.getMap(rules.root) as Rows
  if (!isMap(rows)) throw wrong()
  const touched = edit.touched.get(rules.root) ?? new Set<string>()
  for (const id of touched) {
    const fixed = rules.isFixed?.(id, edit.rights.context) ?? null
    if (fixed) throw new Refusal(fixed)
    if (rows.has(id)) checkRow(edit, rules, id, rows.get(id))
  }
  if (touched.size > 0 && rows.size > rules.most) throw new Refusal(rules.tooMany, { limit: rules.most })
}

function checkRow<Context>(edit: Edit<Context, RowStamp>, rules: RowRules<Context>, id: string, row: unknown): void {
  const keys: readonly string[] = [...rules.keys, ...rowMarks]
  if (!isUuid(id) || !isMap(row) || row.size !== keys.length) throw wrong()
  for (const key of row.keys()) if (!keys.includes(key)) throw wrong()
  if (!isRank(row.get('rank'))) throw wrong()
  for (const [text, limit] of Object.entries(rules.texts)) if (!isPlainText(row.get(text), limit)) throw wrong()
  const known = edit.before(rules.root, id)
  checkMaker(edit, row, known)
  if (known && edit.wasThere(rules.root, id) && known.texts !== writingsOf(row, Object.keys(rules.texts))) throw wrong()
  rules.checkValues?.(row, edit.rights.context)
}

/** A new row is its author's own; one that comes back by undoing, and one that is there, keeps its maker. */
function checkMaker(edit: Edit<unknown, RowStamp>, row: Y.Map<unknown>, known: RowStamp | undefined): void {
  const by = known ? known.createdBy : edit.personId
  const urn = known ? known.createdUrn : edit.rights.urn
  const at = row.get('createdAt')
  if ((row.get('createdBy') || null) !== by || (row.get('createdUrn') || null) !== urn) throw wrong()
  if (known ? at !== known.createdAt : !isInstant(at)) throw wrong()
}

export function rowStamp(row: Y.Map<unknown> | undefined, texts: readonly string[]): RowStamp | undefined {
  if (!row) return undefined
  const { createdBy, createdUrn, createdAt } = makerOf(row)
  return {
    createdBy: (createdBy || null) as PersonId | null,
    createdUrn: (createdUrn || null) as Urn | null,
    createdAt,
    texts: writingsOf(row, texts),
  }
}
