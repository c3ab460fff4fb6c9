/** Whom a coordinator can ask into a team: staff of the alliance's active schools, and what ties each school to the host. */
import type { Actor } from '@alongside/domain/actor'
import { type CivilDate, dayInLondon } from '@alongside/domain/civil-date'
import type { ChallengeId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { may } from '@alongside/domain/permissions'
import { Refusal } from '@alongside/domain/refusal'
import { usualMinutes } from '@alongside/domain/workload'
import { Injectable } from '@nestjs/common'
import type { Asking } from '../../platform/graphql/asking.js'
import { loadsIfAsked, staffAmong } from '../load/load-if-asked.service.js'
import { conflictsOfSchools } from './challenge-ties.service.js'
import type { ChallengeCandidateType, ChallengeLoadType } from './peer-challenge.graphql.js'

/** A team that is thought of: on which days it would visit whom. */
export interface ThoughtOf {
  readonly host: Urn
  readonly days: readonly CivilDate[]
  /** The challenge whose team changes. */
  readonly challenge: ChallengeId | null
}

@Injectable()
export class ChallengeCandidates {
  async for({ actor, reader }: Asking, alliance: SpaceId, host: Urn): Promise<ChallengeCandidateType[]> {
    authorise(actor, alliance)
    const staff = await reader.sql<{ personId: PersonId; urn: Urn }>(
      `select distinct h.person_id as "personId", s.urn, p.name, c.name as school from role_holding h join space s on s.id = h.space_id join school c on c.urn = s.urn join person p on p.id = h.person_id
         join school_membership m on m.urn = s.urn and m.space_id = $1 and m.state = 'ACTIVE'
        where p.state = 'ACTIVE' and h.role not in ('GOVERNOR', 'TRUST_LEADER', 'OBSERVER') and h.starts_on <= current_date and (h.ends_on is null or h.ends_on >= current_date)
        order by c.name, p.name, h.person_id`,
      [alliance],
    )
    const conflicts = await conflictsOfSchools(
      reader,
      alliance,
      host,
      staff.map(({ urn }) => urn),
    )
    return staff.map(({ personId, urn }) => ({ personId, urn, conflicts: conflicts.get(urn) ?? [] }))
  }

  /** As the visit will be counted until it has a timetable. Without a day yet, what this half-term has room for. */
  async loads(
    { actor, reader }: Asking,
    alliance: SpaceId,
    people: readonly PersonId[],
    { host, days, challenge }: ThoughtOf,
  ): Promise<ChallengeLoadType[]> {
    authorise(actor, alliance)
    const staff = await staffAmong(reader, alliance, people)
    const day = dayInLondon(new Date())
    const [first = day, ...later] = [...new Set(days)].sort()
    const as = (role: 'REVIEWER' | 'LEAD_REVIEWER') => {
      const visits = [first, ...later].map((on) => ({ role, minutes: usualMinutes.visitDay, on, at: host }))
      const reading = { role, minutes: usualMinutes.deskStudy, on: first, at: null }
      return loadsIfAsked(reader, staff, [reading, ...visits], { except: challenge, day })
    }
    const leading = await as('LEAD_REVIEWER')
    const levels = new Map(leading.map(({ personId, level }) => [personId, level]))
    return (await as('REVIEWER')).map((load) => ({ ...load, levelAsLead: levels.get(load.personId)! }))
  }
}

function authorise(actor: Actor, alliance: SpaceId): void {
  if (!actor.spaces.includes(alliance)) throw new Refusal('not-found')
  if (!may(actor, 'peerChallenge.propose', { spaceId: alliance })) throw new Refusal('not-allowed')
}
