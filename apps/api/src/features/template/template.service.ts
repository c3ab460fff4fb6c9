/** Templates: how an enquiry may begin. Everybody may take one and make it their own. */
import type { Actor } from '@alongside/domain/actor'
import type { AllianceId, EnquiryId, TemplateId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { cardsForTemplate, checkTemplate, type TemplateBody } from '@alongside/domain/template'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { cardsOfCycles } from '../cycle/cycle-record.service.js'
import { sees, subjectOf } from '../enquiry/enquiry-policy.service.js'
import { recordsById } from '../enquiry/enquiry-record.service.js'
import { type TemplateRecord, templateIn } from './template-record.service.js'

@Injectable()
export class TemplateService {
  constructor(private readonly work: UnitOfWork) {}

  /** A new one, or one's own anew. */
  save(
    actor: Actor,
    spaceId: AllianceId,
    id: TemplateId | null,
    title: string,
    body: TemplateBody,
  ): Promise<TemplateRecord> {
    return this.work.run(actor, async (work) => {
      mayTake(actor, spaceId)
      const checked = checkTemplate(title, body)
      if (id === null) return add(work, actor, spaceId, { ...checked, forkedFromId: null })
      await work.sql('select 1 from enquiry_template where id = $1 for update', [id])
      const template = await templateIn(work, spaceId, id)
      if (!mayEdit(actor, template)) throw new Refusal('not-allowed')
      await work.sql('update enquiry_template set title = $2, body = $3, version = version + 1 where id = $1', [
        id,
        checked.title,
        JSON.stringify(checked.body),
      ])
      await audited(work, template, 'template.save')
      return templateIn(work, spaceId, id)
    })
  }

  fork(actor: Actor, spaceId: AllianceId, id: TemplateId): Promise<TemplateRecord> {
    return this.work.run(actor, async (work) => {
      mayTake(actor, spaceId)
      const { title, body } = await templateIn(work, spaceId, id)
      return add(work, actor, spaceId, { title, body, forkedFromId: id })
    })
  }

  /** The lead lets others begin where the group began: questions and reading, never what a school has seen. */
  fromEnquiry(actor: Actor, enquiryId: EnquiryId, title: string): Promise<TemplateRecord> {
    return this.work.run(actor, async (work) => {
      const [record] = await recordsById(work, [enquiryId])
      if (!record || !sees(actor, record)) throw new Refusal('not-found')
      if (!may(actor, 'template.save', subjectOf(actor, record))) throw new Refusal('not-allowed')
      const cards = await cardsOfCycles(
        work,
        record.cycles.map(({ id }) => id),
      )
      const { classroomPractice, pupilsToBenefit, protocol } = record
      const body = { about: '', focus: '', classroomPractice, pupilsToBenefit, protocol }
      const checked = checkTemplate(title, { ...body, cards: cardsForTemplate(cards) })
      return add(work, actor, record.spaceId, { ...checked, forkedFromId: null })
    })
  }
}

export const mayRead = (actor: Actor, spaceId: AllianceId): boolean => may(actor, 'template.read', { spaceId })
export const mayFork = (actor: Actor, spaceId: AllianceId): boolean => may(actor, 'template.fork', { spaceId })

/** A template is led by whoever made it. */
export const mayEdit = (actor: Actor, { spaceId, createdById }: TemplateRecord): boolean =>
  mayFork(actor, spaceId) &&
  may(actor, 'template.save', { spaceId, itemRole: createdById === actor.personId ? 'ENQUIRY_LEAD' : null })

function mayTake(actor: Actor, spaceId: AllianceId): void {
  if (mayFork(actor, spaceId)) return
  if (!mayRead(actor, spaceId)) throw new Refusal('not-found')
  throw new Refusal(mayFork({ ...actor, readOnlySpaces: [] }, spaceId) ? 'alliance.read-only' : 'not-allowed')
}

type NewTemplate = Pick<TemplateRecord, 'title' | 'body' | 'forkedFromId'>

async function add(work: Work, actor: Actor, spaceId: AllianceId, made: NewTemplate): Promise<TemplateRecord> {
  const id = newId<TemplateId>()
  await work.sql(
    `insert into enquiry_template (space_id, id, title, body, forked_from, created_by, created_urn) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      spaceId,
      id,
      made.title,
      JSON.stringify(made.body),
      made.forkedFromId,
      actor.personId,
      await schoolOf(work, actor, spaceId),
    ],
  )
  const template = await templateIn(work, spaceId, id)
  await audited(work, template, made.forkedFromId ? 'template.fork' : 'template.add')
  return template
}

/** The school it is credited to: of several in the alliance, the first. */
async function schoolOf(work: Work, actor: Actor, spaceId: AllianceId): Promise<Urn | null> {
  const [school] = await work.sql<{ urn: Urn }>(
    `select urn from school_membership where space_id = $1 and urn = any($2) and state in ('ACTIVE', 'LEAVING') order by urn limit 1`,
    [spaceId, actor.holdings.flatMap(({ urn }) => urn ?? [])],
  )
  return school?.urn ?? null
}

const audited = (work: Work, { spaceId, id }: TemplateRecord, action: string): Promise<void> =>
  work.audit({ spaceId, itemKind: 'template', itemId: id, action })
