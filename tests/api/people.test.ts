// People at a school: who sees whom, and how a head suspends, reinstates, releases and has somebody stand in.

import type { AllianceId, PersonId, SpaceId, Urn } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Answer, Caller, type Reply } from '../support/ask.js'
import { statementsDuring } from '../support/statements.js'
import { type Someone, type World, world } from '../support/world.js'

const password = 'three calm herons walk'
const directory = `query($spaceId: ID!, $search: String) { people(spaceId: $spaceId, search: $search) {
  role roleLabel deputy endsOn state person { id name initials email roles schools { name } }
  abilities { suspend reinstate release appointDeputy endDeputy endRole } } }`
const suspend =
  'mutation($urn: ID!, $id: ID!, $reason: String!) { suspendPerson(urn: $urn, personId: $id, reason: $reason) { state } }'
const reinstate = 'mutation($urn: ID!, $id: ID!) { reinstatePerson(urn: $urn, personId: $id) { state } }'
const release =
  'mutation($urn: ID!, $id: ID!, $handover: [HandoverInput!]!) { releasePerson(urn: $urn, personId: $id, handover: $handover) }'
const appoint =
  'mutation($urn: ID!, $id: ID!, $until: Date!) { appointDeputy(urn: $urn, personId: $id, until: $until) { deputy role roleLabel endsOn } }'
const endDeputy = 'mutation($urn: ID!, $id: ID!) { endDeputy(urn: $urn, personId: $id) { role deputy } }'
const endRole = 'mutation($id: ID!) { endRole(holdingId: $id) }'
const whoAmI = '{ viewer { name } }'
const code = ({ errors }: Reply) => errors[0]?.extensions.code ?? 'done'
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

let w: World
let elm: Urn
let oak: Urn
let elmSpace: SpaceId
let north: AllianceId
let kim: Someone
beforeAll(async () => {
  w = await world()
  elm = await w.school('Elm Park Primary')
  oak = await w.school('Oak Lane Primary')
  elmSpace = await w.spaceOf(elm)
  north = await w.alliance('North', { schools: [elm, oak] })
  kim = await w.person({ name: 'Kim Okafor', role: 'HEADTEACHER', school: elm })
})
afterAll(() => w?.close())

const teacher = (name = 'Ana Ferreira', school = elm): Promise<Someone> =>
  w.person({ name, role: 'TEACHER', school, password })
const state = async (id: PersonId) => (await w.sql('select state from person where id = $1', [id]))[0]!.state
const holdingOf = async (person: Someone, role: string) =>
  (await w.sql<{ id: string }>('select id from role_holding where person_id = $1 and role = $2', [person.id, role]))[0]!
    .id

describe('a directory', () => {
  it('names the colleagues of a school by their roles', async () => {
    const school = await w.school('Ash Grove Primary')
    const space = await w.spaceOf(school)
    const head = await w.person({ name: 'Zoë Abbott', role: 'HEADTEACHER', school })
    await w.person({
      name: 'Ana Maria Ferreira',
      email: 'ana@ash.example',
      role: 'TEACHER',
      school,
      also: [{ role: 'CPD_LEAD', school }],
    })
    await w.person({ name: 'Former Deputy', role: 'HEADTEACHER', school, deputy: true, endsOn: day(-2) })
    const { people } = await head.ask(directory, { spaceId: space })
    expect(people.map(({ person, roleLabel }: Answer) => [person.name, person.initials, roleLabel])).toEqual([
      ['Ana Maria Ferreira', 'AF', 'CPD lead'],
      ['Ana Maria Ferreira', 'AF', 'Teacher'],
      ['Zoë Abbott', 'ZA', 'Headteacher'],
    ])
    expect(people[0].person).toMatchObject({
      email: 'ana@ash.example',
      roles: ['CPD lead', 'Teacher'],
      schools: [{ name: 'Ash Grove Primary' }],
    })
    expect((await head.ask(directory, { spaceId: space, search: 'maria' })).people).toHaveLength(2)
    expect((await head.ask(directory, { spaceId: space, search: 'ana@ash' })).people).toHaveLength(2)
    expect((await head.ask(directory, { spaceId: space, search: '%' })).people).toHaveLength(0)
    const { school: page } = await head.ask('query($urn: ID!) { school(urn: $urn) { people { person { name } } } }', {
      urn: school,
    })
    expect(page.people).toHaveLength(3)
  })

  it('of an alliance names its office and the staff of its schools', async () => {
    const south = await w.alliance('South', {
      schools: [await w.school('Ivy Road Primary'), await w.school('Yew Street Primary')],
    })
    const urns = (
      await w.sql<{ urn: Urn }>('select urn from school_membership where space_id = $1 order by role', [south])
    ).map(({ urn }) => urn)
    const ben = await w.person({ name: 'Ben', role: 'TEACHER', school: urns[0]! })
    await w.person({ name: 'Cara', role: 'TEACHER', school: urns[1]! })
    await w.person({ name: 'Dan', role: 'ALLIANCE_COORDINATOR', alliance: south })
    const { people } = await ben.ask(directory, { spaceId: south })
    expect(people.map(({ person }: Answer) => person.name)).toEqual(['Ben', 'Cara', 'Dan'])
    // Through the alliance also that of a partner school, and it says nothing of what its own head may do.
    const partner = await ben.ask(directory, { spaceId: await w.spaceOf(urns[1]!) })
    expect(partner.people).toMatchObject([
      { person: { name: 'Cara', email: expect.stringContaining('@') }, abilities: { suspend: false, release: false } },
    ])
  })

  it('asks the database the same number of questions for three people as for thirty', async () => {
    const school = await w.school('Cedar Way Primary')
    const spaceId = await w.spaceOf(school)
    const head = await w.person({ role: 'HEADTEACHER', school })
    const questions = () => statementsDuring(() => head.ask(directory, { spaceId }))
    for (let at = 0; at < 3; at += 1) await w.person({ role: 'TEACHER', school })
    const few = (await questions()).length
    for (let at = 0; at < 27; at += 1) await w.person({ role: 'TEACHER', school })
    expect((await questions()).length).toBe(few)
  })

  it.each([
    ['a governor', 'GOVERNOR', 'not-allowed', 'not-allowed'],
    ['a trust leader', 'TRUST_LEADER', 'not-allowed', 'not-allowed'],
    ['an observer', 'OBSERVER', 'not-allowed', 'not-allowed'],
    ['an administrator', 'ADMIN', 'not-allowed', 'not-found'],
    ['somebody of another alliance', 'elsewhere', 'not-allowed', 'not-found'],
  ])('is closed to %s', async (_, role, ofSchool, ofAlliance) => {
    const somewhere = await w.school('Far Away Primary')
    const asker = await (role === 'elsewhere'
      ? teacher('Zed', somewhere)
      : w.person(
          role === 'OBSERVER'
            ? { role, alliance: north }
            : role === 'ADMIN'
              ? { role }
              : { role: role as 'GOVERNOR', school: elm },
        ))
    expect(await asker.refused(directory, { spaceId: elmSpace })).toBe(ofSchool)
    expect(await asker.refused(directory, { spaceId: north })).toBe(ofAlliance)
    expect(await asker.ask('query($urn: ID!) { school(urn: $urn) { people { id } } }', { urn: elm })).toEqual({
      school: { people: [] },
    })
  })

  it('offers each asker what they may do with each colleague', async () => {
    const school = await w.school('Birch Road Primary')
    const space = await w.spaceOf(school)
    const head = await w.person({ name: 'A Head', role: 'HEADTEACHER', school })
    const deputy = await w.person({
      name: 'B Deputy',
      role: 'SCHOOL_LEADER',
      school,
      also: [{ role: 'HEADTEACHER', school, deputy: true, endsOn: day(9) }],
    })
    await w.person({ name: 'C Executive', role: 'EXECUTIVE_HEAD', school })
    const cpd = await w.person({ name: 'D Cpd', role: 'CPD_LEAD', school })
    await w.person({ name: 'E Suspended', role: 'TEACHER', school, state: 'SUSPENDED' })
    const offered = async (asker: Someone) =>
      (await asker.ask(directory, { spaceId: space })).people.map(({ person, deputy: standsIn, abilities }: Answer) => [
        `${person.name}${standsIn ? ' (stands in)' : ''}`,
        Object.keys(abilities)
          .filter((ability) => abilities[ability])
          .join(' '),
      ])
    expect(await offered(head)).toEqual([
      ['A Head', ''],
      ['B Deputy (stands in)', 'suspend release endDeputy'],
      ['B Deputy', 'suspend release appointDeputy endRole'],
      ['C Executive', ''],
      ['D Cpd', 'suspend release appointDeputy endRole'],
      ['E Suspended', 'reinstate release endRole'],
    ])
    expect(await offered(deputy)).toEqual([
      ['A Head', ''],
      ['B Deputy (stands in)', ''],
      ['B Deputy', ''],
      ['C Executive', ''],
      ['D Cpd', 'suspend release endRole'],
      ['E Suspended', 'reinstate release endRole'],
    ])
    expect((await offered(cpd)).every(([, abilities]: string[]) => abilities === '')).toBe(true)
  })
})

describe('suspending', () => {
  it('ends every session at once, and lets the person in again when it is over', async () => {
    const ana = await teacher()
    const phone = await w.again(ana)
    expect(await kim.ask(suspend, { urn: elm, id: ana.id, reason: 'Leave of absence' })).toEqual({
      suspendPerson: { state: 'SUSPENDED' },
    })
    expect([await ana.ask(whoAmI), await phone.ask(whoAmI)]).toEqual([{ viewer: null }, { viewer: null }])
    await expect(w.signIn(ana.email, password)).rejects.toMatchObject({ code: 'sign-in.wrong' })
    expect(await kim.ask(reinstate, { urn: elm, id: ana.id })).toEqual({ reinstatePerson: { state: 'ACTIVE' } })
    expect(await ana.ask(whoAmI)).toEqual({ viewer: null })
    const browser = await w.signIn(ana.email, password)
    expect(await browser.ask(whoAmI)).toEqual({ viewer: { name: 'Ana Ferreira' } })
    const audit = await w.sql(
      'select action, from_state, to_state, reason, actor_id from audit_event where item_id = $1 and action like $2 order by at',
      [ana.id, 'person.%'],
    )
    expect(audit).toEqual([
      {
        action: 'person.suspend',
        from_state: 'ACTIVE',
        to_state: 'SUSPENDED',
        reason: 'Leave of absence',
        actor_id: kim.id,
      },
      { action: 'person.reinstate', from_state: 'SUSPENDED', to_state: 'ACTIVE', reason: null, actor_id: kim.id },
    ])
  })

  it('wants a reason, somebody else, and a colleague of this school', async () => {
    const ana = await teacher()
    const ben = await teacher('Ben Oyelaran', oak)
    expect(await kim.refused(suspend, { urn: elm, id: ana.id, reason: '  ' })).toBe('reason.required')
    expect(await kim.refused(suspend, { urn: elm, id: kim.id, reason: 'Enough of it' })).toBe('person.not-yourself')
    expect(await kim.refused(suspend, { urn: elm, id: ben.id, reason: 'Not mine' })).toBe('person.not-at-this-school')
    expect(await kim.refused(suspend, { urn: oak, id: ben.id, reason: 'Not mine' })).toBe('not-allowed')
    expect(await kim.refused(reinstate, { urn: elm, id: ana.id })).toBe('person.state-out-of-order')
    expect([await state(ana.id), await state(ben.id)]).toEqual(['ACTIVE', 'ACTIVE'])
  })

  it('takes back the invitations the person has sent', async () => {
    const lead = await w.person({ role: 'CPD_LEAD', school: elm })
    const { invitePeople } = await lead.ask(
      `mutation($s: ID!) { invitePeople(spaceId: $s, role: "TEACHER", lines: "new@elm.example") { invitation { link } } }`,
      { s: elmSpace },
    )
    const token = invitePeople[0].invitation.link.split('/').at(-1)
    await kim.ask(suspend, { urn: elm, id: lead.id, reason: 'While we look into it' })
    expect(
      await new Caller(w.url).refused(
        'mutation($token: String!) { acceptInvitation(token: $token, name: "New", password: "three calm herons walk") { id } }',
        { token },
      ),
    ).toBe('invitation.expired')
  })

  it('of one who works at two schools can be undone by either head', async () => {
    const both = await w.person({
      name: 'Both',
      role: 'TEACHER',
      school: elm,
      also: [{ role: 'TEACHER', school: oak }],
    })
    const headOfOak = await w.person({ role: 'HEADTEACHER', school: oak })
    await kim.ask(suspend, { urn: elm, id: both.id, reason: 'Leave of absence' })
    expect(await headOfOak.ask(reinstate, { urn: oak, id: both.id })).toEqual({ reinstatePerson: { state: 'ACTIVE' } })
  })
})

describe('leaving', () => {
  it('the last school: sessions end, the password is gone, nothing is left to hold', async () => {
    const ana = await w.person({
      name: 'Ana Ferreira',
      role: 'TEACHER',
      school: elm,
      password,
      also: [{ role: 'CPD_LEAD', school: elm }],
    })
    expect(
      await kim.ask('query($id: ID!, $urn: ID!) { handover(personId: $id, urn: $urn) { title } }', {
        id: ana.id,
        urn: elm,
      }),
    ).toEqual({ handover: [] })
    expect(await kim.ask(release, { urn: elm, id: ana.id, handover: [] })).toEqual({ releasePerson: true })
    expect(await state(ana.id)).toBe('LEFT')
    expect(await ana.ask(whoAmI)).toEqual({ viewer: null })
    expect(await w.sql('select from credential where person_id = $1', [ana.id])).toEqual([])
    expect(await w.sql('select from role_holding where person_id = $1', [ana.id])).toEqual([])
    expect(await kim.refused(release, { urn: elm, id: ana.id, handover: [] })).toBe('person.not-at-this-school')
  })

  it('one of two schools: goes on at the other', async () => {
    const both = await w.person({
      name: 'Both',
      role: 'TEACHER',
      school: elm,
      password,
      also: [{ role: 'TEACHER', school: oak }],
    })
    await kim.ask(release, { urn: elm, id: both.id, handover: [] })
    expect(await state(both.id)).toBe('ACTIVE')
    expect(await both.ask(whoAmI)).toEqual({ viewer: null })
    const browser = await w.signIn(both.email, password)
    const { viewer } = await browser.ask('{ viewer { holdings { school { name } } } }')
    expect(viewer.holdings).toEqual([{ school: { name: 'Oak Lane Primary' } }])
  })

  it('is not for oneself, nor for whoever stands above', async () => {
    const executive = await w.person({ role: 'EXECUTIVE_HEAD', school: elm })
    const deputy = await w.person({
      role: 'SCHOOL_LEADER',
      school: elm,
      also: [{ role: 'HEADTEACHER', school: elm, deputy: true, endsOn: day(9) }],
    })
    expect(await kim.refused(release, { urn: elm, id: kim.id, handover: [] })).toBe('person.not-yourself')
    expect(await kim.refused(release, { urn: elm, id: executive.id, handover: [] })).toBe('not-allowed')
    expect(await deputy.refused(release, { urn: elm, id: kim.id, handover: [] })).toBe('not-allowed')
    expect(await deputy.refused(suspend, { urn: elm, id: kim.id, reason: 'A small revolt' })).toBe('not-allowed')
  })

  it('hands over only what the person leads', async () => {
    const ana = await teacher()
    const handover = [{ kind: 'enquiry', id: '01890000-0000-7000-8000-000000000000', toPersonId: kim.id }]
    expect(await kim.refused(release, { urn: elm, id: ana.id, handover })).toBe('not-found')
    expect(await kim.refused(release, { urn: elm, id: ana.id, handover: [{ ...handover[0], kind: 'castle' }] })).toBe(
      'not-found',
    )
    expect(await state(ana.id)).toBe('ACTIVE')
  })
})

describe('one role less', () => {
  it('a head ends a role of a colleague; with the last one the colleague has left', async () => {
    const ana = await w.person({
      name: 'Ana',
      role: 'TEACHER',
      school: elm,
      password,
      also: [{ role: 'CPD_LEAD', school: elm }],
    })
    expect(await kim.ask(endRole, { id: await holdingOf(ana, 'CPD_LEAD') })).toEqual({ endRole: true })
    expect(await ana.ask('{ viewer { holdings { role } } }')).toEqual({ viewer: { holdings: [{ role: 'TEACHER' }] } })
    await kim.ask(endRole, { id: await holdingOf(ana, 'TEACHER') })
    expect(await state(ana.id)).toBe('LEFT')
  })

  it('a coordinator ends roles in the alliance, and no school’s', async () => {
    const coordinator = await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: north })
    const broker = await w.person({ role: 'BROKER', alliance: north, also: [{ role: 'TEACHER', school: oak }] })
    expect(await coordinator.refused(endRole, { id: await holdingOf(broker, 'TEACHER') })).toBe('not-found')
    expect(await coordinator.refused(endRole, { id: await holdingOf(coordinator, 'ALLIANCE_COORDINATOR') })).toBe(
      'person.not-yourself',
    )
    expect(await broker.refused(endRole, { id: await holdingOf(coordinator, 'ALLIANCE_COORDINATOR') })).toBe(
      'not-allowed',
    )
    expect(await coordinator.ask(endRole, { id: await holdingOf(broker, 'BROKER') })).toEqual({ endRole: true })
    expect(await state(broker.id)).toBe('ACTIVE')
  })
})

describe('standing in', () => {
  it('lends a colleague what the head may do, until the day, and no further', async () => {
    const leader = await w.person({ name: 'Lee', role: 'SCHOOL_LEADER', school: elm })
    const ana = await teacher()
    expect(await leader.refused(suspend, { urn: elm, id: ana.id, reason: 'Leave of absence' })).toBe('not-allowed')
    expect(await kim.ask(appoint, { urn: elm, id: leader.id, until: day(10) })).toEqual({
      appointDeputy: { deputy: true, role: 'HEADTEACHER', roleLabel: 'Deputy for the headteacher', endsOn: day(10) },
    })
    expect(await leader.ask(suspend, { urn: elm, id: ana.id, reason: 'Leave of absence' })).toEqual({
      suspendPerson: { state: 'SUSPENDED' },
    })
    expect(await leader.refused(appoint, { urn: elm, id: (await teacher()).id, until: day(10) })).toBe('not-allowed')
    expect(await kim.ask(appoint, { urn: elm, id: leader.id, until: day(20) })).toMatchObject({
      appointDeputy: { endsOn: day(20) },
    })
    await w.sql('update role_holding set ends_on = current_date - 1 where person_id = $1 and deputy', [leader.id])
    expect(await leader.refused(reinstate, { urn: elm, id: ana.id })).toBe('not-allowed')
    expect(await leader.ask('{ viewer { holdings { role } } }')).toEqual({
      viewer: { holdings: [{ role: 'SCHOOL_LEADER' }] },
    })
  })

  it('can be ended before its day', async () => {
    const leader = await w.person({ name: 'Lee', role: 'SCHOOL_LEADER', school: elm })
    await kim.ask(appoint, { urn: elm, id: leader.id, until: day(10) })
    expect(await leader.refused(endDeputy, { urn: elm, id: leader.id })).toBe('not-allowed')
    expect(await kim.ask(endDeputy, { urn: elm, id: leader.id })).toEqual({
      endDeputy: { role: 'SCHOOL_LEADER', deputy: false },
    })
    expect(await kim.refused(endDeputy, { urn: elm, id: leader.id })).toBe('not-found')
    expect(await leader.ask('{ viewer { holdings { deputy } } }')).toEqual({
      viewer: { holdings: [{ deputy: false }] },
    })
  })

  it.each([
    ['a day that is over', -1, 'deputy.dates'],
    ['a day beyond a year', 400, 'deputy.dates'],
  ])('is refused until %s', async (_, days, refusal) => {
    expect(await kim.refused(appoint, { urn: elm, id: (await teacher()).id, until: day(days) })).toBe(refusal)
  })

  it('is for colleagues who work here and may sign in', async () => {
    const until = day(5)
    const governor = await w.person({ role: 'GOVERNOR', school: elm })
    const suspended = await w.person({ role: 'TEACHER', school: elm, state: 'SUSPENDED' })
    expect(await kim.refused(appoint, { urn: elm, id: governor.id, until })).toBe('deputy.not-at-this-school')
    expect(await kim.refused(appoint, { urn: elm, id: (await teacher('Ben', oak)).id, until })).toBe(
      'deputy.not-at-this-school',
    )
    expect(await kim.refused(appoint, { urn: elm, id: suspended.id, until })).toBe('person.state-out-of-order')
    expect(await kim.refused(appoint, { urn: elm, id: kim.id, until })).toBe('person.not-yourself')
    expect(await kim.refused(appoint, { urn: elm, id: governor.id, until: 'tomorrow' })).toBe('input.not-a-date')
  })
})

describe('roles × actions, at the door', () => {
  // What each does with a teacher of Elm Park: by hand, from the product's table of permissions.
  const all = 'suspend reinstate appoint endDeputy endRole release'
  const table: [string, string][] = [
    ['TEACHER', ''],
    ['CPD_LEAD', ''],
    ['COVER_MANAGER', ''],
    ['SCHOOL_LEADER', ''],
    ['HEADTEACHER', all],
    ['EXECUTIVE_HEAD', all],
    ['deputy', 'suspend reinstate endRole release'],
    ['GOVERNOR', ''],
    ['TRUST_LEADER', ''],
    ['head of another school', ''],
    ['ALLIANCE_COORDINATOR', ''],
    ['BROKER', ''],
    ['OBSERVER', ''],
    ['ADMIN', ''],
  ]
  const cast = (who: string): Promise<Someone> => {
    if (who === 'deputy') return w.person({ role: 'HEADTEACHER', school: elm, deputy: true, endsOn: '2999-01-01' })
    if (who === 'head of another school') return w.person({ role: 'HEADTEACHER', school: oak })
    if (who === 'ADMIN') return w.person({ role: who })
    const role = who as 'TEACHER'
    return w.person(
      ['ALLIANCE_COORDINATOR', 'BROKER', 'OBSERVER'].includes(who) ? { role, alliance: north } : { role, school: elm },
    )
  }

  it.each(table)('%s: %s', async (who, expected) => {
    const actor = await cast(who)
    const able: string[] = []
    const refusals = new Set<string>()
    const attempt = async (name: string, query: string, variables: object) => {
      const answer = code(await actor.post(query, { urn: elm, ...variables }))
      if (answer === 'done') able.push(name)
      else refusals.add(answer)
    }
    const ana = await w.person({ name: 'Ana', role: 'TEACHER', school: elm, also: [{ role: 'CPD_LEAD', school: elm }] })
    await attempt('suspend', suspend, { id: ana.id, reason: 'Leave of absence' })
    await w.sql(`update person set state = 'SUSPENDED' where id = $1`, [ana.id])
    await attempt('reinstate', reinstate, { id: ana.id })
    await w.sql(`update person set state = 'ACTIVE' where id = $1`, [ana.id])
    await attempt('appoint', appoint, { id: ana.id, until: day(5) })
    if (!able.includes('appoint'))
      await w.give(ana.id, { role: 'HEADTEACHER', school: elm, deputy: true, endsOn: day(5) })
    await attempt('endDeputy', endDeputy, { id: ana.id })
    await w.sql('delete from role_holding where person_id = $1 and deputy', [ana.id])
    await attempt('endRole', endRole, { id: await holdingOf(ana, 'CPD_LEAD'), urn: undefined })
    await attempt('release', release, { id: ana.id, handover: [] })
    expect(able.join(' ')).toBe(expected)
    expect(['not-allowed', 'not-found']).toEqual(expect.arrayContaining([...refusals]))
  })
})
