/** Writes one enquiry of the demo: its group, its cycles with their boards, its conversations and its history. */
import { cycleOf, putCard } from '@alongside/contracts/board'
import { firstColumn } from '@alongside/domain/board'
import type { CardId, CycleId, EnquiryId, TemplateId, Urn } from '@alongside/domain/ids'
import { writeMention } from '@alongside/domain/mention'
import { rankBetween } from '@alongside/domain/rank'
import { v7 } from 'uuid'
import type * as Y from 'yjs'
import type { BoardSeeding } from '../features/board/board-seeding.service.js'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import type { PersonHandle, TemplateHandle } from './handles.js'
import { protocolText } from './load-alliance.js'
import type { Handbook } from './load-handbook.js'
import { type DemoCard, type DemoCycle, type DemoEnquiry, type DemoThread, mentionToken } from './types.js'

/** Where the notices of the demo lead: card keys of an enquiry to ids. */
export type CardIds = ReadonlyMap<string, CardId>

export class EnquiryLoading {
  constructor(
    private readonly work: Work,
    private readonly book: Handbook,
    private readonly seeding: BoardSeeding,
    private readonly templates: ReadonlyMap<TemplateHandle, TemplateId>,
  ) {}

  async load(enquiry: DemoEnquiry): Promise<CardIds> {
    const { book } = this
    const id = book.enquiry(enquiry.handle)
    const lastMove = Math.min(enquiry.startedDaysAgo, ...enquiry.cycles.flatMap(activityOf))
    await this.work.sql(
      `insert into enquiry (space_id, id, title, classroom_practice, pupils_to_benefit, state, visibility, lead_id, created_by, created_urn, protocol, template_id, last_finding, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        book.alliance,
        id,
        enquiry.title,
        enquiry.practice,
        enquiry.pupils,
        enquiry.state,
        enquiry.visibility,
        book.person(enquiry.handedOver?.to ?? enquiry.lead),
        book.person(enquiry.startedBy),
        this.schoolOf(enquiry, enquiry.startedBy),
        protocolText,
        enquiry.forkedFrom ? (this.templates.get(enquiry.forkedFrom) ?? null) : null,
        enquiry.lastFinding ?? null,
        book.at(enquiry.startedDaysAgo),
        book.at(lastMove),
      ],
    )
    await this.group(enquiry, id)
    for (const move of enquiry.moves) {
      await this.audit(id, 'enquiry.move', move)
    }
    const cards = new Map<string, CardId>()
    for (const cycle of enquiry.cycles) {
      for (const [key, card] of await this.cycle(enquiry, id, cycle)) cards.set(key, card)
    }
    return cards
  }

  private async group(enquiry: DemoEnquiry, id: EnquiryId): Promise<void> {
    const { book, work } = this
    for (const school of enquiry.schools) {
      await work.sql(
        'insert into enquiry_school (space_id, enquiry_id, urn, invited_by, invited_at) values ($1, $2, $3, $4, $5)',
        [book.alliance, id, book.urn(school), book.person(enquiry.startedBy), book.at(enquiry.startedDaysAgo)],
      )
    }
    for (const member of enquiry.members) {
      const accepted = member.acceptedProtocolDaysAgo
      await work.sql(
        `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, invited_by, joined_at, protocol_accepted_at, protocol_version, left_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          book.alliance,
          id,
          book.person(member.person),
          book.urn(member.school),
          member.state ?? 'JOINED',
          member.invitedDaysAgo === null ? null : book.person(enquiry.startedBy),
          member.joinedDaysAgo === undefined ? null : book.at(member.joinedDaysAgo),
          accepted === undefined ? null : book.at(accepted),
          accepted === undefined ? null : 1,
          member.leftDaysAgo === undefined ? null : book.at(member.leftDaysAgo),
        ],
      )
    }
    for (const guest of enquiry.guests) {
      await work.sql(
        `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by, created_at, expires_at) values ($1, $2, $3, 'enquiry', $4, 'GUEST', $5, $6, $7)`,
        [
          book.alliance,
          newId(),
          id,
          book.person(guest.person),
          book.person(guest.by),
          book.at(guest.daysAgo),
          book.until(Math.max(7, guest.forDays - guest.daysAgo)),
        ],
      )
    }
    for (const answer of enquiry.health) {
      await work.sql(
        'insert into enquiry_health (space_id, enquiry_id, process, answer, answered_by, answered_at) values ($1, $2, $3, $4, $5, $6)',
        [book.alliance, id, answer.process, answer.answer, book.person(answer.by), book.at(answer.daysAgo)],
      )
    }
  }

  private async cycle(enquiry: DemoEnquiry, enquiryId: EnquiryId, cycle: DemoCycle): Promise<CardIds> {
    const { book, work } = this
    const id = newId<CycleId>()
    const cards = new Map(cycle.cards.map(({ key }) => [key, v7() as CardId]))
    const since = cycle.moves.at(-1)?.daysAgo ?? cycle.begunDaysAgo
    await this.seeding.layOut(work, {
      spaceId: book.alliance,
      cycleId: id,
      seed: (doc) => this.lay(doc, enquiry, cycle, cards),
      addCycle: (documentId) =>
        work.sql(
          `insert into enquiry_cycle (space_id, id, enquiry_id, number, stage, stage_since, document_id, enough_difference, created_at, checked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            book.alliance,
            id,
            enquiryId,
            cycle.number,
            cycle.stage,
            book.at(since),
            documentId,
            cycle.enoughDifference ?? null,
            book.at(cycle.begunDaysAgo),
            cycle.stage === 'CHECKED' ? book.at(since) : null,
          ],
        ),
    })
    for (const card of cycle.cards) await this.credit(enquiry, id, card, cards.get(card.key)!)
    for (const move of cycle.moves) {
      await work.sql(
        'insert into stage_change (space_id, id, cycle_id, from_stage, to_stage, reason, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [
          book.alliance,
          newId(),
          id,
          move.from,
          move.to,
          move.reason ?? null,
          book.person(move.by),
          book.at(move.daysAgo),
        ],
      )
      await this.audit(enquiryId, 'cycle.move', move)
    }
    for (const proposal of cycle.proposals) {
      const { decided } = proposal
      await work.sql(
        `insert into stage_proposal (space_id, id, cycle_id, from_stage, to_stage, note, state, proposed_by, proposed_at, answered_by, answered_at, answer_reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          book.alliance,
          newId(),
          id,
          proposal.from,
          proposal.to,
          proposal.note,
          proposal.state,
          book.person(proposal.by),
          book.at(proposal.daysAgo),
          decided ? book.person(decided.by) : null,
          decided ? book.at(decided.daysAgo) : null,
          decided?.reason ?? null,
        ],
      )
    }
    for (const thread of cycle.threads) await this.thread(enquiry, enquiryId, id, thread, cards.get(thread.on)!)
    return cards
  }

  /** Fills the document. Run twice it makes the same board: ids and ranks are settled before. */
  private lay(doc: Y.Doc, enquiry: DemoEnquiry, cycle: DemoCycle, ids: CardIds): void {
    for (const [key, value] of Object.entries(cycle.fields)) cycleOf(doc).set(key, value)
    const last = new Map<string, string>()
    for (const [nth, card] of cycle.cards.entries()) {
      const column = card.column ?? firstColumn[card.kind]
      const rank = rankBetween(last.get(column) ?? null, null, 'demo')
      last.set(column, rank)
      putCard(doc, ids.get(card.key)!, {
        kind: card.kind,
        column,
        rank,
        fields: this.fieldsOf(card),
        paragraphs: card.text ?? [],
        links: Object.fromEntries((card.links ?? []).map((key) => [ids.get(key)!, 'BUILDS_ON'])),
        createdBy: this.book.person(card.by),
        createdUrn: this.schoolOf(enquiry, card.by),
        createdAt: this.book.at(card.daysAgo, nth % 20).toISOString(),
      })
    }
  }

  private fieldsOf(card: DemoCard): Record<string, string | number> {
    const day = (value: unknown): string | number =>
      typeof value === 'object' && value !== null
        ? this.book.day((value as { daysAgo: number }).daysAgo)
        : (value as string | number)
    return Object.fromEntries(Object.entries(card.fields).map(([name, value]) => [name, day(value)]))
  }

  /** Who wrote on a card, when, and where a hunch stands. */
  private async credit(enquiry: DemoEnquiry, cycleId: CycleId, card: DemoCard, id: CardId): Promise<void> {
    const { book, work } = this
    const authors = [card.by, ...(card.with ?? [])]
    await work.sql(
      'update card set contributors = $4, changed_at = created_at, changed_by = $5 where space_id = $1 and cycle_id = $2 and id = $3',
      [book.alliance, cycleId, id, authors.map(book.person), book.person(card.by)],
    )
    for (const author of authors) {
      await work.sql(
        'insert into card_contribution (space_id, cycle_id, card_id, person_id, urn, edits) values ($1, $2, $3, $4, $5, $6)',
        [book.alliance, cycleId, id, book.person(author), this.schoolOf(enquiry, author), author === card.by ? 3 : 2],
      )
    }
    if (card.kind !== 'HUNCH') return
    const { statusBy } = card
    await work.sql(
      'insert into hunch_status (space_id, cycle_id, card_id, status, reason, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        book.alliance,
        cycleId,
        id,
        card.status,
        statusBy?.reason ?? null,
        book.person(statusBy?.by ?? card.by),
        book.at(statusBy?.daysAgo ?? card.daysAgo),
      ],
    )
  }

  private async thread(
    enquiry: DemoEnquiry,
    enquiryId: EnquiryId,
    cycleId: CycleId,
    thread: DemoThread,
    cardId: CardId,
  ): Promise<void> {
    const { book, work } = this
    const threadId = newId<string>()
    for (const [nth, comment] of thread.comments.entries()) {
      const id = nth === 0 ? threadId : newId<string>()
      const mentions: string[] = []
      const body = comment.text.replace(mentionToken, (_, handle: PersonHandle) => {
        mentions.push(book.person(handle))
        return writeMention({ name: book.nameOf(handle), personId: book.person(handle) })
      })
      const resolved = nth === 0 ? thread.resolved : undefined
      await work.sql(
        `insert into comment (space_id, id, cycle_id, card_id, thread_id, author_id, author_urn, body, mentions, created_at, edited_at, resolved_at, resolved_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          book.alliance,
          id,
          cycleId,
          cardId,
          threadId,
          book.person(comment.by),
          this.schoolOf(enquiry, comment.by, true),
          body,
          mentions,
          book.at(comment.daysAgo, nth),
          comment.edited ? book.at(comment.edited.daysAgo, nth) : null,
          resolved ? book.at(resolved.daysAgo, 20) : null,
          resolved ? book.person(resolved.by) : null,
        ],
      )
      if (comment.edited) {
        await work.sql(
          'insert into comment_revision (space_id, id, cycle_id, comment_id, body, replaced_at) values ($1, $2, $3, $4, $5, $6)',
          [book.alliance, newId(), cycleId, id, comment.edited.before, book.at(comment.edited.daysAgo, nth)],
        )
      }
      await this.audit(enquiryId, 'comment.add', { by: comment.by, daysAgo: comment.daysAgo })
    }
  }

  private async audit(
    enquiryId: EnquiryId,
    action: string,
    done: { by: PersonHandle; daysAgo: number; from?: string; to?: string; reason?: string },
  ): Promise<void> {
    await this.work.sql(
      `insert into audit_event (space_id, id, at, actor_id, action, item_kind, item_id, from_state, to_state, reason) values ($1, $2, $3, $4, $5, 'enquiry', $6, $7, $8, $9)`,
      [
        this.book.alliance,
        newId(),
        this.book.at(done.daysAgo),
        this.book.person(done.by),
        action,
        enquiryId,
        done.from ?? null,
        done.to ?? null,
        done.reason ?? null,
      ],
    )
  }

  /** The school somebody works for in this enquiry; a guest has none. */
  private schoolOf(enquiry: DemoEnquiry, person: PersonHandle): Urn
  private schoolOf(enquiry: DemoEnquiry, person: PersonHandle, orNone: true): Urn | null
  private schoolOf(enquiry: DemoEnquiry, person: PersonHandle, orNone = false): Urn | null {
    const member = enquiry.members.find((one) => one.person === person)
    if (!member && !orNone) throw new Error(`${person} is no member of ${enquiry.handle}`)
    return member ? this.book.urn(member.school) : null
  }
}

const activityOf = (cycle: DemoCycle): number[] => [
  cycle.begunDaysAgo,
  ...cycle.moves.map(({ daysAgo }) => daysAgo),
  ...cycle.cards.map(({ daysAgo }) => daysAgo),
  ...cycle.threads.flatMap(({ comments }) => comments.map(({ daysAgo }) => daysAgo)),
]
