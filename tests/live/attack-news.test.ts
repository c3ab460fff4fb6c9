// Who hears that something happened: that it did is itself information.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { socketOf, type TestSocket, until } from '../support/live.js'
import { type Name, type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let n: Neighbourhood
const pages = new Map<Name, TestSocket>()
const heard = new Map<Name, { name: string; event: Record<string, unknown> }[]>()
const card = v7()

beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  await w.sql(
    `insert into card (space_id, cycle_id, id, kind, board_column, rank, changed_by) values ($1, $2, $3, 'HUNCH', 'HUNCH', 'a0V', $4)`,
    [n.north, n.enquiry.cycleId, card, n.people.lead.id],
  )
  for (const [name, person] of Object.entries(n.people) as [Name, Someone][]) {
    const page = socketOf(person)
    page.onAny((event: string, what: Record<string, unknown>) => heard.get(name)?.push({ name: event, event: what }))
    pages.set(name, page)
  }
  await until(() => [...pages.values()].every(({ connected }) => connected))
})
afterAll(async () => {
  for (const page of pages.values()) page.close()
  await w?.close()
})

/** Everything heard by anybody until a word to all of them has arrived everywhere. */
async function hearing(act: () => Promise<unknown>): Promise<Record<string, Name[]>> {
  for (const name of pages.keys()) heard.set(name, [])
  await act()
  const everybody = Object.values(n.people).map(({ id }) => id)
  const word = { kind: 'news', readers: everybody, name: 'register.changed', event: { importId: 'mark' }, node: v7() }
  await w.sql(`select pg_notify('hints', $1)`, [JSON.stringify(word)])
  await until(() => [...heard.values()].every((words) => words.some(({ event }) => event.importId === 'mark')))
  const byEvent: Record<string, Name[]> = {}
  for (const [name, words] of heard) {
    for (const event of new Set(words.map((word) => word.name))) {
      if (event !== 'register.changed') byEvent[event] = [...(byEvent[event] ?? []), name].sort()
    }
  }
  return byEvent
}
const of = (names: string): string[] => names.split(' ').sort()

const staff = 'lead member left colleague neighbour paused head partnerHead pastDeputy'
const cases: readonly (readonly [string, () => Promise<unknown>, Readonly<Record<string, string>>])[] = [
  [
    'a draft gets another title',
    () => n.people.lead.ask('mutation($id: ID!) { updateEnquiry(id: $id, title: "Hush") { id } }', { id: n.draft }),
    { 'enquiry.changed': 'lead' },
  ],
  [
    'an open enquiry gets another title',
    () =>
      n.people.lead.ask('mutation($id: ID!) { updateEnquiry(id: $id, title: "Say it") { id } }', { id: n.enquiry.id }),
    { 'enquiry.changed': `${staff} coordinator broker guest` },
  ],
  [
    'somebody says something on a card',
    () =>
      n.people.member.ask(
        'mutation($e: ID!, $c: ID!, $k: ID!) { addComment(enquiryId: $e, cycleId: $c, cardId: $k, body: "Well") { id } }',
        { e: n.enquiry.id, c: n.enquiry.cycleId, k: card },
      ),
    { 'comments.changed': 'lead member guest' },
  ],
  [
    'a colleague is asked into the draft',
    () =>
      n.people.lead.ask('mutation($id: ID!, $p: [ID!]!) { invitePeopleToEnquiry(id: $id, personIds: $p) { id } }', {
        id: n.draft,
        p: [n.people.colleague.id],
      }),
    { 'enquiry.changed': 'lead colleague', 'inbox.changed': 'colleague' },
  ],
  [
    'a removal is asked for',
    () =>
      n.people.coordinator.ask(
        'mutation($a: ID!, $id: ID!) { removeMembership(allianceId: $a, id: $id, reason: "because") { id } }',
        { a: n.north, id: n.memberships.oak },
      ),
    {
      'alliance.changed': `${staff} governor governorOnly trust coordinator broker observer askedHead`,
      'inbox.changed': 'head',
    },
  ],
  ['one looks at Today', () => n.people.neighbour.ask('mutation { markSeen }'), {}],
]

it.each(cases)('%s', async (_, act, expected) => {
  const told = await hearing(act)
  expect(told).toEqual(Object.fromEntries(Object.entries(expected).map(([event, names]) => [event, of(names)])))
})

it('carries ids and versions, never words', async () => {
  await hearing(() => cases[1]![1]())
  const events = heard.get('neighbour')!.filter(({ name }) => name === 'enquiry.changed')
  expect(events).toEqual([{ name: 'enquiry.changed', event: { enquiryId: n.enquiry.id, version: expect.any(Number) } }])
})
