/** The desk: what is stuck in an alliance or at a school, what can be done about it where it stands, and what of that can be taken back. */
import { addDays, type CivilDate, daysBetween } from './civil-date.js'
import { addSchoolDays, englishCalendar, type SchoolCalendar } from './school-days.js'

export const DeskKind = {
  COVER_FAILED: 'COVER_FAILED',
  PLACES_WAITING: 'PLACES_WAITING',
  COVER_TO_APPROVE: 'COVER_TO_APPROVE',
  COVER_MISSING: 'COVER_MISSING',
  SESSION_BLOCKED: 'SESSION_BLOCKED',
  SESSION_UNLED: 'SESSION_UNLED',
  SESSION_NOWHERE: 'SESSION_NOWHERE',
  LETTER_UNSURE: 'LETTER_UNSURE',
  LETTER_REFUSED: 'LETTER_REFUSED',
  INVITATION_UNSURE: 'INVITATION_UNSURE',
  INVITATION_REFUSED: 'INVITATION_REFUSED',
  WAITING_FREE: 'WAITING_FREE',
  SESSION_UNTIMED: 'SESSION_UNTIMED',
  SCHOOL_SILENT: 'SCHOOL_SILENT',
  EVALUATION_OPEN: 'EVALUATION_OPEN',
  LEVELS_OWED: 'LEVELS_OWED',
  CYCLE_UNDESIGNED: 'CYCLE_UNDESIGNED',
  CHALLENGE_UNDATED: 'CHALLENGE_UNDATED',
  CHALLENGE_STILL: 'CHALLENGE_STILL',
  SUMMARY_WAITS: 'SUMMARY_WAITS',
  REVIEW_LATE: 'REVIEW_LATE',
  MEMBERSHIP_OPEN: 'MEMBERSHIP_OPEN',
} as const
export type DeskKind = (typeof DeskKind)[keyof typeof DeskKind]

export const DeskAct = {
  REMIND: 'REMIND',
  APPROVE: 'APPROVE',
  OFFER: 'OFFER',
  SEND_AGAIN: 'SEND_AGAIN',
  ARRIVED: 'ARRIVED',
  POSTPONE: 'POSTPONE',
} as const
export type DeskAct = (typeof DeskAct)[keyof typeof DeskAct]

export const DeskSide = { ALLIANCE: 'ALLIANCE', SCHOOL: 'SCHOOL' } as const
/** Whose desk: the coordinator's, or that of a school's head and CPD lead. */
export type DeskSide = (typeof DeskSide)[keyof typeof DeskSide]

/** Who sits at a school's desk: a head sees all that is stuck there, a CPD lead what is theirs to move. */
export type DeskHand = 'COORDINATOR' | 'HEAD' | 'CPD_LEAD'

interface Line {
  /** What is done about it at the desk of the alliance; undefined: it does not stand there. */
  readonly alliance?: readonly DeskAct[]
  readonly school?: readonly DeskAct[]
  /** At a school it is the head's alone. */
  readonly headOnly?: true
}

/** DESK-1: at each desk only what that desk may know and can move; an empty list is opened, and settled where it stands. */
const lines: Readonly<Record<DeskKind, Line>> = {
  COVER_FAILED: { alliance: ['REMIND'], school: ['REMIND'] },
  PLACES_WAITING: { alliance: ['REMIND'], school: ['APPROVE'] },
  COVER_TO_APPROVE: { alliance: ['APPROVE'], school: ['APPROVE'], headOnly: true },
  COVER_MISSING: { alliance: ['REMIND'], school: ['REMIND'] },
  SESSION_BLOCKED: { alliance: ['REMIND'], school: ['REMIND'] },
  SESSION_UNLED: { alliance: ['REMIND'], school: ['REMIND'] },
  SESSION_NOWHERE: { alliance: ['REMIND'], school: ['REMIND'] },
  LETTER_UNSURE: { alliance: ['ARRIVED', 'SEND_AGAIN'], school: ['ARRIVED', 'SEND_AGAIN'] },
  LETTER_REFUSED: { alliance: ['SEND_AGAIN'], school: ['SEND_AGAIN'] },
  INVITATION_UNSURE: { alliance: ['ARRIVED', 'SEND_AGAIN'], school: ['ARRIVED', 'SEND_AGAIN'] },
  INVITATION_REFUSED: { alliance: ['SEND_AGAIN'], school: ['SEND_AGAIN'] },
  WAITING_FREE: { alliance: ['OFFER'] },
  SESSION_UNTIMED: { alliance: ['REMIND'], school: ['REMIND'] },
  SCHOOL_SILENT: { alliance: ['REMIND'], school: [] },
  EVALUATION_OPEN: { alliance: ['REMIND'], school: ['REMIND'] },
  LEVELS_OWED: { alliance: ['REMIND'], school: ['REMIND'] },
  CYCLE_UNDESIGNED: { alliance: ['REMIND'], school: ['REMIND'] },
  CHALLENGE_UNDATED: { alliance: ['REMIND'], school: [], headOnly: true },
  CHALLENGE_STILL: { alliance: ['REMIND'], school: [], headOnly: true },
  SUMMARY_WAITS: { alliance: ['REMIND'], school: [], headOnly: true },
  REVIEW_LATE: { alliance: ['REMIND'] },
  MEMBERSHIP_OPEN: { alliance: ['REMIND'], school: [], headOnly: true },
}
const lineAt = (kind: DeskKind, hand: DeskHand): readonly DeskAct[] | undefined => {
  const line = lines[kind]
  if (hand === 'COORDINATOR') return line.alliance
  return hand === 'CPD_LEAD' && line.headOnly ? undefined : line.school
}

export const standsAt = (kind: DeskKind, hand: DeskHand): boolean => lineAt(kind, hand) !== undefined
/** Whatever stands there can be put off; that takes nothing from anybody. */
export const actsAt = (kind: DeskKind, hand: DeskHand): readonly DeskAct[] => {
  const acts = lineAt(kind, hand)
  return acts ? [...acts, 'POSTPONE'] : []
}

/** DESK-2: what has reached somebody cannot be called back, and says so before it is done. */
export const isReversible = (act: DeskAct): boolean => act !== 'REMIND' && act !== 'SEND_AGAIN'

/** DESK-3: until the next day at this time whoever sits at the desk takes an act back; later it is history. */
export const undoHours = 24
export const canStillUndo = (at: Date, now: Date): boolean => now.getTime() - at.getTime() < undoHours * 3_600_000

/** DESK-4: nobody is reminded of the same thing twice in a day, whoever does it. */
export const reminderHours = 20

/** As far as anything is put off at once. */
export const furthestPostponed = 90
export const canPostponeTo = (until: CivilDate, today: CivilDate): boolean =>
  until > today && until <= addDays(today, furthestPostponed)

/** School days after which something that waits is stuck. */
export const stuckAfter = {
  placeAnswer: 5,
  designCheck: 5,
  leadAnswer: 3,
  schoolAnswer: 5,
  evaluation: 5,
  levels: 10,
  invitation: 5,
  visitDates: 10,
  summary: 10,
} as const
/** School days before a session from which on it should have who leads it, and where it is. */
export const readyBefore = { leader: 15, room: 10, cover: 5, time: 0 } as const

/** How long a peer challenge stands at a step before it is stuck; steps that wait for a date of their own are not here. */
export const challengeStuckAfter: Readonly<Partial<Record<string, number>>> = {
  PROPOSED: 5,
  AGREED: 5,
  SELF_REVIEW: 20,
  SELF_REVIEW_SUBMITTED: 5,
  DESK_STUDY: 15,
  FINDINGS_DRAFT: 10,
  RESPONSE_DUE: 15,
  RESPONDED: 10,
  WORKSHOP_HELD: 10,
  FOLLOWED_UP: 10,
}

/** DESK-5: a school answers within five of its school days, and in any case two days before the session. */
export function answerBy(asked: CivilDate, held: CivilDate | null, calendar: SchoolCalendar = englishCalendar) {
  const usual = addSchoolDays(asked, stuckAfter.placeAnswer, calendar)
  const latest = held === null ? usual : addDays(held, -2)
  return latest < usual ? latest : usual
}

export const DeskPress = { NOW: 'NOW', SOON: 'SOON', LATER: 'LATER' } as const
export type DeskPress = (typeof DeskPress)[keyof typeof DeskPress]

/** DESK-6: first what happens within three days, then what happens within two weeks, then what has no day of its own. */
export function pressOf(happensOn: CivilDate | null, today: CivilDate): DeskPress {
  if (happensOn === null) return 'LATER'
  const left = daysBetween(today, happensOn)
  return left <= 3 ? 'NOW' : left <= 14 ? 'SOON' : 'LATER'
}
