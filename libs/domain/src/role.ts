/** The roles a person can hold, and the scope each is held in (product: permissions). */
export const Role = {
  TEACHER: 'TEACHER',
  CPD_LEAD: 'CPD_LEAD',
  COVER_MANAGER: 'COVER_MANAGER',
  SCHOOL_LEADER: 'SCHOOL_LEADER',
  HEADTEACHER: 'HEADTEACHER',
  EXECUTIVE_HEAD: 'EXECUTIVE_HEAD',
  GOVERNOR: 'GOVERNOR',
  ALLIANCE_COORDINATOR: 'ALLIANCE_COORDINATOR',
  BROKER: 'BROKER',
  TRUST_LEADER: 'TRUST_LEADER',
  OBSERVER: 'OBSERVER',
  ADMIN: 'ADMIN',
  /* held in one record only */
  ENQUIRY_LEAD: 'ENQUIRY_LEAD',
  ENQUIRY_MEMBER: 'ENQUIRY_MEMBER',
  LESSON_STUDY_FACILITATOR: 'LESSON_STUDY_FACILITATOR',
  LESSON_STUDY_MEMBER: 'LESSON_STUDY_MEMBER',
  /** The member who teaches this research lesson. */
  LESSON_TEACHER: 'LESSON_TEACHER',
  /** The member who leads the discussion after it; nobody yet: the facilitator of the study. */
  DISCUSSION_FACILITATOR: 'DISCUSSION_FACILITATOR',
  REVIEWER: 'REVIEWER',
  REVIEW_REQUESTER: 'REVIEW_REQUESTER',
  /* in a peer challenge */
  LEAD_REVIEWER: 'LEAD_REVIEWER',
  CHALLENGE_REVIEWER: 'CHALLENGE_REVIEWER',
  FOLLOW_UP_REVIEWER: 'FOLLOW_UP_REVIEWER',
  IMPROVEMENT_CHAMPION: 'IMPROVEMENT_CHAMPION',
  /* in professional development */
  CPD_CYCLE_LEAD: 'CPD_CYCLE_LEAD',
  SESSION_FACILITATOR: 'SESSION_FACILITATOR',
  GUEST: 'GUEST',
} as const
export type Role = (typeof Role)[keyof typeof Role]

export const RoleScope = {
  INSTALLATION: 'INSTALLATION',
  ALLIANCE: 'ALLIANCE',
  SCHOOL: 'SCHOOL',
  GROUP: 'GROUP',
  ITEM: 'ITEM',
} as const
export type RoleScope = (typeof RoleScope)[keyof typeof RoleScope]

export const scopeOf: Readonly<Record<Role, RoleScope>> = {
  TEACHER: 'SCHOOL',
  CPD_LEAD: 'SCHOOL',
  COVER_MANAGER: 'SCHOOL',
  SCHOOL_LEADER: 'SCHOOL',
  HEADTEACHER: 'SCHOOL',
  EXECUTIVE_HEAD: 'SCHOOL',
  GOVERNOR: 'SCHOOL',
  ALLIANCE_COORDINATOR: 'ALLIANCE',
  BROKER: 'ALLIANCE',
  TRUST_LEADER: 'GROUP',
  OBSERVER: 'ALLIANCE',
  ADMIN: 'INSTALLATION',
  ENQUIRY_LEAD: 'ITEM',
  ENQUIRY_MEMBER: 'ITEM',
  LESSON_STUDY_FACILITATOR: 'ITEM',
  LESSON_STUDY_MEMBER: 'ITEM',
  LESSON_TEACHER: 'ITEM',
  DISCUSSION_FACILITATOR: 'ITEM',
  REVIEWER: 'ITEM',
  REVIEW_REQUESTER: 'ITEM',
  LEAD_REVIEWER: 'ITEM',
  CHALLENGE_REVIEWER: 'ITEM',
  FOLLOW_UP_REVIEWER: 'ITEM',
  IMPROVEMENT_CHAMPION: 'ITEM',
  CPD_CYCLE_LEAD: 'ITEM',
  SESSION_FACILITATOR: 'ITEM',
  GUEST: 'ITEM',
}

/** What people call it. */
export const roleLabels: Readonly<Record<Role, string>> = {
  TEACHER: 'Teacher',
  CPD_LEAD: 'CPD lead',
  COVER_MANAGER: 'Cover manager',
  SCHOOL_LEADER: 'School leader',
  HEADTEACHER: 'Headteacher',
  EXECUTIVE_HEAD: 'Executive headteacher',
  GOVERNOR: 'Governor',
  ALLIANCE_COORDINATOR: 'Alliance coordinator',
  BROKER: 'Broker',
  TRUST_LEADER: 'Trust leader',
  OBSERVER: 'Observer',
  ADMIN: 'Administrator',
  ENQUIRY_LEAD: 'Enquiry lead',
  ENQUIRY_MEMBER: 'Enquiry member',
  LESSON_STUDY_FACILITATOR: 'Lesson study facilitator',
  LESSON_STUDY_MEMBER: 'Lesson study member',
  LESSON_TEACHER: 'Teacher of the lesson',
  DISCUSSION_FACILITATOR: 'Facilitator of the discussion',
  REVIEWER: 'Reviewer',
  REVIEW_REQUESTER: 'Asked for the review',
  LEAD_REVIEWER: 'Lead reviewer',
  CHALLENGE_REVIEWER: 'Reviewer in a peer challenge',
  FOLLOW_UP_REVIEWER: 'Follow-up reviewer',
  IMPROVEMENT_CHAMPION: 'Improvement champion',
  CPD_CYCLE_LEAD: 'Lead of a CPD cycle',
  SESSION_FACILITATOR: 'Facilitator of a session',
  GUEST: 'Guest',
}

export const roleLabel = (held: { readonly role: Role; readonly deputy?: boolean }): string =>
  held.deputy ? 'Deputy for the headteacher' : roleLabels[held.role]

export const isRole = (text: string): text is Role => Object.hasOwn(roleLabels, text)

/** Employed at the school: whoever can stand in for the head. Governors and trust leaders watch over it from outside. */
export const isStaff = (role: Role): boolean => scopeOf[role] === RoleScope.SCHOOL && role !== 'GOVERNOR'
