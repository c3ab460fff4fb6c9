/** Evidence noted in a peer challenge. */
import type { Actor } from '@alongside/domain/actor'
import type { ChallengeId, EvidenceId, LineId } from '@alongside/domain/ids'
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { As, Ask, Asking } from '../../platform/graphql/asking.js'
import { Instant } from '../../platform/graphql/scalars.js'
import { PersonType } from '../people/people.graphql.js'
import { PeopleService } from '../people/people.service.js'
import { SchoolType } from '../school/school.graphql.js'
import { SchoolService } from '../school/school.service.js'
import { EvidenceFeedType, EvidenceInput, EvidenceNoteType, EvidenceReceiptType } from './evidence-note.graphql.js'
import { EvidenceNotes } from './evidence-note.service.js'

const id = { type: () => ID }

@Resolver(() => EvidenceNoteType)
export class EvidenceNoteResolver {
  constructor(
    private readonly notes: EvidenceNotes,
    private readonly people: PeopleService,
    private readonly schools: SchoolService,
  ) {}

  @Query(() => EvidenceFeedType)
  challengeEvidence(
    @Ask() asking: Asking,
    @Args('challengeId', id) challenge: ChallengeId,
    @Args('after', { type: () => Int, nullable: true }) after: number | null,
  ): Promise<EvidenceFeedType> {
    return this.notes.feed(asking, challenge, after ?? 0)
  }

  @Mutation(() => EvidenceReceiptType)
  noteEvidence(
    @As() actor: Actor,
    @Args('challengeId', id) challenge: ChallengeId,
    @Args('sentAt', { type: () => Instant }) sentAt: Date,
    @Args('notes', { type: () => [EvidenceInput] }) notes: EvidenceInput[],
  ): Promise<EvidenceReceiptType> {
    return this.notes.note(actor, challenge, sentAt, notes)
  }

  @Mutation(() => EvidenceNoteType)
  tagEvidence(
    @As() actor: Actor,
    @Args('challengeId', id) challenge: ChallengeId,
    @Args('id', id) note: EvidenceId,
    @Args('lineId', id) line: LineId,
  ): Promise<EvidenceNoteType> {
    return this.notes.tag(actor, challenge, note, line)
  }

  @ResolveField(() => PersonType)
  author(@Parent() { authorId }: EvidenceNoteType, @Ask() asking: Asking): Promise<PersonType> {
    return this.people.person(asking, authorId)
  }

  @ResolveField(() => SchoolType)
  school(@Parent() { authorUrn }: EvidenceNoteType, @Ask() asking: Asking) {
    return this.schools.school(asking, authorUrn)
  }
}
