/**
 * What arrives at /graphql, before it is read as GraphQL: which operation is meant, whether this server runs it, and that no
 * text in its variables holds the one sign that no database keeps.
 */
import { Refusal } from '@alongside/domain/refusal'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql'
import { refused } from './errors.js'
import type { Operations } from './operations.js'

interface Asked {
  readonly query?: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } }
}

export function takeOperations(server: FastifyInstance, operations: Operations, takesAny: boolean): void {
  server.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return
    // A question in an address stands in logs and histories, and a link to it could be sent to anybody.
    if (request.method !== 'POST') return reply.code(405).header('allow', 'POST').send({ message: 'Only POST here.' })
    const asked = isObject(request.body) ? (request.body as Asked) : {}
    const hash = asked.extensions?.persistedQuery?.sha256Hash
    const known = typeof hash === 'string' ? await operations.documentOf(hash) : null
    if (known !== null) {
      request.body = { query: known, operationName: asked.operationName, variables: asked.variables }
    } else if (!takesAny || (hash !== undefined && asked.query === undefined)) {
      return refuse(reply, new Refusal('operation.unknown'))
    }
    if (holdsNul(asked.variables)) return refuse(reply, new Refusal('input.unknown-sign'))
  })
}

const refuse = (reply: FastifyReply, refusal: Refusal) => reply.send({ data: null, errors: [refused(refusal)] })

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Postgres keeps every sign but U+0000. A list of lists of lists may be deeper than the stack of calls. */
function holdsNul(variables: unknown): boolean {
  const waiting = [variables]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string' && value.includes('\0')) return true
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) waiting.push(part)
  }
  return false
}

/** The same for texts written into a document itself. */
export const noNulRule = (context: ValidationContext): ASTVisitor => ({
  StringValue({ value }) {
    if (!value.includes('\0')) return
    const originalError = new Refusal('input.unknown-sign')
    context.reportError(new GraphQLError(originalError.code, { originalError }))
  },
})
