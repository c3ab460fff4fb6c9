/** Starting an enquiry: a draft of its own school, with its first cycle and whatever a template brings along. */
import { type Actor, belongsTo } from '@alongside/domain/actor'
import type { AllianceId, EnquiryId, TemplateId, Urn } from '@alongside/domain/ids'
import { writesInAlliance } from '@alongside/domain/membership'
import { may } from '@alongside/domain/permissions'
import { cleanProtocol, defaultProtocol } from '@alongside/domain/protocol'
import { Refusal } from '@alongside/domain/refusal'
import { cleanText, cleanTitle, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { CycleBeginning } from '../cycle/cycle-beginning.service.js'
import { templateIn } from '../template/template-record.service.js'
import { EnquiryMemberRow, EnquiryRow, EnquirySchoolRow } from './enquiry.entity.js'
import { audited, changed } from './enquiry-change.service.js'
import { actingFor } from './enquiry-policy.service.js'
import type { EnquiryRecord } from './enquiry-record.service.js'

export interface NewEnquiry {
  readonly allianceId: AllianceId
  /** The school one starts it for. */
  readonly urn: Urn
  readonly title: string
  readonly classroomPractice: string
  readonly pupilsToBenefit: string
  readonly templateId?: TemplateId | null | undefined
  /** Asked as soon as the enquiry is opened to partners. */
  readonly partnerUrns?: readonly Urn[] | null | undefined
}

const partnersLimit = 20

@Injectable()
export class EnquiryStart {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cycles: CycleBeginning,
  ) {}

  start(actor: Actor, wish: NewEnquiry): Promise<EnquiryRecord> {
    return this.work.run(actor, async (work) => {
      const { allianceId: spaceId, urn } = wish
      if (!belongsTo(actor, spaceId)) throw new Refusal('not-found')
      const acting = actingFor(actor, urn)
      if (!may(acting, 'enquiry.start', { spaceId })) {
        const isPaused = may({ ...acting, readOnlySpaces: [] }, 'enquiry.start', { spaceId })
        throw new Refusal(isPaused ? 'alliance.read-only' : 'not-allowed')
      }
      const urns = [...new Set([urn, ...(wish.partnerUrns ?? [])])]
      if (urns.length > partnersLimit) throw new Refusal('too-many', { limit: partnersLimit })
      await takePart(work, spaceId, urns)
      const template = wish.templateId ? await templateIn(work, spaceId, wish.templateId) : null
      const id = newId<EnquiryId>()
      await work.rows(EnquiryRow).add({
        spaceId,
        id,
        title: cleanTitle(wish.title),
        classroomPractice: paragraph(wish.classroomPractice, 'classroomPractice'),
        pupilsToBenefit: paragraph(wish.pupilsToBenefit, 'pupilsToBenefit'),
        state: 'DRAFT',
        leadId: actor.personId,
        createdBy: actor.personId,
        createdUrn: urn,
        protocol: cleanProtocol(template?.body.protocol || defaultProtocol),
        templateId: template?.id ?? null,
      })
      for (const school of urns) {
        await work.rows(EnquirySchoolRow).add({ spaceId, enquiryId: id, urn: school, invitedBy: actor.personId })
      }
      const member = { spaceId, enquiryId: id, personId: actor.personId, urn }
      await work.rows(EnquiryMemberRow).add({ ...member, state: 'JOINED', joinedAt: new Date() })
      await this.cycles.begin(work, {
        spaceId,
        enquiryId: id,
        number: 1,
        focus: template?.body.focus ?? '',
        cards: template?.body.cards ?? [],
        by: actor.personId,
        urn,
      })
      await audited(work, { spaceId, id }, 'enquiry.start', { to: 'DRAFT' })
      return changed(work, id)
    })
  }
}

export const paragraph = (text: string, field: string): string =>
  cleanText(text, { field, limit: limits.paragraph, required: false })

/** Only schools whose membership is in force now take part in something new. */
export async function takePart(work: Work, spaceId: AllianceId, urns: readonly Urn[]): Promise<void> {
  const found = await work.sql<{ urn: Urn; state: Parameters<typeof writesInAlliance>[0] }>(
    'select urn, state from school_membership where space_id = $1 and urn = any($2)',
    [spaceId, urns],
  )
  const active = new Set(found.filter(({ state }) => writesInAlliance(state)).map(({ urn }) => urn))
  const missing = urns.find((urn) => !active.has(urn))
  if (missing) throw new Refusal('enquiry.school-not-in-alliance', { urn: missing })
}
