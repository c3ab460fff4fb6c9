// T20, T22: every text that can be sent carries pieces of SQL, and every change keys it does not know. Statements stay what they were.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import type pg from 'pg'
import { schemaOf } from '../../apps/api/src/schema.js'
import { type Neighbourhood, neighbourhood } from '../support/neighbourhood.js'
import { ServerClient } from '../support/served.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let n: Neighbourhood
let schema: GraphQLSchema
let everybody: Someone
beforeAll(async () => {
  w = await world()
  n = await neighbourhood(w)
  schema = await schemaOf()
  everybody = await w.person({
    role: 'TEACHER',
    school: n.schools.elm,
    also: [
      { role: 'HEADTEACHER', school: n.schools.elm },
      { role: 'ALLIANCE_COORDINATOR', alliance: n.north },
      { role: 'ADMIN' },
    ],
  })
})
afterAll(() => w?.close())

/** Ids that are let in, so that the words beside them reach the database. */
const real = (name: string): unknown =>
  ({
    allianceId: n.north,
    spaceId: n.north,
    enquiryId: n.enquiry.id,
    cycleId: n.enquiry.cycleId,
    urn: n.schools.elm,
    urns: [n.schools.elm],
    personId: n.people.colleague.id,
  })[name]
const plain = (type: GraphQLInputType, name = ''): unknown => {
  if (isNonNullType(type)) return plain(type.ofType, name)
  if (isListType(type)) return real(name) ?? [plain(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [field.name, plain(field.type, field.name)]),
    )
  return (
    real(name) ??
    { ID: n.enquiry.id, String: 'something', Int: 1, Float: 1, Boolean: true, Date: '2030-01-01' }[type.name]
  )
}
/** The same value with each text in it spoilt, one at a time. */
const spoilt = (type: GraphQLInputType, text: string): unknown[] => {
  if (isNonNullType(type)) return spoilt(type.ofType, text)
  if (isListType(type)) return spoilt(type.ofType, text).map((value) => [value])
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) =>
      spoilt(field.type, text).map((value) => ({ ...(plain(type) as object), [field.name]: value })),
    )
  return ['String', 'ID'].includes(type.name) ? [text] : []
}
const questionOf = (kind: string, field: GraphQLField<unknown, unknown>): string => {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  return `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'} }`
}
const ending = ['signOut', 'revokeOtherSessions', 'signIn', 'revokeSession']

describe('T20', () => {
  const mark = 'zqx7'
  const pieces = [
    `${mark}' or '1'='1`,
    `${mark}'; select pg_sleep(9); --`,
    `${mark}") or true /*`,
    `${mark}\\'; drop table person; --`,
    `${mark}$$||(select email from person limit 1)||$$`,
    `${mark}%' union select null, null, version() --`,
    `${mark} asc, (select 1/0)`,
    `${mark}->>'x' is null`,
    `${mark}' & !a | b:* <-> c`,
  ]
  const query = Reflect.get(ServerClient.prototype, 'query') as (...question: unknown[]) => unknown
  afterEach(() => void Reflect.set(ServerClient.prototype, 'query', query))

  it('what is typed stands in no statement, in any argument of any question or change', async () => {
    const literal = new Set<string>()
    const kinds = new Set<string>()
    Reflect.set(ServerClient.prototype, 'query', function (this: pg.Client, ...question: unknown[]) {
      const [first] = question as [{ text?: string } | string]
      const text = typeof first === 'string' ? first : (first?.text ?? '')
      kinds.add(text)
      if (text.includes(mark)) literal.add(text)
      return Reflect.apply(query, this, question)
    })
    const odd: string[] = []
    let asked = 0
    for (const [kind, root] of [
      ['query', schema.getQueryType()!],
      ['mutation', schema.getMutationType()!],
    ] as const) {
      const one = async (field: GraphQLField<unknown, unknown>) => {
        const usual = Object.fromEntries(field.args.map(({ name, type }) => [name, plain(type, name)]))
        for (const argument of field.args) {
          // In turn: a round of all with all would only be longer.
          const piece = pieces[asked % pieces.length]!
          for (const value of spoilt(argument.type, piece)) {
            asked += 1
            const began = performance.now()
            const { status, errors } = await everybody.post(questionOf(kind, field), {
              ...usual,
              [argument.name]: value,
            })
            const told = JSON.stringify(errors)
            if (status >= 500 || /"internal"|syntax|relation|column /i.test(told))
              odd.push(`${field.name}.${argument.name}: ${told.slice(0, 200)}`)
            if (performance.now() - began > 8_000) odd.push(`${field.name}.${argument.name} slept`)
          }
        }
      }
      const fields = Object.values(root.getFields()).filter(({ name }) => !ending.includes(name))
      for (let at = 0; at < fields.length; at += 6) await Promise.all(fields.slice(at, at + 6).map(one))
    }
    expect([...literal]).toEqual([])
    expect(odd).toEqual([])
    expect(asked).toBeGreaterThan(150)
    expect(kinds.size).toBeGreaterThan(60)
    expect((await w.sql('select from person')).length).toBeGreaterThan(10)
  })
})

describe('T22', () => {
  const extra = [
    'id',
    'spaceId',
    'allianceId',
    'role',
    'state',
    'leadId',
    'createdBy',
    'created_by',
    'visibility',
    'version',
    'isAdmin',
    'permEpoch',
    'passwordHash',
    'tokenHash',
    'expiresAt',
    'holdings',
    'constructor',
    'prototype',
    'toString',
    '__proto__',
  ]

  it('every change refuses twenty keys it does not know, as arguments and in its objects', async () => {
    let asked = 0
    const taken: string[] = []
    const refuse = async (place: string, body: string) => {
      asked += 1
      const response = await fetch(`${w.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: everybody.cookie! },
        body,
      })
      const text = await response.text()
      if (response.status >= 500 || !/request\.malformed/.test(text)) taken.push(`${place}: ${text.slice(0, 120)}`)
      return text
    }
    const one = async (field: GraphQLField<unknown, unknown>) => {
      const usual = Object.fromEntries(field.args.map(({ name, type }) => [name, plain(type, name)]))
      const known = field.args.map(({ name }) => name)
      const keys = extra.filter((name) => !known.includes(name))
      // As many at once as are answered one by one.
      for (let from = 0; from < keys.length; from += 4) {
        const some = keys.slice(from, from + 4)
        const passed = [...known.map((name) => `${name}: $${name}`), ...some.map((key) => `${key}: "x"`)].join(', ')
        const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
        const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
        const query = `mutation${declared && `(${declared})`} { ${field.name}(${passed}) ${selection} }`
        const told = await refuse(`${field.name}(${some.join()})`, JSON.stringify({ query, variables: usual }))
        for (const key of some) if (!told.includes(`\\"${key}\\"`)) taken.push(`${field.name}(${key}) is not named`)
        asked += some.length - 1
      }
      for (const argument of field.args) {
        const type = getNamedType(argument.type)
        if (!isInputObjectType(type)) continue
        for (const key of extra.filter((name) => !(name in type.getFields()))) {
          const given = JSON.stringify(plain(type)).replace(/^\{/, `{${JSON.stringify(key)}: {"polluted": true}, `)
          const value = String(argument.type).startsWith('[') ? `[${given}]` : given
          const others = JSON.stringify({ ...usual, [argument.name]: null }).replace(
            `"${argument.name}":null`,
            `"${argument.name}":${value}`,
          )
          await refuse(
            `${field.name}(${argument.name}.${key})`,
            `{"query": ${JSON.stringify(questionOf('mutation', field))}, "variables": ${others}}`,
          )
        }
      }
    }
    const fields = Object.values(schema.getMutationType()!.getFields())
    for (let at = 0; at < fields.length; at += 8) await Promise.all(fields.slice(at, at + 8).map(one))
    expect(taken).toEqual([])
    expect(asked).toBeGreaterThan(20 * 60)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(await everybody.ask('{ viewer { id } }')).toEqual({ viewer: { id: everybody.id } })
  })
})
