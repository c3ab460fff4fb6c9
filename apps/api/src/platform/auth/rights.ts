/** Rights changed: what these people may read and do is judged anew at once, by every process and every open page. */
import type { PersonId, Urn } from '@alongside/domain/ids'
import type { Work } from '../db/unit-of-work.js'

export interface Concerned {
  readonly people?: readonly PersonId[]
  /** Everybody who holds a role at these schools. */
  readonly schools?: readonly Urn[]
}

/** Part of the change that moved the rights: nobody hears of it unless it stands. */
export async function rightsChanged(work: Work, { people = [], schools = [] }: Concerned): Promise<void> {
  // Everybody's writing waits for a change of rights: not for one that concerns nobody.
  if (people.length === 0 && schools.length === 0) return
  const concerned = await work.sql<{ id: PersonId }>('select rights_changed($1, $2) as id', [[...people], [...schools]])
  work.announce(
    concerned.map(({ id }) => id),
    'viewer.changed',
    {},
  )
}
