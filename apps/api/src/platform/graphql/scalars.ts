/** Scalars of the wire: instants as ISO text, civil dates as `YYYY-MM-DD`, and checked JSON for a card's typed fields. */
import { isCivilDate } from '@alongside/domain/civil-date'
import { Refusal } from '@alongside/domain/refusal'
import { GraphQLScalarType, Kind } from 'graphql'

const civilDate = (value: unknown): string => {
  if (!isCivilDate(value)) throw new Refusal('input.not-a-date', { field: 'date' })
  return value
}

export const CivilDate = new GraphQLScalarType({
  name: 'Date',
  description: 'A civil date, YYYY-MM-DD, in Europe/London.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parseValue: civilDate,
  parseLiteral: (node) => civilDate(node.kind === Kind.STRING ? node.value : null),
})

export const Instant = new GraphQLScalarType({
  name: 'DateTime',
  description: 'An instant, ISO 8601 with zone.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString()),
  parseValue: (value) => new Date(String(value)),
  parseLiteral: (node) => new Date(node.kind === Kind.STRING ? node.value : Number.NaN),
})

export const Json = new GraphQLScalarType({
  name: 'JSON',
  description:
    'An object whose keys are known to the domain, such as the typed fields of a card. Only ever sent, never taken.',
  serialize: (value) => value,
})
