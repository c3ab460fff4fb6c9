// Closed by default: every query and mutation there is, asked by a stranger. A field written next year is covered the day it is written.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
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
import { schemaOf } from '../../apps/api/src/schema.js'
import { post } from '../support/ask.js'
import { type World, world } from '../support/world.js'

/** What a stranger is answered, each for a reason that stands at its resolver. */
const open = {
  Query: ['demoPeople', 'installation', 'invitation', 'mailbox', 'viewer'],
  Mutation: ['acceptInvitation', 'createFirstAdministrator', 'requestPasswordReset', 'resetPassword', 'signIn'],
}

let w: World
let schema: GraphQLSchema
beforeAll(async () => {
  w = await world()
  schema = await schemaOf()
})
afterAll(() => w?.close())

const anId = '01890000-0000-7000-8000-000000000000'
const samples: Readonly<Record<string, unknown>> = {
  ID: anId,
  String: 'something',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2030-01-01',
  DateTime: '2030-01-01T00:00:00.000Z',
}

function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType)
  if (isListType(type)) return [sample(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, sample(field.type)]))
  }
  if (!(type.name in samples)) throw new Error(`Give the scalar ${type.name} a sample here.`)
  return samples[type.name]
}

async function answersStrangers(kind: 'Query' | 'Mutation'): Promise<string[]> {
  const fields = Object.values((kind === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields())
  const answered: string[] = []
  for (const field of fields) {
    const variables = Object.fromEntries(field.args.map((argument) => [argument.name, sample(argument.type)]))
    const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ')
    const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ')
    const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
    const document = `${kind.toLowerCase()}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`
    const { errors } = await post(w.url, document, variables)
    const codes = errors.map(({ extensions }) => extensions.code)
    expect([field.name, codes]).not.toEqual([field.name, expect.arrayContaining(['request.malformed'])])
    if (codes.join() !== 'sign-in.required') answered.push(field.name)
  }
  expect(fields.length).toBeGreaterThan(open[kind].length)
  return answered.sort()
}

it.each(['Query', 'Mutation'] as const)('answers strangers only where we said so: %s', async (kind) => {
  expect(await answersStrangers(kind)).toEqual(open[kind])
})

it('has no subscriptions: what is live goes over sockets, which ask who is there', () => {
  expect(schema.getSubscriptionType()).toBeFalsy()
})

it.each([
  ['GET', `/api/alliances/${anId}/memberships/${anId}/export`],
  ['POST', '/api/register-import?name=schools.csv'],
  ['POST', `/api/lessons/${anId}/notes/${anId}/photo`],
  ['GET', `/api/photos/${anId}`],
])('is closed beside GraphQL too: %s %s', async (method, path) => {
  const response = await fetch(`${w.url}${path}`, {
    method,
    headers: { 'content-type': 'text/csv', 'x-alongside': '1' },
  })
  expect([401, 403]).toContain(response.status)
})

it('lets nobody ask what it can be asked', async () => {
  const { errors } = await post(w.url, '{ __schema { types { name } } }')
  expect(errors[0]?.extensions.code).toBe('request.malformed')
})
