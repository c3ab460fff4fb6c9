/** Writes the demo's alliance: its memberships, clusters and templates. */
import type { TemplateId } from '@alongside/domain/ids'
import { newId, type Work } from '../platform/db/unit-of-work.js'
import { alliance, memberships, protocol } from './alliance.js'
import type { TemplateHandle } from './handles.js'
import type { Handbook } from './load-handbook.js'
import { people } from './people.js'
import { templates } from './templates.js'

export const protocolText = protocol.join('\n\n')

export async function loadAlliance(work: Work, book: Handbook): Promise<void> {
  const { agreement } = alliance
  await work.sql(`insert into space (id, kind) values ($1, 'ALLIANCE')`, [book.alliance])
  await work.sql(
    `insert into alliance (space_id, name, kind, aims, agreement, agreement_version, lead_urn, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      book.alliance,
      alliance.name,
      alliance.kind,
      alliance.aims.join('\n\n'),
      agreement.paragraphs.join('\n\n'),
      agreement.version,
      book.urn(memberships.find(({ role }) => role === 'LEAD')!.school),
      book.at(alliance.foundedDaysAgo),
    ],
  )
}

export async function loadMemberships(work: Work, book: Handbook): Promise<void> {
  for (const membership of memberships) {
    const { signed, paused } = membership
    const head = signed?.by ?? headOf(membership.school)
    await work.sql(
      `insert into school_membership (space_id, id, urn, role, state, invited_by, invited_at, accepted_by, signed_by, signed_at, agreement_version, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        book.alliance,
        newId(),
        book.urn(membership.school),
        membership.role,
        membership.state,
        book.person(alliance.coordinator),
        book.at(membership.invitedDaysAgo),
        membership.acceptedDaysAgo === undefined ? null : book.person(head),
        signed ? book.person(signed.by) : null,
        signed ? book.at(signed.daysAgo) : null,
        signed ? alliance.agreement.version : null,
        paused?.reason ?? null,
      ],
    )
  }
  for (const cluster of alliance.clusters) {
    const id = newId<string>()
    await work.sql('insert into cluster (space_id, id, name) values ($1, $2, $3)', [book.alliance, id, cluster.name])
    for (const school of cluster.schools) {
      await work.sql('insert into cluster_school (space_id, cluster_id, urn) values ($1, $2, $3)', [
        book.alliance,
        id,
        book.urn(school),
      ])
    }
  }
}

const headOf = (school: (typeof memberships)[number]['school']) =>
  people.find(({ holdings }) =>
    holdings.some((held) => held.school === school && (held.role === 'HEADTEACHER' || held.role === 'EXECUTIVE_HEAD')),
  )!.handle

export async function loadTemplates(work: Work, book: Handbook): Promise<ReadonlyMap<TemplateHandle, TemplateId>> {
  const ids = new Map<TemplateHandle, TemplateId>()
  for (const template of templates) {
    const id = newId<TemplateId>()
    ids.set(template.handle, id)
    const school = people
      .find(({ handle }) => handle === template.by)
      ?.holdings.find((held) => held.school !== undefined)?.school
    await work.sql(
      'insert into enquiry_template (space_id, id, title, body, created_by, created_urn, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [
        book.alliance,
        id,
        template.title,
        JSON.stringify({ ...template.body, protocol: protocolText }),
        book.person(template.by),
        school ? book.urn(school) : null,
        book.at(template.daysAgo),
      ],
    )
  }
  return ids
}
