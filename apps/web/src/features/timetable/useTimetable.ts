/** What the calendar draws, and how each session stands: asked apart, and both anew whenever somebody changes something. */
import type { ClashLevel } from '@alongside/domain/clash'
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useRefresh } from '../../platform/news'
import type { CalendarRange } from './calendar-range'
import { choicesQuery, standingQuery, timetableQuery } from './timetable-queries'

/** Hundreds of sessions with their reasons: to take them apart into the cache and put them together again costs more than to draw them. */
const unkept = { fetchPolicy: 'no-cache', nextFetchPolicy: 'no-cache' } as const
const most = 400

/** @param of whose: “school:…”, “person:…”, “room:…”, or nothing for all */
export function useTimetable(allianceId: string, { from, until }: CalendarRange, of: string) {
  const [kind, id = null] = of.split(':')
  const query = useQuery(timetableQuery, {
    variables: {
      allianceId,
      firstDay: from,
      lastDay: until,
      urn: kind === 'school' ? id : null,
      personId: kind === 'person' ? id : null,
      roomId: kind === 'room' ? id : null,
    },
    ...unkept,
  })
  const shown = query.data ?? query.previousData
  const ids = (shown?.timetable.sessions ?? []).filter(({ canMove }) => canMove).map((session) => session.id)
  const { refetch, ...standing } = useQuery(standingQuery, {
    variables: { allianceId, sessionIds: ids.slice(0, most) },
    skip: ids.length === 0,
    ...unkept,
  })
  const { data: choices } = useQuery(choicesQuery, { variables: { allianceId } })
  useRefresh('cpd.changed', () => Promise.all([query.refetch(), ids.length > 0 ? refetch() : null]))
  const stands = (standing.data ?? standing.previousData)?.timetableStanding
  const levels = useMemo<ReadonlyMap<string, ClashLevel>>(
    () => new Map(stands?.map(({ sessionId, level }) => [sessionId, level])),
    [stands],
  )
  const schools = useMemo<ReadonlyMap<string, string>>(
    () => new Map(choices?.timetableChoices.schools.map((school) => [school.id, school.name])),
    [choices],
  )
  return { query: { ...query, data: shown }, levels, schools, choices: choices?.timetableChoices }
}
