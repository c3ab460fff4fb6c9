// Of what kind each id is that the API takes. A new field that takes an id has to be entered here before anything is green:
// then it is probed with ids of one's own, of a school beside and of strangers.
export type IdKind =
  | 'alliance'
  | 'enquiry'
  | 'cycle'
  | 'card'
  | 'comment'
  | 'proposal'
  | 'guest'
  | 'person'
  | 'school'
  | 'space'
  | 'membership'
  | 'cluster'
  | 'template'
  | 'invitation'
  | 'holding'
  | 'session'
  | 'notice'
  | 'review'
  | 'assignment'
  | 'challenge'
  | 'finding'
  | 'action'
  | 'line'
  | 'evidence'
  | 'activity'
  | 'round'
  | 'wish'
  | 'contribution'
  | 'remark'
  | 'import'
  | 'study'
  | 'lesson'
  | 'lessonStage'
  | 'note'
  | 'place'
  | 'photo'
  | 'interview'
  | 'cpdCycle'
  | 'cpdSession'
  | 'room'
  | 'cover'

const enquiry = 'id: enquiry'
const membership = 'allianceId: alliance, id: membership'
const cycle = 'enquiryId: enquiry, cycleId: cycle'

const study = 'id: study'
const lesson = 'id: lesson'
const note = 'lessonId: lesson, id: note'

const written: Readonly<Record<string, string>> = {
  'Query.alliance': 'id: alliance',
  'Query.boardChanges': 'cycleId: cycle',
  'Query.boardHistory': 'cycleId: cycle',
  'Query.boardVersion': 'cycleId: cycle',
  'Query.challengeEvidence': 'challengeId: challenge',
  'Query.commentThreads': `${cycle}, cardId: card`,
  'Query.enquiries': 'allianceId: alliance',
  'Query.enquiry': enquiry,
  'Query.enquiryTemplates': 'allianceId: alliance',
  'Query.guardedNames': 'urn: school',
  'Query.handover': 'personId: person, urn: school',
  'Query.invitations': 'spaceId: space',
  'Query.lessonNotes': 'lessonId: lesson',
  'Query.lessonStudies': 'allianceId: alliance',
  'Query.lessonStudy': study,
  'Query.mentionable': 'enquiryId: enquiry',
  'Query.challengeCandidates': 'allianceId: alliance, hostUrn: school',
  'Query.peerChallenge': 'id: challenge',
  'Query.peerChallenges': 'allianceId: alliance',
  'Query.peerReview': 'id: review',
  'Query.peerReviews': 'itemId: enquiry',
  'Query.people': 'spaceId: space',
  'Query.registerImport': 'id: import',
  'Query.researchLesson': lesson,
  'Query.reviewersFor': 'itemId: enquiry',
  'Query.school': 'urn: school',
  'Mutation.abandonEnquiry': enquiry,
  'Mutation.acceptLessonProtocol': study,
  'Mutation.acceptMembership': membership,
  'Mutation.acceptProtocol': enquiry,
  'Mutation.acceptReview': 'id: review',
  'Mutation.actAs': 'holdingId: holding',
  'Mutation.activateEnquiry': enquiry,
  'Mutation.addComment': `${cycle}, cardId: card, threadId: comment, mentions: person`,
  'Mutation.addInterview': 'lessonId: lesson',
  'Mutation.addNotes': 'lessonId: lesson',
  'Mutation.addRemark': 'reviewId: review, assignmentId: assignment, threadId: remark, placeId: card',
  'Mutation.addResearchLesson': 'studyId: study',
  'Mutation.allowReview': 'reviewId: review, assignmentId: assignment',
  'Mutation.answerEnoughDifference': cycle,
  'Mutation.answerHealth': enquiry,
  'Mutation.appointDeputy': 'personId: person, urn: school',
  'Mutation.askForProtocol': study,
  'Mutation.askHeadAboutReview': 'id: review',
  'Mutation.beginDiscussion': lesson,
  'Mutation.beginReview': 'id: review',
  'Mutation.breakOffLesson': lesson,
  'Mutation.cancelLesson': lesson,
  'Mutation.clearCasePupil': 'studyId: study',
  'Mutation.closeEnquiry': enquiry,
  'Mutation.closeReview': 'id: review',
  'Mutation.concludeLesson': lesson,
  'Mutation.confirmInterview': 'lessonId: lesson, id: interview',
  'Mutation.confirmNote': note,
  'Mutation.nextStep': lesson,
  'Mutation.pauseStep': lesson,
  'Mutation.resumeStep': lesson,
  'Mutation.setPupilProgress': 'studyId: study',
  'Mutation.takeRole': lesson,
  'Mutation.confirmStage': 'enquiryId: enquiry, proposalId: proposal',
  'Mutation.correctNote': note,
  'Mutation.countersignMembership': membership,
  'Mutation.createCluster': 'allianceId: alliance, urns: school',
  'Mutation.declareReviewInterest': 'id: review',
  'Mutation.declineMembership': membership,
  'Mutation.declineReview': 'id: review',
  'Mutation.declineStage': 'enquiryId: enquiry, proposalId: proposal',
  'Mutation.dropHeldBackNote': note,
  'Mutation.editComment': 'enquiryId: enquiry, commentId: comment',
  'Mutation.editRemark': 'reviewId: review, remarkId: remark',
  'Mutation.endDeputy': 'personId: person, urn: school',
  'Mutation.endLessonGuest': `${study}, guestId: guest`,
  'Mutation.endRole': 'holdingId: holding',
  'Mutation.eraseWords': 'cycleId: cycle, personId: person',
  'Mutation.falseStart': lesson,
  'Mutation.forkTemplate': 'allianceId: alliance, id: template',
  'Mutation.giveNotice': membership,
  'Mutation.goBackToStage': cycle,
  'Mutation.handOverEnquiry': `${enquiry}, personId: person`,
  'Mutation.handOverLead': membership,
  'Mutation.handOverLessonStudy': `${study}, personId: person`,
  'Mutation.interviewsDone': lesson,
  'Mutation.inviteGuest': enquiry,
  'Mutation.inviteLessonGuest': study,
  'Mutation.invitePeople': 'spaceId: space',
  'Mutation.invitePeopleToEnquiry': `${enquiry}, personIds: person`,
  'Mutation.inviteSchool': 'allianceId: alliance, urn: school',
  'Mutation.inviteSchoolToEnquiry': `${enquiry}, urns: school`,
  'Mutation.inviteToLessonStudy': `${study}, personIds: person`,
  'Mutation.joinEnquiry': `${enquiry}, urn: school`,
  'Mutation.joinLessonStudy': `${study}, urn: school`,
  'Mutation.judgeLine': 'lineId: line',
  'Mutation.judgeOwnLine': 'lineId: line',
  'Mutation.leaveEnquiry': enquiry,
  'Mutation.leaveLessonStudy': study,
  'Mutation.loadGuardedNames': 'urn: school',
  'Mutation.markDone': 'itemId: notice',
  'Mutation.markRead': 'itemIds: notice',
  'Mutation.moveStage': cycle,
  'Mutation.noInterview': lesson,
  'Mutation.offerReview': 'reviewId: review, personId: person',
  'Mutation.openEnquiry': enquiry,
  'Mutation.openReview': 'id: review',
  'Mutation.pauseEnquiry': enquiry,
  'Mutation.pauseMembership': membership,
  'Mutation.planLessonAgain': lesson,
  'Mutation.postponeLesson': lesson,
  'Mutation.proposeStage': cycle,
  'Mutation.rateReview': 'reviewId: review, assignmentId: assignment',
  'Mutation.readyLesson': lesson,
  'Mutation.reassignReview': 'id: review, personId: person',
  'Mutation.reinstatePerson': 'personId: person, urn: school',
  'Mutation.releasePerson': 'personId: person, urn: school',
  'Mutation.removeCluster': 'allianceId: alliance, id: cluster',
  'Mutation.removeComment': 'enquiryId: enquiry, commentId: comment',
  'Mutation.removeGuest': `${enquiry}, guestId: guest`,
  'Mutation.removeMembership': membership,
  'Mutation.removeRemark': 'reviewId: review, remarkId: remark',
  'Mutation.renewInvitation': 'id: invitation, spaceId: space',
  'Mutation.reopenEnquiry': enquiry,
  'Mutation.reopenThread': 'enquiryId: enquiry, threadId: comment',
  'Mutation.replanLesson': lesson,
  'Mutation.requestReview': 'itemId: enquiry, reviewerIds: person',
  'Mutation.resolveThread': 'enquiryId: enquiry, threadId: comment',
  'Mutation.respondToReview': 'id: review',
  'Mutation.restoreBoard': 'cycleId: cycle',
  'Mutation.resumeEnquiry': enquiry,
  'Mutation.resumeLessonStudy': study,
  'Mutation.resumeMembership': membership,
  'Mutation.reviewLessonStudy': study,
  'Mutation.revokeInvitation': 'id: invitation, spaceId: space',
  'Mutation.revokeSession': 'id: session',
  'Mutation.runLessonStudy': study,
  'Mutation.saveEnquiryAsTemplate': 'enquiryId: enquiry',
  'Mutation.saveReview': 'id: review',
  'Mutation.saveTemplate': 'allianceId: alliance, id: template',
  'Mutation.setCasePupil': 'studyId: study',
  'Mutation.setEnquiryVisibility': enquiry,
  'Mutation.setHunchStatus': `${cycle}, cardId: card`,
  'Mutation.shareEnquiry': enquiry,
  'Mutation.shareLessonStudy': study,
  'Mutation.signMembership': membership,
  'Mutation.startLesson': lesson,
  'Mutation.startNextCycle': 'enquiryId: enquiry',
  'Mutation.stopLesson': lesson,
  'Mutation.stopLessonStudy': study,
  'Mutation.stopRegisterImport': 'id: import',
  'Mutation.submitReview': 'id: review',
  'Mutation.suspendPerson': 'personId: person, urn: school',
  'Mutation.tagNote': `${note}, stageId: lessonStage`,
  'Mutation.tellSchoolCalendar': 'urn: school',
  'Mutation.unlockAction': cycle,
  'Mutation.updateAlliance': 'id: alliance',
  'Mutation.updateCluster': 'allianceId: alliance, id: cluster, urns: school',
  'Mutation.updateEnquiry': enquiry,
  'Mutation.updateLessonStudy': study,
  'Mutation.updateResearchLesson': lesson,
  'Mutation.changeChallengeTeam': 'id: challenge, leadId: person',
  'Mutation.declareChallengeInterest': 'id: challenge',
  'Mutation.declinePeerChallenge': 'id: challenge',
  'Mutation.moveChallenge': 'id: challenge',
  'Mutation.nameFollowUpReviewer': 'id: challenge, personId: person',
  'Mutation.nameImprovementChampion': 'id: challenge, personId: person',
  'Mutation.signChallenge': 'id: challenge',
  'Mutation.moveVisit': 'id: challenge',
  'Mutation.noteEvidence': 'challengeId: challenge',
  'Mutation.planVisit': 'id: challenge',
  'Mutation.tagEvidence': 'challengeId: challenge, id: evidence, lineId: line',
  'Mutation.useUsualCalendar': 'urn: school',
  'Mutation.withdrawNotice': membership,
  'Mutation.withdrawPhotoConsent': 'photoId: photo',
  'Mutation.withdrawReview': 'id: review',
  'Mutation.withdrawReviewRequest': 'id: review',
  'Query.releasedSummary': 'challengeId: challenge',
  'Mutation.answerStretch': 'challengeId: challenge',
  'Mutation.attachDifferenceNote': 'challengeId: challenge, findingId: finding',
  'Mutation.changeSummaryAudiences': 'challengeId: challenge',
  'Mutation.explainNoAction': 'challengeId: challenge, findingId: finding',
  'Mutation.giveResponse': 'challengeId: challenge, findingId: finding',
  'Mutation.handOverAction': 'id: action, personId: person',
  'Mutation.moveAction': 'id: action',
  'Mutation.moveFindings': 'challengeId: challenge, findingIds: finding',
  'Mutation.moveSummary': 'challengeId: challenge',
  'Mutation.planAction': 'challengeId: challenge',
  'Mutation.recordFollowUp': 'challengeId: challenge',
  'Mutation.recordWorkshop': 'challengeId: challenge',
  'Mutation.releaseIndicator': 'challengeId: challenge',
  'Mutation.releaseSummary': 'challengeId: challenge',
  'Mutation.seeFindings': 'challengeId: challenge, findingIds: finding',
  'Mutation.withdrawSummary': 'challengeId: challenge',
  ActionPlanInput: 'findingId: finding, ownerId: person',
  CasePupilInput: 'urn: school',
  ChallengeMemberInput: 'personId: person, urn: school',
  CreateAllianceInput: 'leadUrn: school',
  EvidenceInput: 'id: evidence, lineId: line, activityId: activity',
  'Query.coverFromOutside': 'allianceId: alliance',
  'Query.coverSetting': 'urn: school',
  'Query.coverSheet': 'urn: school',
  'Query.coverTotals': 'urn: school',
  'Mutation.approveCoverFromOutside': 'allianceId: alliance, ids: cover',
  'Mutation.askForCover': 'sourceId: lesson, personId: person',
  'Mutation.costCover': 'ids: cover',
  'Mutation.moveCover': 'ids: cover',
  'Mutation.setCoverRates': 'urn: school',
  'Query.competitors': 'allianceId: alliance',
  'Query.contributionEntries': 'allianceId: alliance, urn: school',
  'Query.contributionsWaiting': 'allianceId: alliance',
  'Query.leadersAlliance': 'allianceId: alliance',
  'Query.leadersSchool': 'urn: school',
  'Query.ledger': 'allianceId: alliance',
  'Query.pairingPrice': 'roundId: round',
  'Query.pairingRound': 'id: round',
  'Query.pairingRounds': 'allianceId: alliance',
  'Mutation.acceptPairing': 'roundId: round',
  'Mutation.addContribution': 'allianceId: alliance',
  'Mutation.barPair': 'roundId: round',
  'Mutation.cancelPairingRound': 'roundId: round',
  'Mutation.clearWish': 'roundId: round, wishId: wish',
  'Mutation.confirmContribution': 'id: contribution',
  'Mutation.consentToCompetitor': 'allianceId: alliance, other: school, urn: school',
  'Mutation.declareCompetition': 'allianceId: alliance, other: school, urn: school',
  'Mutation.disputeContribution': 'id: contribution',
  'Mutation.openPairingRound': 'allianceId: alliance',
  'Mutation.pinPair': 'roundId: round',
  'Mutation.settleContribution': 'id: contribution',
  'Mutation.signUpForRound': 'roundId: round, urn: school',
  'Mutation.solvePairing': 'roundId: round',
  'Mutation.stopPairing': 'roundId: round',
  ContributionInput: 'giver: school, receiver: school',
  PairingInput: 'host: school, guest: school',
  PairingSignUpInput: 'reviewers: person, trained: person',
  'Query.sessionClashes': 'sessionId: cpdSession',
  'Query.sessionSlots': 'sessionId: cpdSession',
  'Query.timetable': 'allianceId: alliance, urn: school, personId: person, roomId: room',
  'Query.timetableChoices': 'allianceId: alliance',
  'Query.timetableStanding': 'allianceId: alliance, sessionIds: cpdSession',
  'Query.schoolCalendar': 'urn: school',
  HandoverInput: 'id: enquiry, toPersonId: person',
  ProposeChallengeInput: 'allianceId: alliance, hostUrn: school, leadId: person, championId: person',
  PupilInterviewInput: 'id: interview',
  NoteInput: 'id: note, stageId: lessonStage, placeId: place',
  VisitActivityInput: 'id: activity, lineId: line, reviewerId: person, hostColleagueId: person',
  StartEnquiryInput: 'allianceId: alliance, urn: school, partnerUrns: school, templateId: template',
  StartLessonStudyInput: 'allianceId: alliance, urn: school, enquiryId: enquiry, cycleId: cycle',
  UpdateLessonStudyInput: 'enquiryId: enquiry, cycleId: cycle',
  UpdateResearchLessonInput: 'urn: school, teacherId: person, observerIds: person',
}

/** Coordinate of each id that is taken, such as `Mutation.addComment.cardId`, to its kind. */
export const idPolicy: ReadonlyMap<string, IdKind> = new Map(
  Object.entries(written).flatMap(([place, ids]) =>
    ids.split(', ').map((one) => {
      const [name, kind] = one.split(': ')
      return [`${place}.${name}`, kind as IdKind] as const
    }),
  ),
)
