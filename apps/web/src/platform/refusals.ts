/** Turns whatever went wrong into one sentence for people. */

import type { RefusalCode } from '@alongside/domain/refusal'
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors'
import { sentences } from './refusal-sentences'

export const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in sentences

/** Where several were looked at, it is said whom it is about. */
export const sentenceForCode = (code: RefusalCode, name = 'this colleague'): string => {
  const words = sentences[code].replace('{name}', name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The code of a refusal, or null when it was a fault of ours or of the network. */
export function refusalCode(error: unknown): RefusalCode | null {
  if (!CombinedGraphQLErrors.is(error)) return null
  const code = error.errors[0]?.extensions?.code
  return isRefusalCode(code) ? code : null
}

/** What a refusal is about, where it says so. */
export function refusalDetail(error: unknown, key: string): string | null {
  const details = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.details : null
  const value: unknown = details && typeof details === 'object' ? Reflect.get(details, key) : null
  return typeof value === 'string' && value !== '' ? value : null
}

/** Under which the server has logged a fault, for the person who reports it. */
export function requestIdOf(error: unknown): string | null {
  if (CombinedGraphQLErrors.is(error)) {
    const id = error.errors[0]?.extensions?.requestId
    return typeof id === 'string' ? id : null
  }
  return ServerError.is(error) ? error.response.headers.get('x-request-id') : null
}

const unreachable = 'We cannot reach Alongside at the moment. Check your connection, then try again.'
const fault = 'Something went wrong on our side. Please try again in a moment.'

export function sentenceFor(error: unknown): string {
  const code = refusalCode(error)
  if (code) return sentenceForCode(code, refusalDetail(error, 'name') ?? undefined)
  if (error instanceof TypeError) return unreachable
  if (ServerError.is(error) && [502, 503, 504].includes(error.statusCode)) return unreachable
  const id = requestIdOf(error)
  return id ? `${fault} If it happens again, tell us this number: ${id}.` : fault
}
