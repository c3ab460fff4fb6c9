/** A figure as it is shown everywhere: with what was counted, over which time, of which parts, and how it is worked out. */
import type { Metric, MetricPart } from '@alongside/domain/metric'
import { Field, Float, Int, ObjectType } from '@nestjs/graphql'

@ObjectType('FigurePart')
export class FigurePartType implements MetricPart {
  @Field(() => String) name!: string
  @Field(() => Float) weight!: number
  @Field(() => Float, { nullable: true, description: 'From 0 to 1; null: not enough yet, or left out.' }) value!:
    | number
    | null
  @Field(() => String) says!: string
}

@ObjectType('Figure')
export class FigureType implements Metric {
  @Field(() => Float, { nullable: true, description: 'Null is shown as “not enough yet”, and never as 0.' }) value!:
    | number
    | null
  @Field(() => Int) n!: number
  @Field(() => String) window!: string
  @Field(() => [FigurePartType]) parts!: readonly FigurePartType[]
  @Field(() => String) how!: string
}
