// Questions and orders by chance, made from the schema: every field that takes an id, with ids of anybody.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { Estate, Whose } from './estates.js'
import { idPolicy } from './id-policy.js'

type Chance = (below: number) => number
type Field = GraphQLField<unknown, unknown>

/** Where ids are taken: `Query.enquiry.id`, `StartEnquiryInput.templateId` … */
export function idPlaces(schema: GraphQLSchema): string[] {
  const places: string[] = []
  const note = (prefix: string, given: readonly (GraphQLArgument | GraphQLInputField)[]): void => {
    for (const { name, type } of given) if (getNamedType(type).name === 'ID') places.push(`${prefix}.${name}`)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isInputObjectType(type)) note(type.name, Object.values(type.getFields()))
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field.args)
  }
  return places.sort()
}

/** One document as a browser might send it; what varies are the ids. */
interface Form {
  readonly document: string
  readonly kind: 'query' | 'mutation'
  readonly variables: readonly { name: string; type: GraphQLInputType; place: string }[]
}
export interface Probe {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** A question leads to many things: each form of it follows others of them. */
const formsOfQuestion = 6

export class Prober {
  private readonly forms: Form[] = []

  constructor(
    schema: GraphQLSchema,
    private readonly estates: Readonly<Record<Whose, Estate>>,
    pick: Chance,
  ) {
    const taking = (type: { getFields(): Record<string, Field> }) =>
      Object.values(type.getFields()).filter((field) => field.args.some((argument) => takesId(argument.type)))
    // One field at a time: beside a refusal nothing else of an answer arrives, and nobody would see what it gave away.
    for (const field of taking(schema.getQueryType()!))
      for (let form = 0; form < formsOfQuestion; form += 1) this.put('query', field, pick)
    for (const field of taking(schema.getMutationType()!)) this.put('mutation', field, pick)
  }

  private put(kind: Form['kind'], field: Field, pick: Chance): void {
    const variables = field.args.map((argument) => ({
      name: argument.name,
      type: argument.type,
      place: `${kind === 'query' ? 'Query' : 'Mutation'}.${field.name}.${argument.name}`,
    }))
    const declared = variables.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
    const passed = variables.map(({ name }) => `${name}: $${name}`).join(', ')
    const wanted = selection(field.type, pick, kind === 'query' ? 3 : 2, [])
    this.forms.push({ document: `${kind}(${declared}) { ${field.name}(${passed})${wanted} }`, kind, variables })
  }

  probe(pick: Chance): Probe {
    const { document, variables } = this.forms[pick(this.forms.length)]!
    const values = variables.map(({ name, type, place }) => [name, this.value(type, place, pick)])
    return { document, variables: Object.fromEntries(values) }
  }

  private value(type: GraphQLInputType, place: string, pick: Chance): unknown {
    const given = isNonNullType(type) ? type.ofType : type
    if (!isNonNullType(type) && getNamedType(type).name !== 'ID' && pick(3) === 0) return null
    if (isListType(given)) return Array.from({ length: 1 + pick(2) }, () => this.value(given.ofType, place, pick))
    if (isEnumType(given)) return given.getValues()[pick(given.getValues().length)]!.name
    if (isInputObjectType(given))
      return Object.fromEntries(
        Object.values(given.getFields()).map((field) => [
          field.name,
          this.value(field.type, `${given.name}.${field.name}`, pick),
        ]),
      )
    return given.name === 'ID' ? this.id(place, pick) : samples[given.name]
  }

  private id(place: string, pick: Chance): string {
    const kind = idPolicy.get(place)
    if (!kind) throw new Error(`${place} takes an id of which tests/support/id-policy.ts says nothing.`)
    const estate = this.estates[(['own', 'sibling', 'foreign', 'foreign'] as const)[pick(4)]!]
    // Now and then an id of something else altogether.
    const { school, ...others } = estate
    const strange = kind !== 'school' && pick(12) === 0
    const all = strange
      ? Object.values(others)[pick(Object.values(others).length)]!
      : kind === 'school'
        ? school
        : estate[kind]
    return all[pick(all.length)]!
  }
}

const samples: Readonly<Record<string, unknown>> = {
  String: 'something to say',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2099-01-01',
  DateTime: '2099-01-01T00:00:00.000Z',
}

function takesId(type: GraphQLInputType): boolean {
  const named = getNamedType(type)
  if (named.name === 'ID') return true
  return isInputObjectType(named) && Object.values(named.getFields()).some((field) => takesId(field.type))
}

/** Some of everything simple that an answer has, and one of the things it leads to; never back to where it came from. */
export function selection(type: GraphQLOutputType, pick: Chance, depth: number, above: readonly string[]): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields()).filter((field) => field.args.length === 0)
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type)) && (field.name === 'id' || pick(2) === 0))
  const leads = fields.filter((field) => {
    const to = getNamedType(field.type)
    return depth > 1 && isObjectType(to) && !to.name.endsWith('bilities') && to !== named && !above.includes(to.name)
  })
  const chosen = leads.length > 0 ? [leads[pick(leads.length)]!, leads[pick(leads.length)]!] : []
  const parts = [...new Set(chosen)].map(
    (field) => field.name + selection(field.type, pick, depth - 1, [...above, named.name]),
  )
  return ` { ${['__typename', ...plain.map((field) => field.name), ...parts].join(' ')} }`
}
