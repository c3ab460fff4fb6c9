/** Cover: what I miss while I am away; for whoever arranges it the sheet of the school; for whoever pays, what it costs. */
import { useSearchParams } from 'react-router'
import { CoverSheet } from '../features/cover/CoverSheet'
import { CoverToPay } from '../features/cover/CoverToPay'
import { CoverTotals } from '../features/cover/CoverTotals'
import { MyAbsences } from '../features/cover/MyAbsences'
import { useViewer, type Viewer } from '../platform/session'
import { Page } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { Tabs } from '../ui/Tabs'
import { CpdNav } from './CpdNav'

const answering = new Set(['COVER_MANAGER', 'CPD_LEAD', 'SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'])
const paying = new Set(['HEADTEACHER', 'EXECUTIVE_HEAD'])

const schoolsOf = ({ holdings }: Viewer) => [
  ...new Map(
    holdings.flatMap(({ role, deputy, school }) =>
      school && (answering.has(role) || deputy) ? [[school.urn, school] as const] : [],
    ),
  ).values(),
]

export default function CoverPage() {
  const viewer = useViewer()
  const [params, setParams] = useSearchParams()
  const schools = schoolsOf(viewer)
  const urn = params.get('urn') ?? schools[0]?.urn
  const office = viewer.holdings.find(({ role }) => role === 'ALLIANCE_COORDINATOR')?.alliance?.id
  const alliance =
    office ??
    (viewer.holdings.some(({ role, deputy }) => paying.has(role) || deputy) ? viewer.alliances[0]?.id : undefined)
  const isStaff = viewer.holdings.some(({ school }) => school)
  const choose = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(key, value)
    setParams(next, { replace: true })
  }
  const tabs = [
    ...(urn ? [{ key: 'sheet', label: 'Day sheet', panel: <CoverSheet key={urn} urn={urn} /> }] : []),
    ...(isStaff ? [{ key: 'mine', label: 'My lessons', panel: <MyAbsences /> }] : []),
    ...(alliance
      ? [{ key: 'pay', label: office ? 'All schools' : 'To pay', panel: <CoverToPay allianceId={alliance} /> }]
      : []),
    ...(urn ? [{ key: 'totals', label: 'What it came to', panel: <CoverTotals key={urn} urn={urn} /> }] : []),
  ]
  return (
    <Page
      title="Cover"
      lead="Nobody should have to choose between their class and what they learn with colleagues."
      actions={
        schools.length > 1 && (
          <SelectField
            label="School"
            hideLabel
            value={urn ?? ''}
            choices={schools.map((school) => ({ value: school.urn, label: school.name }))}
            onChange={({ currentTarget }) => choose('urn', currentTarget.value)}
          />
        )
      }
    >
      <CpdNav />
      {tabs.length > 1 ? (
        <Tabs
          label="Cover"
          tabs={tabs}
          chosen={params.get('tab') ?? tabs[0]?.key ?? ''}
          onChoose={(key) => choose('tab', key)}
        />
      ) : (
        (tabs[0]?.panel ?? <MyAbsences />)
      )}
    </Page>
  )
}
