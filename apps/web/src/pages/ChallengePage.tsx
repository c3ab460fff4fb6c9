/** One peer challenge: where it stands, what is missing for the next step, and one part of it at a time. */
import { useQuery } from '@apollo/client/react'
import { Suspense, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import css from '../features/peer-challenge/Challenge.module.css'
import { ChallengeDates } from '../features/peer-challenge/ChallengeDates'
import { ChallengeHead } from '../features/peer-challenge/ChallengeHead'
import { ChallengeMenu } from '../features/peer-challenge/ChallengeMenu'
import { ChallengeNext } from '../features/peer-challenge/ChallengeNext'
import { challengeTabs, firstTab, isInside } from '../features/peer-challenge/challenge-tabs'
import { ReleasedFigures } from '../features/peer-challenge/summary/ReleasedFigures'
import { graphql } from '../gql'
import type { ChallengePartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Columns, Stack } from '../ui/Page'
import { SkeletonLines } from '../ui/Skeleton'
import { Tabs } from '../ui/Tabs'
import NotFoundPage from './NotFoundPage'

const challengeQuery = graphql(`
  query ChallengePage($id: ID!) {
    peerChallenge(id: $id) { ...ChallengeParts }
  }
`)

export default function ChallengePage() {
  const { id = '' } = useParams()
  const query = useQuery(challengeQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch, ({ challengeId }) => challengeId === id)
  return (
    <Loaded query={query}>
      {({ peerChallenge }) =>
        peerChallenge ? <Challenge key={peerChallenge.id} challenge={peerChallenge} /> : <NotFoundPage />
      }
    </Loaded>
  )
}

function Challenge({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const [params, setParams] = useSearchParams()
  const tabs = challengeTabs.filter(({ isShown }) => isShown(challenge))
  const show = (key: string): void => setParams({ show: key }, { replace: true })
  // Once, when the page is opened: nobody is moved away from what they are doing because a step was taken.
  const [first] = useState(() => firstTab(challenge))
  const chosen = tabs.find(({ key }) => key === (params.get('show') ?? first)) ?? tabs[0]!
  return (
    <div className={css.page}>
      <ChallengeHead challenge={challenge} menu={<ChallengeMenu challenge={challenge} />} />
      <ChallengeNext challenge={challenge} onShow={show} />
      <Columns
        main={
          <Tabs
            label="Parts of this peer challenge"
            chosen={chosen.key}
            onChoose={show}
            tabs={tabs.map(({ key, label, Panel }) => ({
              key,
              label,
              panel: (
                <Suspense fallback={<SkeletonLines />}>
                  <Panel challenge={challenge} />
                </Suspense>
              ),
            }))}
          />
        }
        aside={
          <Stack gap="l">
            <ChallengeDates challenge={challenge} />
            {!isInside(challenge) && <ReleasedFigures challenge={challenge} />}
          </Stack>
        }
      />
    </div>
  )
}
