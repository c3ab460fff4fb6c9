/** Two people change one thing in forms: what only one of them changed is taken, and what both changed is for whoever still writes to settle. */

export type Fields = Readonly<Record<string, unknown>>

export interface Merged<T extends Fields> {
  /** Mine where I changed something, theirs everywhere else. */
  readonly fields: T
  /** Changed by both, and differently. */
  readonly unsettled: readonly (keyof T & string)[]
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** @param base as both found it @param mine as I have it in the form @param theirs as it is kept now; of plain values; what one of them lacks counts as undefined */
export function merged<T extends Fields>(base: T, mine: T, theirs: T): Merged<T> {
  const names = [...new Set([base, mine, theirs].flatMap(Object.keys))] as (keyof T & string)[]
  const changed = names.filter((name) => !same(mine[name], base[name]))
  return {
    fields: { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) },
    unsettled: changed.filter((name) => !same(theirs[name], base[name]) && !same(theirs[name], mine[name])),
  }
}
