// A peer challenge put straight into the tables, with its four live documents laid out; and what people write in them.
import { randomUUID } from 'node:crypto'
import { summarySeed } from '@alongside/contracts/challenge-summary'
import { putFinding } from '@alongside/contracts/findings'
import { putLine, selfReviewSeed } from '@alongside/contracts/self-review'
import type { FindingKind } from '@alongside/domain/finding'
import type { AllianceId, ChallengeId, DocumentId, LineId, SpaceId, Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'
import type * as Y from 'yjs'
import { layOut } from './lesson-sheet.js'
import type { Someone, World } from './world.js'

/** Who is in it, and at which schools. */
export interface Cast {
  readonly alliance: AllianceId
  readonly host: Urn
  readonly hostSpace: SpaceId
  readonly elsewhere: Urn
  readonly far: Urn
  readonly hostHead: Someone
  readonly hostLeader: Someone
  readonly hostTeacher: Someone
  readonly lead: Someone
  readonly reviewer: Someone
  /** Has not declared yet. */
  readonly undeclared: Someone
  readonly visitingHead: Someone
  readonly coordinator: Someone
  readonly champion: Someone
}

export async function cast(w: World): Promise<Cast> {
  const [host, elsewhere, far] = [await w.school('Elm Park'), await w.school('Oakfield'), await w.school('Beechwood')]
  const alliance = await w.alliance('North', { schools: [host, elsewhere, far] })
  return {
    alliance,
    host,
    hostSpace: await w.spaceOf(host),
    elsewhere,
    far,
    hostHead: await w.person({ name: 'Hana Head', role: 'HEADTEACHER', school: host }),
    hostLeader: await w.person({ name: 'Leo Leader', role: 'SCHOOL_LEADER', school: host }),
    hostTeacher: await w.person({ name: 'Tess Teacher', role: 'TEACHER', school: host }),
    lead: await w.person({ name: 'Lena Lead', role: 'TEACHER', school: elsewhere }),
    reviewer: await w.person({ name: 'Rob Reviewer', role: 'TEACHER', school: far }),
    undeclared: await w.person({ name: 'Una Undeclared', role: 'TEACHER', school: elsewhere }),
    visitingHead: await w.person({ name: 'Vic Visiting', role: 'HEADTEACHER', school: elsewhere }),
    coordinator: await w.person({ name: 'Cora Coordinator', role: 'ALLIANCE_COORDINATOR', alliance }),
    champion: await w.person({ name: 'Cam Champion', role: 'TEACHER', school: host }),
  }
}

export interface Challenge {
  readonly id: ChallengeId
  readonly selfReviewId: DocumentId
  readonly deskStudyId: DocumentId
  readonly findingsId: DocumentId
  readonly summaryId: DocumentId
  /** Lines of enquiry that are there from the beginning; none while the self-review is not handed in. */
  readonly lines: readonly LineId[]
}

interface Options {
  readonly state?: string
  readonly lines?: number
  readonly revealed?: boolean
}

/** Moves it on as a transition does, rights included: the trigger sees to them. */
export const challengeNow = (w: World, { id }: Challenge, state: string, more = '') =>
  w.sql(
    `update peer_challenge set state = $2, progress = coalesce(challenge_progress($2), progress)${more === '' ? '' : `, ${more}`} where id = $1`,
    [id, state],
  )

export async function challenge(
  w: World,
  c: Cast,
  { state = 'SELF_REVIEW', lines = 0, revealed = false }: Options = {},
): Promise<Challenge> {
  const made = { id: v7(), selfReviewId: v7(), deskStudyId: v7(), findingsId: v7(), summaryId: v7() }
  const { id } = made
  await w.sql(
    `insert into peer_challenge (space_id, id, host_urn, host_space_id, state, progress, lead_id, champion_id, proposed_by, self_review_id, desk_study_id, findings_id, summary_id, revealed_at)
     values ($1, $2, $3, $4, $5, challenge_progress($5), $6, $7, $8, $9, $10, $11, $12, case when $13 then now() end)`,
    [
      c.alliance,
      id,
      c.host,
      c.hostSpace,
      state,
      c.lead.id,
      c.champion.id,
      c.coordinator.id,
      made.selfReviewId,
      made.deskStudyId,
      made.findingsId,
      made.summaryId,
      revealed,
    ],
  )
  for (const [someone, urn, declared] of [
    [c.lead, c.elsewhere, true],
    [c.reviewer, c.far, true],
    [c.undeclared, c.elsewhere, false],
  ] as const) {
    await w.sql(
      `insert into challenge_member (space_id, challenge_id, person_id, urn, is_trained, employed_by_host, relative_there, declared_at)
       values ($1, $2, $3, $4, true, $5, $5, case when $6 then now() end)`,
      [c.alliance, id, someone.id, urn, declared ? false : null, declared],
    )
    await grantOn(w, c, id, someone)
  }
  for (const [kind, documentId, seed] of [
    ['self-review', made.selfReviewId, selfReviewSeed],
    ['desk-study', made.deskStudyId, () => undefined],
    ['findings', made.findingsId, () => undefined],
    ['challenge-summary', made.summaryId, summarySeed],
  ] as const) {
    await layOut(w, c.hostSpace, { id: documentId as DocumentId, kind, itemId: id, seed })
  }
  const stored: string[] = []
  for (let at = 0; at < lines; at += 1) {
    const line = v7()
    stored.push(line)
    await w.sql(
      `insert into line_of_enquiry (space_id, challenge_id, id, rank, title, position, question, created_by, created_at) values ($1, $2, $3, $4, $5, 'We are on our way.', 'Is it so?', $6, now())`,
      [c.hostSpace, id, line, `a${at}V`, `Line ${at + 1}`, c.hostHead.id],
    )
  }
  return { ...made, lines: stored } as unknown as Challenge
}

/** As agreeing to the team does: a grant on the challenge in the host's space. */
export const grantOn = (w: World, c: Cast, id: string, someone: Someone) =>
  w.sql(
    `insert into item_grant (space_id, id, item_id, item_kind, person_id, role, granted_by) values ($1, $2, $3, 'peer-challenge', $4, 'REVIEWER', $5)`,
    [c.hostSpace, v7(), id, someone.id, c.coordinator.id],
  )

const made = (someone: Someone, urn: Urn) => ({
  createdBy: someone.id,
  createdUrn: urn,
  createdAt: new Date().toISOString(),
})

/** Adds a line as its author's browser does; gives its id. */
export function addLine(doc: Y.Doc, someone: Someone, urn: Urn, title: string, more: object = {}): string {
  const id = randomUUID()
  doc.transact(() => putLine(doc, id, { rank: 'a0V', words: { title }, ...made(someone, urn), ...more }))
  return id
}

export function addFinding(
  doc: Y.Doc,
  someone: Someone,
  urn: Urn,
  line: string,
  what: string,
  more: { kind?: FindingKind; evidence?: readonly string[]; createdBy?: string } = {},
): string {
  const id = randomUUID()
  const seed = { rank: 'a0V', line, kind: 'WWW' as FindingKind, words: { what }, ...made(someone, urn), ...more }
  doc.transact(() => putFinding(doc, id, seed))
  return id
}
