/**
 * Enquiries of an alliance of an enquiry of an alliance …: lists that lead back to themselves multiply, and depth alone
 * does not show it. A page never needs the same type a third time below itself.
 */
import {
  type ASTVisitor,
  type GraphQLCompositeType,
  GraphQLError,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

/** How often a type may stand on the way to a field, and how many fields all fragments together may stand for. */
const most = { times: 2, fields: 3_000 }

export const noLoopsRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition({ operation, selectionSet }) {
    const root = context.getSchema().getRootType(operation)
    if (root && !isBounded(context, selectionSet, root)) {
      context.reportError(new GraphQLError('This question leads back to itself.'))
    }
  },
})

function isBounded(context: ValidationContext, selectionSet: SelectionSetNode, root: GraphQLCompositeType): boolean {
  let left = most.fields
  const within = (set: SelectionSetNode, type: GraphQLCompositeType, above: Above): boolean =>
    set.selections.every((selection) => {
      left -= 1
      if (left < 0) return false
      if (selection.kind === 'InlineFragment') return within(selection.selectionSet, type, above)
      if (selection.kind === 'FragmentSpread') {
        const { value } = selection.name
        const fragment = context.getFragment(value)
        // One inside itself is refused by a rule of its own.
        if (!fragment || above.fragments.includes(value)) return true
        return within(fragment.selectionSet, type, { ...above, fragments: [...above.fragments, value] })
      }
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined
      const below = field && getNamedType(field.type)
      if (!below || !isCompositeType(below) || !selection.selectionSet) return true
      const times = above.types.filter((name) => name === below.name).length
      const types = [...above.types, below.name]
      return times < most.times && within(selection.selectionSet, below, { ...above, types })
    })
  return within(selectionSet, root, { types: [], fragments: [] })
}

/** On the way to a field. */
interface Above {
  readonly types: readonly string[]
  readonly fragments: readonly string[]
}
