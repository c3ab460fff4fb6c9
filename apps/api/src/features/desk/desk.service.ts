/** What people do at a desk: one act on one thing or on several, and the same taken back. One at a time at each desk. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import {
  actsAt,
  canPostponeTo,
  canStillUndo,
  type DeskAct,
  isReversible,
  reminderHours,
  standsAt,
} from '@alongside/domain/desk'
import type { DeskActId, PersonId } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable, type OnModuleInit } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { Jobs } from '../../platform/jobs/jobs.js'
import { DeskHands } from './desk-hands.service.js'
import { type DeskAsked, deskFor } from './desk-policy.service.js'
import { stuckAt } from './desk-reading.service.js'
import { actHeld, remindersOf, type UndoPart } from './desk-record.service.js'
import type { DeskPlace, StuckRow } from './desk-row.service.js'

const mostAtOnce = 100
const keptDays = 30

export interface Acted {
  /** Null: nothing was left to do. */
  readonly id: DeskActId | null
  readonly done: number
  /** What was asked for and is no longer stuck, or of which somebody was reminded today already. */
  readonly left: readonly string[]
  /** Of which nobody could be reminded. */
  readonly unreached: readonly string[]
}

@Injectable()
export class DeskActing implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hands: DeskHands,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every('41 3 * * *', 'forget-desk-acts', () => this.forget())
  }

  /** What another has settled meanwhile is left as it is, and the rest is done. */
  act(actor: Actor, asked: DeskAsked, keys: readonly string[], act: DeskAct, until: CivilDate | null): Promise<Acted> {
    if (keys.length > mostAtOnce) throw new Refusal('too-many', { limit: mostAtOnce })
    if (act === 'POSTPONE' && (until === null || !canPostponeTo(until, dayInLondon(new Date())))) {
      throw new Refusal('desk.until')
    }
    return this.work.run(actor, async (work) => {
      const desk = await this.atDesk(work, actor, asked)
      const rows = (await stuckAt(work, desk)).filter(({ key }) => keys.includes(key))
      if (rows.some(({ kind }) => !actsAt(kind, desk.hand).includes(act))) throw new Refusal('desk.not-here')
      const fresh = act === 'REMIND' ? await notReminded(work, desk, rows) : rows
      const left = keys.filter((key) => !fresh.some((row) => row.key === key))
      const [done, undo, unreached]: [StuckRow[], UndoPart[], string[]] = [[], [], []]
      for (const row of fresh) {
        const parts = await this.hands.do(work, actor, desk, row, act, until)
        if (parts === null) unreached.push(row.key)
        else {
          done.push(row)
          undo.push(...parts)
        }
      }
      const id = done.length > 0 ? await kept(work, actor, desk, { act, done, undo, until }) : null
      if (id) await told(work, desk)
      return { id, done: done.length, left, unreached }
    })
  }

  /** DESK-2, DESK-3: whole or not at all, by whoever sits at the desk; the trail keeps both. */
  undo(actor: Actor, asked: DeskAsked, id: DeskActId): Promise<void> {
    return this.work.run(actor, async (work) => {
      const desk = await this.atDesk(work, actor, asked)
      const record = await actHeld(work, desk.spaceId, id)
      if (!record?.done.every(({ kind }) => standsAt(kind, desk.hand))) throw new Refusal('not-found')
      if (!isReversible(record.act)) throw new Refusal('desk.cannot-undo')
      if (record.undoneAt !== null) throw new Refusal('desk.went-on')
      if (!canStillUndo(record.at, new Date())) throw new Refusal('desk.too-late')
      for (const part of record.undo) await this.hands.takeBack(work, actor, desk, part)
      await work.sql('update desk_act set undone_at = now(), undone_by = $3 where space_id = $1 and id = $2', [
        desk.spaceId,
        id,
        actor.personId,
      ])
      await work.audit({ spaceId: desk.spaceId, itemKind: 'desk', itemId: id, action: 'desk.undo', from: record.act })
      await told(work, desk)
    })
  }

  private async atDesk(work: Work, actor: Actor, asked: DeskAsked): Promise<DeskPlace> {
    const desk = await deskFor(work, actor, asked)
    if (!desk) throw new Refusal('not-found')
    if (actor.readOnlySpaces.includes(desk.spaceId)) throw new Refusal('alliance.read-only')
    // Two who sit at one desk act one after the other: what one has settled, the other finds settled.
    await work.sql(`select pg_advisory_xact_lock(hashtextextended('desk ' || $1, 0))`, [desk.spaceId])
    return desk
  }

  /** What was done is history after a month: the audit trail keeps that it was. */
  private async forget(): Promise<void> {
    await this.work.runAs({ purpose: 'worker' }, async (work) => {
      await work.sql('delete from desk_act where at < now() - make_interval(days => $1)', [keptDays])
      await work.sql('delete from desk_rest where until <= current_date')
    })
  }
}

async function notReminded(work: Work, desk: DeskPlace, rows: readonly StuckRow[]): Promise<StuckRow[]> {
  const since = Date.now() - reminderHours * 3_600_000
  const lately = new Set(
    (await remindersOf(work, desk.spaceId)).filter(({ at }) => at.getTime() > since).map(({ key }) => key),
  )
  return rows.filter(({ key }) => !lately.has(key))
}

interface Done {
  readonly act: DeskAct
  readonly done: readonly StuckRow[]
  readonly undo: readonly UndoPart[]
  readonly until: CivilDate | null
}
async function kept(
  work: Work,
  actor: Actor,
  { spaceId }: DeskPlace,
  { act, done, undo, until }: Done,
): Promise<DeskActId> {
  const id = newId<DeskActId>()
  await work.sql(
    'insert into desk_act (space_id, id, act, done, undo, until, by_person) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      spaceId,
      id,
      act,
      JSON.stringify(done.map(({ key, kind, text }) => ({ key, kind, text }))),
      JSON.stringify(undo),
      act === 'POSTPONE' ? until : null,
      actor.personId,
    ],
  )
  await work.audit({
    spaceId,
    itemKind: 'desk',
    itemId: id,
    action: 'desk.act',
    to: act,
    detail: { things: done.map(({ key }) => key) },
  })
  return id
}

const sitting = ['ALLIANCE_COORDINATOR', 'HEADTEACHER', 'EXECUTIVE_HEAD', 'CPD_LEAD']
async function told(work: Work, { spaceId }: DeskPlace): Promise<void> {
  const people = await work.sql<{ id: PersonId }>('select id from holders_of($1, $2)', [spaceId, sitting])
  work.announce(
    people.map(({ id }) => id),
    'desk.changed',
    { spaceId },
  )
}
