/** Several files at once, in the order in which they build on each other: schools, their links, then what refers to them. */
import { BrokenFile } from './broken-file.js'
import { examine } from './register-file.js'
import type { Layout } from './register-layouts.js'
import { readRows } from './register-rows.js'

const order: readonly Layout['kind'][] = [
  'SCHOOLS_2022',
  'OFFICIAL_REGISTER',
  'LINKS',
  'TEACHING_SCHOOLS',
  'PARTNER_SCHOOLS',
]

export async function inOrder(paths: readonly string[]): Promise<string[]> {
  const ranked = await Promise.all(paths.map(async (path) => ({ path, rank: await rankOf(path) })))
  return ranked.sort((a, b) => a.rank - b.rank).map(({ path }) => path)
}

/** A file that cannot be read comes last and says why when its turn comes. */
async function rankOf(path: string): Promise<number> {
  try {
    for await (const { recognised } of readRows(await examine(path))) return order.indexOf(recognised.layout.kind)
    return order.length
  } catch (error) {
    if (error instanceof BrokenFile) return order.length
    throw error
  }
}
