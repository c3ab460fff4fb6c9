/** The people of the demo: one press signs in as one of them. */
import type { SignInPageQuery } from '../gql/graphql'
import { initialsOf } from '../ui/Avatar'
import { schoolStyle } from '../ui/school-colour'
import css from './DemoPeople.module.css'

export type DemoPerson = SignInPageQuery['demoPeople'][number]

export interface DemoPeopleProps {
  readonly people: readonly DemoPerson[]
  readonly busy: boolean
  readonly onChoose: (person: DemoPerson) => void
}

export function DemoPeople({ people, busy, onChoose }: DemoPeopleProps) {
  return (
    <section className={css.demo} aria-labelledby="demo">
      <h2 id="demo">Or look around the demo</h2>
      <p className={css.hint}>Invented schools and people. One press signs you in as one of them.</p>
      <ul className={css.people}>
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" className={css.person} disabled={busy} onClick={() => onChoose(person)}>
              <span className={css.initials} style={schoolStyle(person.school)} aria-hidden="true">
                {initialsOf(person.name)}
              </span>
              <span className={css.words}>
                <span className={css.role}>{person.role}</span>
                <span className={css.name}>{[person.name, person.school].filter(Boolean).join(', ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
