/** Lists a page at a time, by keyset: a cursor holds the sort key of its row, so nothing is skipped when rows come and go. */
import { Refusal } from '@alongside/domain/refusal'
import { Field, ObjectType } from '@nestjs/graphql'

@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean) hasNextPage!: boolean
  @Field(() => String, { nullable: true }) endCursor!: string | null
}

export type Key = readonly (string | number)[]

const most = 100

export const cursorOf = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key in a cursor that has the shape of `like`; a cursor made by hand is refused. */
export function keyOf<K extends Key>(cursor: string | null | undefined, like: K): K | null {
  if (cursor === null || cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor.slice(0, 2_000), 'base64url').toString())
    if (Array.isArray(key) && key.length === like.length && key.every((part, i) => typeof part === typeof like[i])) {
      return key as unknown as K
    }
  } catch {
    // not one of ours
  }
  throw new Refusal('input.invalid', { field: 'after' })
}

/** How many rows a page has: 20, or as many as asked for up to a hundred. */
export const pageSize = (first: number | null | undefined): number => Math.min(Math.max(first ?? 20, 1), most)

/** The page, from one row more than it needs. */
export function pageOf<T>(rows: readonly T[], size: number, key: (row: T) => Key) {
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: cursorOf(key(node)) }))
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } }
}
