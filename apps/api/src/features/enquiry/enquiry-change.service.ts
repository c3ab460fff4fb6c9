/** How every change of an enquiry begins and ends: held so that nobody else changes it, judged, written, told. */
import type { Actor } from '@alongside/domain/actor'
import { isFinished } from '@alongside/domain/enquiry'
import type { EnquiryId, PersonId } from '@alongside/domain/ids'
import type { Move } from '@alongside/domain/life-cycle'
import { Refusal } from '@alongside/domain/refusal'
import type { Work } from '../../platform/db/unit-of-work.js'
import type { LiveDocuments } from '../../platform/live/live-documents.js'
import type { EnquiryRow } from './enquiry.entity.js'
import { authorise, type EnquiryAction, sees } from './enquiry-policy.service.js'
import { tell } from './enquiry-readers.service.js'
import { type EnquiryRecord, recordsById } from './enquiry-record.service.js'

/** The enquiry, locked until this work is done, once it is certain that the actor may do this. */
export async function held(
  work: Work,
  actor: Actor,
  id: EnquiryId,
  action: EnquiryAction | null,
): Promise<EnquiryRecord> {
  const record = await heldBySystem(work, id)
  if (!sees(actor, record)) throw new Refusal('not-found')
  if (action) authorise(actor, record, action)
  return record
}

/** The same for what follows by itself, such as a school leaving the alliance. */
export async function heldBySystem(work: Work, id: EnquiryId): Promise<EnquiryRecord> {
  await work.sql('select 1 from enquiry where id = $1 for update', [id])
  const [record] = await recordsById(work, [id])
  if (!record) throw new Refusal('not-found')
  return record
}

export type EnquiryPatch = Partial<
  Pick<
    EnquiryRow,
    | 'title'
    | 'classroomPractice'
    | 'pupilsToBenefit'
    | 'state'
    | 'visibility'
    | 'leadId'
    | 'protocol'
    | 'protocolVersion'
    | 'lastFinding'
    | 'closingReason'
  >
>

const columns: Readonly<Record<keyof EnquiryPatch, string>> = {
  title: 'title',
  classroomPractice: 'classroom_practice',
  pupilsToBenefit: 'pupils_to_benefit',
  state: 'state',
  visibility: 'visibility',
  leadId: 'lead_id',
  protocol: 'protocol',
  protocolVersion: 'protocol_version',
  lastFinding: 'last_finding',
  closingReason: 'closing_reason',
}

/** Raises the version, writes what changed, and tells those who can see it; gives the enquiry as it stands now. */
export async function changed(
  work: Work,
  id: EnquiryId,
  patch: EnquiryPatch = {},
  alsoTell: readonly PersonId[] = [],
): Promise<EnquiryRecord> {
  const names = Object.keys(patch) as (keyof EnquiryPatch)[]
  const sets = names.map((name, index) => `, ${columns[name]} = $${index + 2}`).join('')
  await work.sql(`update enquiry set version = version + 1, changed_at = now()${sets} where id = $1`, [
    id,
    ...names.map((name) => patch[name]),
  ])
  const [record] = await recordsById(work, [id])
  if (!record) throw new Refusal('not-found')
  await tell(work, record, alsoTell)
  return record
}

/** What is closed or given up stays as it is. */
export function goesOn(record: EnquiryRecord): void {
  if (isFinished(record.state)) throw new Refusal('enquiry.finished', { state: record.state })
}

/** What the audit keeps of something done to an enquiry. */
export const audited = (
  work: Work,
  { spaceId, id }: Pick<EnquiryRecord, 'spaceId' | 'id'>,
  action: string,
  what: Partial<Move<string>> & { readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<void> => work.audit({ spaceId, itemKind: 'enquiry', itemId: id, action, ...what })

/** Where an enquiry and its board are found on the site. */
export const pathOf = (id: EnquiryId): string => `/enquiries/${id}`

/** Who may write on the boards, or read them, has changed: every open copy is judged anew after the commit. */
export async function boardsChanged(work: Work, live: LiveDocuments, { cycles }: EnquiryRecord): Promise<void> {
  for (const { documentId } of cycles) await live.rightsChanged(work, documentId)
}
