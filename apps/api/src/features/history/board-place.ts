/** The live document of a cycle's board, as far as the asker's spaces reach. */
import type { CycleId, EnquiryId, Urn } from '@alongside/domain/ids'
import type { Reader } from '../../platform/db/reader.js'
import type { LiveDocumentHead } from '../../platform/live/live-kind.js'

export interface BoardPlace extends LiveDocumentHead {
  readonly enquiryId: EnquiryId
  /** The school that began the enquiry: what nobody else answers for is its. */
  readonly ownerUrn: Urn
}

export async function boardOfCycle(reader: Reader, cycleId: CycleId): Promise<BoardPlace | null> {
  const [board] = await reader.sql<BoardPlace>(
    `select d.id, d.space_id as "spaceId", d.kind, d.item_id as "itemId", d.epoch, d.seq::float8 as seq, c.enquiry_id as "enquiryId", e.created_urn as "ownerUrn"
       from enquiry_cycle c join enquiry e on e.space_id = c.space_id and e.id = c.enquiry_id
       join live_document d on d.space_id = c.space_id and d.id = c.document_id where c.id = $1`,
    [cycleId],
  )
  return board ?? null
}
