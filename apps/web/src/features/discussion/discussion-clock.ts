/** The timer as the rules read it. */
import type { DiscussionClock } from '@alongside/domain/discussion'
import type { DiscussionPartsFragment } from '../../gql/graphql'

export const clockOf = (discussion: NonNullable<DiscussionPartsFragment['discussion']>): DiscussionClock => ({
  step: discussion.step,
  stepStartedAt: discussion.stepStartedAt ? new Date(discussion.stepStartedAt) : null,
  stepPausedSeconds: discussion.stepPausedSeconds,
})
