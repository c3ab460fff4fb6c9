// Somebody leaves their school: the place they would have come to is another's, whoever plans looks for somebody else to lead, and a cycle they lead passes on first.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Answer, Caller } from '../support/ask.js'
import { type CpdWorld, cpdWorld, cycleOf, does, no, released, sessionOf, teacherAt } from '../support/cpd.js'

let c: CpdWorld
beforeAll(async () => {
  c = await cpdWorld()
}, 60_000)
afterAll(() => c?.w.close(), 60_000)

const leave =
  'mutation($urn: ID!, $id: ID!, $handover: [HandoverInput!]!) { releasePerson(urn: $urn, personId: $id, handover: $handover) }'
const leads = 'query($id: ID!, $urn: ID!) { handover(personId: $id, urn: $urn) { kind id title candidates { id } } }'
const notices = async (who: Caller): Promise<string[]> =>
  (await who.ask('{ inbox(first: 50, open: true) { edges { node { text } } } }')).inbox.edges.map(
    ({ node }: Answer) => node.text,
  )
const placed = async (who: Caller, session: string): Promise<void> => {
  const [{ id }] = (await does(who, 'ask', { ids: [session] })) as [Answer]
  await does(c.oakLead, 'approve', { ids: [id] })
}

it('frees the place for whoever waits, and tells the planners of what nobody leads any more', async () => {
  const { cycle, session, leader } = await released(c, { places: 1 })
  const [ana, ben] = [await teacherAt(c.w, c.oak.urn, 'Ana'), await teacherAt(c.w, c.oak.urn, 'Ben')]
  await does(c.cora, 'moveSession', { id: session.id, to: 'CONFIRMED' })
  for (const who of [ana, ben]) await placed(who, session.id)
  expect((await sessionOf(ben, session.id)).myPlace.state).toBe('WAITING_LIST')

  await c.oak.head.ask(leave, { urn: c.oak.urn, id: ana.id, handover: [] })
  expect((await sessionOf(ben, session.id)).myPlace.state).toBe('OFFERED')
  const { bookings } = await sessionOf(c.cora, session.id)
  expect(bookings.map(({ state, reason }: Answer) => [state, reason])).toContainEqual([
    'CANCELLED',
    'They have left the school',
  ])

  await c.ash.head.ask(leave, { urn: c.ash.urn, id: leader.id, handover: [] })
  const [asked] = (await sessionOf(c.cora, session.id)).facilitators
  expect(asked).toMatchObject({ hasConfirmed: false, hasDeclined: true, reason: 'They have left the school' })
  for (const who of [c.cora, c.lead])
    expect((await notices(who)).filter((text) => text.includes('They have left the school'))).toHaveLength(1)
  expect((await cycleOf(c.cora, cycle.id)).state).toBe('RELEASED')
})

it('passes on a cycle first: to the coordinator, or to whoever leads CPD in one of its schools', async () => {
  const { id } = await does(c.oakLead, 'start', { input: { allianceId: c.north, title: 'Fractions' } })
  const refused = { urn: c.oak.urn, id: c.oakLead.id, handover: [] as object[] }
  expect(await c.oak.head.refused(leave, refused)).toBe('person.hand-over-first')
  const { handover } = await c.oak.head.ask(leads, { id: c.oakLead.id, urn: c.oak.urn })
  const [item] = handover as [Answer]
  expect(item).toMatchObject({ kind: 'cpd-cycle', id, title: 'Fractions' })
  expect(item.candidates.map((one: Answer) => one.id)).toContain(c.cora.id)
  expect(item.candidates.map((one: Answer) => one.id)).not.toContain(c.far.head.id)
  const to = { kind: 'cpd-cycle', id, toPersonId: c.cora.id }
  await c.oak.head.ask(leave, { ...refused, handover: [to] })
  expect((await cycleOf(c.cora, id)).lead.name).toBe('Cora')
  expect(await no(c.oakLead, 'seeCheck', { id })).toMatch(/sign-in.required|not-found/)
})
