/** Templates as they are kept. */
import type { PersonId, SpaceId, TemplateId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import type { TemplateBody } from '@alongside/domain/template'
import type { ObjectLiteral } from 'typeorm'

interface Asks {
  sql<T extends ObjectLiteral>(text: string, values?: readonly unknown[]): Promise<T[]>
}

export interface TemplateRecord {
  readonly id: TemplateId
  /** The alliance's. */
  readonly spaceId: SpaceId
  readonly title: string
  readonly body: TemplateBody
  readonly forkedFromId: TemplateId | null
  readonly createdById: PersonId | null
  readonly createdUrn: Urn | null
  readonly version: number
}

const select = `select id, space_id as "spaceId", title, body, forked_from as "forkedFromId", created_by as "createdById",
  created_urn as "createdUrn", version from enquiry_template`

export const templatesOf = (asks: Asks, spaces: readonly SpaceId[]): Promise<TemplateRecord[]> =>
  asks.sql<TemplateRecord>(`${select} where space_id = any($1) order by title, id`, [spaces])

export const templatesById = (asks: Asks, ids: readonly TemplateId[]): Promise<TemplateRecord[]> =>
  asks.sql<TemplateRecord>(`${select} where id = any($1)`, [ids])

export async function templateIn(asks: Asks, spaceId: SpaceId, id: TemplateId): Promise<TemplateRecord> {
  const [template] = await templatesById(asks, [id])
  if (template?.spaceId !== spaceId) throw new Refusal('not-found')
  return template
}
