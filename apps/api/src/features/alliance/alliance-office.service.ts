/** Alliances: beginning one, and the words it keeps about itself. */
import type { Actor } from '@alongside/domain/actor'
import { changeAgreement, defaultAgreement } from '@alongside/domain/agreement'
import { type AllianceKind, cleanAllianceName } from '@alongside/domain/alliance'
import type { AllianceId, PersonId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { cleanEmail, cleanLine, cleanText, limits } from '@alongside/domain/text'
import { Injectable } from '@nestjs/common'
import { newId, UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import { violates } from '../../platform/db/violations.js'
import { InvitationService } from '../people/invitation.service.js'
import { AllianceRow } from './alliance.entity.js'
import { AllianceService } from './alliance.service.js'

export interface NewAlliance {
  readonly name: string
  readonly kind: AllianceKind
  readonly aims: string
  readonly agreement?: string | null
  readonly coordinatorEmail: string
  readonly coordinatorName: string
  readonly leadUrn?: Urn | null
}
export interface BegunAlliance {
  readonly id: AllianceId
  /** For the administrator to pass on, where no mail can be sent. */
  readonly invitationLink: string | null
}
export interface AllianceWords {
  readonly name?: string | null
  readonly aims?: string | null
  readonly agreement?: string | null
}

const unlessTaken = (error: unknown): never => {
  throw violates(error, 'alliance_name') ? new Refusal('alliance.name-taken') : error
}

const cleanAims = (aims: string): string => cleanText(aims, { field: 'aims', limit: limits.paragraph, required: false })

@Injectable()
export class AllianceOfficeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly alliances: AllianceService,
    private readonly invitations: InvitationService,
  ) {}

  /** Whoever runs the installation makes the place and invites its coordinator; schools are the coordinator's to invite. */
  create(actor: Actor, wanted: NewAlliance): Promise<BegunAlliance> {
    if (!may(actor, 'alliance.create', { spaceId: null })) throw new Refusal('not-allowed')
    const name = cleanAllianceName(wanted.name)
    const email = cleanEmail(wanted.coordinatorEmail, 'coordinatorEmail')
    const coordinator = cleanLine(wanted.coordinatorName, { field: 'coordinatorName', limit: limits.personName })
    const { agreement } = changeAgreement(
      { agreement: defaultAgreement, agreementVersion: 0 },
      wanted.agreement || defaultAgreement,
    )
    const aims = cleanAims(wanted.aims)
    const begin = async (work: Work): Promise<BegunAlliance> => {
      if (wanted.leadUrn) await isInRegister(work, wanted.leadUrn)
      const id = newId<AllianceId>()
      await work.sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [id])
      await work.alsoIn(id)
      await work.rows(AllianceRow).add({
        spaceId: id,
        name,
        kind: wanted.kind,
        aims,
        agreement,
        agreementVersion: 1,
        leadUrn: wanted.leadUrn ?? null,
        version: 1,
      })
      await work.audit({ spaceId: id, action: 'alliance.created', itemKind: 'alliance', itemId: id })
      const { link } = await this.invitations.invite(work, {
        spaceId: id,
        email,
        name: coordinator,
        role: 'ALLIANCE_COORDINATOR',
      })
      await this.alliances.changed(work, id)
      return { id, invitationLink: link }
    }
    return this.work.run(actor, begin).catch(unlessTaken)
  }

  /** A new wording of the agreement waits for the heads' signatures; until then each school stays bound by the one it signed. */
  update(actor: Actor, id: AllianceId, words: AllianceWords): Promise<void> {
    const reword = async (work: Work): Promise<void> => {
      const row = await work.rows(AllianceRow).hold({ spaceId: id })
      if (!may(actor, 'alliance.update', { spaceId: id })) throw new Refusal('not-allowed')
      if (words.name) row.name = cleanAllianceName(words.name)
      if (words.aims !== undefined && words.aims !== null) row.aims = cleanAims(words.aims)
      const signed = row.agreementVersion
      if (words.agreement) Object.assign(row, changeAgreement(row, words.agreement))
      row.version += 1
      await work.rows(AllianceRow).save(row)
      await work.audit({
        spaceId: id,
        action: 'alliance.updated',
        itemKind: 'alliance',
        itemId: id,
        detail: { agreementVersion: row.agreementVersion },
      })
      if (row.agreementVersion !== signed) await askToSignAnew(work, row)
      await this.alliances.changed(work, id)
    }
    return this.work.run(actor, reword).catch(unlessTaken)
  }
}

async function isInRegister(work: Work, urn: Urn): Promise<void> {
  const [school] = await work.sql('select urn from school where urn = $1', [urn])
  if (!school) throw new Refusal('input.invalid', { field: 'leadUrn' })
}

async function askToSignAnew(work: Work, { spaceId, name }: AllianceRow): Promise<void> {
  const heads = await work.sql<{ id: PersonId }>(
    `select distinct h.id from school_membership m join space s on s.urn = m.urn
       cross join lateral holders_of(s.id, '{HEADTEACHER,EXECUTIVE_HEAD}') h
      where m.space_id = $1 and m.state in ('ACTIVE', 'PAUSED', 'LEAVING')`,
    [spaceId],
  )
  for (const { id } of heads) {
    await work.notify({
      to: id,
      kind: 'AGREEMENT_CHANGED',
      itemKind: 'alliance',
      itemId: spaceId,
      path: `/alliance/${spaceId}`,
      vars: { alliance: name },
    })
  }
}
