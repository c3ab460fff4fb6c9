/** A person's own calendar and reminders, and what became of invitations, as clients see them. */
import { ReminderChoice } from '@alongside/domain/calendar-entry'
import type { PersonId } from '@alongside/domain/ids'
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { Instant } from '../../platform/graphql/scalars.js'

registerEnumType(ReminderChoice, { name: 'ReminderChoice' })

export const LetterState = {
  QUEUED: 'QUEUED',
  SENDING: 'SENDING',
  SENT: 'SENT',
  /** Its sending was cut off: it may have arrived. */
  UNKNOWN: 'UNKNOWN',
  KEPT: 'KEPT',
  FAILED: 'FAILED',
  DROPPED: 'DROPPED',
} as const
export type LetterState = (typeof LetterState)[keyof typeof LetterState]
registerEnumType(LetterState, { name: 'LetterState' })

@ObjectType('PersonalCalendar')
export class PersonalCalendarType {
  @Field(() => ID) id!: PersonId
  @Field(() => Instant, { nullable: true, description: 'Since when it has an address; null: it has none.' })
  addressSince!: Date | null
  @Field(() => String, { nullable: true, description: 'Told once, when it is made.' }) address!: string | null
  @Field(() => ReminderChoice) reminders!: ReminderChoice
  @Field(() => Boolean, { description: 'Invitations to sessions come by mail, for the calendar to keep.' })
  invites!: boolean
  @Field(() => Boolean, { description: 'Mail can leave this installation at all.' }) hasMail!: boolean
  @Field(() => Int, { description: 'Mails of the last month of which nobody knows whether they arrived.' })
  unsureMails!: number
}

@ObjectType('SessionLetter')
export class SessionLetterType {
  @Field(() => ID) id!: string
  @Field(() => ID) personId!: PersonId
  @Field(() => String) name!: string
  @Field(() => LetterState) state!: LetterState
  @Field(() => Boolean) isCallingOff!: boolean
  @Field(() => Instant) createdAt!: Date
}
