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
  | 'remark'
  | 'import'

const enquiry = 'id: enquiry'
const membership = 'allianceId: alliance, id: membership'
const cycle = 'enquiryId: enquiry, cycleId: cycle'

const written: Readonly<Record<string, string>> = {
  'Query.alliance': 'id: alliance',
  'Query.boardChanges': 'cycleId: cycle',
  'Query.boardHistory': 'cycleId: cycle',
  'Query.boardVersion': 'cycleId: cycle',
  'Query.commentThreads': `${cycle}, cardId: card`,
  'Query.enquiries': 'allianceId: alliance',
  'Query.enquiry': enquiry,
  'Query.enquiryTemplates': 'allianceId: alliance',
  'Query.handover': 'personId: person, urn: school',
  'Query.invitations': 'spaceId: space',
  'Query.mentionable': 'enquiryId: enquiry',
  'Query.peerReview': 'id: review',
  'Query.peerReviews': 'itemId: enquiry',
  'Query.people': 'spaceId: space',
  'Query.registerImport': 'id: import',
  'Query.reviewersFor': 'itemId: enquiry',
  'Query.school': 'urn: school',
  'Mutation.abandonEnquiry': enquiry,
  'Mutation.acceptMembership': membership,
  'Mutation.acceptProtocol': enquiry,
  'Mutation.acceptReview': 'id: review',
  'Mutation.actAs': 'holdingId: holding',
  'Mutation.activateEnquiry': enquiry,
  'Mutation.addComment': `${cycle}, cardId: card, threadId: comment, mentions: person`,
  'Mutation.addRemark': 'reviewId: review, assignmentId: assignment, threadId: remark, placeId: card',
  'Mutation.allowReview': 'reviewId: review, assignmentId: assignment',
  'Mutation.answerEnoughDifference': cycle,
  'Mutation.answerHealth': enquiry,
  'Mutation.appointDeputy': 'personId: person, urn: school',
  'Mutation.askHeadAboutReview': 'id: review',
  'Mutation.beginReview': 'id: review',
  'Mutation.closeEnquiry': enquiry,
  'Mutation.closeReview': 'id: review',
  'Mutation.confirmStage': 'enquiryId: enquiry, proposalId: proposal',
  'Mutation.countersignMembership': membership,
  'Mutation.createCluster': 'allianceId: alliance, urns: school',
  'Mutation.declareReviewInterest': 'id: review',
  'Mutation.declineMembership': membership,
  'Mutation.declineReview': 'id: review',
  'Mutation.declineStage': 'enquiryId: enquiry, proposalId: proposal',
  'Mutation.editComment': 'enquiryId: enquiry, commentId: comment',
  'Mutation.editRemark': 'reviewId: review, remarkId: remark',
  'Mutation.endDeputy': 'personId: person, urn: school',
  'Mutation.endRole': 'holdingId: holding',
  'Mutation.eraseWords': 'cycleId: cycle, personId: person',
  'Mutation.forkTemplate': 'allianceId: alliance, id: template',
  'Mutation.giveNotice': membership,
  'Mutation.goBackToStage': cycle,
  'Mutation.handOverEnquiry': `${enquiry}, personId: person`,
  'Mutation.handOverLead': membership,
  'Mutation.inviteGuest': enquiry,
  'Mutation.invitePeople': 'spaceId: space',
  'Mutation.invitePeopleToEnquiry': `${enquiry}, personIds: person`,
  'Mutation.inviteSchool': 'allianceId: alliance, urn: school',
  'Mutation.inviteSchoolToEnquiry': `${enquiry}, urns: school`,
  'Mutation.joinEnquiry': `${enquiry}, urn: school`,
  'Mutation.leaveEnquiry': enquiry,
  'Mutation.markDone': 'itemId: notice',
  'Mutation.markRead': 'itemIds: notice',
  'Mutation.moveStage': cycle,
  'Mutation.offerReview': 'reviewId: review, personId: person',
  'Mutation.openEnquiry': enquiry,
  'Mutation.openReview': 'id: review',
  'Mutation.pauseEnquiry': enquiry,
  'Mutation.pauseMembership': membership,
  'Mutation.proposeStage': cycle,
  'Mutation.rateReview': 'reviewId: review, assignmentId: assignment',
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
  'Mutation.requestReview': 'itemId: enquiry, reviewerIds: person',
  'Mutation.resolveThread': 'enquiryId: enquiry, threadId: comment',
  'Mutation.respondToReview': 'id: review',
  'Mutation.restoreBoard': 'cycleId: cycle',
  'Mutation.resumeEnquiry': enquiry,
  'Mutation.resumeMembership': membership,
  'Mutation.revokeInvitation': 'id: invitation, spaceId: space',
  'Mutation.revokeSession': 'id: session',
  'Mutation.saveEnquiryAsTemplate': 'enquiryId: enquiry',
  'Mutation.saveReview': 'id: review',
  'Mutation.saveTemplate': 'allianceId: alliance, id: template',
  'Mutation.setEnquiryVisibility': enquiry,
  'Mutation.setHunchStatus': `${cycle}, cardId: card`,
  'Mutation.shareEnquiry': enquiry,
  'Mutation.signMembership': membership,
  'Mutation.startNextCycle': 'enquiryId: enquiry',
  'Mutation.stopRegisterImport': 'id: import',
  'Mutation.submitReview': 'id: review',
  'Mutation.suspendPerson': 'personId: person, urn: school',
  'Mutation.unlockAction': cycle,
  'Mutation.updateAlliance': 'id: alliance',
  'Mutation.updateCluster': 'allianceId: alliance, id: cluster, urns: school',
  'Mutation.updateEnquiry': enquiry,
  'Mutation.withdrawNotice': membership,
  'Mutation.withdrawReview': 'id: review',
  'Mutation.withdrawReviewRequest': 'id: review',
  CreateAllianceInput: 'leadUrn: school',
  HandoverInput: 'id: enquiry, toPersonId: person',
  StartEnquiryInput: 'allianceId: alliance, urn: school, partnerUrns: school, templateId: template',
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
