/** The one or two facts of a card's kind that people look for from across the table. */

import type { CardKind } from '@alongside/domain/board'
import { type Choice, cardFields, fieldOf } from '@alongside/domain/card-fields'
import { type HunchStatus, hunchStatusLabels } from '@alongside/domain/hunch'
import { IconCheck, IconCircleDashed, IconMinus, IconPlayerPause, IconX } from '@tabler/icons-react'
import type { Tone } from '../../ui/Notice'
import { Tag } from '../../ui/Tag'
import css from './BoardCard.module.css'
import type { CardView } from './card-view'

const labelOf = (kind: CardKind, name: string, value: unknown): string | null =>
  fieldOf(kind, name)?.choices?.find((choice: Choice) => choice.value === value)?.label ?? null

const hunchLooks: Readonly<Record<HunchStatus, { tone: Tone; icon: typeof IconCheck }>> = {
  DRAFT: { tone: 'plain', icon: IconCircleDashed },
  TESTING: { tone: 'accent', icon: IconMinus },
  TESTED_SUPPORTED: { tone: 'good', icon: IconCheck },
  TESTED_REJECTED: { tone: 'plain', icon: IconX },
  PARKED: { tone: 'plain', icon: IconPlayerPause },
}

export function HunchTag({ status }: { readonly status: HunchStatus }) {
  const { tone, icon: Icon } = hunchLooks[status]
  return (
    <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
      {hunchStatusLabels[status]}
    </Tag>
  )
}

const strongest = 3

function Strength({ kind, value }: { readonly kind: CardKind; readonly value: unknown }) {
  if (typeof value !== 'number') return null
  const words = labelOf(kind, 'strength', value)?.replace(/^\d\s/, '')
  return (
    <span className={css.strength} role="img" aria-label={`Strength ${value} of ${strongest}: ${words}`} title={words}>
      {Array.from({ length: strongest }, (_one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three marks that never change places
        <span key={place} className={place < value ? css.strong : css.weak} />
      ))}
    </span>
  )
}

const steps = ['plan', 'do', 'study', 'act'] as const

/** Plan, do, study, act: which of them somebody has written. */
function Steps({ fields }: { readonly fields: CardView['fields'] }) {
  const done = steps.filter((step) => String(fields[step] ?? '').trim() !== '')
  const said = done.length === 0 ? 'Nothing written yet' : `Written: ${done.join(', ')}`
  return (
    <span className={css.steps} role="img" aria-label={said} title={said}>
      {steps.map((step) => (
        <span key={step} className={done.includes(step) ? css.stepDone : css.step}>
          {step}
        </span>
      ))}
    </span>
  )
}

export function CardFacts({ card, status }: { readonly card: CardView; readonly status: HunchStatus }) {
  const { kind, fields } = card
  const quiet = (words: string | null) => words && <span className={css.fact}>{words}</span>
  switch (kind) {
    case 'HUNCH':
      return <HunchTag status={status} />
    case 'EVIDENCE':
    case 'CHECK':
      return (
        <>
          {quiet(labelOf(kind, 'type', fields.type))}
          <Strength kind={kind} value={fields.strength} />
        </>
      )
    case 'NEW_LEARNING':
      return quiet(labelOf(kind, 'source', fields.source))
    case 'CHANGE_IDEA':
      return quiet([fields.who, fields.when].filter(Boolean).join(' · ') || null)
    case 'QUICK_TEST':
      return (
        <>
          <Steps fields={fields} />
          {quiet(labelOf(kind, 'verdict', fields.verdict))}
        </>
      )
    case 'NOTE':
      return null
  }
}

/** What stands under the heading: the text people wrote together, else the first longer field. */
export function excerptOf({ kind, fields, text }: CardView): string {
  if (text !== '') return text
  const longer = cardFields[kind].slice(1).find(({ name, type }) => type === 'long-text' && fields[name])
  return longer ? String(fields[longer.name]) : ''
}
