// An enquiry of two schools with an empty board, put straight into the tables, and cards as the client makes them.
import { type CardSeed, putCard } from '@alongside/contracts/board'
import type { AllianceId, CycleId, DocumentId, EnquiryId, Urn } from '@alongside/domain/ids'
import { v7 } from 'uuid'
import type * as Y from 'yjs'
import type { Someone, World } from './world.js'

export interface Board {
  enquiryId: EnquiryId
  cycleId: CycleId
  documentId: DocumentId
  spaceId: AllianceId
}

interface Member {
  someone: Someone
  urn: Urn
}

/** The first member leads. */
export async function board(world: World, spaceId: AllianceId, members: Member[], stage = 'SCANNING'): Promise<Board> {
  const ids = { enquiryId: v7() as EnquiryId, cycleId: v7() as CycleId, documentId: v7() as DocumentId, spaceId }
  const lead = members[0]!
  await world.sql(
    `insert into enquiry (space_id, id, title, state, lead_id, created_by, created_urn, protocol) values ($1, $2, 'Talk before writing', 'ACTIVE', $3, $3, $4, 'We listen first.')`,
    [spaceId, ids.enquiryId, lead.someone.id, lead.urn],
  )
  for (const { someone, urn } of members) {
    await world.sql(
      `insert into enquiry_school (space_id, enquiry_id, urn) values ($1, $2, $3) on conflict do nothing`,
      [spaceId, ids.enquiryId, urn],
    )
    await world.sql(
      `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_accepted_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), now(), 1)`,
      [spaceId, ids.enquiryId, someone.id, urn],
    )
  }
  await world.sql(`insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'enquiry-board', $3)`, [
    spaceId,
    ids.documentId,
    ids.cycleId,
  ])
  await world.sql(
    'insert into enquiry_cycle (space_id, id, enquiry_id, number, stage, document_id) values ($1, $2, $3, 1, $4, $5)',
    [spaceId, ids.cycleId, ids.enquiryId, stage, ids.documentId],
  )
  return ids
}

/** Adds a card as its author's browser does; gives its id. */
export function addCard(doc: Y.Doc, { someone, urn }: Member, seed: Partial<CardSeed> = {}): string {
  const id = v7()
  doc.transact(() =>
    putCard(doc, id, {
      kind: 'EVIDENCE',
      column: 'SCANNING',
      rank: 'a0V',
      fields: {},
      paragraphs: ['Pupils answer in single words.'],
      links: {},
      createdBy: someone.id,
      createdUrn: urn,
      createdAt: new Date().toISOString(),
      ...seed,
    }),
  )
  return id
}
