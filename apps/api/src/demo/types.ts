/** The shapes of the demo's content: plain data, short handles instead of ids, days ago instead of dates, so that it never grows old. */
import type { CardKind } from '@alongside/domain/board'
import type { CycleFieldName, EvidenceType } from '@alongside/domain/card-fields'
import type { CycleState, EnoughDifference } from '@alongside/domain/cycle'
import type { EnquiryMemberState, EnquiryState } from '@alongside/domain/enquiry'
import type { HealthAnswer, HealthProcess } from '@alongside/domain/health'
import type { HunchStatus } from '@alongside/domain/hunch'
import type { MembershipRole, MembershipState } from '@alongside/domain/membership'
import type { PersonState } from '@alongside/domain/person'
import type { Phase } from '@alongside/domain/phase'
import type { ProposalState } from '@alongside/domain/proposal'
import type { Role } from '@alongside/domain/role'
import type { EnquiryStage } from '@alongside/domain/stage'
import type { TemplateBody } from '@alongside/domain/template'
import type { EnquiryVisibility } from '@alongside/domain/visibility'
import type {
  ClusterHandle,
  EnquiryHandle,
  PersonHandle,
  SchoolHandle,
  TemplateHandle,
  TrustHandle,
} from './handles.js'

/** A civil date inside a card's fields. */
export interface DaysAgo {
  readonly daysAgo: number
}

/** Somebody did something, some days ago. */
export interface Done extends DaysAgo {
  readonly by: PersonHandle
}

/* ---- schools and people ---- */

export interface DemoTrust {
  readonly handle: TrustHandle
  readonly kind: 'MAT' | 'FEDERATION'
  readonly name: string
  readonly uid: string
}

export interface DemoSchool {
  readonly handle: SchoolHandle
  readonly urn: string
  readonly establishmentNumber: string
  readonly laCode: string
  readonly laName: string
  readonly district: string
  readonly name: string
  readonly phase: Phase
  readonly establishmentType: string
  readonly town: string
  readonly postcode: string
  readonly easting: number
  readonly northing: number
  readonly roll: number
  readonly percentFsm: number
  readonly trust: TrustHandle | null
}

/** One role: at a school, for the alliance, or (with neither) for the installation. */
export interface DemoHolding {
  readonly role: Role
  readonly school?: SchoolHandle
  readonly alliance?: true
  /** A head's dated deputy: from today, for so many days. */
  readonly deputyForDays?: number
}

export interface DemoPerson {
  readonly handle: PersonHandle
  readonly name: string
  readonly email: string
  readonly holdings: readonly DemoHolding[]
  /** One line about what they do, in their own words. */
  readonly work: string
  /** ACTIVE where it is not said. */
  readonly state?: PersonState
  /** Null: invited, and has not joined yet. */
  readonly joinedDaysAgo: number | null
  readonly invitation?: Done
  readonly suspendedDaysAgo?: number
  readonly leftDaysAgo?: number
  /** Set for those whose sign-in is printed when the demo starts: the role as one line. */
  readonly signIn?: string
}

/* ---- the alliance ---- */

export interface DemoCluster {
  readonly handle: ClusterHandle
  readonly name: string
  readonly schools: readonly SchoolHandle[]
}

export interface DemoAlliance {
  readonly name: string
  readonly kind: 'TSA' | 'HUB' | 'AREA' | 'DIOCESAN' | 'OTHER'
  readonly foundedDaysAgo: number
  readonly foundedBy: PersonHandle
  readonly coordinator: PersonHandle
  readonly aims: readonly string[]
  readonly agreement: { readonly version: number; readonly title: string; readonly paragraphs: readonly string[] }
  readonly clusters: readonly DemoCluster[]
}

export interface DemoMembership {
  readonly school: SchoolHandle
  readonly role: MembershipRole
  readonly state: MembershipState
  /** By the coordinator. */
  readonly invitedDaysAgo: number
  /** By the school's head. */
  readonly acceptedDaysAgo?: number
  readonly signed?: Done
  readonly paused?: Done & { readonly reason: string }
}

/* ---- the board ---- */

export interface CardFields {
  readonly EVIDENCE: {
    readonly title: string
    readonly type: EvidenceType
    readonly source: string
    readonly date: DaysAgo
    readonly suggests: string
    readonly strength: 1 | 2 | 3
  }
  readonly HUNCH: { readonly statement: string; readonly ourContribution: string; readonly howWrong: string }
  readonly NEW_LEARNING: {
    readonly title: string
    readonly source: 'RESEARCH' | 'VISIT' | 'EXPERT' | 'CPD_SESSION'
    readonly reference: string
    readonly link?: string
    readonly meaning: string
  }
  readonly CHANGE_IDEA: {
    readonly title: string
    readonly what: string
    readonly who: string
    readonly when: string
    readonly dose: string
  }
  readonly QUICK_TEST: {
    readonly title: string
    readonly plan: string
    readonly do?: string
    readonly study?: string
    readonly act?: string
    readonly verdict?: 'ADOPT' | 'ADAPT' | 'DROP'
    readonly doneOn?: DaysAgo
  }
  readonly CHECK: {
    readonly title: string
    readonly type: EvidenceType
    readonly before: string
    readonly after: string
    readonly date: DaysAgo
    readonly strength: 1 | 2 | 3
  }
  readonly NOTE: { readonly title: string }
}

interface CardOf<Kind extends CardKind> extends Done {
  /** Unique on its board; links and threads speak of it. */
  readonly key: string
  /** Others who wrote on it. */
  readonly with?: readonly PersonHandle[]
  readonly kind: Kind
  /** Where it was moved to; else the first column of its kind. */
  readonly column?: EnquiryStage
  readonly fields: CardFields[Kind]
  /** The text people write together: plain paragraphs. */
  readonly text?: readonly string[]
  /** Keys of the cards this one builds on. */
  readonly links?: readonly string[]
}

/** A hunch's status is a row of its own, never part of the live document. */
interface HunchCard extends CardOf<'HUNCH'> {
  readonly status: HunchStatus
  readonly statusBy?: Done & { readonly reason?: string }
}

export type DemoCard = HunchCard | { [Kind in Exclude<CardKind, 'HUNCH'>]: CardOf<Kind> }[Exclude<CardKind, 'HUNCH'>]

/* ---- the enquiry ---- */

export interface DemoMember {
  readonly person: PersonHandle
  readonly school: SchoolHandle
  /** JOINED where it is not said. */
  readonly state?: EnquiryMemberState
  /** Null: nobody invited them, they started it. */
  readonly invitedDaysAgo: number | null
  readonly joinedDaysAgo?: number
  readonly acceptedProtocolDaysAgo?: number
  readonly leftDaysAgo?: number
}

export interface DemoGuest extends Done {
  readonly person: PersonHandle
  readonly forDays: number
}

export interface DemoEnquiryMove extends Done {
  readonly from: EnquiryState
  readonly to: EnquiryState
  readonly reason?: string
}

/** One step of the stage timeline. Forward steps were confirmed by the lead; a step back has a reason. */
export interface DemoStageMove extends Done {
  readonly from: CycleState
  readonly to: CycleState
  readonly reason?: string
}

export interface DemoProposal extends Done {
  readonly from: CycleState
  readonly to: CycleState
  readonly state: ProposalState
  readonly note: string
  readonly decided?: Done & { readonly reason?: string }
}

/** In a comment `@{amara}` stands for a mention of that person. */
export const mentionToken = /@\{([a-z]+)\}/g

export interface DemoComment extends Done {
  readonly text: string
  /** What it said before it was edited. */
  readonly edited?: DaysAgo & { readonly before: string }
}

export interface DemoThread {
  /** Key of the card it is anchored to. */
  readonly on: string
  readonly comments: readonly DemoComment[]
  readonly resolved?: Done
}

/** The group's answer to one process, as it was last given. */
export interface DemoHealthAnswer extends Done {
  readonly process: HealthProcess
  readonly answer: HealthAnswer
}

export interface DemoCycle {
  readonly number: number
  readonly stage: CycleState
  readonly begunDaysAgo: number
  readonly fields: Readonly<
    Partial<Record<Exclude<CycleFieldName, 'learnersNumber'>, string>> & { learnersNumber?: number }
  >
  readonly enoughDifference?: EnoughDifference
  readonly moves: readonly DemoStageMove[]
  readonly proposals: readonly DemoProposal[]
  readonly cards: readonly DemoCard[]
  readonly threads: readonly DemoThread[]
}

export interface DemoEnquiry {
  readonly handle: EnquiryHandle
  readonly title: string
  /** The classroom practice we want to change. */
  readonly practice: string
  /** The pupils who should benefit. */
  readonly pupils: string
  readonly state: EnquiryState
  readonly visibility: EnquiryVisibility
  /** What we are learning, in one or two sentences: stands on the enquiry's card. */
  readonly lastFinding?: string
  readonly startedBy: PersonHandle
  readonly startedDaysAgo: number
  readonly forkedFrom?: TemplateHandle
  readonly lead: PersonHandle
  readonly handedOver?: Done & { readonly to: PersonHandle }
  /** The partner schools that were asked, the lead's own among them. */
  readonly schools: readonly SchoolHandle[]
  readonly members: readonly DemoMember[]
  readonly guests: readonly DemoGuest[]
  readonly moves: readonly DemoEnquiryMove[]
  readonly cycles: readonly DemoCycle[]
  readonly health: readonly DemoHealthAnswer[]
}

/* ---- templates and inbox ---- */

/** The agreement of each template is the alliance's own, see `protocol`. */
export interface DemoTemplate extends Done {
  readonly handle: TemplateHandle
  readonly title: string
  readonly body: Omit<TemplateBody, 'protocol'>
}

export interface DemoInboxItem extends DaysAgo {
  readonly to: PersonHandle
  /** Null: the calendar noticed it. */
  readonly from: PersonHandle | null
  readonly kind:
    | 'MENTION'
    | 'PROPOSAL'
    | 'INVITATION'
    | 'PROTOCOL'
    | 'MEMBERSHIP_INVITED'
    | 'MEMBERSHIP_ACCEPTED'
    | 'MEMBERSHIP_PAUSED'
    | 'STATE_MOVED'
    | 'LONG_IN_STAGE'
  readonly enquiry?: EnquiryHandle
  /** Key of the card it leads to. */
  readonly card?: string
  readonly school?: SchoolHandle
  /** The words that are quoted, or what happened, in one line. */
  readonly words: string
  readonly read: boolean
}
