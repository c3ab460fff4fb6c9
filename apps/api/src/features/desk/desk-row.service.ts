/** What a stuck thing is, wherever it was found: whom it is stuck for, since when, and whom a reminder of it would reach. */
import { type CivilDate, dayInWords, daysBetween, weekdayOf } from '@alongside/domain/civil-date'
import type { DeskHand, DeskKind, DeskSide } from '@alongside/domain/desk'
import type { AllianceId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import type { Role } from '@alongside/domain/role'
import type { Reader } from '../../platform/db/reader.js'

export type Looks = Pick<Reader, 'sql' | 'lookingAs'>

/** Whose desk it is, and as whom the asker sits at it. */
export interface DeskPlace {
  readonly side: DeskSide
  readonly hand: DeskHand
  readonly spaceId: SpaceId
  /** Of the alliance's desk: its id. Of a school's: null, for it may belong to several. */
  readonly allianceId: AllianceId | null
  readonly urn: Urn | null
}

/** Whom a reminder reaches: these people, or whoever holds one of these roles at a school. */
export interface WaitsFor {
  readonly people?: readonly PersonId[]
  readonly urns?: readonly Urn[]
  readonly roles?: readonly Role[]
  /** Everybody who has not answered it yet; the server knows who they are, and tells nobody. */
  readonly evaluation?: string
  /** Where it leads them, where that is not where it leads whoever sits at the desk. */
  readonly path?: string
}

export interface StuckRow {
  readonly key: string
  readonly kind: DeskKind
  /** The record it is about. */
  readonly itemId: string
  readonly urn: Urn | null
  /** For whom it is stuck, where that is one person. */
  readonly personId: PersonId | null
  /** Null: that is not told at this desk. */
  readonly since: Date | null
  /** The day on which it would be missed. */
  readonly happensOn: CivilDate | null
  readonly text: string
  readonly detail: string
  readonly path: string
  /** What one goes there for, where that is what usually helps. */
  readonly opensAs?: string
  /** What somebody is reminded of: goes on after “Cora reminds you: ”. */
  readonly reminder: string
  readonly waitsFor: WaitsFor
  /** What an act is about: places, pieces of cover, a letter. */
  readonly ids: readonly string[]
  /** To how much a yes would be. */
  readonly pence?: number
}

export const keyOf = (kind: DeskKind, ...parts: readonly (string | null)[]): string =>
  [kind, ...parts.map((part) => part ?? '-')].join(' ')

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** As people say it: “on Thursday” within a week, else with its date. */
export function onDayInWords(day: CivilDate, today: CivilDate): string {
  const left = daysBetween(today, day)
  if (left === 0) return 'today'
  if (left === 1) return 'tomorrow'
  const weekday = weekdays[weekdayOf(day)]!
  // Nobody doubts which year is meant of a day this close.
  return left > 0 && left < 7 ? `on ${weekday}` : `on ${weekday} ${dayInWords(day).replace(/ \d{4}$/, '')}`
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `one ${one}` : `${count} ${many}`
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
