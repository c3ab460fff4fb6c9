/** What the client sees of a template: prompts instead of cards, as one types them. */
import { CardKind } from '@alongside/domain/board'
import { CycleState } from '@alongside/domain/cycle'
import type { PersonId, SpaceId, TemplateId, Urn } from '@alongside/domain/ids'
import type { EnquiryStage } from '@alongside/domain/stage'
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { abilitiesType } from '../../platform/graphql/abilities.js'

export const TemplateAbilities = abilitiesType('TemplateAbilities', ['edit', 'fork'] as const)

@ObjectType('TemplateField')
export class TemplateFieldType {
  @Field(() => String) name!: string
  @Field(() => String) value!: string
}

@ObjectType('TemplatePrompt')
export class TemplatePromptType {
  @Field(() => CardKind) kind!: CardKind
  @Field(() => String, { description: 'The first line heads the card, the rest is its text.' }) text!: string
  @Field(() => [TemplateFieldType], { description: 'What else stands on the card, such as a reference.' })
  fields!: readonly TemplateFieldType[]
  @Field(() => CycleState) column!: EnquiryStage
  @Field(() => [Int], { description: 'The places of those prompts it builds on, counted from 0.' })
  buildsOn!: readonly number[]
}

@ObjectType('TemplateBody')
export class TemplateBodyType {
  @Field(() => String, { description: 'What the template is good for.' }) about!: string
  @Field(() => String) classroomPractice!: string
  @Field(() => String) pupilsToBenefit!: string
  @Field(() => String) focus!: string
  @Field(() => [TemplatePromptType]) prompts!: readonly TemplatePromptType[]
  @Field(() => String, { nullable: true }) protocol!: string | null
}

@ObjectType('EnquiryTemplate')
export class EnquiryTemplateType {
  @Field(() => ID) id!: TemplateId
  @Field(() => ID) spaceId!: SpaceId
  @Field(() => String) title!: string
  @Field(() => TemplateBodyType) body!: TemplateBodyType
  @Field(() => TemplateAbilities) abilities!: InstanceType<typeof TemplateAbilities>
  forkedFromId!: TemplateId | null
  createdById!: PersonId | null
  createdUrn!: Urn | null
}

@InputType('TemplateFieldInput')
export class TemplateFieldInput {
  @Field(() => String) name!: string
  @Field(() => String) value!: string
}

@InputType('TemplatePromptInput')
export class TemplatePromptInput {
  @Field(() => CardKind) kind!: CardKind
  @Field(() => String) text!: string
  @Field(() => [TemplateFieldInput], { nullable: true }) fields?: TemplateFieldInput[] | null
  @Field(() => CycleState, { nullable: true }) column?: CycleState | null
  @Field(() => [Int], { nullable: true }) buildsOn?: number[] | null
}

@InputType('TemplateBodyInput')
export class TemplateBodyInput {
  @Field(() => String, { nullable: true }) about?: string | null
  @Field(() => String) classroomPractice!: string
  @Field(() => String) pupilsToBenefit!: string
  @Field(() => String) focus!: string
  @Field(() => [TemplatePromptInput]) prompts!: TemplatePromptInput[]
  @Field(() => String, { nullable: true }) protocol?: string | null
}
