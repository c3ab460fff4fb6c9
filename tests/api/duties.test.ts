// What somebody has to do, handed over where it stands: an action after a peer challenge, and leading a session; with the yes of whoever takes it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Answer } from '../support/ask.js'
import {
  type ChallengeCast,
  Challenging,
  challengeCast,
  moveAction,
  placeChallenge,
  plan,
} from '../support/challenge-outcome.js'
import { schoolDayIn, sessionIn } from '../support/cpd-rows.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
let tess: Someone
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
  tess = await w.person({ name: 'Tess Taker', role: 'TEACHER', school: c.urns.elm })
})
afterAll(() => w?.close())
beforeEach(() => w.sql('delete from inbox_item'))

const parts = 'id kind itemId text putOffUntil offeredTo { name } notNow { drop postpone handOver says }'
const asked = async (who: Someone): Promise<Answer[]> => (await who.ask(`{ asked { ${parts} } }`)).asked
const couldTake = 'query($kind: DutyKind!, $itemId: ID!) { whoCouldTakeDuty(kind: $kind, itemId: $itemId) { name } }'
const keep = `mutation($kind: DutyKind!, $itemId: ID!) { keepInMind(kind: $kind, itemId: $itemId) { ${parts} } }`
const putOff = `mutation($itemId: ID!, $until: Date!) { putOffNotice(itemId: $itemId, until: $until) { ${parts} } }`
const offer = `mutation($itemId: ID!, $personId: ID!) { offerNotice(itemId: $itemId, personId: $personId) { ${parts} } }`
const answer =
  'mutation($itemId: ID!, $accepts: Boolean!) { answerTakeOver(itemId: $itemId, accepts: $accepts) { id } }'
const kept = async (who: Someone, kind: string, itemId: string): Promise<Answer> =>
  (await who.ask(keep, { kind, itemId })).keepInMind
const says = async (who: Someone, accepts: boolean): Promise<unknown> => {
  const ask = (await asked(who)).find(({ kind }) => kind === 'TAKE_OVER')
  return who.ask(answer, { itemId: ask.id, accepts })
}
const names = (people: readonly Answer[]): string[] => people.map(({ name }) => name)

describe('an action that is somebody’s to see through', () => {
  const kind = 'ACTION_YOURS'
  const owner = async (id: string): Promise<Answer> =>
    (
      await w.sql(
        'select p.name, a.state from improvement_action a join person p on p.id = a.owner_id where a.id = $1',
        [id],
      )
    )[0]
  async function planned(state: 'PLANNED' | 'IN_HAND' = 'PLANNED'): Promise<string> {
    const p = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
    const { actions } = await new Challenging(p.id).does(c.head, 'planAction', plan(p.findings[1]!.id, c.teacher.id))
    if (state === 'IN_HAND') await c.teacher.ask(moveAction, { id: actions[0].id, to: 'IN_HAND' })
    return actions[0].id
  }

  it('goes to a colleague of the school who says yes: it is theirs then, and the trail says so', async () => {
    const id = await planned()
    const [mine] = await asked(c.teacher)
    expect(mine).toMatchObject({ kind, itemId: id, notNow: { drop: 'THERE', postpone: 'HERE', handOver: 'HERE' } })
    const could = names((await c.teacher.ask(couldTake, { kind, itemId: id })).whoCouldTakeDuty)
    expect(could).toContain('Tess Taker')
    for (const outside of [c.teacher.name, c.lead.name, c.governor.name]) expect(could).not.toContain(outside)
    expect(await c.teacher.refused(offer, { itemId: mine.id, personId: c.lead.id })).toBe('not-found')
    await c.teacher.ask(offer, { itemId: mine.id, personId: tess.id })
    expect((await asked(c.teacher))[0].offeredTo).toEqual({ name: 'Tess Taker' })
    expect(await owner(id)).toMatchObject({ name: c.teacher.name })
    await says(tess, false)
    expect((await asked(c.teacher))[0].offeredTo).toBeNull()
    await c.teacher.ask(offer, { itemId: mine.id, personId: tess.id })
    await says(tess, true)
    expect(await owner(id)).toEqual({ name: 'Tess Taker', state: 'PLANNED' })
    expect((await asked(tess)).map((one) => one.kind)).toEqual([kind])
    expect(await asked(c.teacher)).toEqual([])
    expect((await tess.ask('{ actionsOfMine { id isMine } }')).actionsOfMine).toEqual([{ id, isMine: true }])
    const [told] = await w.sql(
      `select actor_id, detail from audit_event where action = 'action.hand-over' order by at desc limit 1`,
    )
    expect(told).toEqual({ actor_id: tess.id, detail: { actionId: id, from: c.teacher.id, to: tess.id } })
  })

  it('is put off and handed over in hand too, when no notice asks for it any more; by nobody whose it is not', async () => {
    const id = await planned('IN_HAND')
    expect(await asked(c.teacher)).toEqual([])
    for (const who of [tess, c.head, c.lead, c.coordinator]) {
      expect(await who.refused(keep, { kind, itemId: id })).toBe('not-found')
      expect(await who.refused(couldTake, { kind, itemId: id })).toBe('not-found')
    }
    const notice = await kept(c.teacher, kind, id)
    expect((await kept(c.teacher, kind, id)).id).toBe(notice.id)
    await c.teacher.ask(putOff, { itemId: notice.id, until: schoolDayIn(3) })
    expect(await asked(c.teacher)).toMatchObject([{ putOffUntil: schoolDayIn(3) }])
    expect((await c.teacher.ask('{ viewer { inboxCount } }')).viewer.inboxCount).toBe(0)
    await c.teacher.ask(offer, { itemId: notice.id, personId: tess.id })
    // Meanwhile a leader has given it to somebody else: nobody takes over what is no longer theirs to give.
    await w.sql('update improvement_action set owner_id = $2 where id = $1', [id, c.leader.id])
    const [ask] = (await asked(tess)).filter((one) => one.kind === 'TAKE_OVER')
    expect(await tess.refused(answer, { itemId: ask.id, accepts: true })).toBe('stale')
    await w.sql('update improvement_action set owner_id = $2 where id = $1', [id, c.teacher.id])
    await tess.ask(answer, { itemId: ask.id, accepts: true })
    expect(await owner(id)).toEqual({ name: 'Tess Taker', state: 'IN_HAND' })
    await w.sql(`update improvement_action set state = 'DONE' where id = $1`, [id])
    expect(await tess.refused(keep, { kind, itemId: id })).toBe('not-found')
  })
})

describe('leading a session', () => {
  const kind = 'CPD_FACILITATE'
  const leaders = async (session: string): Promise<Answer[]> =>
    w.sql(
      'select p.name, f.confirmed_at is not null as agreed, f.declined_at is not null as declined, f.reason from cpd_facilitator f join person p on p.id = f.person_id where f.session_id = $1 order by f.asked_at, p.name',
      [session],
    )

  it('passes to a colleague of the same school who says yes, and has agreed with it; whoever plans it is told', async () => {
    const { session } = await sessionIn(w, c.alliance, {
      lead: c.lead.id,
      facilitators: [{ id: c.teacher.id, urn: c.urns.elm }],
    })
    expect(await asked(c.teacher)).toEqual([])
    expect(await tess.refused(keep, { kind, itemId: session })).toBe('not-found')
    const could = names((await c.teacher.ask(couldTake, { kind, itemId: session })).whoCouldTakeDuty)
    expect(could).toContain('Tess Taker')
    expect(could).not.toContain(c.lead.name)
    const notice = await kept(c.teacher, kind, session)
    await c.teacher.ask(offer, { itemId: notice.id, personId: tess.id })
    await says(tess, true)
    expect(await leaders(session)).toEqual([
      { name: c.teacher.name, agreed: false, declined: true, reason: 'Handed over to Tess Taker' },
      { name: 'Tess Taker', agreed: true, declined: false, reason: null },
    ])
    expect([await asked(c.teacher), await asked(tess)]).toEqual([[], []])
    const told = await w.sql<{ id: string }>(`select space_id as id from inbox_item where kind = 'CPD_LEADS'`)
    expect(told.map(({ id }) => id).sort()).toEqual([c.lead.id, c.coordinator.id].sort())
    expect(await c.teacher.refused(keep, { kind, itemId: session })).toBe('not-found')
    await w.sql(`update cpd_session set state = 'DELIVERED' where id = $1`, [session])
    expect(await tess.refused(keep, { kind, itemId: session })).toBe('not-found')
  })

  it('is given up, with a reason, also after one has agreed', async () => {
    const { session } = await sessionIn(w, c.alliance, {
      lead: c.lead.id,
      facilitators: [{ id: c.teacher.id, urn: c.urns.elm }],
    })
    const no =
      'mutation($id: ID!) { answerLeadingCpdSession(id: $id, isComing: false, reason: "A residential") { abilities { standDown } } }'
    expect(
      (await c.teacher.ask('{ cpdSessionsILead { id abilities { answerFacilitating standDown } } }')).cpdSessionsILead,
    ).toContainEqual({
      id: session,
      abilities: { answerFacilitating: false, standDown: true },
    })
    expect((await c.teacher.ask(no, { id: session })).answerLeadingCpdSession.abilities.standDown).toBe(false)
    expect(await leaders(session)).toMatchObject([{ declined: true, reason: 'A residential' }])
  })
})

describe('a part in a team that challenges a school', () => {
  it('is given up with a reason by whoever has it: the coordinator reads it, and nothing more is asked or shown', async () => {
    const p = await placeChallenge(w, c, { state: 'DESK_STUDY' })
    const leave = 'mutation($id: ID!, $reason: String!) { leaveChallengeTeam(id: $id, reason: $reason) }'
    const able = async (who: Someone): Promise<boolean> =>
      (await who.ask('query($id: ID!) { peerChallenge(id: $id) { abilities { leaveTeam } } }', { id: p.id }))
        .peerChallenge?.abilities.leaveTeam
    expect([await able(c.reviewer), await able(c.head), await able(c.coordinator)]).toEqual([true, false, false])
    for (const who of [c.head, c.coordinator, c.champion])
      expect(await who.refused(leave, { id: p.id, reason: 'No time' })).toBe('challenge.not-your-part')
    expect(await c.reviewer.refused(leave, { id: p.id, reason: ' ' })).toBe('reason.required')
    await c.reviewer.ask(leave, { id: p.id, reason: 'I am away until March' })
    expect(await able(c.reviewer)).toBeUndefined()
    const [told] = await w.sql(
      `select kind, vars from inbox_item where space_id = $1 and kind = 'CHALLENGE_TEAM_LEFT'`,
      [c.coordinator.id],
    )
    expect(told).toMatchObject({ vars: { reason: 'I am away until March' } })
    const [event] = await w.sql(`select reason, actor_id from audit_event where action = 'peer-challenge.leave-team'`)
    expect(event).toEqual({ reason: 'I am away until March', actor_id: c.reviewer.id })
  })
})
