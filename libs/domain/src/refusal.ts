/** What a person can cause to be refused: one closed union of codes; the client keeps one sentence per code. */
export const refusalCodes = [
  'sign-in.required',
  'sign-in.wrong',
  'sign-in.too-many',
  'not-found',
  'not-allowed',
  'input.invalid',
  'input.too-long',
  'input.missing',
  'stale',
  'retry',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type RefusalDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails
  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
