/** Evidence of a challenge: taken in once each, tagged to a line of enquiry, read by the team. */
import { createHash } from 'node:crypto'
import type { Actor } from '@alongside/domain/actor'
import { isOfTeam } from '@alongside/domain/challenge-part'
import { evidenceTime, noteEvidence, safeguardingExit, sameEvidence } from '@alongside/domain/evidence-note'
import type { ActivityId, ChallengeId, EvidenceId, LineId, PersonId, Urn } from '@alongside/domain/ids'
import { batchWithin, clockOffBy } from '@alongside/domain/observation'
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { isId } from '../../platform/db/is-id.js'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { type HeldChallenge, heldChallenge } from '../peer-challenge/challenge-change.service.js'
import { eyesOn, mayIn } from '../peer-challenge/challenge-policy.service.js'
import { type ChallengeRecord, challengesById } from '../peer-challenge/challenge-record.service.js'
import { heldVisit } from '../review-visit/review-visit.service.js'
import type { EvidenceFeedType, EvidenceInput, EvidenceNoteType, EvidenceReceiptType } from './evidence-note.graphql.js'

interface NewEvidence {
  readonly id: EvidenceId
  readonly line: LineId
  readonly type: string
  readonly body: string
  readonly activity: ActivityId | null
  readonly captured: Date
  readonly corrected: boolean
  readonly digest: string
}

/** An answer holds no more; whoever is further behind asks again. */
const mostAtOnce = 1_000

@Injectable()
export class EvidenceNotes {
  constructor(private readonly work: UnitOfWork) {}

  async note(
    actor: Actor,
    id: ChallengeId,
    sentAt: Date,
    sent: readonly EvidenceInput[],
  ): Promise<EvidenceReceiptType> {
    batchWithin(sent)
    // First of all, before anything is looked up, compared or could be refused: of these nothing is kept.
    const notes = sent.filter(({ isSafeguarding }) => !isSafeguarding)
    const safeguarding = notes.length < sent.length ? safeguardingExit.show : null
    if (notes.length === 0) return { seq: 0, taken: [], refused: [], safeguarding }
    const receivedAt = new Date()
    const offBy = clockOffBy(sentAt, receivedAt)
    return this.work.run(actor, async (work) => {
      const held = await heldForNotes(work, actor, id)
      const { record } = held
      const visit = await heldVisit(work, record)
      const lines = await linesOf(work, id)
      const kept = await keptAlready(work, id, notes)
      const refused: { id: EvidenceId; code: RefusalCode }[] = []
      const taken: NewEvidence[] = []
      const activities = new Set<string>(visit.activities.map((activity) => activity.id))
      for (const note of inOrder(notes)) {
        try {
          const digest = digestOf(actor, note)
          const before = kept.get(note.id)
          if (before !== undefined && before !== digest) throw new Refusal('evidence.other-words')
          if (before !== undefined) continue
          taken.push(judged(note, held, lines, { receivedAt, offBy, digest, activities }))
          kept.set(note.id, digest)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused.push({ id: note.id, code: error.code })
        }
      }
      const seq = await keep(work, record, taken)
      if (taken.length > 0) tellTeam(work, record, seq)
      const isRefused = new Set(refused.map((one) => one.id))
      const acknowledged = [...new Set(notes.map((note) => note.id))].filter((one) => !isRefused.has(one))
      return { seq, taken: acknowledged, refused, safeguarding }
    })
  }

  /** Which line it belongs to is often seen later, and together. */
  tag(actor: Actor, id: ChallengeId, note: EvidenceId, line: LineId): Promise<EvidenceNoteType> {
    return this.work.run(actor, async (work) => {
      const { record } = await heldForNotes(work, actor, id)
      await heldVisit(work, record)
      const [found] = isId(note) ? await notesOf(work, id, 'n.id = $2', [note]) : []
      if (!found) throw new Refusal('not-found')
      if (!(await linesOf(work, id)).includes(line)) throw new Refusal('evidence.unknown-line')
      const seq = await raiseSeq(work, record, 1)
      await work.sql('update evidence_note set line_id = $3, seq = $4 where challenge_id = $1 and id = $2', [
        id,
        note,
        line,
        seq,
      ])
      tellTeam(work, record, seq)
      const [changed] = await notesOf(work, id, 'n.id = $2', [note])
      return seenBy(actor, changed!)
    })
  }

  /** The team's; for a reviewer who reads no more, their own. */
  async feed({ reader, actor }: Asking, id: ChallengeId, after: number): Promise<EvidenceFeedType> {
    const [record] = await challengesById(reader, [id])
    const eyes = record && eyesOn(actor, record)
    if (!record || !eyes) throw new Refusal('not-found')
    if (!isOfTeam(eyes.parts)) throw new Refusal('challenge.not-your-part')
    const own = eyes.phase.readsNotes ? '' : ' and n.author_id = $3'
    const values = eyes.phase.readsNotes ? [after] : [after, actor.personId]
    const notes = await notesOf(reader, id, `n.seq > $2${own}`, values)
    return {
      seq: notes.at(-1)?.seq ?? after,
      notes: notes.map((note) => seenBy(actor, note)),
      hasMore: notes.length === mostAtOnce,
    }
  }
}

async function heldForNotes(work: Work, actor: Actor, id: ChallengeId): Promise<HeldChallenge> {
  const held = await heldChallenge(work, actor, id)
  const { record, eyes } = held
  if (!mayIn(actor, record, eyes, 'peerChallenge.noteEvidence')) {
    const isPaused = mayIn({ ...actor, readOnlySpaces: [] }, record, eyes, 'peerChallenge.noteEvidence')
    throw new Refusal(isPaused ? 'alliance.read-only' : 'challenge.not-your-part')
  }
  if (!eyes.phase.readsNotes) throw new Refusal('not-found')
  return held
}

interface Arrival {
  readonly receivedAt: Date
  readonly offBy: number
  readonly digest: string
  readonly activities: ReadonlySet<string>
}

function judged(
  note: EvidenceInput,
  { record, eyes }: HeldChallenge,
  lines: readonly LineId[],
  { receivedAt, offBy, digest, activities }: Arrival,
): NewEvidence {
  if (!isId(note.id)) throw new Refusal('input.invalid')
  const { kept } = noteEvidence(record, eyes.parts, { ...note, isSafeguarding: false }, lines)
  if (kept === null) throw new Refusal('input.invalid')
  if (!eyes.phase.canNote) throw new Refusal('challenge.state-out-of-order')
  return {
    id: note.id,
    line: kept.lineId,
    type: kept.type,
    body: kept.body,
    // A slot that was planned anew meanwhile is no reason to lose a note.
    activity: note.activityId != null && activities.has(note.activityId) ? note.activityId : null,
    captured: evidenceTime(note.capturedAt, receivedAt, offBy),
    corrected: offBy !== 0,
    digest,
  }
}

/** By whom, too: an id that somebody else used stays theirs. */
const digestOf = (actor: Actor, note: EvidenceInput): string =>
  createHash('sha256').update(actor.personId).update(sameEvidence(note, note.capturedAt)).digest('hex')

const inOrder = (notes: readonly EvidenceInput[]): EvidenceInput[] =>
  [...notes].sort((a, b) => a.capturedAt.getTime() - b.capturedAt.getTime() || (a.id < b.id ? -1 : 1))

async function linesOf(work: Work, id: ChallengeId): Promise<LineId[]> {
  const lines = await work.sql<{ id: LineId }>(
    'select id from line_of_enquiry where challenge_id = $1 and removed_at is null',
    [id],
  )
  return lines.map((line) => line.id)
}

async function keptAlready(
  work: Work,
  id: ChallengeId,
  notes: readonly EvidenceInput[],
): Promise<Map<EvidenceId, string>> {
  const kept = await work.sql<{ id: EvidenceId; digest: string }>(
    `select id, encode(digest, 'hex') as digest from evidence_note where challenge_id = $1 and id::text = any($2)`,
    [id, notes.map((note) => note.id)],
  )
  return new Map(kept.map((one) => [one.id, one.digest]))
}

/** Numbers become visible in their order: nobody else notes in this challenge until this work is done. */
async function raiseSeq(work: Work, { id, hostSpaceId }: ChallengeRecord, by: number): Promise<number> {
  const [raised] = await work.sql<{ seq: number }>(
    'update review_visit set note_seq = note_seq + $3 where space_id = $1 and challenge_id = $2 returning note_seq::int as seq',
    [hostSpaceId, id, by],
  )
  return raised!.seq
}

async function keep(work: Work, record: ChallengeRecord, taken: readonly NewEvidence[]): Promise<number> {
  const seq = await raiseSeq(work, record, taken.length)
  if (taken.length === 0) return seq
  const rows = taken.map((one, at) => ({ ...one, seq: seq - taken.length + 1 + at }))
  const author = record.members.find(({ personId }) => personId === work.actor!.personId)
  await work.sql(
    `insert into evidence_note (space_id, challenge_id, id, seq, line_id, type, body, author_id, author_urn, activity_id, captured_at, clock_corrected, digest)
     select $1, $2, n.id, n.seq, n.line, n.type, n.body, $3, $4, n.activity, n.captured, n.corrected, decode(n.digest, 'hex')
       from jsonb_to_recordset($5) as n (id uuid, seq bigint, line uuid, type text, body text, activity uuid, captured timestamptz, corrected boolean, digest text)`,
    [record.hostSpaceId, record.id, work.actor!.personId, author?.urn ?? record.host, JSON.stringify(rows)],
  )
  return seq
}

const tellTeam = (work: Work, { id, members }: ChallengeRecord, seq: number): void =>
  work.announce(
    members.filter(({ declaration }) => declaration !== null).map(({ personId }) => personId),
    'evidence.changed',
    { challengeId: id, seq },
  )

interface StoredEvidence extends Omit<EvidenceNoteType, 'isMine'> {
  readonly authorId: PersonId
  readonly authorUrn: Urn
}

const notesOf = (asks: Asks, id: ChallengeId, where: string, values: readonly unknown[]): Promise<StoredEvidence[]> =>
  asks.sql<StoredEvidence>(
    `select n.id, n.seq::int as seq, n.line_id as "lineId", n.type, n.body, n.activity_id as "activityId", n.captured_at as "capturedAt", n.received_at as "receivedAt",
            n.clock_corrected as "clockCorrected", n.author_id as "authorId", n.author_urn as "authorUrn"
       from evidence_note n where n.challenge_id = $1 and ${where} order by n.seq limit ${mostAtOnce}`,
    [id, ...values],
  )

const seenBy = (actor: Actor, note: StoredEvidence): EvidenceNoteType => ({
  ...note,
  isMine: note.authorId === actor.personId,
})
