// Peer challenges in a test: a cast of three schools, each step as a browser sends it, and the way to where a test needs one.
import type { AllianceId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { challengeSteps } from '@alongside/domain/peer-challenge-states'
import { v7 } from 'uuid'
import type { Answer, Caller } from './ask.js'
import type { Someone, World } from './world.js'

export const shell = `id state postponedFrom nextState waitsFor canGoOn mustSignAgain isRevealed hostSilent findingsAgreedOn responseDueOn respondedOn endedOn endedFrom teamReadsUntil visitFirstDay visitLastDay version parts
  host { name } lead { name } followUpReviewer { name } champion { name } missingForNext { code message }
  phase { seesStates readsSelfReview seesHostJudgements seesTeamJudgements canJudge canNote readsNotes canDraft readsFindings canRespond canPlan }
  abilities { changeTeam declare decline postpone resume cancel closeEarly goBack nameFollowUp nameChampion }
  members { isMe isLead isTrained hasDeclared conflicts declaration { isEmployedByHost hasRelativeThere other } earlierDeclarations { hasRelativeThere other } person { name } school { name } }
  signatures { step part isLapsed person { name } school { name } } whoCanRead { what who }`

export const propose = `mutation($input: ProposeChallengeInput!) { proposePeerChallenge(input: $input) { ${shell} } }`
export const changeTeam = `mutation($id: ID!, $members: [ChallengeMemberInput!]!, $leadId: ID) { changeChallengeTeam(id: $id, members: $members, leadId: $leadId) { ${shell} } }`
export const declare = `mutation($id: ID!, $input: ChallengeDeclarationInput!) { declareChallengeInterest(id: $id, input: $input) { ${shell} } }`
export const sign = `mutation($id: ID!, $step: ChallengeState!, $reason: String) { signChallenge(id: $id, step: $step, reason: $reason) { ${shell} } }`
export const decline = `mutation($id: ID!) { declinePeerChallenge(id: $id) { ${shell} } }`
export const move = `mutation($id: ID!, $to: ChallengeState!, $reason: String) { moveChallenge(id: $id, to: $to, reason: $reason) { ${shell} } }`
export const nameFollowUp = `mutation($id: ID!, $person: ID!) { nameFollowUpReviewer(id: $id, personId: $person) { ${shell} } }`
export const nameChampion = `mutation($id: ID!, $person: ID!) { nameImprovementChampion(id: $id, personId: $person) { ${shell} } }`

export const nothing = { isEmployedByHost: false, hasRelativeThere: false, other: '' }

export interface ChallengeCast {
  alliance: AllianceId
  elm: Urn
  oak: Urn
  ash: Urn
  bay: Urn
  /** Elm Park is challenged: Hal heads it, Lia leads with him, Tom teaches, Chi is to hold the workshop. */
  hal: Someone
  lia: Someone
  tom: Someone
  chi: Someone
  gus: Someone
  /** Lee of Oak Tree leads the team, Ray of Ash Hill is in it; Hope and Hugh head their schools. */
  lee: Someone
  ray: Someone
  hope: Someone
  hugh: Someone
  /** Bay View has no part in it. */
  bea: Someone
  ben: Someone
  coordinator: Someone
  admin: Someone
}

export async function challengeCast(w: World): Promise<ChallengeCast> {
  const [elm, oak, ash, bay] = await Promise.all(
    ['Elm Park', 'Oak Tree', 'Ash Hill', 'Bay View'].map((name) => w.school(name)),
  )
  const alliance = await w.alliance('North Alliance', { schools: [elm!, oak!, ash!, bay!] })
  const at = (name: string, role: 'TEACHER' | 'HEADTEACHER' | 'SCHOOL_LEADER' | 'GOVERNOR', school: Urn) =>
    w.person({ name, role, school })
  return {
    alliance,
    elm: elm!,
    oak: oak!,
    ash: ash!,
    bay: bay!,
    hal: await at('Hal', 'HEADTEACHER', elm!),
    lia: await at('Lia', 'SCHOOL_LEADER', elm!),
    tom: await at('Tom', 'TEACHER', elm!),
    chi: await at('Chi', 'TEACHER', elm!),
    gus: await at('Gus', 'GOVERNOR', elm!),
    lee: await at('Lee', 'SCHOOL_LEADER', oak!),
    ray: await at('Ray', 'TEACHER', ash!),
    hope: await at('Hope', 'HEADTEACHER', oak!),
    hugh: await at('Hugh', 'HEADTEACHER', ash!),
    bea: await at('Bea', 'HEADTEACHER', bay!),
    ben: await at('Ben', 'TEACHER', bay!),
    coordinator: await w.person({ name: 'Coco', role: 'ALLIANCE_COORDINATOR', alliance }),
    admin: await w.person({ name: 'Ada', role: 'ADMIN' }),
  }
}

type Step = (typeof challengeSteps)[number]

export class ChallengeHelp {
  constructor(
    private readonly w: World,
    readonly c: ChallengeCast,
  ) {}

  member = ({ id }: Someone, urn: Urn, isTrained = false) => ({ personId: id, urn, isTrained, isFacilitator: false })

  team = () => [this.member(this.c.lee, this.c.oak, true), this.member(this.c.ray, this.c.ash)]

  wish(more: object = {}): Record<string, unknown> {
    const { alliance, elm, lee } = this.c
    return { input: { allianceId: alliance, hostUrn: elm, members: this.team(), leadId: lee.id, ...more } }
  }

  async proposed(more: object = {}): Promise<string> {
    return (await this.c.coordinator.ask(propose, this.wish(more))).proposePeerChallenge.id
  }

  async declared(id: string, ...who: readonly Caller[]): Promise<void> {
    for (const one of who.length > 0 ? who : [this.c.lee, this.c.ray]) await one.ask(declare, { id, input: nothing })
  }

  async signed(id: string, step: string, ...who: readonly Caller[]): Promise<Answer> {
    let seen: Answer = null
    for (const one of who) seen = (await one.ask(sign, { id, step })).signChallenge
    return seen
  }

  async moved(who: Caller, id: string, to: string, reason?: string): Promise<Answer> {
    return (await who.ask(move, { id, to, reason })).moveChallenge
  }

  no(who: Caller, id: string, to: string, reason?: string): Promise<string> {
    return who.refused(move, { id, to, reason })
  }

  async sees(who: Caller, id: string): Promise<Answer> {
    return (await who.ask(`query($id: ID!) { peerChallenge(id: $id) { ${shell} } }`, { id })).peerChallenge
  }

  /** As far as `until`, by the people whose steps they are; what is written on the way is put in place as its owner would. */
  async at(until: Step, more: object = {}): Promise<string> {
    const id = await this.proposed(more)
    for (const step of challengeSteps.slice(1, challengeSteps.indexOf(until) + 1)) await this.step(id, step)
    return id
  }

  async step(id: string, to: Step): Promise<void> {
    const { hal, lee, hope, hugh, chi, coordinator } = this.c
    const by: Partial<Record<Step, Caller>> = {
      SELF_REVIEW: hal,
      SELF_REVIEW_SUBMITTED: hal,
      DESK_STUDY: lee,
      READY_TO_VISIT: lee,
      VISITING: lee,
      FINDINGS_DRAFT: lee,
      RESPONDED: hal,
      WORKSHOP_HELD: chi,
      IN_ACTION: hal,
      FOLLOWED_UP: lee,
    }
    await this.prepared(id, to)
    if (to === 'AGREED') await this.signed(id, to, hal, hope, hugh)
    else if (to === 'FINDINGS_AGREED') await this.signed(id, to, lee, hal)
    else if (to === 'CLOSED') await this.signed(id, to, hal, coordinator)
    else if (by[to]) await this.moved(by[to], id, to)
  }

  /** What has to be there before a step, and nothing more. */
  async prepared(id: string, to: Step): Promise<void> {
    const { hal, lee, chi } = this.c
    switch (to) {
      case 'AGREED':
        return this.declared(id)
      case 'SELF_REVIEW_SUBMITTED':
        return this.lines(id, 2)
      case 'READY_TO_VISIT':
        for (const line of await this.linesOf(id)) await this.judgedBlind(id, line, lee.id)
        return this.visit(id, ['2027-01-12', '2027-01-13'])
      case 'FINDINGS_AGREED':
        await this.finding(id, 'EBI')
        await this.finding(id, 'WWW')
        return
      case 'RESPONDED':
        return this.put(
          `update challenge_response set state = 'GIVEN', verdict = 'ACCEPTED', reason = 'We saw it too', given_on = current_date, given_by = $2 where challenge_id = $1`,
          [id, hal.id],
        )
      case 'WORKSHOP_HELD':
        await hal.ask(nameChampion, { id, person: chi.id })
        return this.actions(id, 'PLANNED')
      case 'FOLLOWED_UP':
        return this.followUp(id)
      case 'CLOSED':
        return this.put(
          `update improvement_action set state = 'CARRIED_OVER', reason = 'Next year' where challenge_id = $1`,
          [id],
        )
      default:
        return
    }
  }

  async spaceOfHost(): Promise<SpaceId> {
    return this.w.spaceOf(this.c.elm)
  }

  async lines(id: string, count: number, judged = true): Promise<void> {
    const space = await this.spaceOfHost()
    for (let at = 0; at < count; at += 1) {
      const line = v7()
      await this.put(
        `insert into line_of_enquiry (space_id, challenge_id, id, rank, title) values ($1, $2, $3, $4, 'Talk in maths')`,
        [space, id, line, `a${at}`],
      )
      if (judged)
        await this.put(
          `insert into host_judgement (space_id, line_id, challenge_id, level, by_person) values ($1, $2, $3, 'SECURE', $4)`,
          [space, line, id, this.c.hal.id],
        )
    }
  }

  async linesOf(id: string): Promise<string[]> {
    const rows = await this.w.sql<{ id: string }>(
      'select id from line_of_enquiry where challenge_id = $1 order by rank',
      [id],
    )
    return rows.map((row) => row.id)
  }

  async judgedBlind(id: string, line: string, person: PersonId): Promise<void> {
    await this.put(
      `insert into team_judgement (space_id, line_id, person_id, challenge_id, level, blind) values ($1, $2, $3, $4, 'DEVELOPING', true)`,
      [await this.spaceOfHost(), line, person, id],
    )
  }

  async visit(id: string, days: readonly string[]): Promise<void> {
    await this.put(
      `insert into review_visit (space_id, challenge_id, id, state, days) values ($1, $2, $3, 'CONFIRMED', $4)`,
      [await this.spaceOfHost(), id, v7(), [...days]],
    )
  }

  async finding(id: string, kind: 'EBI' | 'WWW' | 'QUESTION', more: { state?: string; evidence?: string[] } = {}) {
    const [line] = await this.linesOf(id)
    const finding = v7()
    await this.put(
      `insert into finding (space_id, id, challenge_id, line_id, kind, state, what, for_whom, evidence) values ($1, $2, $3, $4, $5, $6, 'Pupils explain aloud', 'Year 4', $7)`,
      [await this.spaceOfHost(), finding, id, line, kind, more.state ?? 'SHARED_WITH_HOST', more.evidence ?? [v7()]],
    )
    return finding
  }

  async actions(id: string, state: string): Promise<void> {
    await this.put(
      `insert into improvement_action (space_id, id, challenge_id, finding_id, owner_id, what, success_measure, due_on, state)
       select space_id, gen_random_uuid(), challenge_id, finding_id, $2, 'Talk partners in Year 4', 'Heard in every lesson', '2027-07-01', $3 from challenge_response where challenge_id = $1`,
      [id, this.c.tom.id, state],
    )
  }

  async followUp(id: string): Promise<void> {
    await this.put(
      `insert into challenge_follow_up (space_id, id, challenge_id, kind, way, held_on, record, by_person) values ($1, $2, $3, 'VISIT', 'CALL', current_date, 'It goes on', $4)`,
      [await this.spaceOfHost(), v7(), id, this.c.lee.id],
    )
  }

  async put(text: string, values: readonly unknown[]): Promise<void> {
    await this.w.sql(text, values)
  }
}
