/** A pasted list of people to invite, as it comes out of a mail, a spreadsheet or a head: one person per line. */
import { sameAddress } from './person.js'
import { cleanEmail, cleanLine, limits } from './text.js'

export interface InviteLine {
  /** As the person who pasted it counts, from 1; empty lines count and are not answered. */
  readonly line: number
  readonly text: string
  /** Null where the line holds no address, or an address nobody could have. */
  readonly email: string | null
  readonly name: string
}

const brackets = /<([^<>]*)>/
const separators = /[,;\t]/
/** The longest list is far below; what is beyond is no list of people. */
export const longestList = 40_000
/** What stands further to the right in a line is no name and no address. */
const longestLine = 1_000

/** “Name <address>”, “name, address”, “address, name” or the address alone; a comma, a semicolon or a tab between them. */
export function readInviteList(pasted: string): InviteLine[] {
  return pasted
    .slice(0, longestList)
    .split(/\r\n?|\n/)
    .map((text, at) => ({ line: at + 1, text: text.trim() }))
    .filter(({ text }) => text !== '')
    .map((line) => ({ ...line, text: line.text.slice(0, limits.line), ...personIn(line.text.slice(0, longestLine)) }))
}

function personIn(text: string): { email: string | null; name: string } {
  const bracketed = brackets.exec(text)
  const parts = text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const address = bracketed?.[1] ?? parts.find((part) => part.includes('@')) ?? ''
  const rest = bracketed ? text.replace(brackets, ' ') : parts.filter((part) => part !== address).join(' ')
  return { email: addressOrNull(address), name: nameOr(rest) }
}

function addressOrNull(text: string): string | null {
  try {
    return cleanEmail(sameAddress(text.replace(/^mailto:/i, '')))
  } catch {
    return null
  }
}

const nameOr = (text: string): string => {
  const name = text.replace(/["<>]/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, '')
  return cleanLine(name.slice(0, limits.personName), { field: 'name', limit: limits.personName, required: false })
}
