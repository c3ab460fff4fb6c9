// A school's membership of an alliance through the front door: from the invitation to the day it leaves.

import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import type { AllianceId, Urn } from '@alongside/domain/ids'
import type { MembershipRole, MembershipState } from '@alongside/domain/membership'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer } from '../support/ask.js'
import { until } from '../support/live.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w?.close())

/** An alliance of a lead school, with its coordinator and the lead school's head. */
interface Office {
  id: AllianceId
  lead: Urn
  lee: Someone
  kim: Someone
}
let count = 0
async function office(): Promise<Office> {
  count += 1
  const lead = await w.school(`Lead School ${count}`)
  const id = await w.alliance(`Alliance ${count}`, { schools: [lead] })
  return {
    id,
    lead,
    lee: await w.person({ name: 'Lee Hart', role: 'ALLIANCE_COORDINATOR', alliance: id }),
    kim: await w.person({ name: 'Kim Alder', role: 'HEADTEACHER', school: lead }),
  }
}
interface Member extends Office {
  urn: Urn
  membership: string
  head: Someone
  teacher: Someone
}
async function member(state: MembershipState = 'ACTIVE', role: MembershipRole = 'MEMBER'): Promise<Member> {
  const there = await office()
  const urn = await w.school(`School ${count}`)
  return {
    ...there,
    urn,
    membership: await w.member(there.id, urn, { state, role }),
    head: await w.person({ name: 'Hal Birch', role: 'HEADTEACHER', school: urn }),
    teacher: await w.person({ name: 'Tia Rowan', role: 'TEACHER', school: urn }),
  }
}

const seen = `id state role version reason leavesOn agreementVersion signedAt countersignedAt
  signedBy { name } countersignedBy { name } removalAskedBy { name } school { name } alliance { name agreement agreementVersion }`
const step = (name: string, more = '', pass = '') =>
  `mutation ($alliance: ID!, $id: ID!${more}) { it: ${name}(allianceId: $alliance, id: $id${pass}) { ${seen} } }`
const steps = {
  accept: step('acceptMembership'),
  decline: step('declineMembership', ', $reason: String', ', reason: $reason'),
  sign: step('signMembership', ', $version: Int!', ', agreementVersion: $version'),
  countersign: step('countersignMembership'),
  pause: step('pauseMembership', ', $reason: String', ', reason: $reason'),
  resume: step('resumeMembership'),
  giveNotice: step('giveNotice', ', $day: Date!', ', leavesOn: $day'),
  withdrawNotice: step('withdrawNotice'),
  remove: step('removeMembership', ', $reason: String!', ', reason: $reason'),
  handOverLead: step('handOverLead'),
}
type Step = keyof typeof steps
const take = async (who: Someone, name: Step, { id, membership }: Member, more: object = {}): Promise<Answer> =>
  (await who.ask(steps[name], { alliance: id, id: membership, ...more })).it
const refused = (who: Someone, name: Step, { id, membership }: Member, more: object = {}) =>
  who.refused(steps[name], { alliance: id, id: membership, ...more })

const invite = `mutation ($alliance: ID!, $urn: ID!, $role: MembershipRole!, $headEmail: String, $headName: String) {
  inviteSchool(allianceId: $alliance, urn: $urn, role: $role, headEmail: $headEmail, headName: $headName) { ${seen} invitationLink } }`
const waiting = `{ myMembershipInvitations { ${seen} abilities { accept sign countersign } } }`
const notices = (someone: Someone) =>
  w.sql<{ kind: string; done: boolean }>(
    'select kind, done_at is not null as done from inbox_item where space_id = $1 order by id',
    [someone.id],
  )
const history = (membership: string) =>
  w.sql<{ action: string; from_state: string | null; to_state: string | null; actor_id: string | null }>(
    `select action, from_state, to_state, actor_id from audit_event where item_id = $1 order by at, id`,
    [membership],
  )
const rightsOf = async (someone: Someone): Promise<number> =>
  (await w.sql<{ perm_epoch: number }>('select perm_epoch from person where id = $1', [someone.id]))[0]!.perm_epoch

describe('inviting a school', () => {
  it('asks the heads who are here already, by a notice and a mail', async () => {
    const { id, lee } = await office()
    const urn = await w.school('Yew Tree Primary')
    const head = await w.person({ name: 'Hal Birch', role: 'HEADTEACHER', school: urn })
    const deputy = await w.person({ role: 'TEACHER', school: urn, deputy: true, endsOn: addDays(today(), 20) })
    const teacher = await w.person({ role: 'TEACHER', school: urn })
    expect(await head.ask(waiting)).toEqual({ myMembershipInvitations: [] })

    const { inviteSchool } = await lee.ask(invite, { alliance: id, urn, role: 'STRATEGIC_PARTNER' })
    expect(inviteSchool).toMatchObject({ state: 'INVITED', role: 'STRATEGIC_PARTNER', invitationLink: null })
    for (const one of [head, deputy]) {
      const { myMembershipInvitations: found } = await one.ask(waiting)
      expect(found).toMatchObject([
        {
          state: 'INVITED',
          school: { name: 'Yew Tree Primary' },
          alliance: { name: `Alliance ${count}`, agreementVersion: 1 },
          abilities: { accept: true, sign: false },
        },
      ])
      expect(found[0].alliance.agreement).toContain('We share what we learn')
      expect(await notices(one)).toEqual([{ kind: 'MEMBERSHIP_INVITED', done: false }])
      expect(await w.sql('select template from mail where to_person = $1', [one.id])).toEqual([
        { template: 'membershipInvited' },
      ])
    }
    expect(await teacher.ask(waiting)).toEqual({ myMembershipInvitations: [] })
    expect(await notices(teacher)).toEqual([])
  })

  it('shows a head the name, the agreement and their own membership, and nothing else of the alliance yet', async () => {
    const m = await member('INVITED')
    await w.person({ name: 'Someone Else', role: 'TEACHER', school: m.lead })
    const { alliance } = await m.head.ask(
      `query ($id: ID!) { alliance(id: $id) { name agreement memberships { school { name } } clusters { name } coordinators { name } abilities { readDirectory } } }`,
      { id: m.id },
    )
    expect(alliance).toEqual({
      name: `Alliance ${count}`,
      agreement: expect.stringContaining('We share'),
      memberships: [{ school: { name: `School ${count}` } }],
      clusters: [],
      coordinators: [],
      abilities: { readDirectory: false },
    })
    expect((await m.head.ask('{ viewer { alliances { name } } }')).viewer.alliances).toEqual([])
    expect(await m.teacher.ask(`query ($id: ID!) { alliance(id: $id) { name } }`, { id: m.id })).toEqual({
      alliance: null,
    })
  })

  it('invites a first head by e-mail where the school has none, who then sees what waits', async () => {
    const { id, lee } = await office()
    const urn = await w.school('Hawthorn Primary', { takesPart: false })
    const asked = { alliance: id, urn, role: 'MEMBER' }
    expect(await lee.refused(invite, asked)).toBe('input.missing')
    expect(await w.sql('select id from space where urn = $1', [urn])).toEqual([])
    const { inviteSchool } = await lee.ask(invite, {
      ...asked,
      headEmail: 'Hal@hawthorn.example',
      headName: 'Hal Birch',
    })
    expect(inviteSchool.invitationLink).toContain('/invitation/')

    const token = inviteSchool.invitationLink.split('/').at(-1)
    const head = w.stranger
    await head.ask(
      `mutation ($token: String!) { acceptInvitation(token: $token, name: "Hal Birch", password: "correct horse battery staple") { id } }`,
      { token },
    )
    expect((await head.ask(waiting)).myMembershipInvitations).toMatchObject([
      { id: inviteSchool.id, abilities: { accept: true } },
    ])
    head.cookie = null
  })

  it('is for the office, for schools of the register that are open, and once at a time', async () => {
    const m = await member()
    const urn = await w.school('Bramble Primary')
    const broker = await w.person({ role: 'BROKER', alliance: m.id })
    const head = await w.person({ role: 'HEADTEACHER', school: urn })
    const asked = { alliance: m.id, urn, role: 'MEMBER' }
    for (const who of [m.head, m.teacher, m.kim]) expect(await who.refused(invite, asked)).toBe('not-allowed')
    expect(await head.refused(invite, asked)).toBe('not-found')
    const closed = await w.school('Gone Primary', { status: 'Closed' })
    expect(await m.lee.refused(invite, { ...asked, urn: closed })).toBe('membership.school-closed')
    expect(await m.lee.refused(invite, { ...asked, urn: '999999' })).toBe('not-found')
    expect(await m.lee.refused(invite, { ...asked, role: 'LEAD' })).toBe('alliance.has-lead-school')
    await broker.ask(invite, asked)
    expect(await m.lee.refused(invite, asked)).toBe('membership.already-invited')
    expect(await m.lee.refused(invite, { ...asked, urn: m.urn })).toBe('membership.already-invited')
  })

  it('is possible again after a school declined', async () => {
    const m = await member('INVITED')
    const declined = await take(m.head, 'decline', m, { reason: 'Not this year.' })
    expect(declined).toMatchObject({ state: 'DECLINED', reason: 'Not this year.' })
    expect(await m.head.ask(waiting)).toEqual({ myMembershipInvitations: [] })
    expect(await notices(m.lee)).toEqual([{ kind: 'MEMBERSHIP_DECLINED', done: false }])
    await m.lee.ask(invite, { alliance: m.id, urn: m.urn, role: 'MEMBER' })
    expect((await m.head.ask(waiting)).myMembershipInvitations).toHaveLength(1)
  })
})

describe('joining', () => {
  it('MEM-2: takes a head who accepts and signs the wording in force; the school’s staff then belong', async () => {
    const m = await member('INVITED')
    expect(await refused(m.teacher, 'accept', m)).toBe('not-found')
    expect(await refused(m.lee, 'accept', m)).toBe('not-allowed')
    expect(await refused(m.head, 'sign', m, { version: 1 })).toBe('membership.state-out-of-order')
    expect(await take(m.head, 'accept', m)).toMatchObject({ state: 'PENDING', signedBy: null })
    expect(await refused(m.head, 'sign', m, { version: 2 })).toBe('membership.agreement-changed')
    expect((await m.teacher.ask('{ alliances { name } }')).alliances).toEqual([])

    const before = await rightsOf(m.teacher)
    expect(await take(m.head, 'sign', m, { version: 1 })).toMatchObject({
      state: 'ACTIVE',
      agreementVersion: 1,
      signedBy: { name: 'Hal Birch' },
    })
    expect((await m.teacher.ask('{ alliances { name } }')).alliances).toEqual([{ name: `Alliance ${count}` }])
    expect(await rightsOf(m.teacher)).toBeGreaterThan(before)
    expect((await notices(m.lee)).map(({ kind }) => kind)).toEqual(['MEMBERSHIP_ACCEPTED', 'MEMBERSHIP_SIGNED'])
    expect(await history(m.membership)).toMatchObject([
      { action: 'membership.accepted', from_state: 'INVITED', to_state: 'PENDING', actor_id: m.head.id },
      { action: 'membership.signed', from_state: 'PENDING', to_state: 'ACTIVE', actor_id: m.head.id },
    ])
    expect(await refused(m.head, 'decline', m)).toBe('membership.state-out-of-order')
  })

  it('takes the question off every head’s list once one of them has answered', async () => {
    const { id, lee } = await office()
    const urn = await w.school('Two Heads Primary')
    const [one, other] = [
      await w.person({ role: 'HEADTEACHER', school: urn }),
      await w.person({ role: 'EXECUTIVE_HEAD', school: urn }),
    ]
    const { inviteSchool } = await lee.ask(invite, { alliance: id, urn, role: 'MEMBER' })
    const at = { id, membership: inviteSchool.id } as Member
    await take(one, 'accept', at)
    await take(other, 'sign', at, { version: 1 })
    for (const head of [one, other])
      expect(await notices(head)).toContainEqual({ kind: 'MEMBERSHIP_INVITED', done: true })
  })

  it('MEM-7: the trust may add its name, once', async () => {
    const m = await member('PENDING')
    const trust = await w.person({ name: 'Tam Reed', role: 'TRUST_LEADER', school: m.urn })
    expect((await trust.ask(waiting)).myMembershipInvitations).toMatchObject([{ abilities: { countersign: true } }])
    expect(await refused(m.head, 'countersign', m)).toBe('not-allowed')
    expect(await take(trust, 'countersign', m)).toMatchObject({
      state: 'PENDING',
      countersignedBy: { name: 'Tam Reed' },
    })
    expect(await refused(trust, 'countersign', m)).toBe('membership.already-countersigned')
  })

  it('makes the school that signs as LEAD the one that leads', async () => {
    const id = await w.alliance('Leaderless')
    const lee = await w.person({ role: 'ALLIANCE_COORDINATOR', alliance: id })
    const urn = await w.school('First Primary')
    const head = await w.person({ role: 'HEADTEACHER', school: urn })
    const { inviteSchool } = await lee.ask(invite, { alliance: id, urn, role: 'LEAD' })
    const m = { id, membership: inviteSchool.id } as Member
    await take(head, 'accept', m)
    await take(head, 'sign', m, { version: 1 })
    const { alliance } = await lee.ask(`query ($id: ID!) { alliance(id: $id) { leadSchool { name } } }`, { id })
    expect(alliance.leadSchool).toEqual({ name: 'First Primary' })
  })

  it('MEM-8: a new wording waits for each head’s signature', async () => {
    const m = await member()
    const trust = await w.person({ role: 'TRUST_LEADER', school: m.urn })
    await take(trust, 'countersign', m)
    await m.lee.ask(`mutation ($id: ID!) { updateAlliance(id: $id, agreement: "New words.") { agreementVersion } }`, {
      id: m.id,
    })
    expect((await m.head.ask(waiting)).myMembershipInvitations).toMatchObject([
      { state: 'ACTIVE', agreementVersion: 1, alliance: { agreement: 'New words.' }, abilities: { sign: true } },
    ])
    expect(await refused(m.head, 'sign', m, { version: 1 })).toBe('membership.agreement-changed')
    expect(await take(m.head, 'sign', m, { version: 2 })).toMatchObject({
      state: 'ACTIVE',
      agreementVersion: 2,
      countersignedAt: null,
    })
    expect(await m.head.ask(waiting)).toEqual({ myMembershipInvitations: [] })
    expect(await notices(m.head)).toContainEqual({ kind: 'AGREEMENT_CHANGED', done: true })
    expect(await refused(m.head, 'sign', m, { version: 2 })).toBe('membership.state-out-of-order')
  })
})

describe('belonging', () => {
  it('MEM-1: pausing is the head’s or the coordinator’s; the school goes on reading and does not write', async () => {
    const m = await member()
    expect(await refused(m.teacher, 'pause', m)).toBe('not-allowed')
    expect(await refused(m.kim, 'pause', m)).toBe('not-allowed')
    expect(await take(m.head, 'pause', m, { reason: 'Two colleagues are ill.' })).toMatchObject({ state: 'PAUSED' })
    const [actor] = await w.sql<{ it: { spaces: string[]; readOnlySpaces: string[] } }>('select actor_of($1) as it', [
      m.teacher.id,
    ])
    expect(actor!.it.spaces).toContain(m.id)
    expect(actor!.it.readOnlySpaces).toEqual([m.id])
    expect(await refused(m.head, 'pause', m)).toBe('membership.state-out-of-order')
    expect(await take(m.lee, 'resume', m)).toMatchObject({ state: 'ACTIVE', reason: null })
    expect(await notices(m.head)).toEqual([{ kind: 'MEMBERSHIP_RESUMED', done: false }])
  })

  it('MEM-11: why a school pauses is read by its heads and the office', async () => {
    const m = await member()
    await take(m.head, 'pause', m, { reason: 'Two colleagues are ill.' })
    const reasonFor = async (who: Someone) => {
      const { alliance } = await who.ask(`query ($id: ID!) { alliance(id: $id) { memberships { id state reason } } }`, {
        id: m.id,
      })
      return alliance.memberships.find((one: { id: string }) => one.id === m.membership)
    }
    for (const who of [m.head, m.lee]) expect(await reasonFor(who)).toMatchObject({ reason: 'Two colleagues are ill.' })
    for (const who of [m.teacher, m.kim]) expect(await reasonFor(who)).toMatchObject({ state: 'PAUSED', reason: null })
  })

  it('MEM-10: whom an alliance asked, and who declined, is not for everybody', async () => {
    const m = await member('INVITED')
    await w.member(m.id, await w.school('Declined Primary'), { state: 'DECLINED' })
    const teacher = await w.person({ role: 'TEACHER', school: m.lead })
    const states = async (who: Someone) => {
      const { alliance } = await who.ask(`query ($id: ID!) { alliance(id: $id) { memberships { state } } }`, {
        id: m.id,
      })
      return alliance.memberships.map((one: { state: string }) => one.state).sort()
    }
    expect(await states(teacher)).toEqual(['ACTIVE'])
    expect(await states(m.lee)).toEqual(['ACTIVE', 'DECLINED', 'INVITED'])
  })

  it('MEM-4: notice names a day, and can be taken back', async () => {
    const m = await member()
    const day = addDays(today(), 40)
    expect(await refused(m.lee, 'giveNotice', m, { day })).toBe('not-allowed')
    expect(await refused(m.head, 'giveNotice', m, { day: addDays(today(), -1) })).toBe('membership.leaving-date')
    expect(await take(m.head, 'giveNotice', m, { day })).toMatchObject({ state: 'LEAVING', leavesOn: day })
    expect((await m.teacher.ask('{ alliances { name } }')).alliances).toHaveLength(1)
    expect(await take(m.head, 'withdrawNotice', m)).toMatchObject({ state: 'ACTIVE', leavesOn: null })
    expect(await refused(m.head, 'withdrawNotice', m)).toBe('membership.state-out-of-order')
  })

  it('MEM-9: the lead school hands over the lead before it can leave', async () => {
    const m = await member()
    const lead = { ...m, membership: await membershipOf(m.id, m.lead) }
    const day = addDays(today(), 40)
    expect(await refused(m.kim, 'giveNotice', lead, { day })).toBe('membership.lead-school-stays')
    expect(await refused(m.head, 'handOverLead', m)).toBe('not-allowed')
    expect(await take(m.kim, 'handOverLead', m)).toMatchObject({ role: 'LEAD' })
    expect(await take(m.kim, 'giveNotice', lead, { day })).toMatchObject({ state: 'LEAVING', role: 'MEMBER' })
    expect(await refused(m.head, 'giveNotice', m, { day })).toBe('membership.lead-school-stays')
    expect(await notices(m.head)).toContainEqual({ kind: 'MEMBERSHIP_LEADS_NOW', done: false })
  })
})

describe('removing a school', () => {
  it.each([['coordinator first'], ['head of the lead school first']])(
    'MEM-6: takes both names and a reason, %s',
    async (order) => {
      const m = await member()
      const [first, second] = order === 'coordinator first' ? [m.lee, m.kim] : [m.kim, m.lee]
      for (const who of [m.head, m.teacher]) {
        expect(await refused(who, 'remove', m, { reason: 'We want to.' })).toBe('not-allowed')
      }
      expect(await refused(first, 'remove', m, { reason: ' ' })).toBe('reason.required')
      expect(await take(first, 'remove', m, { reason: 'Broken agreement.' })).toMatchObject({
        state: 'ACTIVE',
        removalAskedBy: { name: first.name },
        reason: 'Broken agreement.',
      })
      expect(await refused(first, 'remove', m, { reason: 'Once more.' })).toBe('membership.needs-two-to-remove')
      expect(await notices(second)).toEqual([{ kind: 'MEMBERSHIP_REMOVAL_ASKED', done: false }])
      expect(await notices(m.head)).toEqual([])
      expect(await take(second, 'remove', m, { reason: 'I agree.' })).toMatchObject({ state: 'REMOVED' })

      expect((await m.teacher.ask('{ alliances { name } }')).alliances).toEqual([])
      expect(await notices(m.head)).toEqual([{ kind: 'MEMBERSHIP_REMOVED', done: false }])
      expect(await notices(second)).toContainEqual({ kind: 'MEMBERSHIP_REMOVAL_ASKED', done: true })
      expect((await history(m.membership)).map(({ action, actor_id }) => [action, actor_id])).toEqual([
        ['membership.removal-asked', first.id],
        ['membership.removed', second.id],
      ])
    },
  )

  it('MEM-6: an asked removal is known to the two who decide it, and counts while the asker still may ask', async () => {
    const m = await member()
    await take(m.lee, 'remove', m, { reason: 'Broken agreement.' })
    const asked = async (who: Someone) => {
      const { alliance } = await who.ask(
        `query ($id: ID!) { alliance(id: $id) { memberships { id reason removalAskedBy { name } abilities { remove } } } }`,
        { id: m.id },
      )
      return alliance.memberships.find((one: { id: string }) => one.id === m.membership)
    }
    expect(await asked(m.kim)).toMatchObject({ removalAskedBy: { name: 'Lee Hart' }, abilities: { remove: true } })
    expect(await asked(m.head)).toMatchObject({ reason: null, removalAskedBy: null, abilities: { remove: false } })
    await w.sql('delete from role_holding where person_id = $1', [m.lee.id])
    expect(await take(m.kim, 'remove', m, { reason: 'I agree.' })).toMatchObject({
      state: 'ACTIVE',
      removalAskedBy: { name: 'Kim Alder' },
    })
  })

  it('MEM-4: never removes the lead school, and waits for one where there is none', async () => {
    const m = await member()
    const lead = { ...m, membership: await membershipOf(m.id, m.lead) }
    expect(await refused(m.lee, 'remove', lead, { reason: 'Why not.' })).toBe('membership.lead-school-stays')
    await w.sql('update alliance set lead_urn = null where space_id = $1', [m.id])
    expect(await refused(m.lee, 'remove', m, { reason: 'Why not.' })).toBe('alliance.needs-lead-school')
  })
})

describe('what comes due by itself', () => {
  it('MEM-3: an invitation lapses after thirty days', async () => {
    const due = await member('INVITED')
    const fresh = await member('INVITED')
    await w.sql(`update school_membership set invited_at = now() - interval '30 days' where id = $1`, [due.membership])
    await w.sql(`update school_membership set invited_at = now() - interval '29 days' where id = $1`, [
      fresh.membership,
    ])
    expect(await refused(due.head, 'accept', due)).toBe('membership.expired')
    await keepDates()
    expect(await stateOf(due.membership)).toBe('EXPIRED')
    expect(await stateOf(fresh.membership)).toBe('INVITED')
    expect(await history(due.membership)).toMatchObject([
      { action: 'membership.expired', from_state: 'INVITED', to_state: 'EXPIRED', actor_id: null },
    ])
    expect(await due.head.ask(waiting)).toEqual({ myMembershipInvitations: [] })
    expect(await notices(due.lee)).toEqual([{ kind: 'MEMBERSHIP_EXPIRED', done: false }])
  })

  it('MEM-5: a school has left on the day it named; its clusters go on without it', async () => {
    const m = await member('LEAVING')
    const stays = await member('LEAVING')
    await w.sql('update school_membership set leaves_on = $2 where id = $1', [m.membership, today()])
    await w.sql('update school_membership set leaves_on = $2 where id = $1', [stays.membership, addDays(today(), 1)])
    await w.sql('insert into cluster (space_id, id, name) values ($1, $2, $3)', [m.id, m.membership, 'Mere'])
    await w.sql('insert into cluster_school (space_id, cluster_id, urn) values ($1, $2, $3)', [
      m.id,
      m.membership,
      m.urn,
    ])
    const before = await rightsOf(m.teacher)
    await keepDates()
    expect(await stateOf(m.membership)).toBe('LEFT')
    expect(await stateOf(stays.membership)).toBe('LEAVING')
    expect((await m.teacher.ask('{ alliances { name } }')).alliances).toEqual([])
    expect(await rightsOf(m.teacher)).toBeGreaterThan(before)
    expect(await w.sql('select urn from cluster_school where space_id = $1', [m.id])).toEqual([])
    expect(await notices(m.head)).toEqual([{ kind: 'MEMBERSHIP_LEFT', done: false }])
    expect(await w.sql('select template from mail where to_person = $1', [m.head.id])).toEqual([
      { template: 'membershipEnded' },
    ])
  })
})

/** The job of every hour, now. */
async function keepDates(): Promise<void> {
  const [job] = await w.sql<{ id: string }>(`select (graphile_worker.add_job('membership-dates')).id`)
  await until(async () => (await w.sql('select 1 from graphile_worker.jobs where id = $1', [job!.id])).length === 0)
}
const stateOf = async (membership: string): Promise<string> =>
  (await w.sql<{ state: string }>('select state from school_membership where id = $1', [membership]))[0]!.state
const membershipOf = async (alliance: AllianceId, urn: Urn): Promise<string> =>
  (
    await w.sql<{ id: string }>('select id from school_membership where space_id = $1 and urn = $2', [alliance, urn])
  )[0]!.id
const today = () => dayInLondon(new Date())
