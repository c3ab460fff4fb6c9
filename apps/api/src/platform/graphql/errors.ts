/** What an error looks like from outside: a refusal with its code, a malformed request with its reason, or "something went wrong". */
import { Refusal, type RefusalCode } from '@alongside/domain/refusal'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { QueryFailedError } from 'typeorm'

/** Constraint violations that two people can cause at once: tell them to look again. */
const raced = new Set(['23505', '40001', '40P01', '55P03'])
/** Signs and numbers that Postgres cannot keep, whoever sends them. */
const impossible = new Set(['22003', '22008', '22021', '22P05'])
/** The database is away or too slow: trying again later is right. */
const away = /^(08|57P|53)|ECONN|ENOENT|EPIPE/
/** The same, from the driver, which gives no code for it; and where the line was lost between two statements, from TypeORM. */
const awayInWords =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout exceeded when trying to connect|Query runner already released)/

export const refusalBehind = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error
  // A scalar that refuses a value: GraphQL wraps it once or twice.
  if (error instanceof GraphQLError) return refusalBehind(error.originalError)
  const code = codeOf(error)
  if (raced.has(code)) return new Refusal('stale')
  if (code === '42501') return new Refusal('not-allowed')
  // What is no id at all is nobody's.
  if (code === '22P02') return new Refusal('not-found')
  if (impossible.has(code)) return new Refusal('input.invalid')
  return away.test(code) || (code === '' && awayInWords.test(messageOf(error))) ? new Refusal('retry') : null
}

/** Postgres's code, whether the statement went through TypeORM or straight to the driver; or that of the line to it. */
function codeOf(error: unknown): string {
  const { code } = ((error instanceof QueryFailedError ? error.driverError : error) ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '')

/** Mercurius refuses what is no valid request with one error of its own, the reasons inside it. */
const reasonsIn = (error: GraphQLError): readonly Error[] | null => {
  const { originalError } = error
  if (!originalError || originalError instanceof GraphQLError) return [error]
  const {
    code,
    errors,
    statusCode = 500,
  } = originalError as { code?: string; errors?: readonly Error[]; statusCode?: number }
  // What is no JSON, too long, or would change a prototype never became a question.
  if (statusCode >= 400 && statusCode < 500 && !code?.startsWith('MER_')) return [originalError]
  return code?.startsWith('MER_ERR_GQL') ? (errors ?? [originalError]) : null
}

/** Enum values leak through variables' messages in spite of hidden suggestions. */
const malformed = ({ message }: Error) => ({
  message: message.replace(/ Did you mean.*$/s, ''),
  extensions: { code: 'request.malformed' },
})
export const refused = ({ code, details }: Refusal) => ({ message: code, extensions: { code, details } })

/** One answer for each reason. `log` is told of bugs only, with the request's id that the person sees too. */
export const formatError = (
  error: GraphQLError,
  requestId: string,
  log: (error: Error) => void,
): GraphQLFormattedError[] => {
  const place = error.path === undefined ? {} : { path: error.path }
  const refusal = refusalBehind(error.originalError)
  if (refusal) return [{ ...refused(refusal), ...place }]
  const reasons = reasonsIn(error)
  if (reasons) {
    return reasons.map((reason) => {
      const behind = refusalBehind(reason)
      return { ...(behind ? refused(behind) : malformed(reason)), ...place }
    })
  }
  log(error.originalError!)
  return [{ message: 'Something went wrong.', ...place, extensions: { code: 'internal', requestId } }]
}

/** Refusals that may be an attempt on what is not one's own; mistakes in a form, and visitors who are not signed in, are none. */
const attempts: readonly string[] = [
  'not-found',
  'not-allowed',
  'sign-in.wrong',
  'sign-in.too-many',
  'invitation.expired',
  'invitation.other-address',
  'reset.expired',
  'request.malformed',
] satisfies readonly (RefusalCode | 'request.malformed')[]

/** What of an answer belongs into the log: which field, and why not. */
export const denied = (
  errors: readonly GraphQLFormattedError[],
): { readonly what: string; readonly code: RefusalCode }[] =>
  errors.flatMap(({ path, extensions }) => {
    const code = extensions?.code as RefusalCode
    return attempts.includes(code) ? [{ what: `graphql ${path?.[0] ?? ''}`.trim(), code }] : []
  })
