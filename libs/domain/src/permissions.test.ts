/** Roles × actions, every cell written out. A change of anybody's rights is a change of this page. */
import { describe, expect, it } from '@jest/globals'
import type { Actor, Holding } from './actor.js'
import type { PersonId, SpaceId, Urn } from './ids.js'
import { type Action, actions, may, permissions, type Reach, type Subject } from './permissions.js'
import { Role, RoleScope, scopeOf } from './role.js'

const columns: readonly Role[] = [
  'TEACHER',
  'CPD_LEAD',
  'COVER_MANAGER',
  'SCHOOL_LEADER',
  'HEADTEACHER',
  'EXECUTIVE_HEAD',
  'GOVERNOR',
  'ALLIANCE_COORDINATOR',
  'BROKER',
  'TRUST_LEADER',
  'OBSERVER',
  'ADMIN',
  'ENQUIRY_LEAD',
  'ENQUIRY_MEMBER',
  'LESSON_STUDY_FACILITATOR',
  'LESSON_STUDY_MEMBER',
  'LESSON_TEACHER',
  'DISCUSSION_FACILITATOR',
  'REVIEWER',
  'REVIEW_REQUESTER',
  'LEAD_REVIEWER',
  'CHALLENGE_REVIEWER',
  'FOLLOW_UP_REVIEWER',
  'IMPROVEMENT_CHAMPION',
  'CPD_CYCLE_LEAD',
  'SESSION_FACILITATOR',
  'GUEST',
]

const table = `
action                        TEACHER CPD_LEA COVER_M SCHOOL_ HEADTEA EXECUTI GOVERNO COORDIN BROKER  TRUST_L OBSERVE ADMIN   E_LEAD  E_MEMB  L_FACIL L_MEMB  L_TEACH D_FACIL REVIEWR R_REQUE L_REVIE C_REVIE F_REVIE CHAMPIO CPD_CYC S_FACIL GUEST
service.run                   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       all     ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
register.import               ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       all     ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.create               ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       all     ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.list                 ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       all     ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.read                 space   space   space   space   space   space   space   space   space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.update               ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.inviteSchool         ·       ·       ·       ·       ·       ·       ·       space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.formCluster          ·       ·       ·       ·       ·       ·       ·       space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.removeSchool         ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
alliance.handOverLead         ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.accept             ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.decline            ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.sign               ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.countersign        ·       ·       ·       ·       ·       ·       ·       ·       ·       school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.pause              ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.resume             ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.giveNotice         ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.withdrawNotice     ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
membership.export             ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.readDirectory          space   space   space   space   space   space   ·       space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.invite                 ·       school  ·       ·       school  school  ·       space   ·       ·       ·       all     ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.suspend                ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.reinstate              ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.release                ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.endRole                ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
people.appointDeputy          ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
school.keepCalendar           ·       school  school  ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.start                 space   space   ·       space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.see                   open    open    open    open    open    open    ·       open    open    ·       ·       ·       record  record  ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       record
enquiry.read                  visible visible visible visible visible visible ·       visible visible ·       ·       ·       record  record  ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       record
enquiry.askToJoin             open    open    ·       open    open    open    ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.join                  space   space   ·       space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.leave                 ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.acceptProtocol        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.openToPartners        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.update                ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.inviteSchool          ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.invitePerson          ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.inviteGuest           ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.endGuest              ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.changeProtocol        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.activate              ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.share                 ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.close                 ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.reopen                ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.abandon               ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.startCycle            ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.widenVisibility       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.narrowVisibility      ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.pause                 ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.resume                ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.handOver              ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.editCards             ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.comment               ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record
enquiry.proposeStage          ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.confirmStage          ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.goBack                ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.setHunchStatus        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.answerHealth          ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.overrideGuard         ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.unlockAction          ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
enquiry.eraseWords            ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.start             space   space   ·       space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.see               open    open    open    open    open    open    ·       open    open    ·       ·       ·       ·       ·       record  record  ·       ·       record  ·       ·       ·       ·       ·       ·       ·       record
lessonStudy.read              ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       record  ·       ·       ·       ·       ·       ·       ·       record
lessonStudy.join              space   space   ·       space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.leave             ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.acceptProtocol    ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.update            ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.invitePerson      ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.inviteGuest       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.endGuest          ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.move              ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.cancelLesson      ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.handOver          ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
lessonStudy.setProgress       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
casePupil.choose              ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
casePupil.readAttributes      school  school  school  school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.read           ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       record  ·       ·       ·       ·       ·       ·       ·       record
researchLesson.plan           ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.runClock       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.postpone       ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.observe        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.interview      ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.discuss        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.leadDiscussion ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·
researchLesson.takeOver       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
photo.see                     school  school  school  school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
photo.withdrawConsent         school  school  school  school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
names.load                    ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerReview.request            ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  record  record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerReview.see                ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·
peerReview.read               ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·
peerReview.remark             ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·       ·       ·
peerReview.answer             ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·
peerReview.move               ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·
peerReview.reassign           ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
pairing.run                   ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
pairing.signUp                ·       ·       ·       school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
pairing.see                   ·       ·       ·       space   space   space   ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
contribution.read             ·       ·       ·       school  school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
contribution.confirm          ·       ·       ·       school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
contribution.add              ·       ·       ·       school  school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
contribution.settle           ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
competition.declare           ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
leaders.school                ·       ·       ·       school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
leaders.alliance              ·       ·       ·       space   space   space   space   space   space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.propose         ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.changeTeam      ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.see             ·       ·       ·       school  school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  record  record  ·       ·       ·
peerChallenge.declare         ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·
peerChallenge.sign            ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·
peerChallenge.decline         ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.move            ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       record  record  ·       ·       ·
peerChallenge.postpone        ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·
peerChallenge.nameFollowUp    ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·
peerChallenge.nameChampion    ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.writeSelfReview ·       ·       ·       school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.deskStudy       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·
peerChallenge.runVisit        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·
peerChallenge.noteEvidence    ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  record  ·       ·       ·       ·
peerChallenge.draftFindings   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·
peerChallenge.moveFindings    ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·
peerChallenge.respond         ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
peerChallenge.plan            ·       ·       ·       school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·
peerChallenge.holdWorkshop    ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·
peerChallenge.followUp        ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       record  ·       ·       ·       ·
peerChallenge.summarise       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·       ·       ·       ·       ·
peerChallenge.release         ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cpd.see                       open    space   open    space   space   space   ·       space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  record  ·
cpd.start                     ·       space   ·       space   space   space   ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cpd.lead                      ·       school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·
cpd.coordinate                ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cpd.facilitate                ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·
cpd.handOver                  ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·
cpd.takePart                  open    open    open    open    open    open    ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cpd.approvePlace              ·       school  ·       school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cpd.keepRooms                 ·       school  school  ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cpd.overrideLoad              ·       ·       ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cover.ask                     school  school  school  school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cover.see                     ·       school  school  school  school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cover.arrange                 ·       ·       school  ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
cover.approve                 ·       ·       ·       ·       school  school  ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
desk.alliance                 ·       ·       ·       ·       ·       ·       ·       space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
desk.school                   ·       school  ·       ·       school  school  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
template.read                 space   space   ·       space   space   space   ·       space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
template.fork                 space   space   ·       space   space   space   ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
template.save                 ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       record  ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·       ·
`

const reaches: Readonly<Record<string, Reach>> = {
  all: 'everywhere',
  school: 'at its school',
  space: 'in its space',
  open: 'once open',
  visible: 'as visible',
  record: 'in this record',
}
const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(/\s+/))
const cells = rows.flatMap(([action, ...words]) =>
  words.map((word, index) => ({ action: action as Action, role: columns[index]!, word })),
)

const north = 'north' as SpaceId
const south = 'south' as SpaceId
const elmParkSpace = 'elm-park' as SpaceId
const elmPark = '100001' as Urn
const oakHill = '100002' as Urn
const item = 'enquiry-1'

const holding = (role: Role, more: Partial<Holding> = {}): Holding => {
  const scope = scopeOf[role]
  const isSchool = scope === RoleScope.SCHOOL || scope === RoleScope.GROUP
  const spaceId = isSchool ? elmParkSpace : scope === RoleScope.ALLIANCE ? north : null
  const urn = isSchool ? elmPark : null
  return { role, spaceId, urn, alliances: isSchool ? [north] : [], deputy: false, ...more }
}
const actor = (more: Partial<Actor> = {}): Actor => ({
  personId: 'ana' as PersonId,
  sessionId: null,
  name: 'Ana',
  holdings: [],
  grants: [],
  items: [],
  spaces: [north, elmParkSpace],
  readOnlySpaces: [],
  ...more,
})
/** Somebody who holds this one role and nothing else. */
const whoHolds = (role: Role): Actor => {
  if (role === 'GUEST') return actor({ spaces: [], grants: [{ itemId: item, role }], items: [item] })
  return scopeOf[role] === RoleScope.ITEM ? actor() : actor({ holdings: [holding(role)] })
}
/** An open enquiry of Elm Park in the alliance North, which the alliance may read. */
const within = (role: Role, more: Partial<Subject> = {}): Subject => ({
  spaceId: north,
  urn: elmPark,
  itemId: item,
  itemRole: scopeOf[role] === RoleScope.ITEM && role !== 'GUEST' ? role : null,
  isOpen: true,
  visibility: 'ALLIANCE',
  partnerUrns: [elmPark],
  ...more,
})
/** The nearest thing that lies outside each reach. */
const outside: Readonly<Record<Exclude<Reach, 'everywhere'>, Partial<Subject>>> = {
  'at its school': { urn: oakHill },
  'in its space': { spaceId: south },
  'once open': { isOpen: false },
  'as visible': { visibility: 'GROUP' },
  'in this record': { itemId: 'enquiry-2', itemRole: null },
}

describe('roles × actions', () => {
  it('has a row for every action and a column for every role', () => {
    expect(rows.map(([action]) => action)).toEqual(actions)
    expect([...columns].sort()).toEqual(Object.keys(Role).sort())
    for (const row of rows) expect(row).toHaveLength(columns.length + 1)
  })

  it.each(cells.map(({ action, role, word }) => [action, role, word] as const))('%s, %s: %s', (action, role, word) => {
    const row: Partial<Record<Role, Reach>> = permissions[action]
    const reach = reaches[word]
    expect(row[role]).toBe(reach)
    expect(may(whoHolds(role), action, within(role))).toBe(reach !== undefined)
    const beyond = reach === undefined || reach === 'everywhere' ? {} : outside[reach]
    expect(may(whoHolds(role), action, within(role, beyond))).toBe(reach === 'everywhere')
  })
})

describe('what the table rests on', () => {
  it('PER-1: all that a person holds counts together', () => {
    const both = actor({ holdings: [holding('TEACHER'), holding('ALLIANCE_COORDINATOR')] })
    expect(may(both, 'enquiry.start', { spaceId: north })).toBe(true)
    expect(may(both, 'alliance.update', { spaceId: north })).toBe(true)
  })

  it('PER-2: a deputy may do all a head does, and does not lend that on', () => {
    const deputy = actor({ holdings: [holding('SCHOOL_LEADER'), holding('HEADTEACHER', { deputy: true })] })
    const able = actions.filter((action) => may(deputy, action, within('HEADTEACHER')))
    const head = actions.filter((action) => may(whoHolds('HEADTEACHER'), action, within('HEADTEACHER')))
    expect(head.filter((action) => !able.includes(action))).toEqual(['people.appointDeputy'])
  })

  it('PER-2: a deputy is head of that school only', () => {
    const deputy = actor({ holdings: [holding('HEADTEACHER', { deputy: true })] })
    expect(may(deputy, 'people.suspend', within('HEADTEACHER', { urn: oakHill }))).toBe(false)
  })

  it('PER-3: while the membership is paused, staff read and settle the membership, and nothing else', () => {
    const everything = columns.filter((role) => scopeOf[role] === RoleScope.SCHOOL).map((role) => holding(role))
    const paused = actor({ holdings: everything, readOnlySpaces: [north] })
    const able = actions.filter((action) => may(paused, action, within('ENQUIRY_LEAD')))
    expect(able).toEqual([
      'alliance.read',
      'membership.accept',
      'membership.decline',
      'membership.sign',
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
      'casePupil.readAttributes',
      'photo.see',
      'photo.withdrawConsent',
      'pairing.see',
      'contribution.read',
      'leaders.school',
      'leaders.alliance',
      'peerChallenge.see',
      'cpd.see',
      'desk.school',
      'template.read',
    ])
  })

  it('PER-3: a pause in the alliance leaves the school its own people', () => {
    const head = actor({ holdings: [holding('HEADTEACHER')], readOnlySpaces: [north] })
    expect(may(head, 'people.invite', { spaceId: elmParkSpace, urn: elmPark })).toBe(true)
  })

  it('PER-3: a coordinator whose own school is paused goes on coordinating', () => {
    const coordinator = actor({
      holdings: [holding('TEACHER'), holding('ALLIANCE_COORDINATOR')],
      readOnlySpaces: [north],
    })
    expect(may(coordinator, 'membership.pause', within('TEACHER'))).toBe(true)
    expect(may(coordinator, 'enquiry.start', within('TEACHER'))).toBe(false)
  })

  it('PER-4: a lead whose school is no longer in the alliance acts no more, but for what is its school’s own', () => {
    const gone = actor({ holdings: [holding('TEACHER', { alliances: [] })], spaces: [elmParkSpace] })
    expect(actions.filter((action) => may(gone, action, within('ENQUIRY_LEAD')))).toEqual([
      'casePupil.readAttributes',
      'photo.see',
      'photo.withdrawConsent',
      'cover.ask',
    ])
  })

  it('PER-4: a guest has the one item, without the alliance around it', () => {
    const guest = whoHolds('GUEST')
    expect(actions.filter((action) => may(guest, action, within('GUEST')))).toEqual([
      'enquiry.see',
      'enquiry.read',
      'enquiry.comment',
      'lessonStudy.see',
      'lessonStudy.read',
      'researchLesson.read',
    ])
  })

  it('PER-4: what somebody holds in a record adds up: a member who teaches the lesson runs its clock', () => {
    const member: Partial<Subject> = { itemRole: 'LESSON_STUDY_MEMBER' }
    const roles: readonly Role[] = ['LESSON_STUDY_MEMBER', 'LESSON_TEACHER']
    expect(may(actor(), 'researchLesson.runClock', within('LESSON_STUDY_MEMBER', member))).toBe(false)
    expect(may(actor(), 'researchLesson.runClock', within('GUEST', { itemRoles: roles }))).toBe(true)
    expect(may(actor(), 'researchLesson.plan', within('GUEST', { itemRoles: roles }))).toBe(true)
    expect(may(actor({ spaces: [] }), 'researchLesson.plan', within('GUEST', { itemRoles: roles }))).toBe(false)
  })

  it('PER-4: a grant on the study reaches its lessons, and a reviewer’s on a lesson what belongs to it', () => {
    const outsider = (role: Role) => actor({ spaces: [], grants: [{ itemId: 'study', role }] })
    const lesson = within('GUEST', { itemId: 'lesson', alsoByGrantOn: ['study'] })
    expect(may(outsider('GUEST'), 'researchLesson.read', lesson)).toBe(true)
    expect(may(outsider('REVIEWER'), 'researchLesson.read', lesson)).toBe(true)
    expect(may(outsider('GUEST'), 'researchLesson.read', { ...lesson, alsoByGrantOn: ['another'] })).toBe(false)
    expect(may(outsider('GUEST'), 'researchLesson.plan', lesson)).toBe(false)
  })

  it('PER-6: a reviewer from outside the alliance reads the review they were asked for, and nothing around it', () => {
    const outsider = actor({ spaces: [] })
    const able = actions.filter((action) => may(outsider, action, within('REVIEWER')))
    expect(able.filter((action) => action.startsWith('peerReview.'))).toEqual([
      'peerReview.see',
      'peerReview.read',
      'peerReview.remark',
      'peerReview.answer',
    ])
    expect(actions.filter((action) => may(outsider, action, within('REVIEW_REQUESTER')))).toEqual([])
  })

  it('PER-5: a role counts in the alliances of its own school, not in those one reaches by another role', () => {
    const teaching = holding('TEACHER', { spaceId: 'far' as SpaceId, urn: '4' as Urn, alliances: [south] })
    const both = actor({ holdings: [teaching, holding('GOVERNOR')], spaces: [north, south, elmParkSpace] })
    const able = (subject: Partial<Subject>) =>
      actions.filter((action) => may(both, action, within('GOVERNOR', subject)))
    expect(able({})).toEqual(['alliance.read', 'leaders.alliance'])
    expect(able({ spaceId: south, urn: '4' as Urn })).toContain('enquiry.see')
    const office = actor({ holdings: [teaching, holding('ALLIANCE_COORDINATOR')], spaces: [north, south] })
    expect(may(office, 'template.fork', { spaceId: north })).toBe(false)
    expect(may(office, 'alliance.update', { spaceId: south })).toBe(false)
  })

  it.each([
    ['GROUP', ''],
    ['PARTNER_SCHOOLS', 'partner'],
    ['CLUSTER', 'partner neighbour'],
    ['ALLIANCE', 'partner neighbour stranger coordinator'],
  ] as const)('a board open to %s is read by: %s', (visibility, readers) => {
    const cast = {
      partner: actor({ holdings: [holding('TEACHER', { urn: '1' as Urn })] }),
      neighbour: actor({ holdings: [holding('TEACHER', { urn: '2' as Urn })] }),
      stranger: actor({ holdings: [holding('TEACHER', { urn: '3' as Urn })] }),
      coordinator: actor({ holdings: [holding('ALLIANCE_COORDINATOR')] }),
      elsewhere: actor({ holdings: [holding('TEACHER', { urn: '4' as Urn, alliances: [south] })], spaces: [south] }),
    }
    const board: Subject = {
      spaceId: north,
      isOpen: true,
      visibility,
      partnerUrns: ['1' as Urn],
      clusterUrns: ['1' as Urn, '2' as Urn],
    }
    const able = Object.entries(cast).filter(([, person]) => may(person, 'enquiry.read', board))
    expect(able.map(([name]) => name).join(' ')).toBe(readers)
  })

  it('whoever is asked to join sees a draft before it is open to all', () => {
    const teacher = whoHolds('TEACHER')
    expect(may(teacher, 'enquiry.see', within('TEACHER', { isOpen: false, isInvited: true }))).toBe(true)
    expect(may(teacher, 'enquiry.read', within('TEACHER', { isInvited: true, visibility: 'GROUP' }))).toBe(false)
  })

  it('an administrator of the installation reads no content and moves nothing', () => {
    const able = actions.filter((action) => may(whoHolds('ADMIN'), action, within('ADMIN')))
    expect(able).toEqual(['service.run', 'register.import', 'alliance.create', 'alliance.list', 'people.invite'])
  })
})
