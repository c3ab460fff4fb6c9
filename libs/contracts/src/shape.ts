/** What Yjs allows and no editor makes: every shared type can hold a list and a map at once. In ours nothing hides in the other one. */
import { isStorable } from '@alongside/domain/text'
import * as Y from 'yjs'

type Shared = Pick<Y.AbstractType<unknown>, '_start' | '_map'>

export const holdsMapOnly = ({ _start }: Shared): boolean => _start === null
export const holdsListOnly = ({ _map }: Shared): boolean => _map.size === 0

/** A map's value where it is a text, else nothing. */
export function stringIn(map: Y.Map<unknown>, key: string): string {
  const value = map.get(key)
  return typeof value === 'string' ? value : ''
}

/** The words of a text in a map, where it is one. */
export function wordsIn(map: Y.Map<unknown> | Y.Map<Y.Text>, key: string): string {
  const text = map.get(key)
  return text instanceof Y.Text ? text.toJSON() : ''
}

/** Plain words and nothing else: no marks, no values between the letters, no more than `limit` of them. */
export function isPlainText(value: unknown, limit: number): value is Y.Text {
  if (!(value instanceof Y.Text) || value instanceof Y.XmlText || value.length > limit || !holdsListOnly(value))
    return false
  for (let item = (value as unknown as Y.AbstractType<unknown>)._start; item; item = item.right)
    if (!item.deleted && !(item.content instanceof Y.ContentString)) return false
  return isStorable(value.toJSON())
}

/** Which writing stands under a key: a text that was put in another's place is another, though it says the same. */
export function writtenAs(map: Y.Map<unknown> | Y.Map<Y.Text>, key: string): string {
  const id = map._map.get(key)?.id
  return id ? `${id.client}.${id.clock}` : ''
}
