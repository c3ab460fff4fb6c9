// T09, T31: rights that outlive a role, and roles that reach further than they were given.
import type { Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { v7 } from 'uuid'
import { type Answer, Caller } from '../support/ask.js'
import { type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { addressFor, type Someone, type World, world } from '../support/world.js'

const password = 'nine quiet otters float'

let w: World
let n: Neighbourhood
beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
})
afterAll(() => w?.close())

const invite = async (by: Someone, spaceId: string, role: string, email = addressFor('newcomer')) => {
  const { invitePeople } = await by.ask(
    `mutation($s: ID!, $role: String!, $lines: String!) { invitePeople(spaceId: $s, role: $role, lines: $lines) { outcome invitation { id link } } }`,
    { s: spaceId, role, lines: email },
  )
  const { id, link } = invitePeople[0].invitation
  return { id: id as string, token: (link as string).split('/').at(-1)!, email }
}
const renew = 'mutation($s: ID!, $id: ID!) { renewInvitation(spaceId: $s, id: $id) { link } }'
const accept =
  'mutation($token: String!, $password: String) { acceptInvitation(token: $token, name: "New Here", password: $password) { id } }'
const comesIn = (token: string) =>
  new Caller(w.url).post(accept, { token, password }).then(({ errors }) => errors[0]?.extensions.code ?? 'in')
const holdingOf = async (person: Someone, role: string) =>
  (await w.sql<{ id: string }>('select id from role_holding where person_id = $1 and role = $2', [person.id, role]))[0]!
    .id
const endRole = async (by: Someone, person: Someone, role: string) =>
  by.ask('mutation($id: ID!) { endRole(holdingId: $id) }', { id: await holdingOf(person, role) })
const expire = (id: string) => w.sql(`update invitation set state = 'EXPIRED', expires_at = now() where id = $1`, [id])

describe('an invitation counts as long as whoever sent it may send it', () => {
  it('of a head who is a teacher now: neither the open link nor a new one lets anybody in', async () => {
    const space = await w.spaceOf(n.schools.elm)
    const former = await w.person({
      role: 'HEADTEACHER',
      school: n.schools.elm,
      also: [{ role: 'TEACHER', school: n.schools.elm }],
    })
    const open = await invite(former, space, 'SCHOOL_LEADER')
    const old = await invite(former, space, 'SCHOOL_LEADER')
    await expire(old.id)
    await endRole(n.people.head, former, 'HEADTEACHER')
    expect(await comesIn(open.token)).toBe('invitation.expired')
    for (const { id } of [open, old])
      expect(['not-allowed', 'not-found', 'invitation.expired']).toContain(
        await former.refused(renew, { s: space, id }),
      )
  })

  it('of a head who has gone to another school: not even one that ran out can be sent again', async () => {
    const space = await w.spaceOf(n.schools.elm)
    const former = await w.person({
      role: 'HEADTEACHER',
      school: n.schools.elm,
      also: [{ role: 'TEACHER', school: n.schools.far }],
    })
    const old = await invite(former, space, 'TEACHER')
    await expire(old.id)
    await n.people.head.ask('mutation($u: ID!, $p: ID!) { releasePerson(urn: $u, personId: $p, handover: []) }', {
      u: n.schools.elm,
      p: former.id,
    })
    const again = await w.again(former)
    expect(['not-allowed', 'not-found', 'invitation.expired']).toContain(
      await again.refused(renew, { s: space, id: old.id }),
    )
  })

  it('of a coordinator who is none any more: the heads they asked are asked no longer', async () => {
    const school = await w.school('Beech Row', { takesPart: false })
    const former = await w.person({
      role: 'ALLIANCE_COORDINATOR',
      alliance: n.north,
      also: [{ role: 'TEACHER', school: n.schools.ash }],
    })
    const email = addressFor('head')
    const { inviteSchool } = await former.ask(
      `mutation($a: ID!, $u: ID!, $e: String!) { inviteSchool(allianceId: $a, urn: $u, role: MEMBER, headEmail: $e, headName: "Head") { invitationLink } }`,
      { a: n.north, u: school, e: email },
    )
    const [row] = await w.sql<{ id: string; space: string }>(
      'select id, space_id as space from invitation where email = $1',
      [email],
    )
    await endRole(n.people.coordinator, former, 'ALLIANCE_COORDINATOR')
    const again = await w.again(former)
    expect(['not-allowed', 'not-found', 'invitation.expired']).toContain(
      await again.refused(renew, { s: row!.space, id: row!.id }),
    )
    expect(await comesIn(inviteSchool.invitationLink.split('/').at(-1))).toBe('invitation.expired')
  })

  it('of a lead who handed the enquiry over: the guest they asked is the new lead’s to ask again', async () => {
    const { enquiry, people } = n
    const lead = await w.person({ name: 'Former Lead', role: 'TEACHER', school: n.schools.elm })
    const join = `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`
    await w.sql(join, [n.north, enquiry.id, lead.id, n.schools.elm])
    await w.sql('update enquiry set lead_id = $2 where id = $1', [enquiry.id, lead.id])
    const email = addressFor('guest')
    await lead.ask('mutation($id: ID!, $e: String!) { inviteGuest(id: $id, email: $e, name: "Guest") { id } }', {
      id: enquiry.id,
      e: email,
    })
    const [row] = await w.sql<{ id: string }>('select id from invitation where email = $1', [email])
    await lead.ask('mutation($id: ID!, $p: ID!) { handOverEnquiry(id: $id, personId: $p) { id } }', {
      id: enquiry.id,
      p: people.lead.id,
    })
    await lead.ask('mutation($id: ID!) { leaveEnquiry(id: $id) { id } }', { id: enquiry.id })
    expect(['not-allowed', 'not-found']).toContain(await lead.refused(renew, { s: n.north, id: row!.id }))
    expect((await people.lead.ask(renew, { s: n.north, id: row!.id })).renewInvitation.link).toMatch(/^http/)
  })
})

describe('a head’s reach', () => {
  const suspend =
    'mutation($u: ID!, $p: ID!) { suspendPerson(urn: $u, personId: $p, reason: "Because I can") { state } }'
  it.each<[string, Parameters<World['person']>[0]]>([
    ['head of another school', { role: 'HEADTEACHER' }],
    ['coordinator of another alliance', { role: 'ALLIANCE_COORDINATOR' }],
    ['administrator', { role: 'ADMIN' }],
  ])('does not take an account away from the %s who also teaches here', async (_, held) => {
    const school = held!.role === 'HEADTEACHER' ? { school: n.schools.far } : {}
    const alliance = held!.role === 'ALLIANCE_COORDINATOR' ? { alliance: n.south } : {}
    const victim = await w.person({
      ...held,
      ...school,
      ...alliance,
      also: [{ role: 'TEACHER', school: n.schools.elm }],
    })
    expect(await n.people.head.refused(suspend, { u: n.schools.elm, p: victim.id })).toBe('not-allowed')
    expect((await victim.ask('{ viewer { id } }')).viewer).toEqual({ id: victim.id })
  })

  it('does not take an account away from whoever only governs here', async () => {
    const victim = await w.person({
      role: 'TEACHER',
      school: n.schools.far,
      also: [{ role: 'GOVERNOR', school: n.schools.elm }],
    })
    expect(await n.people.head.refused(suspend, { u: n.schools.elm, p: victim.id })).toBe('not-allowed')
  })

  it('ends the work in enquiries with the last role as staff, also of whoever goes on governing', async () => {
    const both = await w.person({
      role: 'TEACHER',
      school: n.schools.elm,
      also: [{ role: 'GOVERNOR', school: n.schools.elm }],
    })
    const join = `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`
    await w.sql(join, [n.north, n.enquiry.id, both.id, n.schools.elm])
    const read = 'query($id: ID!) { enquiry(id: $id) { abilities { readBoard editCards } } }'
    expect((await both.ask(read, { id: n.enquiry.id })).enquiry.abilities).toEqual({ readBoard: true, editCards: true })
    await endRole(n.people.head, both, 'TEACHER')
    const again = await w.again(both)
    expect((await again.ask(read, { id: n.enquiry.id })).enquiry).toBeNull()
  })
})

describe('a coordinator’s reach', () => {
  it('does not appoint a head into a school that works here already', async () => {
    const school = await w.school('Headless')
    await w.member(n.north, school)
    await w.person({ role: 'TEACHER', school })
    const ask = `mutation($a: ID!, $u: ID!, $e: String!) { inviteSchool(allianceId: $a, urn: $u, role: MEMBER, headEmail: $e, headName: "Mine") { invitationLink } }`
    expect(await n.people.foreignCoordinator.refused(ask, { a: n.south, u: school, e: addressFor('mine') })).toBe(
      'membership.school-without-head',
    )
    expect(
      await w.sql('select 1 from invitation i join space s on s.id = i.space_id where s.urn = $1', [school]),
    ).toEqual([])
  })
})

describe('what a head takes along', () => {
  const exported = async (who: Someone, membership: string): Promise<Answer> => {
    const response = await fetch(`${w.url}/api/alliances/${n.north}/memberships/${membership}/export`, {
      headers: { cookie: who.cookie! },
    })
    return response.json()
  }
  const put = async (state: string, urns: Urn[], joined: Urn[]) => {
    const id = v7()
    const cycle = v7()
    const document = v7()
    await w.sql(
      `insert into enquiry (space_id, id, title, classroom_practice, state, lead_id, created_by, created_urn, protocol) values ($1, $2, 'hushed', 'hushed', $3, $4, $4, $5, 'hushed')`,
      [n.north, id, state, n.people.neighbour.id, n.schools.ash],
    )
    for (const urn of urns)
      await w.sql('insert into enquiry_school (space_id, enquiry_id, urn) values ($1, $2, $3)', [n.north, id, urn])
    for (const urn of joined) {
      const someone = await w.person({ role: 'TEACHER', school: urn })
      await w.sql(
        `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at) values ($1, $2, $3, $4, 'JOINED', now())`,
        [n.north, id, someone.id, urn],
      )
    }
    await w.sql(`insert into live_document (space_id, id, kind, item_id) values ($1, $2, 'enquiry-board', $3)`, [
      n.north,
      document,
      cycle,
    ])
    await w.sql(
      `insert into enquiry_cycle (space_id, id, enquiry_id, number, stage, document_id, focus, what_happened) values ($1, $2, $3, 1, 'SCANNING', $4, 'hushed', 'hushed')`,
      [n.north, cycle, id, document],
    )
    return id
  }

  it.each([
    ['a draft in which the school was only thought of', 'DRAFT'],
    ['an enquiry into which it was asked and did not come', 'FORMING'],
  ])('is nothing of %s', async (_, state) => {
    await put(state, [n.schools.ash, n.schools.oak], [n.schools.ash])
    expect(JSON.stringify(await exported(n.people.partnerHead, n.memberships.oak))).not.toContain('hushed')
  })

  it('is nothing that was begun after it had left', async () => {
    const id = await put('ACTIVE', [n.schools.ash, n.schools.oak], [n.schools.ash, n.schools.oak])
    await w.sql(
      `update enquiry_member set state = 'LEFT', left_at = now() - interval '1 hour', joined_at = now() - interval '2 hours' where enquiry_id = $1 and urn = $2`,
      [id, n.schools.oak],
    )
    const { enquiries, cycles } = await exported(n.people.partnerHead, n.memberships.oak)
    expect(enquiries.map((enquiry: Answer) => enquiry.id)).toContain(id)
    expect(cycles.filter(({ enquiryId }: Answer) => enquiryId === id)).toEqual([])
  })

  it('MEM-11: is not who asks for its removal, and why, before it is decided', async () => {
    await n.people.coordinator.ask(
      `mutation($a: ID!, $id: ID!) { removeMembership(allianceId: $a, id: $id, reason: "unspoken reason") { id } }`,
      { a: n.north, id: n.memberships.oak },
    )
    expect(JSON.stringify(await exported(n.people.partnerHead, n.memberships.oak))).not.toContain('unspoken')
  })
})
