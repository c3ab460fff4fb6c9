/** What people call each kind of alliance. */
import type { AllianceKind } from '../../gql/graphql'

export const kindWords: Readonly<Record<AllianceKind, string>> = {
  TSA: 'Teaching school alliance',
  HUB: 'Teaching school hub',
  AREA: 'Alliance of an area',
  DIOCESAN: 'Diocesan alliance',
  OTHER: 'Alliance',
}

export const kindChoices = (Object.keys(kindWords) as AllianceKind[]).map((value) => ({
  value,
  label: kindWords[value],
}))
