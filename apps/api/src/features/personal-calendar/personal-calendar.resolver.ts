/** A person's own calendar and reminders: theirs alone; and what became of the invitations to a session. */
import type { Actor } from '@alongside/domain/actor'
import { ReminderChoice } from '@alongside/domain/calendar-entry'
import type { PersonId } from '@alongside/domain/ids'
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { PersonalCalendarType, SessionLetterType } from './personal-calendar.graphql.js'
import { PersonalCalendarService } from './personal-calendar.service.js'
import { SessionLetters } from './session-letters.service.js'

@Resolver(() => PersonalCalendarType)
export class PersonalCalendarResolver {
  constructor(
    private readonly calendars: PersonalCalendarService,
    private readonly letters: SessionLetters,
  ) {}

  @Query(() => PersonalCalendarType)
  personalCalendar(@Ask() asking: Asking): Promise<PersonalCalendarType> {
    return this.calendars.mine(asking)
  }

  @Query(() => [SessionLetterType])
  sessionLetters(
    @Ask() asking: Asking,
    @Args('sessionId', { type: () => ID }) sessionId: string,
  ): Promise<SessionLetterType[]> {
    return this.letters.of(asking, sessionId)
  }

  @Mutation(() => PersonalCalendarType, { description: 'Makes the address, or replaces it.' })
  makeCalendarAddress(@As() actor: Actor): Promise<PersonalCalendarType> {
    return this.calendars.makeAddress(actor)
  }

  @Mutation(() => PersonalCalendarType)
  endCalendarAddress(@As() actor: Actor): Promise<PersonalCalendarType> {
    return this.calendars.endAddress(actor)
  }

  @Mutation(() => PersonalCalendarType)
  chooseReminders(
    @As() actor: Actor,
    @Args('reminders', { type: () => ReminderChoice }) reminders: ReminderChoice,
    @Args('invites', { type: () => Boolean }) invites: boolean,
  ): Promise<PersonalCalendarType> {
    return this.calendars.choose(actor, reminders, invites)
  }

  @Mutation(() => Boolean, { description: 'After a person has looked whether it arrived.' })
  sendSessionLetterAgain(
    @As() actor: Actor,
    @Args('sessionId', { type: () => ID }) sessionId: string,
    @Args('personId', { type: () => ID }) personId: PersonId,
  ): Promise<boolean> {
    return this.letters.sendAgain(actor, sessionId, personId)
  }
}
