// Actions that follow: planned by the host, moved by their owners, confirmed by somebody else, handed over; and what the team sees later.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  actionParts,
  type ChallengeCast,
  Challenging,
  challengeCast,
  handOverAction,
  inDays,
  moveAction,
  type PlacedChallenge,
  placeChallenge,
  plan,
} from '../support/challenge-outcome.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
let p: PlacedChallenge
let challenge: Challenging
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
})
afterAll(() => w?.close())
beforeEach(async () => {
  p = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
  challenge = new Challenging(p.id)
})
const ebi = () => p.findings[1]!.id
const planned = async (): Promise<string> =>
  (await challenge.does(c.head, 'planAction', plan(ebi(), c.teacher.id))).actions[0].id
const moves = async (who: Someone, id: string, to: string, more: object = {}) =>
  (await who.ask(moveAction, { id, to, ...more })).moveAction
const no = (who: Someone, id: string, to: string, more: object = {}) => who.refused(moveAction, { id, to, ...more })
const mine = async (who: Someone) => (await who.ask(`{ actionsOfMine { ${actionParts} } }`)).actionsOfMine

describe('planning', () => {
  it('gives an action to a colleague of the host, who finds it among their own and sees nothing else', async () => {
    await challenge.does(c.champion, 'planAction', plan(ebi(), c.teacher.id))
    expect(
      (await mine(c.teacher)).find(({ challengeId }: { challengeId: string }) => challengeId === p.id),
    ).toMatchObject({
      what: 'Talk before writing in Year 4',
      state: 'PLANNED',
      isMine: true,
      moves: ['IN_HAND'],
      host: { name: 'Elm Park' },
    })
    expect(await challenge.seenBy(c.teacher)).toBeNull()
    const [notice] = await w.sql(
      `select kind, vars, path from inbox_item where space_id = $1 and kind = 'ACTION_YOURS' order by created_at desc, id desc limit 1`,
      [c.teacher.id],
    )
    expect(notice).toEqual({ kind: 'ACTION_YOURS', vars: { school: 'Elm Park' }, path: '/actions' })
  })

  it.each([
    ['for somebody of another school', (): object => ({ ownerId: c.lead.id }), 'action.owner-of-host'],
    ['for a governor', (): object => ({ ownerId: c.governor.id }), 'action.owner-of-host'],
    ['for today', (): object => ({ dueOn: inDays(0) }), 'action.due-in-the-past'],
    ['without words', (): object => ({ what: '' }), 'input.missing'],
    ['without a measure', (): object => ({ successMeasure: '' }), 'input.missing'],
    ['for a finding that was not answered', (): object => ({ findingId: p.findings[0]!.id }), 'not-found'],
  ])('refuses one %s', async (_, more, refusal) => {
    expect(await challenge.no(c.head, 'planAction', plan(ebi(), c.teacher.id, more()))).toBe(refusal)
    expect((await challenge.seenBy(c.head)).actions).toEqual([])
  })

  it('refuses one for what was not accepted, and from whoever is not of the host', async () => {
    for (const who of [c.lead, c.reviewer, c.coordinator, c.oakHead])
      expect(await challenge.no(who, 'planAction', plan(ebi(), c.teacher.id))).toBe('challenge.not-your-part')
    await w.sql(`update challenge_response set verdict = 'NOT_ACCEPTED' where challenge_id = $1`, [p.id])
    expect(await challenge.no(c.head, 'planAction', plan(ebi(), c.teacher.id))).toBe('action.not-accepted')
  })
})

describe('an action on its way', () => {
  it('is taken in hand and done by its owner, confirmed by somebody else', async () => {
    const id = await planned()
    await moves(c.teacher, id, 'IN_HAND')
    expect(await no(c.teacher, id, 'DONE')).toBe('action.needs-evidence')
    expect(await moves(c.teacher, id, 'DONE', { evidence: 'Books of week 6' })).toMatchObject({
      state: 'DONE',
      evidence: 'Books of week 6',
      moves: [],
    })
    expect(await no(c.teacher, id, 'CONFIRMED')).toBe('challenge.not-your-part')
    expect(await moves(c.lead, id, 'CONFIRMED')).toMatchObject({
      state: 'CONFIRMED',
      confirmedBy: { name: 'Liv Lead' },
    })
  })

  it('is not confirmed by its owner, even one who leads the school', async () => {
    const id = (await challenge.does(c.head, 'planAction', plan(ebi(), c.leader.id))).actions[0].id
    await moves(c.leader, id, 'IN_HAND')
    await moves(c.leader, id, 'DONE', { evidence: 'Seen in all classes' })
    expect(await no(c.leader, id, 'CONFIRMED')).toBe('action.not-by-owner')
    expect(await moves(c.head, id, 'IN_HAND', { reason: 'Year 6 is missing' })).toMatchObject({
      state: 'IN_HAND',
      reason: 'Year 6 is missing',
    })
  })

  const table = [
    ['PLANNED', 'IN_HAND', 'teacher', null],
    ['PLANNED', 'DONE', 'teacher', 'action.state-out-of-order'],
    ['PLANNED', 'CONFIRMED', 'head', 'action.state-out-of-order'],
    ['PLANNED', 'SUPERSEDED', 'head', null],
    ['PLANNED', 'CARRIED_OVER', 'leader', null],
    ['PLANNED', 'SUPERSEDED', 'teacher', 'challenge.not-your-part'],
    ['PLANNED', 'IN_HAND', 'head', 'challenge.not-your-part'],
    ['IN_HAND', 'DONE', 'teacher', null],
    ['IN_HAND', 'DONE', 'champion', 'challenge.not-your-part'],
    ['IN_HAND', 'PLANNED', 'teacher', 'action.state-out-of-order'],
    ['DONE', 'CONFIRMED', 'head', null],
    ['DONE', 'CONFIRMED', 'lead', null],
    ['DONE', 'CONFIRMED', 'reviewer', 'challenge.not-your-part'],
    ['DONE', 'IN_HAND', 'lead', null],
    ['DONE', 'CARRIED_OVER', 'head', null],
    ['CONFIRMED', 'IN_HAND', 'head', 'action.state-out-of-order'],
    ['SUPERSEDED', 'IN_HAND', 'teacher', 'action.state-out-of-order'],
    ['CARRIED_OVER', 'DONE', 'teacher', 'action.state-out-of-order'],
  ] as const
  it.each(table)('%s → %s by %s: %s', async (from, to, who, refusal) => {
    const id = await planned()
    await w.sql('update improvement_action set state = $2 where id = $1', [id, from])
    const given = { evidence: 'Books of week 6', reason: 'It has changed' }
    const said =
      refusal === null ? await moves(c[who], id, to, given).then(() => null) : await no(c[who], id, to, given)
    expect(said).toBe(refusal)
    expect(await w.sql('select state from improvement_action where id = $1', [id])).toEqual([
      { state: refusal === null ? to : from },
    ])
  })

  it.each(['SUPERSEDED', 'CARRIED_OVER'])('is %s with a reason only', async (to) => {
    expect(await no(c.head, await planned(), to)).toBe('reason.required')
  })

  it('is not there for anybody else', async () => {
    const id = await planned()
    for (const who of [c.governor, c.trust, c.otherHead, c.otherTeacher, c.coordinator, c.admin, c.oakHead])
      expect([who.name, await no(who, id, 'IN_HAND')]).toEqual([who.name, 'not-found'])
  })
})

describe('an owner who leaves', () => {
  it('is followed by somebody a leader names; what was written stays', async () => {
    const id = await planned()
    await moves(c.teacher, id, 'IN_HAND')
    const given = { id, to: c.champion.id }
    expect(await c.lead.refused(handOverAction, given)).toBe('challenge.not-your-part')
    expect(await c.head.refused(handOverAction, { id, to: c.lead.id })).toBe('action.owner-of-host')
    const after = (await c.leader.ask(handOverAction, given)).handOverAction
    expect(after).toMatchObject({ state: 'IN_HAND', owner: { name: 'Cam Champion' } })
    expect(await no(c.teacher, id, 'DONE', { evidence: 'Late' })).toBe('not-found')
    const trail = await w.sql(
      `select action, from_state, to_state from audit_event where detail ->> 'actionId' = $1 order by at, id`,
      [id],
    )
    expect(trail.map(({ action }) => action)).toEqual(['action.plan', 'action.move', 'action.hand-over'])
  })

  it('has to hand over what is open before they are released', async () => {
    const leaver = await w.person({ name: 'Lou Leaver', role: 'TEACHER', school: c.urns.elm })
    const id = (await challenge.does(c.head, 'planAction', plan(ebi(), leaver.id))).actions[0].id
    const { handover } = await c.head.ask(
      'query($person: ID!, $urn: ID!) { handover(personId: $person, urn: $urn) { kind id } }',
      { person: leaver.id, urn: c.urns.elm },
    )
    expect(handover).toEqual([{ kind: 'improvement-action', id }])
  })
})

describe('following up', () => {
  const followUp = (more: object = {}) => ({
    followUp: { kind: 'VISIT', way: 'CALL', heldOn: inDays(0), record: 'Talk has become a habit', ...more },
  })

  it('is recorded by the lead reviewer, and read by the host', async () => {
    await challenge.does(c.lead, 'recordFollowUp', followUp())
    expect((await challenge.seenBy(c.head)).followUps).toEqual([{ ...followUp().followUp, by: { name: 'Liv Lead' } }])
    for (const who of [c.head, c.reviewer, c.coordinator])
      expect(await challenge.no(who, 'recordFollowUp', followUp())).toBe('challenge.not-your-part')
  })

  it('is not recorded before it was held, nor without words', async () => {
    expect(await challenge.no(c.lead, 'recordFollowUp', followUp({ heldOn: inDays(2) }))).toBe(
      'follow-up.in-the-future',
    )
    expect(await challenge.no(c.lead, 'recordFollowUp', followUp({ record: ' ' }))).toBe('input.missing')
  })

  it('opens the gate of the indicator', async () => {
    expect((await challenge.seenBy(c.lead)).indicator.gates).toContain('NO_FOLLOW_UP')
    await challenge.does(c.lead, 'recordFollowUp', followUp({ kind: 'KEEP_IN_TOUCH' }))
    expect((await challenge.seenBy(c.lead)).indicator.gates).toContain('NO_FOLLOW_UP')
    await challenge.does(c.lead, 'recordFollowUp', followUp())
    expect((await challenge.seenBy(c.lead)).indicator.gates).not.toContain('NO_FOLLOW_UP')
  })

  it('asks both sides how much it stretched them, and tells others’ answers after one’s own', async () => {
    await challenge.does(c.lead, 'answerStretch', { answer: 5 })
    expect((await challenge.seenBy(c.head)).stretch).toEqual({ mine: null, host: null, team: null })
    await challenge.does(c.head, 'answerStretch', { answer: 2 })
    await challenge.does(c.leader, 'answerStretch', { answer: 3 })
    expect((await challenge.seenBy(c.head)).stretch).toEqual({ mine: 2, host: 2.5, team: 5 })
    expect(await challenge.no(c.head, 'answerStretch', { answer: 6 })).toBe('input.not-a-choice')
    expect(await challenge.no(c.coordinator, 'answerStretch', { answer: 3 })).toBe('challenge.not-your-part')
  })
})
