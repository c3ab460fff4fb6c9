/** The desk study as a live document: the team's, from the handing in of the self-review until the findings are agreed. */
import { isHypothesisText } from '@alongside/domain/desk-study'
import type { LiveKind, LiveRights } from '../../platform/live/live-kind.js'
import { type ChallengeLiveFacts, may, readsAsTeam, rightsFrom } from './challenge-live-rights.service.js'
import { deskStudyGuard, type LinesContext } from './desk-study.guard.js'
import type { RowStamp } from './row-check.js'

const nothing: LiveRights<LinesContext> = { canRead: false, canWrite: false, urn: null, context: { lines: [] } }

const rightsBy = (facts: ChallengeLiveFacts): LiveRights<LinesContext> => ({
  canRead: readsAsTeam(facts),
  canWrite: facts.eyes.phase.canNote && may(facts, 'peerChallenge.deskStudy'),
  urn: facts.urn,
  context: { lines: facts.lines },
})

export const deskStudyKind: LiveKind<LinesContext, RowStamp, null> = {
  guard: deskStudyGuard,
  ...rightsFrom(nothing, rightsBy),
  // What was taken out comes back only to whoever has it still before them.
  removed: async () => [],
  project: async () => undefined,
  erasing: {
    holdsWords: ([root, , part]) => root === 'hypotheses' && isHypothesisText(part),
    forget: async () => undefined,
  },
}
