/** The desk of a coordinator, and of a school's head and CPD lead: what is stuck, for whom, and one thing to do about each. */
import { useSearchParams } from 'react-router'
import { DeskTop } from '../features/desk/DeskTop'
import { useViewer, type Viewer } from '../platform/session'
import { Page } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { CpdNav } from './CpdNav'

const sitting = new Set(['CPD_LEAD', 'HEADTEACHER', 'EXECUTIVE_HEAD'])

interface Place {
  readonly key: string
  readonly name: string
  readonly allianceId?: string
  readonly urn?: string
}

const desksOf = ({ holdings }: Viewer): Place[] => {
  const all = holdings.flatMap(({ role, deputy, school, alliance }): Place[] => {
    if (role === 'ALLIANCE_COORDINATOR' && alliance)
      return [{ key: alliance.id, name: alliance.name, allianceId: alliance.id }]
    return school && (sitting.has(role) || deputy) ? [{ key: school.urn, name: school.name, urn: school.urn }] : []
  })
  return [...new Map(all.map((place) => [place.key, place])).values()]
}

export default function DeskPage() {
  const viewer = useViewer()
  const [params, setParams] = useSearchParams()
  const places = desksOf(viewer)
  const here = places.find(({ key }) => key === params.get('of')) ?? places[0]
  const { allianceId, urn } = here ?? {}
  return (
    <Page
      title="Desk"
      lead={
        here?.urn
          ? `What is stuck at ${here.name}, for whom, and one thing to do about each.`
          : 'What is stuck, for whom, and one thing to do about each.'
      }
      actions={
        places.length > 1 && (
          <SelectField
            label="Desk"
            hideLabel
            value={here?.key ?? ''}
            choices={places.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={({ currentTarget }) => setParams({ of: currentTarget.value }, { replace: true })}
          />
        )
      }
    >
      <CpdNav />
      <DeskTop key={here?.key} {...(allianceId && { allianceId })} {...(urn && { urn })} />
    </Page>
  )
}
