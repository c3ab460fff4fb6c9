/** A template's cards as prompts, and back: the first line heads the card, the rest is its text. */
import { cardFields } from '@alongside/domain/card-fields'
import type { TemplateBody, TemplateCard } from '@alongside/domain/template'
import type { TemplateBodyInput, TemplateBodyType } from './template.graphql.js'

const headingName = (kind: TemplateCard['kind']): string => cardFields[kind][0]!.name

export const promptsOf = ({ cards, protocol, ...words }: TemplateBody): TemplateBodyType => ({
  ...words,
  protocol: protocol || null,
  prompts: cards.map(({ kind, fields, text }) => ({
    kind,
    text: [String(fields[headingName(kind)] ?? ''), text].filter((part) => part !== '').join('\n'),
  })),
})

/** Whatever does not fit is left to the domain to refuse. */
export const bodyOf = (input: TemplateBodyInput): TemplateBody => ({
  about: input.about ?? '',
  classroomPractice: input.classroomPractice,
  pupilsToBenefit: input.pupilsToBenefit,
  focus: input.focus,
  protocol: input.protocol ?? '',
  cards: input.prompts.map(({ kind, text }) => {
    const [heading = '', ...rest] = text.trim().split('\n')
    return { kind, fields: { [cardFields[kind][0]!.name]: heading.trim() }, text: rest.join('\n') } as TemplateCard
  }),
})
