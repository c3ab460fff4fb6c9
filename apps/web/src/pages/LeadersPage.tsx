/** Where leaders begin: at their own school, or at the alliance for whoever leads none. */
import { Navigate } from 'react-router'
import { useViewer } from '../platform/session'

const leading = new Set(['SCHOOL_LEADER', 'HEADTEACHER', 'EXECUTIVE_HEAD'])

export const ledSchools = (viewer: ReturnType<typeof useViewer>) => [
  ...new Map(
    viewer.holdings.flatMap(({ role, deputy, school }) =>
      school && (leading.has(role) || deputy) ? [[school.urn, school] as const] : [],
    ),
  ).values(),
]

export default function LeadersPage() {
  const viewer = useViewer()
  return <Navigate to={ledSchools(viewer).length > 0 ? '/leaders/school' : '/leaders/alliance'} replace />
}
