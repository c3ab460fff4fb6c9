/** Typed text: how long it may be, and what is taken out of it before anybody keeps it. */
import { Refusal } from './refusal.js'

export const limits = {
  title: 200,
  personName: 100,
  allianceName: 120,
  clusterName: 80,
  email: 254,
  passwordShortest: 12,
  passwordLongest: 256,
  line: 200,
  reason: 1000,
  note: 1000,
  comment: 4000,
  paragraph: 4000,
  protocol: 8000,
  agreement: 20_000,
  search: 100,
} as const

/** Characters that show nothing and mislead: controls, zero-width signs, direction overrides, half surrogates. */
const invisible = /(?![\n\t])\p{Cc}|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu

/** Postgres keeps every sign but the one that is none. What is typed into a form is tidied; what is typed live is only looked at. */
export const isStorable = (text: string): boolean => !text.includes('\u0000')

/** Several lines, as they were typed; at most one empty line in a row. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    // Line by line: an expression that looks for the end of a line would try each of a hundred thousand spaces anew.
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** One line: every run of white space is one space. */
export const tidyLine = (text: string): string => tidyText(text).replace(/\s+/g, ' ')

interface Asked {
  /** The name of the field, for the form that has to point at it. */
  readonly field: string
  readonly limit: number
  /** An empty text is refused. */
  readonly required?: boolean
}

const within = (text: string, { field, limit, required = true }: Asked): string => {
  if (required && text === '') throw new Refusal('input.missing', { field })
  if (text.length > limit) throw new Refusal('input.too-long', { field, limit })
  return text
}

export const cleanLine = (text: string, asked: Asked): string => within(tidyLine(text), asked)
export const cleanText = (text: string, asked: Asked): string => within(tidyText(text), asked)

export const cleanTitle = (text: string): string => cleanLine(text, { field: 'title', limit: limits.title })

const address = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]_.]+(\.[^\s@"(),:;<>[\\\]_.]+)+$/

/** An address as it is kept and compared: trimmed, in lower case. */
export function cleanEmail(text: string, field = 'email'): string {
  const email = cleanLine(text, { field, limit: limits.email }).toLowerCase()
  if (!address.test(email)) throw new Refusal('input.not-an-email', { field })
  return email
}

/** Only addresses that a browser opens as a page. */
export const isWebLink = (text: string): boolean => /^https?:\/\/[^\s/$.?#][^\s]*$/i.test(text)

/** Passwords are kept as typed; length is what makes them strong. */
export function checkPassword(password: string, { email, name }: { email: string; name: string }): void {
  if ([...password].length < limits.passwordShortest) {
    throw new Refusal('password.too-short', { shortest: limits.passwordShortest })
  }
  if (password.length > limits.passwordLongest) {
    throw new Refusal('input.too-long', { field: 'password', limit: limits.passwordLongest })
  }
  const plain = password.toLowerCase()
  const isOneself = plain === email.toLowerCase() || plain === name.toLowerCase()
  if (isOneself || new Set(plain).size < 4) throw new Refusal('password.too-common')
}
