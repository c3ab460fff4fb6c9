/** GraphQL over Mercurius, code first, with the limits that were measured against known attacks. */
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { GraphQLModule } from '@nestjs/graphql'
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type GraphQLError, NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql'
import { DataSource } from 'typeorm'
import type { ResolvedActor } from '../auth/sessions.js'
import { RefusalLog } from '../refusal-log.js'
import { noNulRule } from './asked-operation.js'
import { Asking } from './asking.js'
import { denied, formatError } from './errors.js'
import { noLoopsRule } from './loops.js'
import { leavePlainFieldsToCompiler } from './plain-fields.js'

declare module 'fastify' {
  interface FastifyRequest {
    actor: ResolvedActor | null
    asking: Asking | null
  }
}

/** A page of 100 rows of fifteen fields costs about 3,000; fragments count as what they stand for. */
const cost = { maxCost: 10_000, depthCostFactor: 1.2, flattenFragments: true, exposeLimits: false }

/** What a question may not do. A fragment counts as a level of its own, and once more where it is spread. */
export const questionRules: ValidationRule[] = [
  NoSchemaIntrospectionCustomRule,
  maxDepthRule({ n: 10, ignoreIntrospection: false, propagateOnRejection: true }),
  maxAliasesRule({ n: 15, propagateOnRejection: true }),
  maxDirectivesRule({ n: 20, propagateOnRejection: true }),
  costLimitRule({ ...cost, propagateOnRejection: true }),
  noLoopsRule,
  noNulRule,
]

export const graphqlModule = GraphQLModule.forRootAsync<MercuriusDriverConfig>({
  driver: MercuriusDriver,
  inject: [DataSource, RefusalLog],
  useFactory: (source: DataSource, refusals: RefusalLog) =>
    ({
      path: '/graphql',
      autoSchemaFile: true,
      sortSchema: true,
      transformSchema: leavePlainFieldsToCompiler,
      jit: 1,
      // Live traffic goes over socket.io; Mercurius does not validate subscriptions.
      subscription: false,
      graphiql: false,
      allowBatchedQueries: false,
      csrfPrevention: { requiredHeaders: ['x-alongside'] },
      queryDepth: 12,
      validationRules: questionRules,
      graphql: { parseOptions: { maxTokens: 1_500 }, validateOptions: { maxErrors: 5, hideSuggestions: true } },
      context: (request: FastifyRequest, reply: FastifyReply) => {
        request.asking = new Asking(source, request, reply, request.actor)
        return { asking: request.asking }
      },
      errorFormatter: (execution, context) => {
        const { asking } = context as unknown as { asking?: Asking }
        const request = asking?.request
        const errors = (execution.errors ?? []).flatMap((error) =>
          formatError(error as GraphQLError, request?.id ?? '', (bug) => {
            if (!wentAway(bug)) request?.log.error({ err: bug }, 'unexpected error')
          }),
        )
        for (const { what, code } of denied(errors))
          refusals.note({ who: asking?.someone?.personId ?? null, what, code })
        return { statusCode: 200, response: { data: execution.data ?? null, errors: errors as never } }
      },
    }) as Omit<MercuriusDriverConfig, 'driver'>,
})

/** Whoever asked closed the page before the answer was sent: nobody's fault. */
const wentAway = (bug: unknown): boolean => (bug as { code?: unknown } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE'
