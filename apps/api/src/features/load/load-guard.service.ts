/** Who is told, while something is still being planned, that their half-term would be too full with it (M6): they themselves, and nobody else. */
import { dayInWords } from '@alongside/domain/civil-date'
import type { PersonId } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { forecasts, type Planned, tooMuchFor } from './load-forecast.service.js'

/** Runs a change of a plan, and tells those whose half-term it has made too full: on their own page they see what they could leave out. */
export async function planned<T>(
  work: Work,
  before: Planned,
  change: () => Promise<T>,
  after: (changed: T) => Planned,
): Promise<T> {
  const already = await tooMuchFor(work, before)
  const changed = await change()
  const now = after(changed)
  const fresh = (await tooMuchFor(work, now)).filter((person) => !already.includes(person))
  await tellTheyAreFull(work, fresh, now)
  return changed
}

export async function tellTheyAreFull(
  work: Work,
  people: readonly PersonId[],
  { days, itemId }: Pick<Planned, 'days' | 'itemId'>,
): Promise<void> {
  const [day] = days
  if (people.length === 0 || day === undefined) return
  for (const [to, { halfTerm }] of await forecasts(work, people, day, { also: itemId })) {
    await work.notify({
      to,
      kind: 'LOAD_FULL',
      itemKind: 'load',
      itemId: to,
      path: `/load?from=${halfTerm.from}`,
      vars: { from: dayInWords(halfTerm.from) },
    })
  }
}
