/** Turns a list of actions into a GraphQL type of booleans, so that a new ability appears in the schema by itself. */
import { Field, ObjectType } from '@nestjs/graphql'

export type Abilities<Action extends string> = Record<Action, boolean>

export function abilitiesType<Action extends string>(
  name: string,
  actions: readonly Action[],
): new () => Abilities<Action> {
  const type = { [name]: class {} }[name] as new () => Abilities<Action>
  for (const action of actions) Field(() => Boolean)(type.prototype, action)
  ObjectType(name)(type)
  return type
}
