/** What was found, as its asker sees it: counted, for whoever has too much is nobody else's business. */

import { slotOf } from './session-clash.service.js'
import type { FoundTimesType, FoundTimeType, TimeSearchType } from './time-search.graphql.js'
import type { StoredOut, StoredTime, StoredTimes, TimeSearchRecord } from './time-search-record.service.js'
import type { TimetableSlotType } from './timetable.graphql.js'

const spanOf = ({ startsAt, endsAt }: StoredOut) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
const seenOut = (out: StoredOut): TimetableSlotType => slotOf(spanOf(out), out.clashes)
const seenTime = ({ lessons, travel, cost, bySchool, ...time }: StoredTime): FoundTimeType => ({
  ...seenOut(time),
  lessons,
  travel: Math.round(travel),
  cost,
  bySchool: bySchool.map(([urn, many]) => ({ urn, lessons: many })),
})

export const seenTimes = ({ sessionId, chosen, others, out, moreOut }: StoredTimes): FoundTimesType => ({
  sessionId,
  chosen: chosen && seenTime(chosen),
  others: others.map(seenTime),
  out: out.map(seenOut),
  moreOut,
})

export const seenSearch = ({ result, from, until, ...search }: TimeSearchRecord): TimeSearchType => ({
  ...search,
  firstDay: from,
  lastDay: until,
  isBest: result?.isBest ?? false,
  mostToGain: result?.isBest === false && Number.isFinite(result.gain) ? result.gain! : null,
  seconds: result?.seconds ?? 0,
  sessions: result?.sessions.map(seenTimes) ?? [],
})
