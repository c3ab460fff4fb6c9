/** Notes as they are kept and read: plain rows in the order in which they last changed. */
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { LessonId, LessonStageId, NoteId, PersonId, PhotoId, Urn } from '@alongside/domain/ids'
import type { Modality, NoteKind } from '@alongside/domain/observation'
import type { Asks } from '../enquiry/enquiry-record.service.js'

export interface NoteRecord {
  readonly id: NoteId
  /** Raised when the note changes, so that whoever asks for what is new is told of that too. */
  readonly seq: number
  readonly authorId: PersonId
  readonly authorUrn: Urn
  readonly kind: NoteKind
  readonly pupil: CasePupilLabel | null
  readonly stageId: LessonStageId | null
  readonly placeId: string | null
  readonly modality: Modality | null
  readonly body: string
  readonly capturedAt: Date
  readonly receivedAt: Date
  readonly lessonSecond: number | null
  readonly clockCorrected: boolean
  readonly addedLater: boolean
  readonly heldBack: boolean
  readonly editedAt: Date | null
  readonly photoId: PhotoId | null
  readonly photoUrn: Urn | null
  readonly photoWidth: number | null
  readonly photoHeight: number | null
  readonly photoExpiresOn: string | null
  readonly photoWithdrawnAt: Date | null
}

const columns = `n.id, n.seq::int as seq, n.author_id as "authorId", n.author_urn as "authorUrn", n.kind, n.pupil, n.stage_id as "stageId",
  n.place_id as "placeId", n.modality, n.body, n.captured_at as "capturedAt", n.received_at as "receivedAt", n.lesson_second as "lessonSecond",
  n.clock_corrected as "clockCorrected", n.added_later as "addedLater", n.held_back as "heldBack", n.edited_at as "editedAt", n.photo_id as "photoId",
  n.photo_urn as "photoUrn", n.photo_width as "photoWidth", n.photo_height as "photoHeight", n.photo_expires_on::text as "photoExpiresOn",
  n.photo_withdrawn_at as "photoWithdrawnAt"`

/** An answer holds no more; whoever is further behind asks again. */
export const mostAtOnce = 1_000

/** What somebody else holds back is not read; if it was seen before, that it is not to be seen any more. */
export interface FeedRecord extends NoteRecord {
  readonly isHidden: boolean
}

export const notesAfter = (asks: Asks, lesson: LessonId, after: number, reader: PersonId): Promise<FeedRecord[]> =>
  asks.sql<FeedRecord>(
    `select ${columns}, n.held_back and n.author_id <> $3 as "isHidden" from observation_note n
      where n.lesson_id = $1 and n.seq > $2 and (not n.held_back or n.author_id = $3 or n.edited_at is not null and $2 > 0)
      order by n.seq limit ${mostAtOnce}`,
    [lesson, after, reader],
  )

export async function noteById(asks: Asks, lesson: LessonId, id: NoteId): Promise<NoteRecord | null> {
  const [note] = await asks.sql<NoteRecord>(
    `select ${columns} from observation_note n where n.lesson_id = $1 and n.id = $2`,
    [lesson, id],
  )
  return note ?? null
}
