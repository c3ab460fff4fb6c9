// How tests of a rule look at an attempt: what it gives, or the code it was refused with.
import { Refusal } from '@alongside/domain/refusal'
import { expect } from '@jest/globals'

/** What an attempt gives, or the code it was refused with. Any other error is an error of the test. */
export function outcome(attempt: () => unknown): unknown {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code
  }
}

/** Where a move leads, or why it does not. */
export function whereTo(attempt: () => unknown): unknown {
  const result = outcome(attempt)
  return (result as { to?: string } | null)?.to ?? result
}

/** A refusal, whatever else it tells; where it matters, what was missing. */
export const refusedFor = (code: string, missing?: readonly string[]) =>
  expect.objectContaining({ code, ...(missing && { details: expect.objectContaining({ missing }) }) })
