/** Whose half-term is full can ask the head of their own school whether more is all right: told which half-term it is, never how much it comes to. */
import { type CivilDate, dayInWords } from '@alongside/domain/civil-date'
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { Work } from '../../platform/db/unit-of-work.js'
import { forecasts, type Planned, schoolsOfPeople } from './load-forecast.service.js'

export async function headsAsked(
  work: Work,
  { personId, name }: { readonly personId: PersonId; readonly name: string },
  urn: Urn,
  halfTerm: CivilDate,
): Promise<void> {
  const heads = await work.sql<{ id: PersonId }>(
    `select h.id from space s, holders_of(s.id, array['HEADTEACHER', 'EXECUTIVE_HEAD']) h (id) where s.urn = $1`,
    [urn],
  )
  for (const { id: to } of heads) {
    if (to === personId) continue
    await work.notify({
      to,
      kind: 'CPD_LOAD',
      itemKind: 'cpd',
      itemId: personId,
      path: `/cpd/places?person=${personId}&urn=${urn}&from=${halfTerm}`,
      vars: { name, from: dayInWords(halfTerm) },
    })
  }
}

/** The same, by whoever plans something that would be too much for them. */
export async function askHeadsOf(
  work: Work,
  person: PersonId,
  { days, itemId }: Omit<Planned, 'people'>,
): Promise<void> {
  const [day] = days
  const urn = (await schoolsOfPeople(work, [person])).get(person)
  const [found] = await work.sql<{ name: string }>('select name from person where id = $1', [person])
  if (day === undefined || urn === undefined || !found) return
  const forecast = (await forecasts(work, [person], day, { also: itemId })).get(person)!
  await headsAsked(work, { personId: person, name: found.name }, urn, forecast.halfTerm.from)
}
