/** The people of a school, each once, with every role they hold there. */
import type { PersonLineFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'

export interface Colleague {
  readonly person: PersonLineFragment['person']
  readonly state: PersonLineFragment['state']
  readonly lines: readonly PersonLineFragment[]
}

/** In the order in which they come. */
export function colleaguesIn(lines: readonly PersonLineFragment[]): Colleague[] {
  const people = new Map<string, PersonLineFragment[]>()
  for (const line of lines) people.set(line.person.id, [...(people.get(line.person.id) ?? []), line])
  return [...people.values()].flatMap((own) =>
    own[0] ? [{ person: own[0].person, state: own[0].state, lines: own }] : [],
  )
}

/** "Deputy for the headteacher until 14 March 2026" */
export const roleWords = ({ roleLabel, endsOn }: Pick<PersonLineFragment, 'roleLabel' | 'endsOn'>): string =>
  endsOn ? `${roleLabel} until ${dayOf(endsOn)}` : roleLabel

export const rolesOf = ({ lines }: Colleague): string => lines.map(roleWords).join(' · ')

/** Whoever may do something with a colleague may do it whichever of their roles one looks at. */
export const can = ({ lines }: Colleague, ability: keyof PersonLineFragment['abilities']): boolean =>
  lines.some(({ abilities }) => abilities[ability] === true)

/** Every word typed begins a word of the name, the address or a role. */
export function fitsPerson(colleague: Colleague, text: string): boolean {
  const { name, email } = colleague.person
  const words = `${name} ${email ?? ''} ${rolesOf(colleague)}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean)
  return asked.every((part) => words.some((word) => word.startsWith(part)))
}
