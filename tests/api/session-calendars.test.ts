// What coordinators and teachers do with a session and its places reaches the calendars of those who come, by mail and by feed.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import ical, { type VEvent } from 'node-ical'
import { type CpdWorld, cpdWorld, does, released, sessionOf, sessionPlan, span, teacherAt } from '../support/cpd.js'
import { type MailServer, mailServer } from '../support/mail-server.js'

let server: MailServer
let c: CpdWorld
beforeAll(async () => {
  server = await mailServer()
  c = await cpdWorld({ smtpUrl: server.url })
}, 60_000)
afterAll(async () => {
  await c?.w.close()
  await server?.close()
}, 60_000)

const eventIn = (text: string): VEvent =>
  Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT') as VEvent

it('a place confirmed, a session moved, a place given back, a session called off: each once, each newer than the one before', async () => {
  const { session, leader } = await released(c)
  const { id } = session
  const ana = await teacherAt(c.w, c.oak.urn, 'Ana')
  const ben = await teacherAt(c.w, c.oak.urn, 'Ben')
  for (const who of [ana, ben]) {
    const [place] = await does(who, 'ask', { ids: [id] })
    await does(c.oakLead, 'approve', { ids: [place.id] })
  }
  // Nothing is for certain yet, so nothing went out.
  await does(c.cora, 'moveSession', { id, to: 'CONFIRMED' })
  const sent: Record<string, VEvent[]> = {}
  const next = async (who: { email: string }, subject: string) => {
    const event = eventIn((await server.mailTo(who.email, subject)).calendar!)
    sent[who.email] = [...(sent[who.email] ?? []), event]
    return event
  }
  const first = await next(ana, 'for your calendar')
  expect(first.start?.toISOString()).toBe(span(20).startsAt.toISOString())
  await next(ben, 'for your calendar')
  await next(leader, 'for your calendar')

  const { version } = await sessionOf(c.cora, id)
  await does(c.cora, 'time', { id, version, ...span(21) })
  const moved = await next(ana, 'can you still come?')
  expect([moved.start?.toISOString(), moved.status]).toEqual([span(21).startsAt.toISOString(), 'TENTATIVE'])
  await next(ben, 'can you still come?')
  await does(ben, 'stillComing', { id: (await sessionOf(ben, id)).myPlace.id })
  expect((await next(ben, 'for your calendar')).status).toBe('CONFIRMED')

  // Whoever leads it is asked about the new time, and then no longer: what was in their calendar is struck out.
  expect((await next(leader, 'can you still come?')).status).toBe('TENTATIVE')
  await does(c.lead, 'takeBackLeading', { id, personId: leader.id })
  expect((await next(leader, 'off your calendar')).status).toBe('CANCELLED')
  // They come all the same, to take part: newer than what struck it out, or their calendar would not believe it.
  const [place] = await does(leader, 'ask', { ids: [id] })
  await does(c.ash.head, 'approve', { ids: [place.id] })
  expect((await next(leader, 'for your calendar')).status).toBe('CONFIRMED')

  // Another place, under the same name.
  const { version: seen } = await sessionOf(c.cora, id)
  const plan = sessionPlan({ format: 'ONLINE', venueUrn: c.oak.urn })
  await does(c.lead, 'planSession', { id, version: seen, session: plan })
  expect((await next(ben, 'for your calendar')).location).toBe('Oak')

  await does(ana, 'giveUp', { id: (await sessionOf(ana, id)).myPlace.id, reason: 'A school trip' })
  expect((await next(ana, 'off your calendar')).status).toBe('CANCELLED')

  const { address } = (await ben.ask('mutation { makeCalendarAddress { address } }')).makeCalendarAddress
  await does(c.cora, 'moveSession', { id, to: 'CANCELLED', reason: 'The speaker is ill' })
  const off = await next(ben, 'off your calendar')
  await next(leader, 'off your calendar')
  const inFeed = eventIn(await (await fetch(address)).text())
  expect([inFeed.uid, inFeed.status, Number(inFeed.sequence)]).toEqual([off.uid, 'CANCELLED', Number(off.sequence)])
  for (const events of Object.values(sent)) {
    const numbers = events.map(({ sequence }) => Number(sequence))
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1)
  }
})
