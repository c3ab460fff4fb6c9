// T05, T06, T08, T20, T22: what people may type, send twice, send wrongly or guess.
import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import { v7 } from 'uuid'
import { schemaOf } from '../../apps/api/src/schema.js'
import { post } from '../support/ask.js'
import { type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { addressFor, type World, world } from '../support/world.js'

const password = 'seven loud geese sleep'

let w: World
let n: Neighbourhood
let schema: GraphQLSchema
beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  schema = await schemaOf()
})
afterAll(() => w?.close())

describe('T20, T22: whatever stands in an argument', () => {
  const texts = ["' or 1=1 --", 'a\u0000b', '\ud800', '"&|!():*<->%_\\', '__proto__', 'x'.repeat(20_000), '']
  const ids = ['', "' or 1=1 --", 'a\u0000b', `{${v7()}}`, 'x'.repeat(5_000)]
  const others: Readonly<Record<string, readonly unknown[]>> = {
    Int: [0, -1, 2_147_483_647],
    Float: [-1, 1e308],
    Boolean: [true],
    Date: ['0001-01-01', '9999-12-31', '0000-01-01', '2026-02-30', 'infinity', 'now'],
  }
  /** The values to try for one argument, the others being plausible. */
  const evil = (type: GraphQLInputType): readonly unknown[] => {
    if (isNonNullType(type)) return evil(type.ofType)
    if (isListType(type)) return evil(type.ofType).map((value) => [value, value])
    if (isEnumType(type)) return type.getValues().map(({ name }) => name)
    if (isInputObjectType(type)) {
      return Object.values(type.getFields()).flatMap((field) =>
        evil(field.type).map((value) => ({ ...(plain(type) as object), [field.name]: value })),
      )
    }
    return type.name === 'ID' ? ids : type.name === 'String' ? texts : (others[type.name] ?? [])
  }
  const plain = (type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return plain(type.ofType)
    if (isListType(type)) return [plain(type.ofType)]
    if (isEnumType(type)) return type.getValues()[0]!.name
    if (isInputObjectType(type)) {
      return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, plain(field.type)]))
    }
    return { ID: n.enquiry.id, String: 'something', Int: 1, Float: 1, Boolean: true, Date: '2030-01-01' }[type.name]
  }
  /** Ids with which the question is let in, so that what is typed beside them is looked at. */
  const known = (name: string, type: GraphQLInputType): unknown => {
    const real: Readonly<Record<string, unknown>> = {
      allianceId: n.north,
      spaceId: n.north,
      cycleId: n.enquiry.cycleId,
      urn: n.schools.elm,
      urns: [n.schools.elm],
      personId: n.people.colleague.id,
    }
    return real[name] ?? plain(type)
  }

  it.each(['Query', 'Mutation'] as const)(
    '%s: no answer is a surprise, and no error tells how it is made',
    async (kind) => {
      const everybody = await w.person({
        role: 'TEACHER',
        school: n.schools.elm,
        also: [
          { role: 'HEADTEACHER', school: n.schools.elm },
          { role: 'ALLIANCE_COORDINATOR', alliance: n.north },
          { role: 'ADMIN' },
        ],
      })
      await w.sql(
        `insert into enquiry_member (space_id, enquiry_id, person_id, urn, state, joined_at, protocol_version) values ($1, $2, $3, $4, 'JOINED', now(), 1)`,
        [n.north, n.enquiry.id, everybody.id, n.schools.elm],
      )
      await w.sql('update enquiry set lead_id = $2 where id = $1', [n.enquiry.id, everybody.id])
      const type = kind === 'Query' ? schema.getQueryType()! : schema.getMutationType()!
      const surprises: string[] = []
      let asked = 0
      for (const field of Object.values(type.getFields())) {
        if (['signOut', 'revokeOtherSessions', 'signIn'].includes(field.name)) continue
        for (const argument of field.args) {
          for (const value of evil(argument.type)) {
            const variables = Object.fromEntries(
              field.args.map(({ name, type: wanted }) => [name, name === argument.name ? value : known(name, wanted)]),
            )
            const declared = field.args.map(({ name, type: wanted }) => `$${name}: ${String(wanted)}`).join(', ')
            const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
            const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
            const { errors, status } = await everybody.post(
              `${kind.toLowerCase()}(${declared}) { ${field.name}(${passed}) ${selection} }`,
              variables,
            )
            asked += 1
            const told = JSON.stringify(errors)
            if (
              status >= 500 ||
              /"internal"|no-json|select |insert |syntax|relation|column |node_modules|\.ts:/i.test(told)
            ) {
              surprises.push(
                `${field.name}.${argument.name} = ${JSON.stringify(value)?.slice(0, 60)}: ${told.slice(0, 160)}`,
              )
            }
          }
        }
      }
      expect(surprises).toEqual([])
      expect(asked).toBeGreaterThan(100)
    },
    400_000,
  )

  it.each<[string, () => Promise<string>]>([
    [
      'what it is for',
      () =>
        n.people.lead.refused('mutation($id: ID!, $t: String) { updateEnquiry(id: $id, pupilsToBenefit: $t) { id } }', {
          id: n.draft,
          t: long(' '),
        }),
    ],
    [
      'a new enquiry',
      () =>
        n.people.lead.refused(
          'mutation($id: ID!, $t: String!) { startEnquiry(input: {allianceId: $id, urn: $t, title: $t, classroomPractice: $t, pupilsToBenefit: $t}) { id } }'.replace(
            'urn: $t',
            `urn: "${n.schools.elm}"`,
          ),
          { id: n.north, t: long('\u00a0') },
        ),
    ],
    [
      'a list of people',
      async () =>
        (
          await n.people.head.ask(
            'mutation($s: ID!, $t: String!) { invitePeople(spaceId: $s, role: "TEACHER", lines: $t) { outcome } }',
            { s: await w.spaceOf(n.schools.elm), t: long(' ', 39_000) },
          )
        ).invitePeople[0].outcome,
    ],
    [
      'a name',
      async () =>
        (
          await n.people.lead.post('query($id: ID!, $t: String!) { mentionable(enquiryId: $id, search: $t) { id } }', {
            id: n.draft,
            t: long(' '),
          })
        ).status.toString(),
    ],
  ])('T21: %s with a very long gap in it holds nobody up', async (_, ask) => {
    const began = performance.now()
    expect(await ask()).toMatch(/^(input\.too-long|REFUSED|200)$/)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('T22: takes no key it does not know, in any object, and no prototype', async () => {
    const objects = Object.values(schema.getMutationType()!.getFields()).flatMap((field) =>
      field.args.filter(({ type }) => isInputObjectType(getNamedType(type))).map((argument) => ({ field, argument })),
    )
    expect(objects.map(({ field }) => field.name)).toEqual(
      expect.arrayContaining(['startEnquiry', 'createAlliance', 'saveTemplate', 'releasePerson']),
    )
    for (const { field, argument } of objects) {
      const declared = field.args.map(({ name, type: wanted }) => `$${name}: ${String(wanted)}`).join(', ')
      const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
      const isList = String(argument.type).startsWith('[')
      for (const extra of [
        'id',
        'state',
        'role',
        'spaceId',
        'createdBy',
        'leadId',
        'visibility',
        '__proto__',
        'constructor',
      ]) {
        const object = JSON.parse(`{${JSON.stringify(extra)}: {"polluted": true}}`)
        const variables = Object.fromEntries(field.args.map(({ name, type }) => [name, known(name, type)]))
        const given = plain(getNamedType(argument.type) as GraphQLInputType) as object
        const odd = Object.assign(Object.create(null), given, object)
        if (extra in given) continue
        const body = JSON.stringify({
          query: `mutation(${declared}) { ${field.name}(${passed}) ${isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'} }`,
          variables: { ...variables, [argument.name]: isList ? [odd] : odd },
        })
        const withProto = extra === '__proto__' ? body.replace(/"__proto__x":/, '"__proto__":') : body
        const response = await fetch(`${w.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: n.people.head.cookie! },
          body: withProto,
        })
        const told = await response.text()
        expect([
          field.name,
          extra,
          response.status < 500 && /request\.malformed|prototype|not-allowed|Bad Request/i.test(told),
        ]).toEqual([field.name, extra, true])
      }
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

const long = (gap: string, length = 100_000): string => `x${gap.repeat(length)}x`

describe('T05: one question that is many', () => {
  const bombs: Readonly<Record<string, () => string>> = {
    'sixteen names for one field': () =>
      `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: viewer { id }`).join(' ')} }`,
    'a deep question': () =>
      `{ viewer { alliances ${'{ enquiries { alliance '.repeat(6)} { id } ${'} }'.repeat(6)} } }`,
    'fragments in fragments': () =>
      `{ ...f0 } ${Array.from({ length: 40 }, (_, at) => `fragment f${at} on Query { a${at}: viewer { id } ...f${at + 1} }`).join(' ')} fragment f40 on Query { viewer { id } }`,
    'a fragment of itself': () => '{ ...f } fragment f on Query { ...f }',
    'forty directives': () => `{ viewer ${'@include(if: true) '.repeat(40)} { id } }`,
    'two thousand names': () => `{ ${'viewer { id } '.repeat(700)} }`,
    'what can be asked': () => '{ __schema { types { name } } }',
    'what a type can be asked': () => '{ __type(name: "Person") { fields { name } } }',
    'everything at once': () =>
      `{ ${Array.from({ length: 15 }, (_, at) => `a${at}: enquiries { alliance { enquiries { alliance { enquiries { id title } } } } }`).join(' ')} }`,
  }
  it.each(Object.entries(bombs))('%s is refused before anything is done', async (_, bomb) => {
    const { data, errors } = await n.people.lead.post(bomb())
    expect([data, errors[0]?.extensions.code]).toEqual([null, 'request.malformed'])
  })

  it('several questions in one letter are no question', async () => {
    const response = await fetch(`${w.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: n.people.lead.cookie! },
      body: JSON.stringify([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }]),
    })
    expect(await response.text()).not.toContain(n.people.lead.id)
  })

  it('T08: more names for signing in are no more tries', async () => {
    const { email } = await w.person({ password })
    const sign = (at: number, word: string) => `a${at}: signIn(email: "${email}", password: "${word}") { id }`
    let judged = 0
    for (let turn = 0; turn < 12; turn += 1) {
      const many = Array.from({ length: 15 }, (_, at) => sign(at, `wrong password ${turn} ${at}`))
      const { errors } = await post(w.url, `mutation { ${many.join(' ')} }`)
      judged += errors.filter(({ extensions }) => extensions.code === 'sign-in.wrong').length
    }
    expect(judged).toBe(10)
    const { errors } = await post(w.url, `mutation { ${sign(0, password)} }`)
    expect(errors[0]?.extensions.code).toBe('sign-in.too-many')
  })

  it('T33: an address that one gives oneself buys no further tries', async () => {
    const { email } = await w.person({ password })
    const codes: string[] = []
    for (let at = 0; at < 12; at += 1) {
      const { errors } = await post(
        w.url,
        `mutation { signIn(email: "${email}", password: "wrong ${at}") { id } }`,
        {},
        { 'x-forwarded-for': `10.0.0.${at}`, forwarded: `for=10.0.0.${at}` },
      )
      codes.push(errors[0]!.extensions.code)
    }
    expect(codes.slice(-2)).toEqual(['sign-in.too-many', 'sign-in.too-many'])
  })
})

describe('T06: from another site', () => {
  const change = JSON.stringify({ query: 'mutation { markSeen }' })
  const url = (path: string) => `${w.url}${path}`
  it.each<[string, string, RequestInit]>([
    [
      'as a form',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query=mutation{markSeen}',
      },
    ],
    ['as text', '/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: change }],
    ['as nothing', '/graphql', { method: 'POST', headers: { 'content-type': '' }, body: change }],
    [
      'as an upload',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${change}\r\n--x--`,
      },
    ],
    ['by a link', `/graphql?query=${encodeURIComponent('mutation { markSeen }')}`, { headers: { 'x-alongside': '1' } }],
    [
      'by another page’s script',
      '/graphql',
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-alongside': '1',
          'sec-fetch-site': 'cross-site',
          origin: 'https://elsewhere.example',
        },
        body: change,
      },
    ],
    [
      'by a page next door',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-alongside': '1', 'sec-fetch-site': 'same-site' },
        body: change,
      },
    ],
    [
      'by a page without a name',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-alongside': '1', origin: 'null' },
        body: change,
      },
    ],
    [
      'with PUT',
      '/graphql',
      { method: 'PUT', headers: { 'content-type': 'application/json', 'x-alongside': '1' }, body: change },
    ],
    [
      'to the register',
      '/api/register-import?name=x.csv',
      { method: 'POST', headers: { 'content-type': 'text/csv', origin: 'https://elsewhere.example' }, body: 'URN' },
    ],
    [
      'by another name of the place',
      '//graphql',
      { method: 'POST', headers: { 'content-type': 'application/json', 'x-alongside': '1' }, body: change },
    ],
    [
      'by a masked name of the place',
      '/%67raphql',
      { method: 'POST', headers: { 'content-type': 'application/json', 'x-alongside': '1' }, body: change },
    ],
  ])('a change %s is none', async (_, path, request) => {
    const { admin } = n.people
    await w.sql('update person set last_here_at = null where id = $1', [admin.id])
    const response = await fetch(url(path), {
      ...request,
      headers: { ...(request.headers as Record<string, string>), cookie: admin.cookie! },
    })
    await response.text()
    const [person] = await w.sql<{ at: Date | null }>('select last_here_at as at from person where id = $1', [admin.id])
    expect(person!.at).toBeNull()
    expect(await w.sql('select 1 from school_import')).toEqual([])
  })

  it('T03: no live connection on the address of questions', async () => {
    const { hostname, port } = new URL(w.url)
    const answer = await new Promise<string>((resolve) => {
      const headers = {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': 'eHh4eHh4eHh4eHh4eHh4eA==',
        'sec-websocket-version': '13',
        'sec-websocket-protocol': 'graphql-transport-ws',
        origin: w.url,
        cookie: n.people.lead.cookie!,
      }
      const request = http.get({ hostname, port, path: '/graphql', headers })
      request.on('upgrade', () => resolve('connected'))
      request.on('response', () => resolve('answered'))
      request.on('error', () => resolve('closed'))
    })
    expect(answer).not.toBe('connected')
  })
})

describe('T08, T09: who has an account is nobody’s business', () => {
  const told = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors, cookies, status } = await post(w.url, query, variables)
    return { data, codes: errors.map(({ extensions }) => extensions), cookies, status }
  }
  it.each<[string, (email: string) => [string, Record<string, unknown>]]>([
    [
      'signing in',
      (email) => ['mutation($e: String!) { signIn(email: $e, password: "not this one at all") { id } }', { e: email }],
    ],
    [
      'asking for a new password',
      (email) => ['mutation($e: String!) { requestPasswordReset(email: $e) }', { e: email }],
    ],
  ])('%s: the same for an account, none, one that is suspended, and one that has left', async (_, ask) => {
    const here = await w.person({ password })
    const suspended = await w.person({ password, state: 'SUSPENDED' })
    const left = await w.person({ state: 'LEFT' })
    const answers = []
    for (const email of [here.email, suspended.email, left.email, addressFor('nobody'), here.email.toUpperCase()])
      answers.push(await told(...ask(email)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('signing in to a suspended account with the right password says no more than with a wrong one', async () => {
    const suspended = await w.person({ password, state: 'SUSPENDED' })
    const sign = 'mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { id } }'
    expect(await told(sign, { e: suspended.email, p: password })).toEqual(
      await told(sign, { e: suspended.email, p: 'another one altogether' }),
    )
  })

  it('inviting somebody to a school: the same whether they have an account elsewhere or none', async () => {
    const space = await w.spaceOf(n.schools.elm)
    const lines = [n.people.foreigner.email, n.people.admin.email, addressFor('nobody')].join('\n')
    const { invitePeople } = await n.people.head.ask(
      'mutation($s: ID!, $l: String!) { invitePeople(spaceId: $s, role: "TEACHER", lines: $l) { outcome message } }',
      { s: space, l: lines },
    )
    expect(invitePeople).toEqual([0, 1, 2].map(() => ({ outcome: 'INVITED', message: null })))
  })

  it('inviting a guest: the same for somebody with an account elsewhere and for nobody', async () => {
    await w.sql(`update enquiry set lead_id = $2, state = 'ACTIVE' where id = $1`, [n.enquiry.id, n.people.lead.id])
    const ask = 'mutation($id: ID!, $e: String!) { inviteGuest(id: $id, email: $e, name: "Guest") { id } }'
    for (const e of [n.people.foreignHead.email, n.people.admin.email, addressFor('nobody')])
      expect(await n.people.lead.ask(ask, { id: n.enquiry.id, e })).toEqual({ inviteGuest: { id: n.enquiry.id } })
  })

  it.each([
    ['an invitation', 'query($t: String!) { invitation(token: $t) { email } }'],
    ['coming in by it', 'mutation($t: String!) { acceptInvitation(token: $t, name: "x", password: "x") { id } }'],
    ['a new password', 'mutation($t: String!) { resetPassword(token: $t, password: "three green doors open") }'],
    [
      'the first administrator',
      'mutation($t: String!) { createFirstAdministrator(token: $t, name: "x", email: "x@y.example", password: "three green doors open") { id } }',
    ],
  ])('%s: one answer for every wrong link', async (_, query) => {
    const answers = []
    for (const t of ['', 'x', v7(), 'x'.repeat(43), '\ud800', 'x'.repeat(5_000), '*', '%'])
      answers.push(await told(query, { t }))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(JSON.stringify(answers[0])).not.toContain('internal')
  })
})

describe('what is shown where there is no demo', () => {
  it('is neither its people nor its mailbox', async () => {
    await w.sql(
      `insert into mail (id, to_address, template, vars, state, subject, body) values ($1, 'a@b.example', 'passwordReset', '{}', 'KEPT', 'x', 'http://secret')`,
      [v7()],
    )
    for (const asker of [w.stranger, n.people.admin]) {
      expect(
        await asker.ask(
          '{ demoPeople { email } mailbox { body } installation { demo mailbox firstAdministratorNeeded } }',
        ),
      ).toEqual({
        demoPeople: [],
        mailbox: [],
        installation: { demo: false, mailbox: false, firstAdministratorNeeded: false },
      })
    }
  })
})
