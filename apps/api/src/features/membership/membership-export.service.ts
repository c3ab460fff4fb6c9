/** The export of a membership: written down first, then streamed a page at a time, so that its size does not matter. */
import type { Actor } from '@alongside/domain/actor'
import { dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, MembershipId } from '@alongside/domain/ids'
import { membershipAbilities } from '@alongside/domain/membership-policy'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Reader } from '../../platform/db/reader.js'
import { UnitOfWork } from '../../platform/db/unit-of-work.js'
import { allianceSections } from './export-alliance-sections.js'
import { type ExportSection, exportSections } from './export-sections.js'
import { type MembershipRecord, MembershipService } from './membership.service.js'
import { nameOfSchool } from './membership-change.js'

export interface Export {
  readonly fileName: string
  readonly pieces: AsyncIterable<string>
}

interface Names {
  readonly school: string
  readonly alliance: string
}

const rowsAtOnce = 200
const beforeAll = '00000000-0000-0000-0000-000000000000'

@Injectable()
export class MembershipExportService {
  constructor(
    private readonly source: DataSource,
    private readonly work: UnitOfWork,
    private readonly memberships: MembershipService,
  ) {}

  /** For the school's head, also after it has left. */
  async begin(actor: Actor, allianceId: AllianceId, id: MembershipId): Promise<Export> {
    const { membership, names } = await this.work.run(actor, async (work) => {
      const membership = await this.memberships.one(work, allianceId, id)
      if (!membershipAbilities(actor, membership).export) throw new Refusal('not-allowed')
      await work.audit({ spaceId: allianceId, action: 'membership.exported', itemKind: 'membership', itemId: id })
      const [alliance] = await work.sql<{ name: string }>('select name from alliance where space_id = $1', [allianceId])
      return { membership, names: { school: await nameOfSchool(work, membership.urn), alliance: alliance?.name ?? '' } }
    })
    const slug = names.school.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    return {
      fileName: `${slug}-${dayInLondon(new Date())}.json`,
      pieces: this.write(actor, membership, names),
    }
  }

  private async *write(actor: Actor, membership: MembershipRecord, names: Names): AsyncIterable<string> {
    // A school that has left does not see the alliance any more; each section asks for that school's own rows only.
    const reader = new Reader(this.source, { ...actor, spaces: [...actor.spaces, membership.allianceId] })
    try {
      yield `{\n"about": ${JSON.stringify(aboutOf(actor, membership, names))}`
      for (const section of [...exportSections, ...allianceSections]) {
        yield `,\n"${section.name}": [`
        yield* rowsOf(reader, membership, section)
        yield '\n]'
      }
      yield '\n}\n'
    } finally {
      await reader.close()
    }
  }
}

async function* rowsOf(
  reader: Reader,
  { allianceId, urn }: MembershipRecord,
  { sql }: ExportSection,
): AsyncIterable<string> {
  let last: string | null = beforeAll
  let between = '\n'
  while (last !== null) {
    const rows: { key: string; row: unknown }[] = await reader.sql(sql, [allianceId, urn, last, rowsAtOnce])
    for (const { row } of rows) {
      yield `${between}${JSON.stringify(row)}`
      between = ',\n'
    }
    last = rows.length < rowsAtOnce ? null : (rows.at(-1)?.key ?? null)
  }
}

const aboutOf = (actor: Actor, membership: MembershipRecord, { school, alliance }: Names) => ({
  school: { urn: membership.urn, name: school },
  alliance,
  exportedAt: new Date(),
  exportedBy: actor.name,
  membership: {
    role: membership.role,
    state: membership.state,
    invitedAt: membership.invitedAt,
    signedAt: membership.signedAt,
    agreementVersion: membership.agreementVersion,
    countersignedAt: membership.countersignedAt,
    leavesOn: membership.leavesOn,
  },
})
