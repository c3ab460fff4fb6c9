/** What a transaction may see, as Postgres is told at its start (`set_config(…, true)`: gone with the transaction). */
import type { Actor } from '@alongside/domain/actor'
import type { PersonId, SpaceId } from '@alongside/domain/ids'

/** Why a transaction looks beyond its actor's spaces: each purpose opens the few tables its policies name. */
export type Purpose = 'account' | 'worker' | 'mailbox' | 'register' | 'sealing' | ''

export interface Scope {
  readonly personId: PersonId | null
  readonly spaces: readonly SpaceId[]
  readonly items: readonly string[]
  readonly purpose: Purpose
}

export const scopeOfActor = (actor: Actor, purpose: Purpose = ''): Scope => ({
  personId: actor.personId,
  spaces: actor.spaces,
  items: actor.items,
  purpose,
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** For texts of statements: nothing but an id gets through. */
export function checkedId(id: string): string {
  if (!uuid.test(id)) throw new Error(`not an id: ${id.slice(0, 60)}`)
  return id
}
const literal = (ids: readonly string[]): string => `{${ids.map(checkedId).join(',')}}`

/** For the next statements of this transaction only; the part of the scope that may change within it. */
export const purposeStatement = (purpose: Purpose): string => `select set_config('app.purpose', '${purpose}', true)`

/** One statement without parameters, so that it can travel in one message with BEGIN. Every part is checked to be an id. */
export const scopeStatement = ({ personId, spaces, items, purpose }: Scope): string =>
  `select set_config('app.person', '${personId === null ? '' : literal([personId]).slice(1, -1)}', true), set_config('app.spaces', '${literal(spaces)}', true), set_config('app.items', '${literal(items)}', true), set_config('app.purpose', '${purpose}', true)`
