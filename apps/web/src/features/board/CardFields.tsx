/** The typed fields of a card, under its name and its text. */
import { cardFields, type Field } from '@alongside/domain/card-fields'
import { useBoard, useOnCard } from './board-context'
import css from './CardPanel.module.css'
import type { CardView } from './card-view'
import { QuietField } from './QuietField'

interface OneFieldProps {
  readonly card: CardView
  readonly rule: Field
  readonly isTitle?: boolean
  readonly autoFocus?: boolean
}

function OneField({ card, rule, isTitle = false, autoFocus = false }: OneFieldProps) {
  const { canWrite, session } = useBoard()
  const writers = useOnCard(card.id).filter(({ state }) => state?.field === rule.name)
  return (
    <QuietField
      rule={rule}
      value={card.fields[rule.name] ?? null}
      canWrite={canWrite}
      writers={writers.map(({ name }) => name)}
      onChange={(value) => session.actions.setField(card.id, rule.name, value)}
      onEnter={() => session.presence.tell({ cardId: card.id, field: rule.name })}
      onLeave={() => session.presence.tell({ field: '' })}
      isTitle={isTitle}
      autoFocus={autoFocus}
    />
  )
}

export function CardTitle({ card, isNew }: { readonly card: CardView; readonly isNew: boolean }) {
  const [rule] = cardFields[card.kind]
  return rule ? <OneField card={card} rule={rule} isTitle autoFocus={isNew} /> : null
}

const isShort = ({ type }: Field): boolean => type === 'choice' || type === 'date' || type === 'number'

export function CardFields({ card }: { readonly card: CardView }) {
  const rules = cardFields[card.kind].slice(1)
  if (rules.length === 0) return null
  return (
    <div className={css.fields}>
      {rules.map((rule) => (
        <div key={rule.name} className={isShort(rule) ? css.half : css.whole}>
          <OneField card={card} rule={rule} />
        </div>
      ))}
    </div>
  )
}
