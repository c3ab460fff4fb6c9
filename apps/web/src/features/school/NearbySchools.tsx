/** The schools of an alliance on the map, with the table one press away and the same numbers in it. */
import { IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { graphql } from '../../gql'
import type { NearbySchoolsFragment } from '../../gql/graphql'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Dialog } from '../../ui/Dialog'
import css from './NearbySchools.module.css'
import { NearbyTable } from './NearbyTable'
import { pairsIn, placeIn, schoolsIn } from './near-schools'
import { SchoolMap } from './SchoolMap'

export const nearbySchools = graphql(`
  fragment NearbySchools on Alliance {
    id
    name
    memberships {
      id
      state
      school { urn name town easting northing colour }
    }
    enquiries { id state schools { hasJoined leftAt school { urn } } }
  }
`)

export interface NearbySchoolsProps {
  readonly alliance: NearbySchoolsFragment
  /** From where distances count: the school one acts in. */
  readonly mineUrn: string | null
}

export function NearbySchools({ alliance, mineUrn }: NearbySchoolsProps) {
  const [asTable, setAsTable] = useState(false)
  const schools = schoolsIn(alliance)
  const pairs = pairsIn(alliance)
  const withoutPlace = schools.filter((school) => !placeIn(school))
  return (
    <div className={css.box}>
      <Card pad="none">
        <SchoolMap label={`Where the schools of ${alliance.name} are`} schools={schools} pairs={pairs} />
      </Card>
      <div className={css.foot}>
        <p className={css.legend}>
          {pairs.length > 0 &&
            'A line joins schools that work on an enquiry together; the thicker, the more enquiries. '}
          {withoutPlace.length > 0 &&
            `The register does not say where ${withoutPlace.map(({ name }) => name).join(', ')} is.`}
        </p>
        <Button size="s" look="plain" icon={<IconTable />} onClick={() => setAsTable(true)}>
          Show as a table
        </Button>
      </div>
      <Dialog open={asTable} onClose={() => setAsTable(false)} title="Where we are, and who works together" width="l">
        <NearbyTable schools={schools} pairs={pairs} mineUrn={mineUrn} />
      </Dialog>
    </div>
  )
}
