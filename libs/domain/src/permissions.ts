/** Roles × actions, as one table to read aloud. Everything else asks `may`; the test reads every cell. */
import type { Actor, Holding } from './actor.js'
import type { SpaceId, Urn } from './ids.js'
import { type Role, RoleScope, scopeOf } from './role.js'
import type { Visibility } from './visibility.js'

/**
 * How far a role reaches with an action:
 * - `everywhere`: it is about nothing in particular, or about the installation
 * - `at its school`: the role is held at the very school the thing is about
 * - `in its space`: the role is held in the alliance (or school) the thing lies in, or at a school of that alliance
 * - `once open`: the same, as soon as the enquiry has been opened to partners, or oneself was asked to join
 * - `as visible`: as far as the lead has widened who can read it
 * - `in this record`: the role is held in the record itself
 */
export type Reach = 'everywhere' | 'at its school' | 'in its space' | 'once open' | 'as visible' | 'in this record'

type Row = Readonly<Partial<Record<Role, Reach>>>

const head = (reach: Reach): Row => ({ HEADTEACHER: reach, EXECUTIVE_HEAD: reach })
const teachingStaff = (reach: Reach): Row => ({ TEACHER: reach, CPD_LEAD: reach, SCHOOL_LEADER: reach, ...head(reach) })
const staff = (reach: Reach): Row => ({ ...teachingStaff(reach), COVER_MANAGER: reach })
const coordinator: Row = { ALLIANCE_COORDINATOR: 'in its space' }
const office: Row = { ...coordinator, BROKER: 'in its space' }
const lead: Row = { ENQUIRY_LEAD: 'in this record' }
const members: Row = { ...lead, ENQUIRY_MEMBER: 'in this record' }
const guests: Row = { GUEST: 'in this record' }
const facilitator: Row = { LESSON_STUDY_FACILITATOR: 'in this record' }
const studyMembers: Row = { ...facilitator, LESSON_STUDY_MEMBER: 'in this record' }
const reviewers: Row = { REVIEWER: 'in this record' }
const requester: Row = { REVIEW_REQUESTER: 'in this record' }
const bothSides: Row = { ...reviewers, ...requester }
const leaders = (reach: Reach): Row => ({ SCHOOL_LEADER: reach, ...head(reach) })
const leadReviewer: Row = { LEAD_REVIEWER: 'in this record' }
const challengeTeam: Row = { ...leadReviewer, CHALLENGE_REVIEWER: 'in this record' }
const followUp: Row = { ...leadReviewer, FOLLOW_UP_REVIEWER: 'in this record' }
const champion: Row = { IMPROVEMENT_CHAMPION: 'in this record' }
const cycleLead: Row = { CPD_CYCLE_LEAD: 'in this record' }
const sessionFacilitator: Row = { SESSION_FACILITATOR: 'in this record' }
const admin: Row = { ADMIN: 'everywhere' }
const readersOfReleasedThings: Row = {
  GOVERNOR: 'in its space',
  TRUST_LEADER: 'in its space',
  OBSERVER: 'in its space',
}

export const permissions = {
  /* the installation */
  'service.run': admin,
  'register.import': admin,
  'alliance.create': admin,
  'alliance.list': admin,

  /* an alliance and its schools */
  'alliance.read': { ...staff('in its space'), ...office, ...readersOfReleasedThings },
  'alliance.update': coordinator,
  'alliance.inviteSchool': office,
  'alliance.formCluster': office,
  /** The coordinator and the lead school's head together: each gives one of the two names. */
  'alliance.removeSchool': { ...coordinator, ...head('at its school') },
  'alliance.handOverLead': head('at its school'),
  'membership.accept': head('at its school'),
  'membership.decline': head('at its school'),
  'membership.sign': head('at its school'),
  'membership.countersign': { TRUST_LEADER: 'at its school' },
  'membership.pause': { ...head('at its school'), ...coordinator },
  'membership.resume': { ...head('at its school'), ...coordinator },
  'membership.giveNotice': head('at its school'),
  'membership.withdrawNotice': head('at its school'),
  'membership.export': head('at its school'),

  /* people */
  'people.readDirectory': { ...staff('in its space'), ...office },
  'people.invite': { ...head('at its school'), CPD_LEAD: 'at its school', ...coordinator, ...admin },
  'people.suspend': head('at its school'),
  'people.reinstate': head('at its school'),
  'people.release': head('at its school'),
  'people.endRole': { ...head('at its school'), ...coordinator },
  'people.appointDeputy': head('at its school'),

  /* when a school is open: deadlines are counted by it */
  'school.keepCalendar': { ...head('at its school'), CPD_LEAD: 'at its school', COVER_MANAGER: 'at its school' },

  /* enquiries: finding, starting, joining */
  'enquiry.start': teachingStaff('in its space'),
  'enquiry.see': {
    ...staff('once open'),
    ALLIANCE_COORDINATOR: 'once open',
    BROKER: 'once open',
    ...members,
    ...guests,
    ...reviewers,
  },
  'enquiry.read': {
    ...staff('as visible'),
    ALLIANCE_COORDINATOR: 'as visible',
    BROKER: 'as visible',
    ...members,
    ...guests,
    ...reviewers,
  },
  'enquiry.askToJoin': teachingStaff('once open'),
  'enquiry.join': teachingStaff('in its space'),
  'enquiry.leave': members,
  'enquiry.acceptProtocol': members,

  /* enquiries: leading */
  'enquiry.openToPartners': members,
  'enquiry.update': lead,
  'enquiry.inviteSchool': lead,
  'enquiry.invitePerson': lead,
  'enquiry.inviteGuest': lead,
  'enquiry.endGuest': lead,
  'enquiry.changeProtocol': lead,
  'enquiry.activate': lead,
  'enquiry.share': lead,
  'enquiry.close': lead,
  'enquiry.reopen': lead,
  'enquiry.abandon': lead,
  'enquiry.startCycle': lead,
  'enquiry.widenVisibility': lead,
  'enquiry.narrowVisibility': lead,
  /** A coordinator may pause or re-assign any record, and authors nothing. */
  'enquiry.pause': { ...lead, ...coordinator },
  'enquiry.resume': { ...lead, ...coordinator },
  /** The head of the lead's school too: a colleague who leaves must not leave an enquiry without a lead. */
  'enquiry.handOver': { ...lead, ...coordinator, ...head('at its school') },

  /* enquiries: working on the board */
  'enquiry.editCards': members,
  'enquiry.comment': { ...members, ...guests },
  'enquiry.proposeStage': members,
  'enquiry.confirmStage': lead,
  'enquiry.goBack': members,
  'enquiry.setHunchStatus': members,
  'enquiry.answerHealth': members,
  'enquiry.overrideGuard': coordinator,
  'enquiry.unlockAction': coordinator,
  /** For good, from everything kept: the head answers for what the school’s staff wrote. Whoever runs the service reads no content and takes none away. */
  'enquiry.eraseWords': head('at its school'),

  /* lesson studies: finding, starting, joining */
  'lessonStudy.start': teachingStaff('in its space'),
  /** Title, schools, state and facilitator. Coordinators see dates and states, and never a note. */
  'lessonStudy.see': {
    ...staff('once open'),
    ALLIANCE_COORDINATOR: 'once open',
    BROKER: 'once open',
    ...studyMembers,
    ...guests,
    ...reviewers,
  },
  'lessonStudy.read': { ...studyMembers, ...guests, ...reviewers },
  'lessonStudy.join': teachingStaff('in its space'),
  'lessonStudy.leave': studyMembers,
  'lessonStudy.acceptProtocol': studyMembers,

  /* lesson studies: facilitating */
  'lessonStudy.update': facilitator,
  'lessonStudy.invitePerson': facilitator,
  'lessonStudy.inviteGuest': facilitator,
  'lessonStudy.endGuest': facilitator,
  'lessonStudy.move': facilitator,
  'lessonStudy.cancelLesson': facilitator,
  'lessonStudy.handOver': { ...facilitator, ...coordinator, ...head('at its school') },
  'lessonStudy.setProgress': studyMembers,

  /* case pupils: who they are like is for the group; what is known of them stays in their own school */
  'casePupil.choose': studyMembers,
  'casePupil.readAttributes': staff('at its school'),

  /* research lessons */
  'researchLesson.read': { ...studyMembers, ...guests, ...reviewers },
  'researchLesson.plan': studyMembers,
  'researchLesson.runClock': { ...facilitator, LESSON_TEACHER: 'in this record' },
  'researchLesson.postpone': { ...studyMembers, ...coordinator },
  'researchLesson.observe': studyMembers,
  'researchLesson.interview': studyMembers,
  'researchLesson.discuss': studyMembers,
  'researchLesson.leadDiscussion': { DISCUSSION_FACILITATOR: 'in this record' },
  /** When a battery dies in the fourth step, whoever sits there goes on. */
  'researchLesson.takeOver': studyMembers,

  /* photos of pupils' work stay in the school where the lesson was taught; names in the school that loaded them */
  'photo.see': staff('at its school'),
  'photo.withdrawConsent': { ...staff('at its school'), ...studyMembers },
  'names.load': head('at its school'),

  /* peer review */
  'peerReview.request': { ...members, ...studyMembers },
  'peerReview.see': bothSides,
  'peerReview.read': bothSides,
  'peerReview.remark': bothSides,
  'peerReview.answer': reviewers,
  'peerReview.move': requester,
  'peerReview.reassign': coordinator,

  /* who challenges whom: the coordinator finds pairs, each school says what it offers and wants */
  'pairing.run': coordinator,
  'pairing.signUp': leaders('at its school'),
  'pairing.see': { ...leaders('in its space'), ...coordinator },

  /* what schools give each other: a school's leaders see its own totals and pairs, the coordinator all */
  'contribution.read': { ...leaders('at its school'), ...coordinator },
  'contribution.confirm': leaders('at its school'),
  'contribution.add': { ...leaders('at its school'), ...coordinator },
  'contribution.settle': coordinator,
  'competition.declare': head('at its school'),

  /* what leaders look at; those who watch over a school from outside see what was released, and figures of all */
  'leaders.school': leaders('at its school'),
  'leaders.alliance': { ...leaders('in its space'), ...office, ...readersOfReleasedThings },

  /* peer challenge; what is at its school is the host's, and for signing and declining also a visiting school's */
  'peerChallenge.propose': coordinator,
  'peerChallenge.changeTeam': coordinator,
  'peerChallenge.see': { ...leaders('at its school'), ...coordinator, ...challengeTeam, ...followUp, ...champion },
  'peerChallenge.declare': challengeTeam,
  'peerChallenge.sign': { ...head('at its school'), ...coordinator, ...leadReviewer },
  'peerChallenge.decline': head('at its school'),
  'peerChallenge.move': { ...head('at its school'), ...followUp, ...champion },
  'peerChallenge.postpone': { ...head('at its school'), ...coordinator, ...leadReviewer },
  'peerChallenge.nameFollowUp': { ...coordinator, ...leadReviewer },
  'peerChallenge.nameChampion': { ...head('at its school'), ...coordinator },
  'peerChallenge.writeSelfReview': leaders('at its school'),
  'peerChallenge.deskStudy': challengeTeam,
  'peerChallenge.runVisit': leadReviewer,
  'peerChallenge.noteEvidence': { ...challengeTeam, ...followUp },
  'peerChallenge.draftFindings': challengeTeam,
  'peerChallenge.moveFindings': leadReviewer,
  'peerChallenge.respond': head('at its school'),
  'peerChallenge.plan': { ...leaders('at its school'), ...champion },
  'peerChallenge.holdWorkshop': champion,
  'peerChallenge.followUp': followUp,
  'peerChallenge.summarise': challengeTeam,
  /** Of everything thought about a school: its head, and nobody else. */
  'peerChallenge.release': head('at its school'),

  /* CPD: a plan is its planners' until it is released; in a cycle of one school its CPD lead stands in for the coordinator */
  'cpd.see': {
    ...staff('once open'),
    CPD_LEAD: 'in its space',
    ...leaders('in its space'),
    ...office,
    ...cycleLead,
    ...sessionFacilitator,
  },
  'cpd.start': { CPD_LEAD: 'in its space', ...leaders('in its space'), ...coordinator },
  'cpd.lead': { ...cycleLead, CPD_LEAD: 'at its school' },
  'cpd.coordinate': coordinator,
  'cpd.facilitate': sessionFacilitator,
  'cpd.handOver': { ...cycleLead, ...coordinator, ...head('at its school') },
  'cpd.takePart': staff('once open'),
  'cpd.approvePlace': { CPD_LEAD: 'at its school', ...leaders('at its school') },
  'cpd.keepRooms': { ...head('at its school'), CPD_LEAD: 'at its school', COVER_MANAGER: 'at its school' },
  /** A head says, with a reason, that one of their staff may be asked for more than is usual. */
  'cpd.overrideLoad': head('at its school'),
  /* cover is the sending school's own; whoever pays says yes, for their school or for the alliance's money */
  'cover.ask': staff('at its school'),
  'cover.see': { COVER_MANAGER: 'at its school', CPD_LEAD: 'at its school', ...leaders('at its school') },
  'cover.arrange': { COVER_MANAGER: 'at its school', ...head('at its school') },
  'cover.approve': { ...head('at its school'), ...coordinator },

  /* the desk: what is stuck, for whoever can move it; a leader without such an office has the pages themselves */
  'desk.alliance': coordinator,
  'desk.school': { CPD_LEAD: 'at its school', ...head('at its school') },

  /* templates */
  'template.read': { ...teachingStaff('in its space'), ...office },
  'template.fork': teachingStaff('in its space'),
  'template.save': lead,
} as const satisfies Readonly<Record<string, Row>>

export type Action = keyof typeof permissions
export const actions = Object.keys(permissions) as Action[]

/** Reading, and settling one's membership, go on while a school's membership is paused; all else waits. */
const whilePaused: ReadonlySet<Action> = new Set<Action>([
  'alliance.read',
  'membership.accept',
  'membership.decline',
  'membership.sign',
  'membership.countersign',
  'membership.pause',
  'membership.resume',
  'membership.giveNotice',
  'membership.withdrawNotice',
  'membership.export',
  'people.readDirectory',
  'enquiry.see',
  'enquiry.read',
  'enquiry.leave',
  'enquiry.narrowVisibility',
  'enquiry.eraseWords',
  'lessonStudy.see',
  'lessonStudy.read',
  'lessonStudy.leave',
  'casePupil.readAttributes',
  'researchLesson.read',
  'photo.see',
  'photo.withdrawConsent',
  'peerReview.see',
  'peerReview.read',
  'pairing.see',
  'contribution.read',
  'leaders.school',
  'leaders.alliance',
  'peerChallenge.see',
  'cpd.see',
  'desk.alliance',
  'desk.school',
  'template.read',
])

/** What is acted on, as far as rights depend on it. */
export interface Subject {
  /** The space it lies in: the alliance's or the school's; null for the installation. */
  readonly spaceId: SpaceId | null
  /** The school it is about: of the membership, of the colleague, of the enquiry's lead. */
  readonly urn?: Urn | null
  readonly itemId?: string
  /** Where a grant on something else reaches this too: on the study its lesson belongs to, on a lesson of this study. */
  readonly alsoByGrantOn?: readonly string[]
  /** What this very actor holds in the record: lead, member, or nothing. Guests come by their grants. */
  readonly itemRole?: Role | null
  /** The same where one person can hold several: a member who teaches the lesson and leads its discussion. */
  readonly itemRoles?: readonly Role[]
  /** An enquiry that has been opened to partners (FORMING or later). */
  readonly isOpen?: boolean
  /** This actor, or a school of theirs, has been asked to join. */
  readonly isInvited?: boolean
  readonly visibility?: Visibility
  /** The schools that have joined, and those that share a cluster with them. */
  readonly partnerUrns?: readonly Urn[]
  readonly clusterUrns?: readonly Urn[]
}

/** PER-1: yes if any one of a person's holdings, or what they hold in the record, allows it. */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
  const row: Row = permissions[action]
  return (
    actor.holdings.some((held) =>
      rolesOf(held, action).some((role) => holdingReaches(actor, action, held, role, row[role], subject)),
    ) || recordReaches(actor, action, row, subject)
  )
}

/** PER-2: a deputy may do all a head does until the date, except lend that right on. */
function rolesOf(held: Holding, action: Action): readonly Role[] {
  if (!held.deputy) return [held.role]
  return action === 'people.appointDeputy' ? [] : ['HEADTEACHER']
}

function holdingReaches(
  actor: Actor,
  action: Action,
  held: Holding,
  role: Role,
  reach: Reach | undefined,
  subject: Subject,
): boolean {
  if (reach === undefined || reach === 'in this record') return false
  // PER-3: a school whose membership is paused reads and cannot write.
  if (scopeOf[role] === RoleScope.SCHOOL && isPaused(actor, action, subject)) return false
  switch (reach) {
    case 'everywhere':
      return true
    case 'at its school':
      return held.urn !== null && held.urn === subject.urn
    case 'in its space':
      return isInSpace(held, role, subject)
    case 'once open':
      return (subject.isOpen === true || subject.isInvited === true) && isInSpace(held, role, subject)
    case 'as visible':
      return isInSpace(held, role, subject) && isVisibleTo(held, subject)
  }
}

const isPaused = (actor: Actor, action: Action, subject: Subject): boolean =>
  subject.spaceId !== null && actor.readOnlySpaces.includes(subject.spaceId) && !whilePaused.has(action)

/**
 * PER-5: a role reaches the space it is held in, and the alliances of that very school. Whoever teaches here and governs
 * a school elsewhere is no teacher there.
 */
const isInSpace = (held: Holding, role: Role, { spaceId }: Subject): boolean =>
  spaceId !== null &&
  (held.spaceId === spaceId || (scopeOf[role] !== RoleScope.ALLIANCE && held.alliances.includes(spaceId)))

function isVisibleTo(held: Holding, subject: Subject): boolean {
  switch (subject.visibility) {
    case 'ALLIANCE':
      return true
    case 'CLUSTER':
      return isAmong(held, subject.partnerUrns) || isAmong(held, subject.clusterUrns)
    case 'PARTNER_SCHOOLS':
      return isAmong(held, subject.partnerUrns)
    default:
      return false
  }
}

const isAmong = (held: Holding, urns: readonly Urn[] | undefined): boolean =>
  held.urn !== null && urns?.includes(held.urn) === true

/** PER-4: members act while their school belongs to the alliance; a guest's grant reaches its one item. */
function recordReaches(actor: Actor, action: Action, row: Row, subject: Subject): boolean {
  const { itemId, spaceId, alsoByGrantOn = [] } = subject
  const reaches = (role: Role): boolean => row[role] === 'in this record'
  const held = [...(subject.itemRoles ?? []), ...(subject.itemRole ? [subject.itemRole] : [])].filter(reaches)
  const asMember =
    spaceId !== null &&
    !isPaused(actor, action, subject) &&
    held.some((role) => isFromOutside(role) || actor.spaces.includes(spaceId))
  const granted = itemId === undefined ? alsoByGrantOn : [itemId, ...alsoByGrantOn]
  return asMember || actor.grants.some((grant) => granted.includes(grant.itemId) && reaches(grant.role))
}

/** A reviewer may come from a school outside the alliance; being asked is what lets them in. */
const isFromOutside = (role: Role): boolean => role === 'REVIEWER'
