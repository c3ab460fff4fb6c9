/** What the client sees of lines of enquiry and of what people think of them. What is not theirs to see is not sent. */
import type { LineId, PersonId, Urn } from '@alongside/domain/ids'
import { JudgementLevel } from '@alongside/domain/judgement'
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'

registerEnumType(JudgementLevel, { name: 'JudgementLevel', description: 'Of a line of enquiry, never of a person.' })

@ObjectType('LineJudgement')
export class LineJudgementType {
  @Field(() => JudgementLevel) level!: JudgementLevel
  /** Stored before the host's view was known. */
  @Field(() => Boolean) blind!: boolean
  @Field(() => Boolean) isMine!: boolean
  @Field(() => Instant) at!: Date
  personId!: PersonId
  urn!: Urn | null
}

@ObjectType('LineOfEnquiry')
export class LineOfEnquiryType {
  @Field(() => ID) id!: LineId
  @Field(() => String) title!: string
  @Field(() => String) position!: string
  @Field(() => String) evidence!: string
  @Field(() => String) question!: string
  @Field(() => JudgementLevel, { nullable: true, description: 'The host’s own; to the team once it is revealed.' })
  hostJudgement!: JudgementLevel | null
  @Field(() => [LineJudgementType], {
    description: 'One’s own; the team’s once they are revealed; to the host once the findings are agreed.',
  })
  judgements!: readonly LineJudgementType[]
}
