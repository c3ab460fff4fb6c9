/** What the map shows, as a table: how far, and who works with whom. */
import { SchoolTag } from '../../ui/SchoolTag'
import { type Column, Table } from '../../ui/Table'
import { shortName } from './map-labels'
import { distance, type NearSchool, type Pair, partnersOf } from './near-schools'

export interface NearbyTableProps {
  readonly schools: readonly NearSchool[]
  readonly pairs: readonly Pair[]
  readonly mineUrn: string | null
}

const kilometres = (km: number | null): string => (km === null ? '' : `${km.toFixed(1)} km`)

export function NearbyTable({ schools, pairs, mineUrn }: NearbyTableProps) {
  const mine = schools.find(({ urn }) => urn === mineUrn)
  const nameOf = new Map(schools.map(({ urn, name }) => [urn, shortName(name)]))
  const columns: Column<NearSchool>[] = [
    {
      key: 'school',
      title: 'School',
      heads: true,
      cell: (school) => <SchoolTag school={school} to={`/schools/${school.urn}`} />,
    },
    { key: 'town', title: 'Town', cell: ({ town }) => town },
    ...(mine
      ? [
          {
            key: 'far',
            title: `From ${shortName(mine.name)}`,
            numeric: true,
            cell: (school: NearSchool) => (school.urn === mine.urn ? '' : kilometres(distance(mine, school))),
          },
        ]
      : []),
    {
      key: 'with',
      title: 'Enquiries together with',
      cell: ({ urn }) =>
        partnersOf(urn, pairs)
          .map((partner) => `${nameOf.get(partner.urn) ?? ''} (${partner.enquiries})`)
          .join(', '),
    },
  ]
  return <Table caption="Schools of the alliance" columns={columns} rows={schools} rowKey={({ urn }) => urn} />
}
