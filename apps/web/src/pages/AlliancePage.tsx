/** Alliance: one's own, the one asked for, or, for whoever belongs to none, what would stand here. */
import { useParams } from 'react-router'
import { useViewer } from '../platform/session'
import { AllianceHome } from './AllianceHome'
import { OneAlliance } from './OneAlliance'

export default function AlliancePage() {
  const viewer = useViewer()
  const { id } = useParams()
  const own = viewer.actingAs?.alliance?.id ?? viewer.alliances[0]?.id
  const shown = id ?? (viewer.isAdmin ? undefined : own)
  return shown ? <OneAlliance key={shown} id={shown} /> : <AllianceHome />
}
