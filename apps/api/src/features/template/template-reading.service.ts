/** Reading templates, as far as one belongs to their alliance. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, TemplateId } from '@alongside/domain/ids'
import { Injectable } from '@nestjs/common'
import type { Reader } from '../../platform/db/reader.js'
import type { Asking } from '../../platform/graphql/asking.js'
import type { EnquiryTemplateType } from './template.graphql.js'
import { mayEdit, mayFork, mayRead } from './template.service.js'
import { promptsOf } from './template-prompts.js'
import { type TemplateRecord, templatesById, templatesOf } from './template-record.service.js'

@Injectable()
export class TemplateReading {
  templates(asking: Asking, allianceId: AllianceId): Promise<EnquiryTemplateType[]> {
    return asking
      .loader<AllianceId, EnquiryTemplateType[]>('templates-of-alliance', templatesByAlliance)
      .load(allianceId)
  }

  template(asking: Asking, id: TemplateId): Promise<EnquiryTemplateType | null> {
    return asking.loader<TemplateId, EnquiryTemplateType | null>('templates', templatesByIds).load(id)
  }
}

export const seenBy = (actor: Actor, template: TemplateRecord): EnquiryTemplateType => ({
  ...template,
  body: promptsOf(template.body),
  abilities: { edit: mayEdit(actor, template), fork: mayFork(actor, template.spaceId) },
})

async function templatesByAlliance(ids: readonly AllianceId[], reader: Reader, actor: Actor) {
  const templates = await templatesOf(
    reader,
    ids.filter((id) => mayRead(actor, id)),
  )
  return ids.map((id) => templates.filter(({ spaceId }) => spaceId === id).map((one) => seenBy(actor, one)))
}

async function templatesByIds(ids: readonly TemplateId[], reader: Reader, actor: Actor) {
  const templates = await templatesById(reader, ids)
  const seen = new Map(templates.filter(({ spaceId }) => mayRead(actor, spaceId)).map((one) => [one.id, one]))
  return ids.map((id) => {
    const template = seen.get(id)
    return template ? seenBy(actor, template) : null
  })
}
