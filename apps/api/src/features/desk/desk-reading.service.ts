/** What stands at a desk: everything that is stuck there, the most pressing first, and what was done at it today. */
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import { actsAt, canStillUndo, DeskPress, isReversible, pressOf, standsAt } from '@alongside/domain/desk'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import type { DeskDoneType, DeskRowType, DeskType } from './desk.graphql.js'
import { challengesStuck, membershipsOpen, reviewsLate, summariesWaiting } from './desk-alliance.service.js'
import { sessionsBlocked } from './desk-clashes.service.js'
import { coverStuck } from './desk-cover.service.js'
import { cyclesStuck, evaluationsOpen } from './desk-cycles.service.js'
import { invitationsLost } from './desk-invitations.service.js'
import { lettersStuck } from './desk-letters.service.js'
import { placesWaiting, silentSchools, waitingThoughFree } from './desk-places.service.js'
import { type DeskAsked, deskFor } from './desk-policy.service.js'
import { type ActRecord, actsOfLate, remindersOf, restsOf } from './desk-record.service.js'
import type { DeskPlace, Looks, StuckRow } from './desk-row.service.js'

/** Each of them gives no row that does not stand at this desk; what they ask, they ask with the asker's eyes. */
const finders = [
  coverStuck,
  placesWaiting,
  lettersStuck,
  invitationsLost,
  waitingThoughFree,
  sessionsBlocked,
  cyclesStuck,
  silentSchools,
  evaluationsOpen,
  challengesStuck,
  summariesWaiting,
  reviewsLate,
  membershipsOpen,
] as const satisfies readonly ((asks: Looks, desk: DeskPlace, today: CivilDate) => Promise<StuckRow[]>)[]

const presses = Object.values(DeskPress)

/** Everything that is stuck, also what was put off. */
export async function stuckAt(asks: Looks, desk: DeskPlace): Promise<StuckRow[]> {
  const today = dayInLondon(new Date())
  const rows: StuckRow[] = []
  for (const find of finders) rows.push(...(await find(asks, desk, today)))
  const rank = ({ happensOn }: StuckRow): number => presses.indexOf(pressOf(happensOn, today))
  return rows
    .filter(({ kind }) => standsAt(kind, desk.hand))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        (one.happensOn ?? '9').localeCompare(other.happensOn ?? '9') ||
        (one.since?.getTime() ?? 0) - (other.since?.getTime() ?? 0) ||
        one.key.localeCompare(other.key),
    )
}

@Injectable()
export class DeskReading {
  async desk({ reader, actor }: Asking, asked: DeskAsked): Promise<DeskType | null> {
    const desk = await deskFor(reader, actor, asked)
    return desk && read(reader, desk)
  }
}

async function read(reader: Asking['reader'], desk: DeskPlace): Promise<DeskType> {
  const now = new Date()
  const today = dayInLondon(now)
  const rests = new Map((await restsOf(reader, desk.spaceId)).map(({ key, until }) => [key, until]))
  const reminders = new Map((await remindersOf(reader, desk.spaceId)).map((one) => [one.key, one]))
  const rows = (await stuckAt(reader, desk)).map((row): DeskRowType => {
    const reminded = reminders.get(row.key)
    return {
      ...row,
      id: row.key,
      opensAs: row.opensAs ?? null,
      press: pressOf(row.happensOn, today),
      acts: actsAt(row.kind, desk.hand),
      restsUntil: rests.get(row.key) ?? null,
      remindedAt: reminded?.at ?? null,
      remindedBy: reminded?.by ?? null,
    }
  })
  const acts = await actsOfLate(reader, desk.spaceId)
  return {
    id: `${desk.side} ${desk.spaceId}`,
    side: desk.side,
    rows,
    done: acts.flatMap((act) => doneAt(desk, act, now)),
  }
}

/** At a school's desk a CPD lead is not told what a head did about what is the head's alone. */
function doneAt({ hand }: DeskPlace, record: ActRecord, now: Date): DeskDoneType[] {
  if (!record.done.every(({ kind }) => standsAt(kind, hand))) return []
  const { id, act, done, until, byId, at, undoneAt, undoneById } = record
  return [
    {
      id,
      act,
      texts: done.map(({ text }) => text),
      until,
      at,
      byId,
      undoneAt,
      undoneById,
      canUndo: isReversible(act) && undoneAt === null && canStillUndo(at, now),
    },
  ]
}
