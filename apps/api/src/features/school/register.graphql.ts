/** What an administrator sees of an import of the register. */
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'

export const RegisterImportState = {
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  STOPPED: 'STOPPED',
} as const
export type RegisterImportState = (typeof RegisterImportState)[keyof typeof RegisterImportState]
registerEnumType(RegisterImportState, { name: 'RegisterImportState' })

@ObjectType('RefusedRow')
export class RefusedRowType {
  @Field(() => Int) line!: number
  @Field(() => String) reason!: string
  @Field(() => String, { nullable: true }) urn!: string | null
}

@ObjectType('RegisterImport')
export class RegisterImportType {
  @Field(() => ID) id!: string
  @Field(() => String) fileName!: string
  @Field(() => String, { nullable: true }) kind!: string | null
  @Field(() => RegisterImportState) state!: RegisterImportState
  @Field(() => Float, { nullable: true }) bytesTotal!: number | null
  @Field(() => Float) bytesRead!: number
  @Field(() => Int) rowsRead!: number
  @Field(() => Int) added!: number
  @Field(() => Int) changed!: number
  @Field(() => Int) unchanged!: number
  @Field(() => Int) refused!: number
  /** Why it failed, or the reasons for which rows were refused. */
  @Field(() => String, { nullable: true }) message!: string | null
  @Field(() => Instant) startedAt!: Date
  @Field(() => Instant, { nullable: true }) endedAt!: Date | null
}
