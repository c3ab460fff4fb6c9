/** What an error looks like from outside: a refusal with its code, a malformed request with its reason, or "something went wrong". */
import { Refusal } from '@alongside/domain/refusal'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { QueryFailedError } from 'typeorm'

/** Constraint violations that two people can cause at once: tell them to look again. */
const raced = new Set(['23505', '40001', '40P01', '55P03'])
/** The database is away or too slow: trying again later is right. */
const away = /^(08|57P|53)|ECONN|ENOENT|EPIPE|terminat/

export const refusalBehind = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error
  if (error instanceof QueryFailedError) {
    const code = (error.driverError as { code?: string }).code ?? ''
    if (raced.has(code)) return new Refusal('stale')
    if (code === '42501') return new Refusal('not-allowed')
    if (away.test(code)) return new Refusal('retry')
  }
  if (error instanceof Error && away.test((error as { code?: string }).code ?? '')) return new Refusal('retry')
  return null
}

/** Mercurius refuses what is no valid request with one error of its own, the reasons inside it. */
const malformed = (error: Error): readonly { readonly message: string }[] | null => {
  const { code, errors } = error as { code?: string; errors?: readonly { message: string }[] }
  return code?.startsWith('MER_ERR_GQL') ? (errors ?? [error]) : null
}

/** One answer for each reason. `log` is told of bugs only, with the request's id that the person sees too. */
export const formatError = (
  error: GraphQLError,
  requestId: string,
  log: (error: Error) => void,
): GraphQLFormattedError[] => {
  const { originalError, path } = error
  const place = path === undefined ? {} : { path }
  const refusal = refusalBehind(originalError)
  if (refusal)
    return [{ message: refusal.code, ...place, extensions: { code: refusal.code, details: refusal.details } }]
  const reasons = !originalError || originalError instanceof GraphQLError ? [error] : malformed(originalError)
  if (reasons) {
    return reasons.map(({ message }) => ({
      // Enum values leak through variables' messages in spite of hidden suggestions.
      message: message.replace(/ Did you mean.*$/s, ''),
      ...place,
      extensions: { code: 'request.malformed' },
    }))
  }
  log(originalError!)
  return [{ message: 'Something went wrong.', ...place, extensions: { code: 'internal', requestId } }]
}
