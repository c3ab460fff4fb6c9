/** What is asked of oneself, half-term by half-term: how much it comes to, what it is, and what could go. For nobody else. */
import { dayInLondon } from '@alongside/domain/civil-date'
import type { HalfTerm, SchoolCalendar } from '@alongside/domain/school-days'
import { halfTermFor, loadIn, loadOf, minutesOf, waysOut } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import { type Asked, allowances, askedOfPeople, calendarsOfPeople } from './load-forecast.service.js'
import type { OwnCommitmentType, OwnHalfTermType } from './own-load.graphql.js'

/** This half-term and those after it: beyond a year nobody plans. */
const halfTermsAhead = 6
/** An empty half-term is worth seeing only where somebody might put something off to it. */
const alwaysShown = 2

interface Named {
  readonly itemId: string
  readonly title: string
  readonly path: string
  /** What is given up: a place, where somebody has one. */
  readonly bookingId: string | null
}

/** By one's own rights: what one is asked for, one may read. */
const naming = `
  select r.id as "itemId", r.title, '/reviews/' || r.id as path, null::uuid as "bookingId" from peer_review r where r.id = any($1)
  union all select l.id, s.title || ', lesson ' || l.number, '/lesson-study/' || s.id || '/lessons/' || l.id, null
    from research_lesson l join lesson_study s on s.space_id = l.space_id and s.id = l.study_id where l.id = any($1)
  union all select c.id, o.name, '/challenges/' || c.id, null from peer_challenge c join school o on o.urn = c.host_urn where c.id = any($1)
  union all select s.id, s.title, '/cpd/' || s.cycle_id || '?session=' || s.id,
      (select b.id from cpd_booking b where b.space_id = s.space_id and b.session_id = s.id and b.person_id = $2 and b.state in ('REQUESTED', 'APPROVED', 'CONFIRMED', 'OFFERED'))
    from cpd_session s where s.id = any($1)`

@Injectable()
export class OwnLoad {
  async halfTerms({ reader, actor }: Asking): Promise<OwnHalfTermType[]> {
    const people = [actor.personId]
    const asked = await askedOfPeople(reader, people)
    const calendar = (await calendarsOfPeople(reader, people))(actor.personId)
    const allowed = (await allowances(reader, people)).get(actor.personId) ?? []
    const ahead = halfTermsFrom(halfTermFor(dayInLondon(new Date()), calendar), calendar)
    const inThem = asked.filter(({ on }) => on >= ahead[0]!.from || halfTermFor(on, calendar).from === ahead[0]!.from)
    const names = await this.names(reader, inThem)
    return ahead
      .map((halfTerm): OwnHalfTermType => {
        const theirs = inThem.filter(({ on }) => halfTermFor(on, calendar).from === halfTerm.from)
        return {
          from: halfTerm.from,
          until: halfTerm.until,
          term: halfTerm.term,
          load: loadIn(
            halfTerm,
            theirs.filter(({ isSettled }) => isSettled),
            undefined,
            calendar,
          ),
          withAllAsked: loadIn(halfTerm, theirs, undefined, calendar),
          isAllowed: allowed.some((day) => halfTermFor(day, calendar).from === halfTerm.from),
          commitments: theirs
            .map((one) => commitmentOf(one, names.get(one.itemId)))
            .sort((one, other) => one.on.localeCompare(other.on) || one.title.localeCompare(other.title)),
        }
      })
      .filter(({ commitments }, at) => at < alwaysShown || commitments.length > 0)
  }

  private async names(reader: Reader, asked: readonly Asked[]): Promise<ReadonlyMap<string, Named>> {
    if (asked.length === 0) return new Map()
    const rows = await reader.sql<Named>(naming, [
      [...new Set(asked.map(({ itemId }) => itemId))],
      reader.actor.personId,
    ])
    return new Map(rows.map((row) => [row.itemId, row]))
  }
}

function halfTermsFrom(first: HalfTerm, calendar: SchoolCalendar): HalfTerm[] {
  return [first.academicYear, first.academicYear + 1]
    .flatMap((year) => calendar.halfTerms(year))
    .filter(({ from }) => from >= first.from)
    .slice(0, halfTermsAhead)
}

function commitmentOf(asked: Asked, named: Named | undefined): OwnCommitmentType {
  const { kind, role, on, isSettled, itemId } = asked
  const isOver = on < dayInLondon(new Date())
  return {
    id: `${kind} ${itemId} ${on}`,
    kind,
    role,
    on,
    isSettled,
    itemId,
    title: named?.title ?? '',
    path: named?.path ?? null,
    bookingId: named?.bookingId ?? null,
    hours: loadOf(minutesOf(asked)).hours,
    waysOut: isOver || !named ? [] : waysOut(asked),
  }
}
