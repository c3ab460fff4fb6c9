/** Local competitors (M11): who stands close, who has said so, and whose heads both agree to review each other. */
import type { Actor } from '@alongside/domain/actor'
import { areCompetitors, bothConsent } from '@alongside/domain/competition'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import { Refusal } from '@alongside/domain/refusal'
import { Injectable } from '@nestjs/common'
import { UnitOfWork, type Work } from '../../platform/db/unit-of-work.js'
import type { Asks } from '../enquiry/enquiry-record.service.js'
import { membersOf } from './contribution.service.js'
import { ledgerChanged } from './contribution-draft.service.js'
import { authorise } from './contribution-policy.service.js'

export interface CompetitorRecord {
  readonly allianceId: AllianceId
  readonly urn: Urn
  readonly other: Urn
  readonly isDeclared: boolean
  readonly weConsent: boolean
  readonly theyConsent: boolean
  readonly hasConsent: boolean
}

interface SchoolRow {
  readonly urn: Urn
  readonly phase: string | null
  readonly easting: number | null
  readonly northing: number | null
  readonly isRural: boolean
}
interface LinkRow {
  readonly one: Urn
  readonly other: Urn
  readonly isDeclared: boolean
  readonly oneConsents: boolean
  readonly otherConsents: boolean
}

const inOrder = (one: Urn, other: Urn): readonly [Urn, Urn] => (one < other ? [one, other] : [other, one])

/** The competitors of these schools within the alliance: two questions, however many. */
export async function competitorsOf(
  asks: Asks,
  alliance: AllianceId,
  urns: readonly Urn[],
): Promise<CompetitorRecord[]> {
  const schools = await asks.sql<SchoolRow>(
    `select s.urn, s.phase, s.easting, s.northing, coalesce(s.is_rural, false) as "isRural" from school_membership m join school s on s.urn = m.urn
      where m.space_id = $1 and m.state in ('ACTIVE', 'PAUSED', 'LEAVING') order by s.name, s.urn`,
    [alliance],
  )
  const links = await asks.sql<LinkRow>(
    `select one_urn as one, other_urn as other, declared_by is not null as "isDeclared", one_consents_at is not null as "oneConsents", other_consents_at is not null as "otherConsents"
       from competition_link where space_id = $1 and (one_urn = any($2) or other_urn = any($2))`,
    [alliance, [...urns]],
  )
  const place = (school: SchoolRow) => ({ ...school, phase: school.phase ?? school.urn })
  return schools
    .filter(({ urn }) => urns.includes(urn))
    .flatMap((here) =>
      schools.flatMap((there): CompetitorRecord[] => {
        const [one, other] = inOrder(here.urn, there.urn)
        const link = links.find((row) => row.one === one && row.other === other)
        if (!areCompetitors(place(here), place(there), link?.isDeclared ?? false)) return []
        const consent = { one: link?.oneConsents ?? false, other: link?.otherConsents ?? false }
        const isFirst = here.urn === one
        return [
          {
            allianceId: alliance,
            urn: here.urn,
            other: there.urn,
            isDeclared: link?.isDeclared ?? false,
            weConsent: isFirst ? consent.one : consent.other,
            theyConsent: isFirst ? consent.other : consent.one,
            hasConsent: bothConsent(consent),
          },
        ]
      }),
    )
}

@Injectable()
export class Competition {
  constructor(private readonly work: UnitOfWork) {}

  /** Either head may say that two schools compete for pupils, wherever they stand; and take that back. */
  declare(actor: Actor, alliance: AllianceId, urn: Urn, other: Urn, competes: boolean): Promise<CompetitorRecord[]> {
    return this.change(actor, alliance, urn, other, async (work, [one, second]) => {
      if (competes) {
        await work.sql(
          `insert into competition_link (space_id, one_urn, other_urn, declared_by) values ($1, $2, $3, $4)
           on conflict (space_id, one_urn, other_urn) do update set declared_by = coalesce(competition_link.declared_by, excluded.declared_by), changed_at = now()`,
          [alliance, one, second, actor.personId],
        )
      } else {
        // What the other school has said stays said.
        const [gone] = await work.sql<{ one: Urn }>(
          `update competition_link set declared_by = null, changed_at = now() where space_id = $1 and one_urn = $2 and other_urn = $3
             and declared_by in (select h.person_id from role_holding h join space s on s.id = h.space_id where s.urn = $4) returning one_urn as one`,
          [alliance, one, second, urn],
        )
        if (!gone) throw new Refusal('competition.not-declared')
      }
      await audited(work, alliance, competes ? 'competition.declare' : 'competition.take-back', { urn, other })
    })
  }

  /** Each head for their own school; it can be taken back, and counts from then on. */
  consent(actor: Actor, alliance: AllianceId, urn: Urn, other: Urn, consents: boolean): Promise<CompetitorRecord[]> {
    return this.change(actor, alliance, urn, other, async (work, [one, second]) => {
      const known = await competitorsOf(work, alliance, [urn])
      if (!known.some((competitor) => competitor.other === other)) throw new Refusal('competition.not-declared')
      const side = urn === one ? 'one' : 'other'
      await work.sql(
        'insert into competition_link (space_id, one_urn, other_urn) values ($1, $2, $3) on conflict do nothing',
        [alliance, one, second],
      )
      await work.sql(
        `update competition_link set ${side}_consents_by = $4, ${side}_consents_at = case when $4::uuid is null then null else now() end, changed_at = now()
          where space_id = $1 and one_urn = $2 and other_urn = $3`,
        [alliance, one, second, consents ? actor.personId : null],
      )
      await audited(work, alliance, consents ? 'competition.consent' : 'competition.no-consent', { urn, other })
    })
  }

  private change(
    actor: Actor,
    alliance: AllianceId,
    urn: Urn,
    other: Urn,
    act: (work: Work, pair: readonly [Urn, Urn]) => Promise<void>,
  ): Promise<CompetitorRecord[]> {
    return this.work.run(actor, async (work) => {
      const members = await membersOf(work, alliance)
      if (!members.includes(urn) || !members.includes(other)) throw new Refusal('not-found')
      authorise(actor, 'competition.declare', alliance, urn)
      if (urn === other) throw new Refusal('competition.same-school')
      await act(work, inOrder(urn, other))
      await ledgerChanged(work, alliance)
      return competitorsOf(work, alliance, [urn])
    })
  }
}

const audited = (work: Work, spaceId: AllianceId, action: string, detail: Readonly<Record<string, string>>) =>
  work.audit({ spaceId, itemKind: 'competition', action, detail })
