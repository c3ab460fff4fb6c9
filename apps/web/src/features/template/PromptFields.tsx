/** What else stands on a card of a template, besides its heading and its text: a reference, a type of evidence. */
import { fieldOf } from '@alongside/domain/card-fields'
import type { TemplatePartsFragment } from '../../gql/graphql'
import css from './TemplateText.module.css'

export type PromptParts = TemplatePartsFragment['body']['prompts'][number]

export function PromptFields({ kind, fields }: Pick<PromptParts, 'kind' | 'fields'>) {
  if (fields.length === 0) return null
  return (
    <ul className={css.fields}>
      {fields.map(({ name, value }) => {
        const field = fieldOf(kind, name)
        const chosen = field?.choices?.find((choice) => String(choice.value) === value)
        return (
          <li key={name}>
            {field?.label}: {chosen?.label ?? value}
          </li>
        )
      })}
    </ul>
  )
}
