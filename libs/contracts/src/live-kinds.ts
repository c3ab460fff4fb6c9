/** The kinds of live documents, and whether a browser may keep their unsent words on its disk. */

/** Judgements about a school stay in the page's memory: what is kept on a shared computer could be found by others. */
const keeps = {
  'enquiry-board': true,
  'research-lesson': true,
  discussion: true,
  'self-review': false,
  'desk-study': false,
  findings: false,
  'challenge-summary': false,
} as const satisfies Readonly<Record<string, boolean>>

export type LiveKindName = keyof typeof keeps

export const keepsOnDevice = (kind: LiveKindName): boolean => keeps[kind]
