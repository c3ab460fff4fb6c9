// T05: forty questions that are meant to cost more than they say, and texts no database keeps. None reaches a resolver.
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { type GraphQLInputType, getNamedType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql'
import { schemaOf } from '../../apps/api/src/schema.js'
import { bombs } from '../support/bombs.js'
import { SignedInGuard, serverTime } from '../support/served.js'
import { type Someone, type World, world } from '../support/world.js'

let w: World
let ana: Someone
beforeAll(async () => {
  w = await world()
  ana = await w.person({ name: 'Ana Ferreira', role: 'TEACHER', school: await w.school('Elm Park') })
})
afterAll(() => w?.close())
afterEach(() => void jest.restoreAllMocks())

/** How many root fields are resolved meanwhile. */
const counting = () => jest.spyOn(SignedInGuard.prototype, 'canActivate')

describe('T05', () => {
  it('has forty of them', () => expect(Object.keys(bombs)).toHaveLength(40))

  it.each(Object.entries(bombs))('%s: refused before anything is done', async (_, { query, variables }) => {
    const resolved = counting()
    const { status, data, errors } = await ana.post(query, variables)
    expect([status < 500, data, errors.length > 0]).toEqual([true, null, true])
    for (const { extensions } of errors) expect(extensions.code).toBe('request.malformed')
    // At most five reasons, and none that helps to guess names.
    expect(errors.length).toBeLessThanOrEqual(6)
    expect(JSON.stringify(errors)).not.toMatch(/Did you mean|viewer"? or|ENQUIRY_/)
    expect(resolved).not.toHaveBeenCalled()
  })

  it('an honest question passes, and is counted', async () => {
    const resolved = counting()
    expect(await ana.ask('{ viewer { name } }')).toEqual({ viewer: { name: 'Ana Ferreira' } })
    expect(resolved).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['no JSON', '{"query": '],
    ['nothing', ''],
    ['a list', '[{"query": "{ viewer { id } }"}, {"query": "{ viewer { id } }"}]'],
    ['a prototype', '{"query": "{ viewer { id } }", "__proto__": {"polluted": true}}'],
    [
      'lists in lists, too many to count',
      `{"query": "{ viewer { id } }", "variables": {"x": ${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    ],
    ['far too much', `{"query": "{ viewer { id } }", "variables": {"x": "${'x'.repeat(300_000)}"}}`],
  ])('a letter that is %s is no question, and no bug of ours', async (_, body) => {
    const resolved = counting()
    const response = await fetch(`${w.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: ana.cookie! },
      body,
    })
    const told = await response.text()
    expect([response.status < 500, /"internal"|stack|node_modules/.test(told)]).toEqual([true, false])
    // The lists stand in a variable nobody asked for: that question is a proper one.
    expect(resolved.mock.calls.length > 0).toBe(told.includes(ana.id))
  })

  it('names of values are not told through variables', async () => {
    const { errors } = await ana.post(
      'mutation($v: EnquiryVisibility!) { setEnquiryVisibility(id: "x", visibility: $v) { id } }',
      { v: 'ALLIANC' },
    )
    expect(errors[0]!.message).not.toContain('ALLIANCE')
    expect(errors[0]!.extensions.code).toBe('request.malformed')
  })

  it('a question that takes too long is broken off', async () => {
    const now = serverTime.now.bind(serverTime)
    let late = 0
    jest.spyOn(serverTime, 'now').mockImplementation(() => now() + late)
    // A minute passes while it is decided whether it may be answered.
    jest.spyOn(SignedInGuard.prototype, 'canActivate').mockImplementation(async () => {
      late = 60_000
      return true
    })
    const { errors } = await ana.post('{ viewer { inboxCount } }')
    expect(errors[0]!.extensions.code).toBe('retry')
  })
})

describe('the sign that no database keeps', () => {
  const nul = 'a\u0000b'
  it('is refused in every text and id that can be sent, before a database is asked', async () => {
    const schema = await schemaOf()
    /** Values with the sign in one place each. */
    const spoilt = (type: GraphQLInputType): unknown[] => {
      if (isNonNullType(type)) return spoilt(type.ofType)
      if (isListType(type)) return spoilt(type.ofType).map((value) => [value])
      if (isInputObjectType(type))
        return Object.values(type.getFields()).flatMap((field) =>
          spoilt(field.type).map((value) => ({ [field.name]: value })),
        )
      return ['String', 'ID'].includes(type.name) ? [nul] : []
    }
    const resolved = counting()
    let asked = 0
    for (const root of [schema.getQueryType()!, schema.getMutationType()!]) {
      const kind = root === schema.getQueryType() ? 'query' : 'mutation'
      for (const field of Object.values(root.getFields())) {
        for (const argument of field.args) {
          for (const value of spoilt(argument.type)) {
            const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
            const { errors } = await ana.post(
              `${kind}($x: ${String(argument.type)}) { ${field.name}(${argument.name}: $x) ${selection} }`,
              { x: value },
            )
            asked += 1
            expect([field.name, argument.name, errors[0]?.extensions.code]).toEqual([
              field.name,
              argument.name,
              'input.unknown-sign',
            ])
          }
        }
      }
    }
    expect(asked).toBeGreaterThan(150)
    expect(resolved).not.toHaveBeenCalled()
  })

  it.each([
    '{ schools(search: "a\\u0000b") { edges { cursor } } }',
    '{ schools(search: "a\\u{0}b") { edges { cursor } } }',
  ])('is refused in the question itself: %s', async (query) => {
    expect(await ana.refused(query)).toBe('input.unknown-sign')
  })
})
