/** What the client sees of a desk. */
import type { CivilDate as Day } from '@alongside/domain/civil-date'
import { DeskAct, DeskKind, DeskPress, DeskSide } from '@alongside/domain/desk'
import type { DeskActId, PersonId, Urn } from '@alongside/domain/ids'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CivilDate, Instant } from '../../platform/graphql/scalars.js'

registerEnumType(DeskKind, { name: 'DeskKind' })
registerEnumType(DeskAct, { name: 'DeskAct' })
registerEnumType(DeskSide, { name: 'DeskSide' })
registerEnumType(DeskPress, { name: 'DeskPress' })

@ObjectType('DeskRow', { description: 'One thing that is stuck.' })
export class DeskRowType {
  @Field(() => ID, { description: 'Names it as long as it is stuck.' }) id!: string
  @Field(() => DeskKind) kind!: DeskKind
  @Field(() => DeskPress) press!: DeskPress
  @Field(() => String) text!: string
  @Field(() => String) detail!: string
  @Field(() => String, { description: 'Where it stands.' }) path!: string
  @Field(() => String, { nullable: true, description: 'What one goes there for, where that is what usually helps.' })
  opensAs!: string | null
  @Field(() => Instant, { nullable: true }) since!: Date | null
  @Field(() => CivilDate, { nullable: true, description: 'The day on which it would be missed.' })
  happensOn!: Day | null
  @Field(() => [DeskAct], { description: 'The first is what usually helps.' }) acts!: readonly DeskAct[]
  @Field(() => CivilDate, { nullable: true, description: 'Put off until then.' }) restsUntil!: Day | null
  @Field(() => Instant, { nullable: true }) remindedAt!: Date | null
  @Field(() => String, { nullable: true }) remindedBy!: string | null
  urn!: Urn | null
  personId!: PersonId | null
}

@ObjectType('DeskDone', { description: 'What was done at the desk in the last day.' })
export class DeskDoneType {
  @Field(() => ID) id!: DeskActId
  @Field(() => DeskAct) act!: DeskAct
  @Field(() => [String]) texts!: readonly string[]
  @Field(() => CivilDate, { nullable: true }) until!: Day | null
  @Field(() => Instant) at!: Date
  @Field(() => Instant, { nullable: true }) undoneAt!: Date | null
  @Field(() => Boolean) canUndo!: boolean
  byId!: PersonId
  undoneById!: PersonId | null
}

@ObjectType('Desk')
export class DeskType {
  @Field(() => ID) id!: string
  @Field(() => DeskSide) side!: DeskSide
  @Field(() => [DeskRowType]) rows!: readonly DeskRowType[]
  @Field(() => [DeskDoneType]) done!: readonly DeskDoneType[]
}

@ObjectType('DeskActed')
export class DeskActedType {
  @Field(() => ID, { nullable: true, description: 'To take it back by; null when nothing was left to do.' })
  id!: DeskActId | null
  @Field(() => Int) done!: number
  @Field(() => [String], { description: 'What somebody else had settled already.' }) left!: readonly string[]
  @Field(() => [String], { description: 'Of which nobody could be reminded.' }) unreached!: readonly string[]
}
