// Three estates side by side: one's own, one of a school of the same alliance, one of strangers. Each has one of everything an
// id can stand for; what is in the other two bears a mark, so that a single word of it in an answer gives it away.
import { createHash, randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { IdKind } from './id-policy.js'
import type { Neighbourhood } from './neighbourhood.js'
import type { Someone, World } from './world.js'

export type Whose = 'own' | 'sibling' | 'foreign'
export type Estate = Readonly<Record<IdKind, readonly string[]>>

export const marks: Readonly<Record<Whose, string>> = { own: 'Plain', sibling: 'QQsiblingQQ', foreign: 'QQforeignQQ' }

export async function estates(w: World, n: Neighbourhood): Promise<Readonly<Record<Whose, Estate>>> {
  const { people, schools } = n
  return {
    own: await estate(w, {
      whose: 'own',
      alliance: n.north,
      urn: schools.elm,
      lead: people.lead,
      others: [people.member, people.colleague],
    }),
    // A draft: nobody but its lead knows of it, not even in the alliance.
    sibling: await estate(w, {
      whose: 'sibling',
      alliance: n.north,
      urn: schools.ash,
      lead: people.neighbour,
      others: [people.pastDeputy],
    }),
    foreign: await estate(w, {
      whose: 'foreign',
      alliance: n.south,
      urn: schools.far,
      lead: people.foreigner,
      others: [people.foreignHead, people.foreignCoordinator],
    }),
  }
}

interface Plan {
  whose: Whose
  alliance: string
  urn: string
  lead: Someone
  others: readonly Someone[]
}

async function estate(w: World, { whose, alliance, urn, lead, others }: Plan): Promise<Estate> {
  const mark = marks[whose]
  const school = await w.spaceOf(urn as never)
  const id: Record<string, string> = {}
  for (const name of 'enquiry cycle document card comment proposal guest cluster template invitation notice import study lesson plan talk review assignment remark'.split(
