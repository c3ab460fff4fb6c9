/** Evidence noted on a visit: full screen, on a tablet, also where there is no network. */
import type { ChallengeId } from '@alongside/domain/ids'
import { useParams } from 'react-router'
import { EvidenceView } from '../features/evidence/EvidenceView'

export default function EvidencePage() {
  const { id } = useParams()
  return <EvidenceView key={id} challengeId={id as ChallengeId} />
}
