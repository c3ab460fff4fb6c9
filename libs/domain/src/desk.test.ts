// DESK: what stands at which desk, what can be taken back, and until when a school is to answer.
import { expect, it } from '@jest/globals'
import {
  actsAt,
  answerBy,
  canPostponeTo,
  canStillUndo,
  DeskAct,
  type DeskHand,
  DeskKind,
  isReversible,
  pressOf,
  standsAt,
} from './desk.js'

const table = (hand: DeskHand): string[] =>
  Object.values(DeskKind).flatMap((kind) => (standsAt(kind, hand) ? [`${kind}: ${actsAt(kind, hand).join(' ')}`] : []))

it('DESK-1: a coordinator reminds and settles, a head says yes for the school, and a CPD lead sees no challenge and no money', () => {
  expect(table('COORDINATOR')).toHaveLength(22)
  expect(table('HEAD')).toEqual([
    'COVER_FAILED: REMIND POSTPONE',
    'PLACES_WAITING: APPROVE POSTPONE',
    'COVER_TO_APPROVE: APPROVE POSTPONE',
    'COVER_MISSING: REMIND POSTPONE',
    'SESSION_BLOCKED: REMIND POSTPONE',
    'SESSION_UNLED: REMIND POSTPONE',
    'SESSION_NOWHERE: REMIND POSTPONE',
    'LETTER_UNSURE: ARRIVED SEND_AGAIN POSTPONE',
    'LETTER_REFUSED: SEND_AGAIN POSTPONE',
    'INVITATION_UNSURE: ARRIVED SEND_AGAIN POSTPONE',
    'INVITATION_REFUSED: SEND_AGAIN POSTPONE',
    'SESSION_UNTIMED: REMIND POSTPONE',
    'SCHOOL_SILENT: POSTPONE',
    'EVALUATION_OPEN: REMIND POSTPONE',
    'LEVELS_OWED: REMIND POSTPONE',
    'CYCLE_UNDESIGNED: REMIND POSTPONE',
    'CHALLENGE_UNDATED: POSTPONE',
    'CHALLENGE_STILL: POSTPONE',
    'SUMMARY_WAITS: POSTPONE',
    'MEMBERSHIP_OPEN: POSTPONE',
  ])
  const heads = ['COVER_TO_APPROVE', 'CHALLENGE_UNDATED', 'CHALLENGE_STILL', 'SUMMARY_WAITS', 'MEMBERSHIP_OPEN']
  expect(table('CPD_LEAD')).toEqual(table('HEAD').filter((line) => !heads.some((kind) => line.startsWith(kind))))
  // Places are the school's to give: no coordinator gives them.
  expect(actsAt('PLACES_WAITING', 'COORDINATOR')).not.toContain('APPROVE')
})

it('DESK-2: only a reminder and a letter are gone for good', () => {
  expect(Object.values(DeskAct).filter((act) => !isReversible(act))).toEqual(['REMIND', 'SEND_AGAIN'])
})

it('DESK-3: an act is taken back for a day', () => {
  const at = new Date('2027-03-01T10:00:00Z')
  expect(canStillUndo(at, new Date('2027-03-02T09:59:00Z'))).toBe(true)
  expect(canStillUndo(at, new Date('2027-03-02T10:00:00Z'))).toBe(false)
})

it('puts off to a day to come, and not for ever', () => {
  const days = ['2027-03-01', '2027-03-02', '2027-05-30', '2027-05-31']
  expect(days.map((until) => canPostponeTo(until, '2027-03-01'))).toEqual([false, true, true, false])
})

it('DESK-5: five school days over a weekend, and two days before the session at the latest', () => {
  expect(answerBy('2027-03-03', null)).toBe('2027-03-10')
  expect(answerBy('2027-03-03', '2027-03-30')).toBe('2027-03-10')
  expect(answerBy('2027-03-03', '2027-03-08')).toBe('2027-03-06')
})

it('DESK-6: what happens within three days comes first', () => {
  const press = ['2027-02-27', '2027-03-04', '2027-03-05', '2027-03-15', '2027-03-16', null]
  expect(press.map((day) => pressOf(day, '2027-03-01'))).toEqual(['NOW', 'NOW', 'SOON', 'SOON', 'LATER', 'LATER'])
})
