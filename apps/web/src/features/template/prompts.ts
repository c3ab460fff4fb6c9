/** The cards of a template while somebody edits it: known by a key of their own, so that links survive when others come and go. */
import { firstColumn, mayLink } from '@alongside/domain/board'
import type { TemplatePartsFragment, TemplatePromptInput } from '../../gql/graphql'

type Parts = TemplatePartsFragment['body']['prompts'][number]

export interface Prompt extends Pick<Parts, 'kind' | 'text' | 'fields' | 'column'> {
  readonly key: number
  /** Keys of the cards it builds on. */
  readonly buildsOn: readonly number[]
}

let lastKey = 0
const nextKey = (): number => {
  lastKey += 1
  return lastKey
}

export const newPrompt = (): Prompt => ({
  key: nextKey(),
  kind: 'NOTE',
  text: '',
  fields: [],
  column: firstColumn.NOTE,
  buildsOn: [],
})

export function promptsOf(parts: readonly Parts[]): Prompt[] {
  const keys = parts.map(nextKey)
  return parts.map(({ kind, text, fields, column, buildsOn }, place) => ({
    key: keys[place]!,
    kind,
    text,
    fields,
    column,
    buildsOn: buildsOn.flatMap((other) => keys[other] ?? []),
  }))
}

/** What is saved: cards that say something, with the links that lead to another one of them. */
export function inputsOf(prompts: readonly Prompt[]): TemplatePromptInput[] {
  const kept = prompts.filter(({ text }) => text.trim() !== '')
  return kept.map(({ kind, text, fields, column, buildsOn }) => ({
    kind,
    text,
    fields: fields.map(({ name, value }) => ({ name, value })),
    column,
    buildsOn: kept.flatMap((other, place) =>
      buildsOn.includes(other.key) && mayLink(kind, other.kind) ? [place] : [],
    ),
  }))
}
