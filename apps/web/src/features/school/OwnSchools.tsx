/** The schools of one's alliance, before anything is searched. */
import { graphql } from '../../gql'
import type { OwnSchoolsFragment } from '../../gql/graphql'
import { Card } from '../../ui/Card'
import css from './SchoolResults.module.css'
import { SchoolRow } from './SchoolRow'

export const ownSchools = graphql(`
  fragment OwnSchools on Alliance {
    id
    name
    memberships { id state school { urn ...SchoolRowParts } }
  }
`)

const takesPart = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])

export function OwnSchools({ alliance }: { readonly alliance: OwnSchoolsFragment }) {
  const schools = alliance.memberships.filter(({ state }) => takesPart.has(state)).map(({ school }) => school)
  return (
    <section className={css.results} aria-labelledby="own">
      <h2 id="own" className={css.heading}>
        {alliance.name}
      </h2>
      <Card pad="none">
        <ul className={css.list}>
          {schools.map((school) => (
            <SchoolRow key={school.urn} school={school} inAlliance />
          ))}
        </ul>
      </Card>
    </section>
  )
}
