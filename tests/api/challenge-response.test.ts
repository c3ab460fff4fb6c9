// The host answers each EBI, holds its workshop, and says why nothing follows from one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type ChallengeCast,
  Challenging,
  challengeCast,
  inDays,
  type PlacedChallenge,
  placeChallenge,
  plan,
} from '../support/challenge-outcome.js'
import { type World, world } from '../support/world.js'

let w: World
let c: ChallengeCast
let p: PlacedChallenge
let challenge: Challenging
beforeAll(async () => {
  w = await world()
  c = await challengeCast(w)
})
afterAll(() => w?.close())
const ebi = () => p.findings[1]!.id
const answerOf = (seen: { responses: { findingId: string }[] }) => seen.responses.find((one) => one.findingId === ebi())

describe('an answer', () => {
  beforeEach(async () => {
    p = await placeChallenge(w, c, { state: 'RESPONSE_DUE', findings: 'FINAL' })
    challenge = new Challenging(p.id)
  })
  const answer = (more: object = {}) => ({
    finding: ebi(),
    verdict: 'PARTLY_ACCEPTED',
    reason: 'In Year 4 only',
    ...more,
  })

  it('is given by the head, with verdict and reason, and read by the team', async () => {
    await challenge.does(c.head, 'giveResponse', answer())
    expect(answerOf(await challenge.seenBy(c.reviewer))).toMatchObject({
      state: 'GIVEN',
      verdict: 'PARTLY_ACCEPTED',
      reason: 'In Year 4 only',
      givenBy: { name: 'Hope Head' },
    })
  })

  it('is given by nobody else', async () => {
    for (const who of [c.leader, c.lead, c.reviewer, c.champion, c.oakHead, c.coordinator])
      expect([who.name, await challenge.no(who, 'giveResponse', answer())]).toEqual([
        who.name,
        'challenge.not-your-part',
      ])
    for (const who of [c.teacher, c.otherHead, c.governor, c.trust, c.admin])
      expect([who.name, await challenge.no(who, 'giveResponse', answer())]).toEqual([who.name, 'not-found'])
  })

  it('needs its reason, whatever the verdict', async () => {
    expect(await challenge.no(c.head, 'giveResponse', answer({ reason: ' ' }))).toBe('reason.required')
    expect(await challenge.no(c.head, 'giveResponse', answer({ reason: 'x'.repeat(1001) }))).toBe('input.too-long')
    expect(answerOf(await challenge.seenBy(c.head))).toMatchObject({ state: 'DUE', verdict: null })
  })

  it('is late rather than never, and given once', async () => {
    await w.sql(`update challenge_response set state = 'OVERDUE' where challenge_id = $1`, [p.id])
    await challenge.does(c.head, 'giveResponse', answer())
    expect(await challenge.no(c.head, 'giveResponse', answer())).toBe('response.state-out-of-order')
  })

  it('answers EBIs, and nothing else', async () => {
    for (const other of [p.findings[0]!.id, p.findings[3]!.id, c.head.id])
      expect(await challenge.no(c.head, 'giveResponse', answer({ finding: other }))).toBe('not-found')
  })

  it('is not given before it is due', async () => {
    p = await placeChallenge(w, c, { state: 'FINDINGS_AGREED', findings: 'FINAL' })
    expect(await new Challenging(p.id).no(c.head, 'giveResponse', answer())).toBe('challenge.state-out-of-order')
  })

  it('counts in the indicator, in time with a reason', async () => {
    const part = async () =>
      (await challenge.seenBy(c.head)).indicator.parts.find(({ name }: { name: string }) => name === 'RESPONSE')
    expect(await part()).toMatchObject({ value: null, says: 'not due yet' })
    for (const { id } of p.findings.filter(({ kind }) => kind === 'EBI'))
      await challenge.does(c.head, 'giveResponse', answer({ finding: id }))
    await w.sql(`update peer_challenge set responded_on = current_date where id = $1`, [p.id])
    expect(await part()).toMatchObject({ value: 1, says: '2 of 2 EBIs answered in time with a reason' })
  })
})

describe('the workshop', () => {
  const workshop = (more: object = {}) => ({
    workshop: {
      heldOn: inDays(0),
      staff: 9,
      leaders: 2,
      problem: 'Pupils write before they have said it',
      causes: 'We hand out sheets first',
      option: 'Talk partners for ten minutes',
      ...more,
    },
  })
  beforeEach(async () => {
    p = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
    challenge = new Challenging(p.id)
  })

  it('is recorded by the champion, step by step, and put right until actions begin', async () => {
    await challenge.does(c.champion, 'recordWorkshop', workshop())
    await challenge.does(c.champion, 'recordWorkshop', workshop({ staff: 10 }))
    expect((await challenge.seenBy(c.head)).workshop).toEqual({ ...workshop().workshop, staff: 10 })
    await w.sql(
      `update peer_challenge set state = 'IN_ACTION', progress = challenge_progress('IN_ACTION') where id = $1`,
      [p.id],
    )
    expect(await challenge.no(c.champion, 'recordWorkshop', workshop())).toBe('challenge.state-out-of-order')
  })

  it('is recorded by nobody else', async () => {
    for (const who of [c.head, c.leader, c.lead, c.coordinator, c.ashHead])
      expect([who.name, await challenge.no(who, 'recordWorkshop', workshop())]).toEqual([
        who.name,
        'challenge.not-your-part',
      ])
    expect(await challenge.no(c.teacher, 'recordWorkshop', workshop())).toBe('not-found')
  })

  it.each([
    ['in the future', { heldOn: inDays(3) }, 'workshop.in-the-future'],
    ['leaders among themselves', { staff: 2, leaders: 2 }, 'workshop.needs-staff'],
    ['without its problem', { problem: '' }, 'input.missing'],
    ['without its causes', { causes: ' ' }, 'input.missing'],
    ['with far too many words', { option: 'x'.repeat(4001) }, 'input.too-long'],
  ])('is not held %s', async (_, more, refusal) => {
    expect(await challenge.no(c.champion, 'recordWorkshop', workshop(more))).toBe(refusal)
    expect((await challenge.seenBy(c.champion)).workshop).toBeNull()
  })
})

describe('where nothing follows from an accepted EBI', () => {
  beforeEach(async () => {
    p = await placeChallenge(w, c, { state: 'RESPONDED', findings: 'FINAL' })
    challenge = new Challenging(p.id)
  })
  const why = (reason = 'The new curriculum replaces it') => ({ finding: ebi(), reason })

  it('the host says why', async () => {
    await challenge.does(c.leader, 'explainNoAction', why())
    expect(answerOf(await challenge.seenBy(c.lead))).toMatchObject({ noActionReason: 'The new curriculum replaces it' })
    expect(await challenge.no(c.head, 'explainNoAction', why(' '))).toBe('reason.required')
    expect(await challenge.no(c.lead, 'explainNoAction', why())).toBe('challenge.not-your-part')
  })

  it('keeps what was said before, whether another reason or an action takes its place', async () => {
    await challenge.does(c.leader, 'explainNoAction', why())
    await challenge.does(c.head, 'explainNoAction', why('It is done already'))
    expect(answerOf(await challenge.seenBy(c.lead))).toMatchObject({
      noActionReason: 'It is done already',
      earlierNoActionReasons: ['The new curriculum replaces it'],
    })
    await challenge.does(c.leader, 'planAction', plan(ebi(), c.teacher.id))
    expect(answerOf(await challenge.seenBy(c.lead))).toMatchObject({
      noActionReason: null,
      earlierNoActionReasons: ['The new curriculum replaces it', 'It is done already'],
    })
  })

  it('has nothing to explain where it was not accepted', async () => {
    await w.sql(`update challenge_response set verdict = 'NOT_ACCEPTED' where challenge_id = $1`, [p.id])
    expect(await challenge.no(c.head, 'explainNoAction', why())).toBe('action.not-accepted')
  })
})
