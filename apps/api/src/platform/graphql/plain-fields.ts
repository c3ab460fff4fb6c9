/**
 * Nest gives each field a resolver, also one that only reads the property of its name. Without it the compiled operation
 * reads the property in place: a full board has some five thousand of them.
 */
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql'

export function leavePlainFieldsToCompiler(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (field.resolve && onlyReads(field.name, field.resolve)) delete field.resolve
    }
  }
  return schema
}

/** Tried on two objects: one whose every property is its own name, and one without any, which a default value would fill. */
function onlyReads(name: string, resolve: GraphQLFieldResolver<unknown, unknown>): boolean {
  if (resolve.name !== 'rootFieldResolver') return false
  const read = resolve as (root: object) => unknown
  return read(new Proxy({}, { get: (_, property) => property })) === name && read({}) === undefined
}
