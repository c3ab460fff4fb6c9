/** The timetable as it is edited: one activity in a form, and all of them as they are sent. */
import type { ActivityKind } from '@alongside/domain/review-visit'
import type { InsidePartsFragment, VisitActivityInput } from '../../../gql/graphql'

type Shown = NonNullable<InsidePartsFragment['visit']>['activities'][number]
export type Activity = Pick<Shown, 'kind' | 'on' | 'from' | 'until' | 'place' | 'lineId'> & {
  readonly id: string | null
  readonly reviewer: { readonly id: string }
  readonly hostColleague: { readonly id: string } | null
}

export interface Draft {
  readonly id: string | null
  readonly kind: ActivityKind
  readonly on: string
  readonly from: string
  readonly until: string
  readonly place: string
  readonly lineId: string
  readonly reviewerId: string
  readonly hostColleagueId: string
}

export const draftOf = (activity: Activity | null, day = ''): Draft => ({
  id: activity?.id ?? null,
  kind: activity?.kind ?? 'LEARNING_WALK',
  on: activity?.on ?? day,
  from: activity?.from ?? '09:00',
  until: activity?.until ?? '10:00',
  place: activity?.place ?? '',
  lineId: activity?.lineId ?? '',
  reviewerId: activity?.reviewer.id ?? '',
  hostColleagueId: activity?.hostColleague?.id ?? '',
})

export const activityOf = (draft: Draft): Activity => ({
  ...draft,
  lineId: draft.lineId || null,
  reviewer: { id: draft.reviewerId },
  hostColleague: draft.hostColleagueId ? { id: draft.hostColleagueId } : null,
})

export const inputOf = (activity: Activity): VisitActivityInput => ({
  id: activity.id,
  kind: activity.kind,
  on: activity.on,
  from: activity.from,
  until: activity.until,
  place: activity.place,
  lineId: activity.lineId,
  reviewerId: activity.reviewer.id,
  hostColleagueId: activity.hostColleague?.id ?? null,
})
