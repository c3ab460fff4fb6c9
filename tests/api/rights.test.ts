// Rights as they change: several roles at once, guests, and what open pages hear of it – at once, on the socket they have open.

import type { SpaceId } from '@alongside/domain/ids'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type GraphQLSchema, getNamedType, isLeafType } from 'graphql'
import { schemaOf } from '../../apps/api/src/schema.js'
import { type Answer, Caller } from '../support/ask.js'
import { type Cast, cast, EnquiryHelp } from '../support/enquiries.js'
import { eventually } from '../support/eventually.js'
import { lessonSheet } from '../support/lesson-sheet.js'
import { socketOf, type TestSocket } from '../support/live.js'
import { addressFor, type Someone, type World, world } from '../support/world.js'

const password = 'three calm herons walk'
const suspend =
  'mutation($urn: ID!, $id: ID!) { suspendPerson(urn: $urn, personId: $id, reason: "Leave of absence") { state } }'
const accept =
  'mutation($token: String!, $name: String, $password: String) { acceptInvitation(token: $token, name: $name, password: $password) { id isGuest } }'
const whoAmI = '{ viewer { name } }'

let w: World
let c: Cast
let help: EnquiryHelp
let elmSpace: SpaceId
const sockets: TestSocket[] = []
beforeAll(async () => {
  w = await world()
  c = await cast(w)
  help = new EnquiryHelp(c)
  elmSpace = await w.spaceOf(c.elm)
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  await w?.close()
})

const epoch = async (person: Someone) =>
  (await w.sql<{ n: number }>('select perm_epoch as n from person where id = $1', [person.id]))[0]!.n

/** An open page: the news it gets, and whether it was thrown out. */
async function page(of: Someone) {
  const socket = socketOf(of)
  sockets.push(socket)
  const heard: string[] = []
  let closed: string | null = null
  socket.onAny((name: string) => heard.push(name))
  socket.on('disconnect', (reason) => {
    closed = reason
  })
  await eventually(async () => socket.connected)
  return { heard, isOpen: () => closed === null, closed: () => eventually(async () => closed) }
}

describe('whoever holds several roles', () => {
  it('PER-1: may do what any of them allows, where it allows it', async () => {
    const both = await w.person({
      name: 'Both',
      role: 'HEADTEACHER',
      school: c.elm,
      also: [{ role: 'TEACHER', school: c.oak }],
    })
    const [mine, theirs] = [
      await w.person({ role: 'TEACHER', school: c.elm }),
      await w.person({ role: 'TEACHER', school: c.oak }),
    ]
    expect(await both.ask(suspend, { urn: c.elm, id: mine.id })).toEqual({ suspendPerson: { state: 'SUSPENDED' } })
    expect(await both.refused(suspend, { urn: c.oak, id: theirs.id })).toBe('not-allowed')
  })

  it('may do it whichever role the switcher shows', async () => {
    const both = await w.person({ role: 'HEADTEACHER', school: c.elm, also: [{ role: 'TEACHER', school: c.oak }] })
    const { viewer } = await both.ask('{ viewer { holdings { id role } } }')
    const teaching = viewer.holdings.find(({ role }: Answer) => role === 'TEACHER')
    await both.ask('mutation($id: ID!) { actAs(holdingId: $id) { id } }', { id: teaching.id })
    const colleague = await w.person({ role: 'TEACHER', school: c.elm })
    expect(await both.ask(suspend, { urn: c.elm, id: colleague.id })).toEqual({ suspendPerson: { state: 'SUSPENDED' } })
  })

  it('PER-2: a role that ran out yesterday allows nothing today', async () => {
    const late = await w.person({
      role: 'TEACHER',
      school: c.elm,
      also: [{ role: 'HEADTEACHER', school: c.elm, deputy: true, endsOn: '2020-01-01' }],
    })
    expect(await late.refused(suspend, { urn: c.elm, id: c.ana.id })).toBe('not-allowed')
  })
})

describe('open pages', () => {
  it('T04: hear at once that their rights changed, each change once', async () => {
    const ana = await w.person({ role: 'TEACHER', school: c.elm, also: [{ role: 'CPD_LEAD', school: c.elm }] })
    const open = await page(ana)
    const until = new Date(Date.now() + 864e5).toISOString().slice(0, 10)
    const [holding] = await w.sql<{ id: string }>(
      `select id from role_holding where person_id = $1 and role = 'CPD_LEAD'`,
      [ana.id],
    )
    const before = await epoch(ana)
    await c.hal.ask(
      'mutation($urn: ID!, $id: ID!, $until: Date!) { appointDeputy(urn: $urn, personId: $id, until: $until) { id } }',
      { urn: c.elm, id: ana.id, until },
    )
    await c.hal.ask('mutation($urn: ID!, $id: ID!) { endDeputy(urn: $urn, personId: $id) { id } }', {
      urn: c.elm,
      id: ana.id,
    })
    await c.hal.ask('mutation($id: ID!) { endRole(holdingId: $id) }', { id: holding!.id })
    await eventually(async () => open.heard.filter((name) => name === 'viewer.changed').length === 3)
    expect(await epoch(ana)).toBeGreaterThanOrEqual(before + 3)
    expect(open.isOpen()).toBe(true)
  })

  it('T04: are closed at once when the person is suspended or released', async () => {
    const [ana, ben] = [
      await w.person({ role: 'TEACHER', school: c.elm }),
      await w.person({ role: 'TEACHER', school: c.elm }),
    ]
    const [first, second] = [await page(ana), await page(ben)]
    await c.hal.ask(suspend, { urn: c.elm, id: ana.id })
    expect(await first.closed()).toBe('io server disconnect')
    expect(second.isOpen()).toBe(true)
    await c.hal.ask('mutation($urn: ID!, $id: ID!) { releasePerson(urn: $urn, personId: $id, handover: []) }', {
      urn: c.elm,
      id: ben.id,
    })
    expect(await second.closed()).toBe('io server disconnect')
  })

  it('T04: are closed with their session, and only with theirs', async () => {
    const ana = await w.person({ role: 'TEACHER', school: c.elm, password })
    const others = [await w.again(ana), await w.again(ana)]
    const [here, phone, library] = [await page(ana), await page(others[0]!), await page(others[1]!)]
    const { viewer } = await others[0]!.ask('{ viewer { sessions { id isThisOne } } }')
    await ana.ask('mutation($id: ID!) { revokeSession(id: $id) { id } }', {
      id: viewer.sessions.find(({ isThisOne }: Answer) => isThisOne).id,
    })
    expect(await phone.closed()).toBe('io server disconnect')
    expect([here.isOpen(), library.isOpen()]).toEqual([true, true])
    await ana.ask('mutation($a: String!, $b: String!) { changePassword(current: $a, next: $b) }', {
      a: password,
      b: 'nobody counts the geese',
    })
    expect(await library.closed()).toBe('io server disconnect')
    expect(here.isOpen()).toBe(true)
    await ana.ask('mutation { signOut }')
    expect(await here.closed()).toBe('io server disconnect')
  })

  it('are not opened by strangers', async () => {
    const socket = socketOf(w.stranger)
    sockets.push(socket)
    const refusal = await new Promise<Error>((resolve) => socket.once('connect_error', resolve))
    expect(refusal.message).toBe('sign-in.required')
  })
})

describe('leaving with an enquiry', () => {
  it('PSN-2: is handed over to a colleague of the group, and then one may go', async () => {
    const ana = await w.person({ name: 'Lea', role: 'TEACHER', school: c.elm })
    const lea = new EnquiryHelp({ ...c, ana })
    const { id } = await lea.active({ title: 'Waiting longer for an answer' })
    const ask = `query($id: ID!, $urn: ID!) { handover(personId: $id, urn: $urn) { kind id title candidates { id } } }`
    const { handover } = await c.hal.ask(ask, { id: ana.id, urn: c.elm })
    expect(handover).toEqual([
      { kind: 'enquiry', id, title: 'Waiting longer for an answer', candidates: [{ id: c.ben.id }] },
    ])
    const release =
      'mutation($urn: ID!, $id: ID!, $handover: [HandoverInput!]!) { releasePerson(urn: $urn, personId: $id, handover: $handover) }'
    expect(await c.hal.refused(release, { urn: c.elm, id: ana.id, handover: [] })).toBe('person.hand-over-first')
    expect(await ana.ask(whoAmI)).toEqual({ viewer: { name: 'Lea' } })
    await c.hal.ask(release, { urn: c.elm, id: ana.id, handover: [{ kind: 'enquiry', id, toPersonId: c.ben.id }] })
    const { enquiry } = await c.ben.ask(
      'query($id: ID!) { enquiry(id: $id) { state lead { id } members { person { name } state } } }',
      { id },
    )
    expect(enquiry.lead).toEqual({ id: c.ben.id })
    expect(enquiry.members).toEqual([{ person: { name: 'Ben' }, state: 'JOINED' }])
    // Only one school is left in it: the enquiry waits until another joins.
    expect(enquiry.state).toBe('PAUSED')
  })
})

describe('a guest', () => {
  async function guestOf(id: string) {
    const email = addressFor('guest')
    await c.ana.ask(
      'mutation($id: ID!, $email: String!) { inviteGuest(id: $id, email: $email, name: "Gwen Lloyd") { id } }',
      { id, email },
    )
    // The link is told once to the lead; here it is made anew to have it at hand.
    const [row] = await w.sql<{ id: string; space: string }>(
      'select id, space_id as space from invitation where email = $1',
      [email],
    )
    const { renewInvitation } = await c.ana.ask(
      'mutation($s: ID!, $id: ID!) { renewInvitation(spaceId: $s, id: $id) { link } }',
      { s: row!.space, id: row!.id },
    )
    const token = renewInvitation.link.split('/').at(-1)
    const { invitation } = await w.stranger.ask(
      'query($token: String!) { invitation(token: $token) { roleLabel itemTitle needsPassword } }',
      { token },
    )
    const guest = new Caller(w.url)
    const { acceptInvitation } = await guest.ask(accept, { token, name: 'Gwen Lloyd', password })
    return { guest, invitation, id: acceptInvitation.id as string }
  }

  it('comes in to one enquiry for thirty days, and finds nothing beside it', async () => {
    const { id } = await help.active({ title: 'Say it first' })
    const other = await help.active({ title: 'Not for guests' })
    const { guest, invitation, id: person } = await guestOf(id)
    expect(invitation).toEqual({ roleLabel: 'Guest', itemTitle: 'Say it first', needsPassword: true })
    expect(await guest.ask('{ viewer { isGuest holdings { id } places alliances { id } canStartEnquiry } }')).toEqual({
      viewer: {
        isGuest: true,
        holdings: [],
        places: ['TODAY', 'ENQUIRIES'],
        alliances: [],
        canStartEnquiry: false,
      },
    })
    const read =
      'query($id: ID!) { enquiry(id: $id) { title abilities { readBoard editCards comment } members { person { name email } } } }'
    const { enquiry } = await guest.ask(read, { id })
    expect(enquiry).toMatchObject({
      title: 'Say it first',
      abilities: { readBoard: true, editCards: false, comment: true },
    })
    expect(
      enquiry.members.every(({ person: { name, email } }: Answer) => name !== 'A former colleague' && email === null),
    ).toBe(true)
    expect((await guest.ask(read, { id: other.id }).catch(({ code }) => ({ enquiry: null, code }))).enquiry).toBeNull()
    for (const spaceId of [c.alliance, elmSpace]) {
      expect(['not-allowed', 'not-found']).toContain(
        await guest.refused('query($spaceId: ID!) { people(spaceId: $spaceId) { id } }', { spaceId }),
      )
    }
    const [grant] = await w.sql(
      `select role, item_kind, round(extract(epoch from expires_at - created_at) / 86400) as days from item_grant where person_id = $1`,
      [person],
    )
    expect(grant).toEqual({ role: 'GUEST', item_kind: 'enquiry', days: '30' })
  })

  it('is out the moment the thirty days are over, and open pages hear of it', async () => {
    const { id } = await help.active()
    const { guest, id: person } = await guestOf(id)
    const read = 'query($id: ID!) { enquiry(id: $id) { title } }'
    expect((await guest.ask(read, { id })).enquiry).not.toBeNull()
    await w.sql('update item_grant set expires_at = now() where person_id = $1', [person])
    expect((await guest.ask(read, { id }).catch(() => ({ enquiry: null }))).enquiry).toBeNull()
    const open = await page(guest as Someone)
    await w.sql(`select graphile_worker.add_job('close-ended-grants')`)
    await eventually(async () => open.heard.includes('viewer.changed'))
  })
})

describe('T01: somebody of another alliance', () => {
  // Every query and mutation with the real ids of things that are none of their business: nothing is told, nothing is done.
  it('is told nothing and changes nothing, whatever they ask', async () => {
    const { id: enquiryId, cycleId } = await help.active()
    const { studyId, lessonId } = await lessonSheet(w, c.alliance, [
      { someone: c.ana, urn: c.elm },
      { someone: c.ben, urn: c.oak },
    ])
    const { invitePeople } = await c.hal.ask(
      `mutation($s: ID!) { invitePeople(spaceId: $s, role: "TEACHER", lines: "someone@elm.example") { invitation { id } } }`,
      { s: elmSpace },
    )
    const [membership] = await w.sql<{ id: string }>('select id from school_membership where space_id = $1 limit 1', [
      c.alliance,
    ])
    const [holding] = await w.sql<{ id: string }>('select id from role_holding where person_id = $1', [c.ana.id])
    const real: Readonly<Record<string, readonly string[]>> = {
      spaceId: [elmSpace, c.alliance],
      allianceId: [c.alliance],
      urn: [c.elm],
      urns: [c.elm],
      personId: [c.ana.id],
      personIds: [c.ana.id],
      holdingId: [holding!.id],
      enquiryId: [enquiryId],
      cycleId: [cycleId],
      studyId: [studyId],
      lessonId: [lessonId],
      id: [enquiryId, studyId, lessonId, c.alliance, membership!.id, invitePeople[0].invitation.id],
    }
    const schema: GraphQLSchema = await schemaOf()
    const before = await fingerprint()
    const told: string[] = []
    let probes = 0
    for (const [kind, type] of [
      ['query', schema.getQueryType()!],
      ['mutation', schema.getMutationType()!],
    ] as const) {
      for (const field of Object.values(type.getFields())) {
        const ids = field.args.filter((argument) => argument.name in real)
        if (ids.length === 0) continue
        const choices = ids.reduce<Record<string, string>[]>(
          (sofar, argument) =>
            sofar.flatMap((one) => real[argument.name]!.map((value) => ({ ...one, [argument.name]: value }))),
          [{}],
        )
        for (const choice of choices) {
          const variables = Object.fromEntries(
            field.args.map((argument) => [argument.name, plausible(argument, choice)]),
          )
          const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ')
          const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ')
          const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
          const { data, errors } = await c.zoe.post(
            `${kind}(${declared}) { ${field.name}(${passed}) ${selection} }`,
            variables,
          )
          probes += 1
          const answer = data?.[field.name]
          const isTold = errors.length === 0 && answer !== null && !(Array.isArray(answer) && answer.length === 0)
          if (isTold && !told.includes(field.name)) told.push(field.name)
          for (const { extensions } of errors)
            expect([field.name, extensions.code]).not.toEqual([field.name, 'internal'])
        }
      }
    }
    expect(probes).toBeGreaterThan(60)
    // The register is public, and so is how a school’s day runs; marking one's own notices read touches nobody else's.
    expect(told.filter((name) => !['school', 'schoolDay', 'markRead', 'revokeSession'].includes(name))).toEqual([])
    expect(await fingerprint()).toEqual(before)
  }, 600_000)

  /** Everything of the alliance and its schools, as numbers that any change would move; not the seals of the audit trail, which a job sets every few minutes. */
  async function fingerprint() {
    const tables = await w.sql<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'space_id' and table_name <> 'audit_seal' order by 1`,
    )
    const sums: Record<string, unknown> = {}
    for (const { name } of tables) {
      const [row] = await w.sql(
        `select count(*)::int as n, md5(coalesce(string_agg((to_jsonb(t) - 'seal')::text, '|' order by (to_jsonb(t) - 'seal')::text), '')) as sum from ${name} t where space_id = any($1)`,
        [[c.alliance, elmSpace, c.ana.id]],
      )
      sums[name] = row
    }
    return sums
  }
})

/** Something to say for an argument that is no id. */
function plausible(
  { name, type }: { name: string; type: { toString(): string } },
  choice: Record<string, string>,
): unknown {
  const kind = type.toString()
  const one = choice[name] ?? samples[kind.replace(/[[\]!]/g, '')] ?? null
  return kind.startsWith('[') && one !== null ? [one] : one
}
const samples: Readonly<Record<string, unknown>> = {
  ID: '01890000-0000-7000-8000-000000000000',
  String: 'something',
  Int: 1,
  Boolean: true,
  Date: '2030-01-01',
  CycleStage: 'FOCUSING',
  Visibility: 'ALLIANCE',
  HealthValue: 'YES',
  EnoughDifference: 'YES',
  HunchStatusValue: 'TESTING',
  MembershipRole: 'MEMBER',
  HandoverInput: {
    kind: 'enquiry',
    id: '01890000-0000-7000-8000-000000000000',
    toPersonId: '01890000-0000-7000-8000-000000000000',
  },
  TemplateBodyInput: { classroomPractice: 'x', pupilsToBenefit: 'x', focus: 'x', prompts: [] },
}
