/** News: typed events that carry ids and a version, never content. The browser asks GraphQL again, where the policy decides. */
import type {
  CardId,
  ChallengeId,
  CpdCycleId,
  CycleId,
  EnquiryId,
  LessonId,
  ReviewId,
  RoundId,
  SpaceId,
  StudyId,
  TimeSearchId,
} from '@alongside/domain/ids'

export interface EnquiryEvents {
  'enquiry.changed': { readonly enquiryId: EnquiryId; readonly version: number }
  'comments.changed': { readonly enquiryId: EnquiryId; readonly cycleId: CycleId; readonly cardId: CardId }
}
export interface LessonStudyEvents {
  /** Anything of a study or its lessons but notes: members, states, plan dates, interviews, steps of the discussion. */
  'lesson-study.changed': { readonly studyId: StudyId; readonly version: number }
  /** Notes were added or changed; `seq` is the newest one's. */
  'notes.changed': { readonly studyId: StudyId; readonly lessonId: LessonId; readonly seq: number }
}
export interface PeerReviewEvents {
  'peer-review.changed': { readonly reviewId: ReviewId; readonly version: number }
}
export interface PairingEvents {
  'pairing.changed': { readonly roundId: RoundId; readonly version: number }
}
export interface ContributionEvents {
  'contribution.changed': { readonly allianceId: SpaceId }
}
export interface CpdEvents {
  /** Anything of a cycle, its sessions and the places on them. */
  'cpd.changed': { readonly cycleId: CpdCycleId; readonly version: number }
}
export interface CoverEvents {
  'cover.changed': { readonly spaceId: SpaceId }
}
export interface DeskEvents {
  /** Somebody has done something at a desk, or taken it back; for whoever sits at it. */
  'desk.changed': { readonly spaceId: SpaceId }
}
export interface EvaluationEvents {
  'evaluation.changed': { readonly cycleId: CpdCycleId }
}
export interface PeerChallengeEvents {
  /** Anything of it, also what was written about the school: whoever hears of it asks, and is shown what is theirs. */
  'peer-challenge.changed': { readonly challengeId: ChallengeId; readonly version: number }
  /** Evidence was noted, or tagged anew; to the team alone. */
  'evidence.changed': { readonly challengeId: ChallengeId; readonly seq: number }
}
export interface AllianceEvents {
  'alliance.changed': { readonly allianceId: SpaceId }
}
export interface TimeSearchEvents {
  /** For whoever asked: how far it is, or what it came to. */
  'time-search.changed': { readonly searchId: TimeSearchId; readonly version: number }
}
export interface PersonEvents {
  'inbox.changed': Record<string, never>
  /** Rights or session changed: ask who I am again. */
  'viewer.changed': Record<string, never>
}
export interface RegisterEvents {
  'register.changed': { readonly importId: string }
}
export interface Events
  extends EnquiryEvents,
    LessonStudyEvents,
    PeerReviewEvents,
    PairingEvents,
    ContributionEvents,
    CpdEvents,
    CoverEvents,
    EvaluationEvents,
    DeskEvents,
    PeerChallengeEvents,
    AllianceEvents,
    TimeSearchEvents,
    PersonEvents,
    RegisterEvents {}
export type EventName = keyof Events
