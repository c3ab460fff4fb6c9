/** What the public register says about a school. */
import { graphql } from '../../gql'
import type { SchoolFactsFragment } from '../../gql/graphql'
import { Card } from '../../ui/Card'
import { DataList } from '../../ui/DataList'
import css from './SchoolFacts.module.css'
import { inFull, percent, phaseWord } from './school-words'

export const schoolFacts = graphql(`
  fragment SchoolFacts on School {
    urn
    phase
    establishmentType
    status
    laName
    district
    town
    postcode
    roll
    percentFsm
    trustName
  }
`)

export function SchoolFacts({ school }: { readonly school: SchoolFactsFragment }) {
  const { roll, percentFsm, town, postcode } = school
  return (
    <Card>
      <div className={css.figures}>
        {typeof roll === 'number' && (
          <p>
            <b>{inFull(roll)}</b> pupils
          </p>
        )}
        {typeof percentFsm === 'number' && (
          <p>
            <b>{percent(percentFsm)}</b> eligible for free school meals
            <span className={css.bar} aria-hidden="true">
              <span style={{ inlineSize: `${percentFsm}%` }} />
            </span>
          </p>
        )}
      </div>
      <DataList
        facts={[
          { name: 'Phase', value: phaseWord(school.phase) },
          { name: 'Kind of school', value: school.establishmentType },
          { name: 'Trust', value: school.trustName },
          { name: 'Status', value: school.status },
          { name: 'Local authority', value: school.laName },
          { name: 'District', value: school.district === school.laName ? null : school.district },
          { name: 'Where', value: [town, postcode].filter(Boolean).join(', ') },
          { name: 'URN', value: school.urn },
        ]}
      />
      <p className={css.source}>From the public register of schools.</p>
    </Card>
  )
}
