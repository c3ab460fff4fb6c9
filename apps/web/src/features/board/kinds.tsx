/** The mark of each kind of card: an icon beside its word, and a kind of paper. Colour is never the only carrier. */
import { type CardKind, cardKindLabels, cardKinds, firstColumn, mayMake } from '@alongside/domain/board'
import type { EnquiryStage } from '@alongside/domain/stage'
import { stages } from '@alongside/domain/stage'
import {
  IconBook2,
  IconBulb,
  IconEye,
  IconFlask2,
  IconNote,
  IconScale,
  IconSeedling,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import css from './BoardCard.module.css'

export const kindIcons: Readonly<Record<CardKind, TablerIcon>> = {
  EVIDENCE: IconEye,
  HUNCH: IconBulb,
  NEW_LEARNING: IconBook2,
  CHANGE_IDEA: IconSeedling,
  QUICK_TEST: IconFlask2,
  CHECK: IconScale,
  NOTE: IconNote,
}

interface KindMarkProps {
  readonly kind: CardKind
  /** Stands in the word's place for some seconds: whose move it was. */
  readonly note?: string | null
}

export function KindMark({ kind, note }: KindMarkProps) {
  const Icon = kindIcons[kind]
  return (
    <span className={css.kind}>
      {!note && <Icon aria-hidden="true" stroke={1.75} />}
      <span className={note ? 'visually-hidden' : undefined}>{cardKindLabels[kind]}</span>
      {note && <span className={css.note}>{note}</span>}
    </span>
  )
}

/** One line for the choice of what to add. */
export const kindHints: Readonly<Record<CardKind, string>> = {
  EVIDENCE: 'Something seen, heard or counted',
  HUNCH: 'A claim about our own practice',
  NEW_LEARNING: 'Read, visited or shown',
  CHANGE_IDEA: 'A change somebody could try tomorrow',
  QUICK_TEST: 'Plan, do, study, act',
  CHECK: 'What we see now, against where we began',
  NOTE: 'Anything else worth keeping',
}

/** A column offers what begins there, and a note; a column that nothing begins in offers what its neighbour does. */
export function kindsFor(column: EnquiryStage, locked: readonly EnquiryStage[]): CardKind[] {
  const begins = (stage: EnquiryStage | undefined) =>
    cardKinds.filter((kind) => kind !== 'NOTE' && firstColumn[kind] === stage)
  const own = begins(column)
  const offered =
    own.length > 0 ? [...own, 'NOTE' as const] : ['NOTE' as const, ...begins(stages[stages.indexOf(column) - 1])]
  return offered.filter((kind) => mayMake(kind, column, locked))
}
