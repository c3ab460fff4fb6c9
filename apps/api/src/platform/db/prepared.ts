/**
 * Statements that are asked again and again, prepared once on each connection: Postgres would spend more on planning a page's
 * questions anew than on answering them. Only for texts that stand in our code; what people typed goes into the values.
 */
const names = new Map<string, string>()

export interface Prepared {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

export function prepared(text: string, values: readonly unknown[]): Prepared {
  const name = names.get(text) ?? `statement ${names.size}`
  names.set(text, name)
  return { name, text, values: [...values] }
}
