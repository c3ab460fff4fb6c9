/** Which of the known files this is, told by its first line. */
import { BrokenFile } from './broken-file.js'
import { type Field, type Layout, layouts } from './register-layouts.js'

export interface Recognised {
  readonly layout: Layout
  /** The table's columns that this file fills. */
  readonly fills: readonly string[]
  /** For each column of the file the header it stands for, or null where it is not read. */
  readonly wanted: readonly (string | null)[]
}

export function recognise(header: readonly string[]): Recognised {
  const names = header.map(plain)
  const missing = (layout: Layout): string[] => neededHeaders(layout).filter((name) => !names.includes(plain(name)))
  const layout = layouts.find((candidate) => missing(candidate).length === 0)
  if (!layout) throw unknown(header, missing)
  const has = (name: string): boolean => names.includes(plain(name))
  const fills = Object.keys(layout.fields).filter((column) => layout.fields[column]?.from.every(has))
  const headers = new Set(fills.flatMap((column) => headersOf(layout.fields[column])).filter(has))
  const wanted: (string | null)[] = names.map(() => null)
  // Of two columns with one name the first counts.
  for (const name of headers) wanted[names.indexOf(plain(name))] = name
  return { layout, fills, wanted }
}

/** In the order of the arguments of the field's `read`. */
export const headersOf = (field: Field | undefined): readonly string[] => [
  ...(field?.from ?? []),
  ...(field?.also ?? []),
]

const plain = (header: string): string => header.replace(/\s+/g, ' ').trim().toLowerCase()

const neededHeaders = (layout: Layout): string[] => [
  ...new Set(layout.needs.flatMap((column) => layout.fields[column]?.from ?? [])),
]

/** Names what is missing of the file it has most columns of. */
function unknown(header: readonly string[], missing: (layout: Layout) => string[]): BrokenFile {
  const [near] = layouts
    .map((layout) => ({ layout, lacks: missing(layout), has: neededHeaders(layout).length - missing(layout).length }))
    .sort((a, b) => b.has - a.has)
  if (near && near.has > 0) {
    const columns = near.lacks.length === 1 ? 'this column is' : 'these columns are'
    return new BrokenFile(`This looks like ${near.layout.title}, but ${columns} missing: ${near.lacks.join(', ')}.`)
  }
  if (header.length < 2) {
    return new BrokenFile('This is not a CSV file: its first line has no columns separated by commas.')
  }
  const known = layouts.map(({ title }) => title).join('; ')
  return new BrokenFile(`The columns of this file are not those of a register file. Understood are: ${known}.`)
}
