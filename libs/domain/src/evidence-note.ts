/** Evidence noted on a visit, each piece tagged to a line of enquiry. What is about a child's safety never gets in. */
import { onlyFor, type Parts } from './challenge-part.js'
import type { EvidenceId, LineId } from './ids.js'
import { hasReached, type PeerChallenge } from './peer-challenge-states.js'
import { Refusal } from './refusal.js'
import { cleanText, limits } from './text.js'

export const EvidenceType = {
  LESSON_VISIT: 'LESSON_VISIT',
  LEARNING_WALK: 'LEARNING_WALK',
  PUPIL_VOICE: 'PUPIL_VOICE',
  STAFF_VOICE: 'STAFF_VOICE',
  WORK_LOOK: 'WORK_LOOK',
  DATA: 'DATA',
  DOCUMENT: 'DOCUMENT',
  MEETING: 'MEETING',
} as const
export type EvidenceType = (typeof EvidenceType)[keyof typeof EvidenceType]

export const evidenceTypeLabels: Readonly<Record<EvidenceType, string>> = {
  LESSON_VISIT: 'Lesson visit',
  LEARNING_WALK: 'Learning walk',
  PUPIL_VOICE: 'Pupil voice',
  STAFF_VOICE: 'Staff voice',
  WORK_LOOK: 'Pupils’ work',
  DATA: 'Data',
  DOCUMENT: 'Document',
  MEETING: 'Meeting',
}

export interface EvidenceNote {
  readonly id: EvidenceId
  readonly lineId: LineId
  readonly type: EvidenceType
  readonly body: string
}

export interface SentEvidence extends EvidenceNote {
  /** Whoever writes says that it may be about a child's safety. */
  readonly isSafeguarding: boolean
}

/** What a form for evidence always says, and what is shown instead of a note that was about a child's safety. */
export const safeguardingNotice =
  'Worried about a child? Do not write it here. Tell the school’s designated safeguarding lead now, in person or by phone.'

/** Nothing is kept: not the words, not who wrote them, not that anybody did. The form is emptied, on the device too. */
export const safeguardingExit = { kept: null, show: safeguardingNotice } as const

export type EvidenceOutcome = { readonly kept: EvidenceNote } | typeof safeguardingExit

/** EVI-1: desk study and visit gather evidence; once findings are agreed there is nothing left to add. */
export function noteEvidence(
  challenge: PeerChallenge,
  parts: Parts,
  sent: SentEvidence,
  lines: readonly LineId[],
): EvidenceOutcome {
  // EVI-2: first of all, so that no other refusal and no log of one ever carries such words.
  if (sent.isSafeguarding) return safeguardingExit
  onlyFor(parts, ['LEAD_REVIEWER', 'REVIEWER', 'FOLLOW_UP_REVIEWER'])
  if (!hasReached(challenge, 'DESK_STUDY')) throw new Refusal('evidence.not-yet')
  if (hasReached(challenge, 'FINDINGS_AGREED')) throw new Refusal('evidence.findings-agreed')
  if (!lines.includes(sent.lineId)) throw new Refusal('evidence.unknown-line')
  const body = cleanText(sent.body, { field: 'body', limit: limits.note })
  return { kept: { id: sent.id, lineId: sent.lineId, type: sent.type, body } }
}

const kindsWanted = 2

/** EVI-3 (M2, triangulation): how many kinds of evidence a line still lacks, while there is time to look for them. */
export const kindsMissing = (notes: readonly Pick<EvidenceNote, 'type'>[]): number =>
  Math.max(0, kindsWanted - new Set(notes.map(({ type }) => type)).size)

/** EVI-4: what makes two messages the same note; its line may be changed later, and is no part of it. */
export const sameEvidence = ({ id, type, body }: EvidenceNote, capturedAt: Date): string =>
  JSON.stringify([id, type, body, capturedAt.getTime()])

/** EVI-5: when it was seen, by a clock that is put right where it is off; nothing is seen before it happens. */
export function evidenceTime(capturedAt: Date, receivedAt: Date, offBy: number): Date {
  const told = capturedAt.getTime() + offBy
  if (Number.isNaN(told)) throw new Refusal('input.invalid', { field: 'capturedAt' })
  return new Date(Math.min(told, receivedAt.getTime()))
}
