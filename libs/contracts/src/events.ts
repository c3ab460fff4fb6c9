/** News: typed events that carry ids and a version, never content. The browser asks GraphQL again, where the policy decides. */
import type { CardId, CycleId, EnquiryId, SpaceId } from '@alongside/domain/ids'

export interface EnquiryEvents {
  'enquiry.changed': { readonly enquiryId: EnquiryId; readonly version: number }
  'comments.changed': { readonly enquiryId: EnquiryId; readonly cycleId: CycleId; readonly cardId: CardId }
}
export interface AllianceEvents {
  'alliance.changed': { readonly allianceId: SpaceId }
}
export interface PersonEvents {
  'inbox.changed': Record<string, never>
  /** Rights or session changed: ask who I am again. */
  'viewer.changed': Record<string, never>
}
export interface RegisterEvents {
  'register.changed': { readonly importId: string }
}
export interface Events extends EnquiryEvents, AllianceEvents, PersonEvents, RegisterEvents {}
export type EventName = keyof Events
