/** What an operation asks of the things a resolver answers with, so that a long list reads no more of each. */
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>

/** Names of fields, also those that only some of the things are asked for. */
export function fieldsAsked({ fieldNodes, fragments }: Asked): ReadonlySet<string> {
  const names = new Set<string>()
  const look = (selections: SelectionSetNode | undefined): void => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet)
      else look(fragments[selection.name.value]?.selectionSet)
    }
  }
  for (const node of fieldNodes as readonly FieldNode[]) look(node.selectionSet)
  return names
}
