/** What Yjs allows and no editor makes: every shared type can hold a list and a map at once. In ours nothing hides in the other one. */
import type * as Y from 'yjs'

type Shared = Pick<Y.AbstractType<unknown>, '_start' | '_map'>

export const holdsMapOnly = ({ _start }: Shared): boolean => _start === null
export const holdsListOnly = ({ _map }: Shared): boolean => _map.size === 0

/** A map's value where it is a text, else nothing. */
export function stringIn(map: Y.Map<unknown>, key: string): string {
  const value = map.get(key)
  return typeof value === 'string' ? value : ''
}
