/** The parts of a peer challenge: a part is a folder here and a line in this list, and is shown to whom it is open. */
import { type ComponentType, lazy } from 'react'
import type { ChallengePartsFragment } from '../../gql/graphql'

export interface ChallengeTab {
  readonly key: string
  readonly label: string
  readonly isShown: (challenge: ChallengePartsFragment) => boolean
  readonly Panel: ComponentType<{ readonly challenge: ChallengePartsFragment }>
}

export const challengeTabs: readonly ChallengeTab[] = [
  { key: 'team', label: 'Team', isShown: () => true, Panel: lazy(() => import('./Team')) },
  { key: 'who-reads', label: 'Who can read this', isShown: () => true, Panel: lazy(() => import('./WhoReads')) },
]
