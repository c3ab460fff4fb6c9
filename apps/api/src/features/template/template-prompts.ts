/** A template's cards as prompts, and back: the first line heads the card, the rest is its text; other fields, its place and its links go along. */
import { firstColumn } from '@alongside/domain/board'
import { cardFields, fieldOf } from '@alongside/domain/card-fields'
import type { EnquiryStage } from '@alongside/domain/stage'
import type { TemplateBody, TemplateCard } from '@alongside/domain/template'
import type { TemplateBodyInput, TemplateBodyType, TemplateFieldInput } from './template.graphql.js'

const headingName = (kind: TemplateCard['kind']): string => cardFields[kind][0]!.name

export const promptsOf = ({ cards, protocol, ...words }: TemplateBody): TemplateBodyType => ({
  ...words,
  protocol: protocol || null,
  prompts: cards.map(({ kind, column, fields, text, buildsOn }) => ({
    kind,
    column: column ?? firstColumn[kind],
    buildsOn: buildsOn ?? [],
    text: [String(fields[headingName(kind)] ?? ''), text].filter((part) => part !== '').join('\n'),
    fields: cardFields[kind].slice(1).flatMap(({ name }) => {
      const value = fields[name]
      return value === undefined || value === '' ? [] : [{ name, value: String(value) }]
    }),
  })),
})

/** Whatever does not fit is left to the domain to refuse. */
export const bodyOf = (input: TemplateBodyInput): TemplateBody => ({
  about: input.about ?? '',
  classroomPractice: input.classroomPractice,
  pupilsToBenefit: input.pupilsToBenefit,
  focus: input.focus,
  protocol: input.protocol ?? '',
  cards: input.prompts.map((prompt) => {
    const kind = prompt.kind as TemplateCard['kind']
    const [heading = '', ...rest] = prompt.text.trim().split('\n')
    const fields = { ...fieldsOf(kind, prompt.fields ?? []), [headingName(kind)]: heading.trim() }
    // Every prompt has a place; said is only that of a card that lies elsewhere than others of its kind.
    const column = prompt.column ? (prompt.column as EnquiryStage) : firstColumn[kind]
    return {
      kind,
      ...(column !== firstColumn[kind] && { column }),
      fields,
      text: rest.join('\n'),
      ...(prompt.buildsOn?.length && { buildsOn: [...new Set(prompt.buildsOn)] }),
    }
  }),
})

/** Some choices are numbers: how strong the evidence is. */
const fieldsOf = (kind: TemplateCard['kind'], fields: readonly TemplateFieldInput[]): TemplateCard['fields'] =>
  Object.fromEntries(
    fields.map(({ name, value }) => {
      const chosen = fieldOf(kind, name)?.choices?.find((choice) => String(choice.value) === value)
      return [name, chosen?.value ?? value]
    }),
  )
