/** What people do with the ledger: add what nothing drafts, confirm, say that it was otherwise, settle it. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import { answerCorrection, confirm, dispute, settle, wholeAlliance } from '@alongside/domain/contribution'
import { type HandWritten, writtenByHand } from '@alongside/domain/contribution-by-hand'
import type { AllianceId, ContributionId, PersonId, Urn } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import { academicYearOf } from '@alongside/domain/school-days'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { noticesDone } from '../inbox/notices.service.js'
import { attendanceIs, correctionAnswered } from './contribution-correction.service.js'
import { ledgerChanged } from './contribution-draft.service.js'
import { authorise, handIn, seesEntry, viewerIn } from './contribution-policy.service.js'
import { type EntryRecord, entriesById } from './contribution-record.service.js'

const today = () => dayInLondon(new Date())

@Injectable()
export class Contributions {
  constructor(private readonly work: UnitOfWork) {}

  /** Waits for whoever received it, as what was drafted does. */
  add(actor: Actor, alliance: AllianceId, given: HandWritten): Promise<EntryRecord> {
    return this.work.run(actor, async (work) => {
      const members = await membersOf(work, alliance)
      if (members.length === 0) throw new Refusal('not-found')
      authorise(actor, 'contribution.add', alliance, given.giver)
      const { giver, receiver, hours, kind, title, doneOn } = writtenByHand(given, today())
      for (const urn of receiver === wholeAlliance ? [giver] : [giver, receiver]) {
        if (!members.includes(urn)) throw new Refusal('not-found')
      }
      const id = newId<ContributionId>()
      await work.sql(
        `insert into contribution_entry (space_id, id, giver_urn, receiver_urn, hours, kind, source_kind, source_id, source_title, academic_year, done_on, drafted_on, state, created_by)
         values ($1, $2, $3, $4, $5, $6, 'by-hand', $2, $7, $8, $9, $10, 'PENDING', $11)`,
        [
          alliance,
          id,
          giver,
          receiver === wholeAlliance ? null : receiver,
          hours,
          kind,
          title,
          academicYearOf(doneOn),
          doneOn,
          today(),
          actor.personId,
        ],
      )
      if (receiver === wholeAlliance) await everybodyElse(work, alliance, id, members, giver)
      const entry = await this.held(work, actor, id)
      await audited(work, entry, 'contribution.add')
      await ledgerChanged(work, alliance)
      return entry
    })
  }

  confirm(actor: Actor, id: ContributionId): Promise<EntryRecord> {
    return this.change(actor, id, 'contribution.confirm', (entry, hand) =>
      confirm(entry, hand, { today: today(), draftedOn: entry.draftedOn }),
    )
  }

  async dispute(actor: Actor, id: ContributionId, reason: string): Promise<EntryRecord> {
    return this.change(
      actor,
      id,
      'contribution.dispute',
      (entry, hand) => dispute(entry, hand, reason),
      tellCoordinators,
    )
  }

  settle(actor: Actor, id: ContributionId, to: 'CONFIRMED' | 'VOID', reason: string): Promise<EntryRecord> {
    return this.change(
      actor,
      id,
      'contribution.settle',
      (entry) => settle(entry, to, isCoordinator(actor, entry) ? 'COORDINATOR' : 'RECEIVING_LEADER', reason),
      (work, entry) => noticesDone(work, 'CONTRIBUTION_DISPUTED', entry.id),
    )
  }

  /** CON-8: what was confirmed changes only by the word of whoever confirms such hours. */
  answerCorrection(actor: Actor, id: ContributionId, isTakenUp: boolean, reason: string | null): Promise<EntryRecord> {
    return this.work.run(actor, async (work) => {
      const entry = await this.held(work, actor, id)
      const hand = handIn(actor, entry)
      if (hand === null) throw new Refusal(isPausedFor(actor, entry) ? 'alliance.read-only' : 'contribution.not-yours')
      const why = answerCorrection(entry, isTakenUp, hand, reason)
      if (isTakenUp) await attendanceIs(work, entry, entry.correction ?? [])
      await work.sql('update contribution_entry set correction = null, version = version + 1 where id = $1', [id])
      await work.audit({
        spaceId: entry.allianceId,
        itemKind: 'contribution',
        itemId: id,
        action: isTakenUp ? 'contribution.correct' : 'contribution.leave',
        ...why,
      })
      await correctionAnswered(work, entry)
      await ledgerChanged(work, entry.allianceId)
      return this.held(work, actor, id)
    })
  }

  private change(
    actor: Actor,
    id: ContributionId,
    action: string,
    step: (entry: EntryRecord, hand: NonNullable<ReturnType<typeof handIn>>) => Move<string>,
    after: (work: Work, entry: EntryRecord) => Promise<void> = async () => undefined,
  ): Promise<EntryRecord> {
    return this.work.run(actor, async (work) => {
      const entry = await this.held(work, actor, id)
      const hand = handIn(actor, entry)
      if (hand === null) throw new Refusal(isPausedFor(actor, entry) ? 'alliance.read-only' : 'contribution.not-yours')
      const move = step(entry, hand)
      await work.sql(
        `update contribution_entry set state = $2, reason = coalesce($3, reason), settled_by = $4, settled_at = now(), version = version + 1 where id = $1`,
        [id, move.to, move.reason ?? null, actor.personId],
      )
      await audited(work, entry, action, move)
      await after(work, entry)
      await ledgerChanged(work, entry.allianceId)
      return this.held(work, actor, id)
    })
  }

  private async held(work: Work, actor: Actor, id: ContributionId): Promise<EntryRecord> {
    await work.sql('select 1 from contribution_entry where id = $1 for update', [id])
    const [entry] = await entriesById(work, [id])
    if (!entry || !seesEntry(viewerIn(actor, entry.allianceId), entry)) throw new Refusal('not-found')
    return entry
  }
}

const isCoordinator = (actor: Actor, { allianceId }: EntryRecord): boolean => viewerIn(actor, allianceId).isCoordinator
const isPausedFor = (actor: Actor, entry: EntryRecord): boolean =>
  handIn({ ...actor, readOnlySpaces: [] }, entry) !== null

const audited = (work: Work, { allianceId, id }: EntryRecord, action: string, move: Partial<Move<string>> = {}) =>
  work.audit({ spaceId: allianceId, itemKind: 'contribution', itemId: id, action, ...move })

export async function membersOf(work: Pick<Work, 'sql'>, alliance: AllianceId): Promise<Urn[]> {
  const rows = await work.sql<{ urn: Urn }>(
    `select m.urn from school_membership m join school s on s.urn = m.urn where m.space_id = $1 and m.state in ('ACTIVE', 'PAUSED', 'LEAVING') order by s.name, m.urn`,
    [alliance],
  )
  return rows.map(({ urn }) => urn)
}

/** What is written for all is received by all others alike. */
async function everybodyElse(
  work: Work,
  alliance: AllianceId,
  id: ContributionId,
  members: readonly Urn[],
  giver: Urn,
) {
  await work.sql(
    'insert into contribution_attendance (space_id, entry_id, urn, people) select $1, $2, u, 1 from unnest($3::text[]) u',
    [alliance, id, members.filter((urn) => urn !== giver)],
  )
}

async function tellCoordinators(work: Work, { allianceId, id }: EntryRecord): Promise<void> {
  const people = await work.sql<{ id: PersonId }>(`select id from holders_of($1, array['ALLIANCE_COORDINATOR'])`, [
    allianceId,
  ])
  for (const { id: to } of people) {
    await work.notify({
      to,
      kind: 'CONTRIBUTION_DISPUTED',
      itemKind: 'contribution',
      itemId: id,
      path: '/leaders/alliance',
    })
  }
}
