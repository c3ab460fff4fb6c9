/** How one field of a register file is read. A refusal names the column and never repeats what stood in it. */
export type Value = string | number | null

export class RefusedField extends Error {}

export type Read = (text: string, header: string) => Value

const longestText = 200
/** How official files write that a number is withheld, or that there is none. */
const withheld = ['', 'SUPP', 'NE', 'NA', 'N/A', 'NULL', '-', '.']

/** Line breaks, tabs, invisible and direction characters have no place in a name or a town. */
const clean = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .normalize('NFC')

export const text: Read = (raw, header) => {
  const value = clean(raw)
  if (value.length > longestText) throw new RefusedField(`${header} is longer than ${longestText} characters.`)
  return value === '' || /^not (applicable|recorded)$/i.test(value) ? null : value
}

export const neededText: Read = (raw, header) => {
  const value = text(raw, header)
  if (value === null) throw new RefusedField(`${header} is empty.`)
  return value
}

export const urn: Read = (raw, header) => {
  const value = clean(raw)
  if (!/^[1-9][0-9]{5}$/.test(value)) throw new RefusedField(`${header} is not a number of six digits.`)
  return value
}

export const digits =
  (count: number): Read =>
  (raw, header) => {
    const value = clean(raw)
    if (value === '') return null
    if (!/^[0-9]+$/.test(value) || value.length > count)
      throw new RefusedField(`${header} is not a number of ${count} digits.`)
    return value.padStart(count, '0')
  }

const decimal = (raw: string): number | null => {
  const value = clean(raw).toUpperCase().replace(/%$/, '')
  if (withheld.includes(value)) return null
  return /^[0-9]{1,9}(\.[0-9]{1,6})?$/.test(value) ? Number(value) : Number.NaN
}

/** No school has more pupils, and no place in England is further from the origin of the national grid. */
export const wholeNumber =
  (most: number): Read =>
  (raw, header) => {
    const value = decimal(raw)
    if (value === null) return null
    if (!Number.isInteger(value) || value > most)
      throw new RefusedField(`${header} is not a whole number up to ${most}.`)
    return value
  }

export const percentage: Read = (raw, header) => {
  const value = decimal(raw)
  if (value === null) return null
  if (!(value <= 100)) throw new RefusedField(`${header} is not a percentage.`)
  return Math.round(value * 10) / 10
}

/** DD-MM-YYYY as the official files write it, or YYYY-MM-DD. */
export const date: Read = (raw, header) => {
  const value = clean(raw)
  if (value === '') return null
  const found = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(value)
  const iso = found ? `${found[3]}-${found[2]}-${found[1]}` : value
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null
  if (!at || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(iso)) {
    throw new RefusedField(`${header} is not a date (day-month-year).`)
  }
  return iso
}

/** A word where a postcode belongs means that the fields of this row have slipped. */
export const postcode: Read = (raw, header) => {
  const value = clean(raw).toUpperCase()
  if (value === '') return null
  if (value.length > 10 || !/^[A-Z0-9 -]*[0-9][A-Z0-9 -]*$/.test(value))
    throw new RefusedField(`${header} is not a postcode.`)
  return value
}

export const status: Read = (raw, header) => {
  const value = clean(raw)
  if (!/^(open|closed|proposed)/i.test(value))
    throw new RefusedField(`${header} says neither open, closed nor proposed.`)
  return value
}

/** `Rural village`, `Larger rural: Nearer to a major town or city`, `Urban city and town`; whatever else stands there says neither. */
export const rural: Read = (raw) => {
  const value = clean(raw)
  return /\brural\b/i.test(value) ? 'true' : /\burban\b/i.test(value) ? 'false' : null
}
