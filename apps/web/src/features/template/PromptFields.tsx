/** What else there is to a card of a template, besides its heading and its text: a reference, where it lies, what it builds on. */
import { firstColumn } from '@alongside/domain/board'
import { fieldOf } from '@alongside/domain/card-fields'
import { stageWords } from '@alongside/domain/stage'
import type { TemplatePartsFragment } from '../../gql/graphql'
import css from './TemplateText.module.css'

export type PromptParts = TemplatePartsFragment['body']['prompts'][number]

export interface PromptFieldsProps extends Pick<PromptParts, 'kind' | 'fields' | 'column'> {
  /** The words of the cards it builds on. */
  readonly buildsOn: readonly string[]
}

/** As on the board: the first line heads the card. */
const headingOf = (text: string): string => text.trim().split('\n')[0] ?? ''

export function PromptFields({ kind, fields, column, buildsOn }: PromptFieldsProps) {
  const lines = fields.map(({ name, value }) => {
    const field = fieldOf(kind, name)
    const chosen = field?.choices?.find((choice) => String(choice.value) === value)
    return `${field?.label}: ${chosen?.label ?? value}`
  })
  if (column !== 'CHECKED' && column !== firstColumn[kind]) lines.push(`Lies in: ${stageWords[column].label}`)
  if (buildsOn.length > 0) lines.push(`Builds on: ${buildsOn.map(headingOf).join(' · ')}`)
  if (lines.length === 0) return null
  return (
    <ul className={css.fields}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
