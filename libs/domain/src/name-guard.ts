/**
 * Who might be told apart by these words? Pupil numbers, dates of birth and e-mail addresses by their look, on the device as
 * people type and on the server again; names by a school's list, which only the server can ask. A flag, not a promise.
 */
import { type CivilDate, civilDate, dayInLondon, isCivilDate } from './civil-date.js'
import { ordinaryWords } from './ordinary-words.js'

export const FlagKind = { UPN: 'UPN', DATE_OF_BIRTH: 'DATE_OF_BIRTH', EMAIL: 'EMAIL', NAME: 'NAME' } as const
export type FlagKind = (typeof FlagKind)[keyof typeof FlagKind]

/** Where in the text it stands, so that a page can point at it. */
export interface Flag {
  readonly kind: FlagKind
  readonly from: number
  readonly to: number
}

/** NAM-1: what gives itself away by its look. In the order of the text. */
export const flagsIn = (text: string, today: CivilDate = dayInLondon(new Date())): Flag[] =>
  [...pupilNumbersIn(text), ...birthDatesIn(text, today), ...addressesIn(text)].sort((one, two) => one.from - two.from)

const flag = (kind: FlagKind, match: RegExpMatchArray): Flag => ({
  kind,
  from: match.index!,
  to: match.index! + match[0].length,
})

/* ---- unique pupil numbers ---- */

/** The letters a check letter can be, each at the remainder it stands for: I, O and S are left out. */
const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'
/** With a space or a hyphen between its parts, as people copy it from a list. */
const pupilNumber = /(?<![\p{L}\d])[A-Z](?:[ -]?\d){11}[ -]?[\dA-Z](?![\p{L}\d])/giu

/**
 * NAM-2: a pupil number is a check letter and twelve signs; the last of a temporary one is a letter. Each sign counts as many
 * times as its place says, from the second on, and what is left after division by 23 names the letter.
 */
export function isPupilNumber(text: string): boolean {
  const signs = text.toUpperCase()
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(signs)) return false
  const values = [...signs.slice(1)].map((sign) => (/\d/.test(sign) ? Number(sign) : checkLetters.indexOf(sign)))
  if (values.includes(-1)) return false
  const sum = values.reduce((total, value, i) => total + value * (i + 2), 0)
  return checkLetters[sum % checkLetters.length] === signs[0]
}

const pupilNumbersIn = (text: string): Flag[] =>
  [...text.matchAll(pupilNumber)]
    .filter(([found]) => isPupilNumber(found.replace(/[ -]/g, '')))
    .map((match) => flag('UPN', match))

/* ---- dates of birth ---- */

const monthNames = 'january february march april may june july august september october november december sept'.split(
  ' ',
)
const monthOf = (word: string): number => {
  const at = monthNames.findIndex((name) => name === word.toLowerCase() || name.slice(0, 3) === word.toLowerCase())
  return monthNames[at] === 'sept' ? 9 : at + 1
}

interface Spelling {
  readonly pattern: RegExp
  /** Day, month, year, as they are written. */
  readonly parts: readonly ('day' | 'month' | 'year')[]
}
/** Each stands by itself, no part of a longer number. */
const complete: readonly Spelling[] = [
  {
    pattern: /(?<![\p{L}\d/.-])(\d{1,2})([/.-]) ?(\d{1,2})\2 ?((?:19|20)\d{2}|['’]?\d{2})(?![\p{L}\d]|[./-]\d)/gu,
    parts: ['day', 'month', 'year'],
  },
  {
    pattern: /(?<![\p{L}\d/.-])(\d{1,2})( )(\d{1,2}) ((?:19|20)\d{2})(?![\p{L}\d]|[./-]\d)/gu,
    parts: ['day', 'month', 'year'],
  },
  {
    pattern: /(?<![\p{L}\d/.-])((?:19|20)\d{2})([/.-])(\d{1,2})\2(\d{1,2})(?![\p{L}\d]|[./-]\d)/gu,
    parts: ['year', 'month', 'day'],
  },
  {
    pattern:
      /(?<![\p{L}\d/.-])(\d{1,2})(st|nd|rd|th)?[ -](?:of )?(\p{L}{3,9})\.?,?[ -]((?:19|20)\d{2}|['’]?\d{2})(?![\p{L}\d]|[./-]\d)/giu,
    parts: ['day', 'month', 'year'],
  },
  {
    pattern:
      /(?<![\p{L}\d/.-])(\p{L}{3,9})(\.)? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d{2}|['’]?\d{2})(?![\p{L}\d]|[./-]\d)/giu,
    parts: ['month', 'day', 'year'],
  },
]
/** After a word that says what it is, a day and a month alone tell somebody apart too. */
const said =
  /(?<!\p{L})(?:d\.? ?o\.? ?b\.?|date of birth|born(?: on)?|birthday)(?!\p{L})(?: (?:is|was))?(?: on)?[ :=-]{0,3}(?:the )?(?:\d{6,8}|\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?|\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?\p{L}{3,9}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?)(?![\p{L}\d])/giu

/** Ages of pupils: the day of the lesson is no date of birth, nor is one of history. */
const age = { least: 2, most: 20 } as const

/** NAM-3: a full date that lies as far back as pupils are old, or any date that is called one of birth. Month and year are fine. */
function birthDatesIn(text: string, today: CivilDate): Flag[] {
  const found = complete.flatMap(({ pattern, parts }) =>
    [...text.matchAll(pattern)].filter((match) => isOfPupil(match, parts, today)),
  )
  const called = [...text.matchAll(said)]
  const isWithin = (match: RegExpMatchArray): boolean =>
    called.some((one) => one.index <= match.index! && match.index! < one.index + one[0].length)
  return [...called, ...found.filter((match) => !isWithin(match))].map((match) => flag('DATE_OF_BIRTH', match))
}

function isOfPupil(match: RegExpMatchArray, parts: Spelling['parts'], today: CivilDate): boolean {
  const written = [match[1]!, match[3]!, match[4]!]
  const part = (name: Spelling['parts'][number]): string => written[parts.indexOf(name)]!
  const thisYear = Number(today.slice(0, 4))
  const month = /\d/.test(part('month')) ? Number(part('month')) : monthOf(part('month'))
  const yearWritten = part('year').replace(/['’]/, '')
  const born = yearWritten.length === 4 ? Number(yearWritten) : 2000 + Number(yearWritten)
  const day = Number(part('day'))
  const exists = isCivilDate(`${born}-${two(month)}-${two(day)}`)
  const isOldEnough = born <= thisYear - age.least || civilDate(born + age.least, month, day) <= today
  return exists && isOldEnough && born >= thisYear - age.most
}

const two = (number: number): string => String(number).padStart(2, '0')

/* ---- e-mail addresses ---- */

const beforeAt = /[\p{L}\p{N}._%+'’-]{1,64}$/u
const afterAt = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u

function addressesIn(text: string): Flag[] {
  const flags: Flag[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = beforeAt.exec(text.slice(Math.max(0, at - 64), at))
    const after = afterAt.exec(text.slice(at + 1, at + 256))
    if (before && after) flags.push({ kind: 'EMAIL', from: at - before[0].length, to: at + 1 + after[0].length })
  }
  return flags
}

/* ---- names ---- */

export interface Token {
  /** As it is compared: without accents, capitals and apostrophes. */
  readonly word: string
  readonly from: number
  readonly to: number
  /** Long enough, and written so that it counts as a name without a second one beside it. */
  readonly isAlone: boolean
}

const runs = /[\p{L}\p{M}'’]+/gu
const isQuote = (sign: string | undefined): boolean => sign === "'" || sign === '’'

/** Letters with apostrophes between them; those around a word are quotation marks. */
function wordsOf(text: string): { written: string; from: number }[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    let [start, end] = [0, run.length]
    while (start < end && isQuote(run[start])) start += 1
    while (end > start && isQuote(run[end - 1])) end -= 1
    return start < end ? [{ written: run.slice(start, end), from: index + start }] : []
  })
}
const unlike: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' }
/** Shorter ones, such as Jo or Li, are half of all short words: alone they count where they are written like a name. */
const leastAlone = 3
const shortest = 2

/** NAM-4: `Zoë’s` and `ZOE` are one word; `O’Connor` and `OConnor` too. */
const compared = (word: string): string =>
  word
    .replace(/['’]s$/i, '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþ]/g, (sign) => unlike[sign]!)

export const nameTokens = (text: string): Token[] =>
  wordsOf(text).map(({ written, from }) => {
    const word = compared(written)
    return {
      word,
      from,
      to: from + written.length,
      isAlone:
        word.length >= shortest &&
        ((word.length >= leastAlone && !ordinaryWords.has(word)) || isWrittenAsName(text, written, from)),
    }
  })

/** A capital that no beginning of a sentence explains, and no shouting. */
function isWrittenAsName(text: string, word: string, from: number): boolean {
  const isCapitalised = /^\p{Lu}\p{Ll}/u.test(word)
  const before = text.slice(Math.max(0, from - 4), from).trimEnd()
  return isCapitalised && /[\p{L}\p{N},;]$/u.test(before)
}

/** What is looked for in a school's list: a word that may stand alone, or two beside each other. */
export interface NameKey {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** Nothing but a space, a comma or a hyphen lies between the two halves of a name. */
const mostBetween = 2

export function nameKeys(text: string): NameKey[] {
  const tokens = nameTokens(text)
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    const alone = token.isAlone ? [{ key: token.word, from: token.from, to: token.to }] : []
    const isPair = next !== undefined && next.from - token.to <= mostBetween
    const pair = isPair ? [{ key: `${token.word} ${next.word}`, from: token.from, to: next.to }] : []
    return [...alone, ...pair]
  })
}

/** NAM-5: a listed name is found by each of its parts, and by two of them that follow each other, either way round. */
export function keysOfName(name: string): string[] {
  const words = nameTokens(name).map(({ word }) => word)
  const [first, last] = [words[0], words.at(-1)]
  const beside = words.slice(1).map((word, i) => `${words[i]} ${word}`)
  const ends = words.length > 1 ? [`${first} ${last}`, `${last} ${first}`] : []
  return [...new Set([...words.filter((word) => word.length >= shortest), ...beside, ...ends])]
}

/** Which of the keys are listed is asked once for many texts; where they stand in this one. */
export const namesIn = (text: string, listed: ReadonlySet<string>): Flag[] =>
  nameKeys(text)
    .filter(({ key }) => listed.has(key))
    .map(({ from, to }) => ({ kind: 'NAME', from, to }))
