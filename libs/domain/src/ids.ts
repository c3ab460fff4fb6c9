/** Branded ids: a string that says whose id it is, so that two kinds are never mixed up. All but a URN are UUIDs (v7). */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type SpaceId = Branded<'SpaceId'>
export type PersonId = Branded<'PersonId'>
export type SessionId = Branded<'SessionId'>
/** The alliance's id is also the id of its space. */
export type AllianceId = SpaceId
export type ClusterId = Branded<'ClusterId'>
export type MembershipId = Branded<'MembershipId'>
export type RoleHoldingId = Branded<'RoleHoldingId'>
export type InvitationId = Branded<'InvitationId'>
export type EnquiryId = Branded<'EnquiryId'>
export type CycleId = Branded<'CycleId'>
export type CardId = Branded<'CardId'>
export type CommentId = Branded<'CommentId'>
export type ProposalId = Branded<'ProposalId'>
export type TemplateId = Branded<'TemplateId'>
export type StudyId = Branded<'StudyId'>
export type LessonId = Branded<'LessonId'>
/** A row of the planning sheet. */
export type LessonStageId = Branded<'LessonStageId'>
export type NoteId = Branded<'NoteId'>
export type PhotoId = Branded<'PhotoId'>
export type InterviewId = Branded<'InterviewId'>
export type ReviewId = Branded<'ReviewId'>
export type AssignmentId = Branded<'AssignmentId'>
export type RemarkId = Branded<'RemarkId'>
export type ChallengeId = Branded<'ChallengeId'>
export type SignatureId = Branded<'SignatureId'>
/** A line of enquiry of a peer challenge. */
export type LineId = Branded<'LineId'>
export type FindingId = Branded<'FindingId'>
export type EvidenceId = Branded<'EvidenceId'>
/** A slot in the timetable of a visit. */
export type ActivityId = Branded<'ActivityId'>
export type VisitId = Branded<'VisitId'>
export type ActionId = Branded<'ActionId'>
/** A round in which an alliance finds out who challenges whom, and a wish of somebody's in it. */
export type RoundId = Branded<'RoundId'>
export type WishId = Branded<'WishId'>
/** An entry in the ledger of what schools give each other. */
export type ContributionId = Branded<'ContributionId'>
/** Professional development: a cycle, a session of it, somebody's place, a room, an entry of one's own record. */
export type CpdCycleId = Branded<'CpdCycleId'>
export type CpdSessionId = Branded<'CpdSessionId'>
export type BookingId = Branded<'BookingId'>
export type GuestId = Branded<'GuestId'>
export type RoomId = Branded<'RoomId'>
export type CpdRecordId = Branded<'CpdRecordId'>
/** One period, or half a day, in which somebody stands in for whoever is away. */
export type CoverId = Branded<'CoverId'>
export type DeskActId = Branded<'DeskActId'>
export type EvaluationId = Branded<'EvaluationId'>
/** Somebody's search for the times of a cycle's sessions. */
export type TimeSearchId = Branded<'TimeSearchId'>
export type DocumentId = Branded<'DocumentId'>
export type InboxItemId = Branded<'InboxItemId'>
/** Unique reference number of a school in England: six digits. */
export type Urn = Branded<'Urn'>
