/** Peer challenges: what waits for me, what goes on, and what has ended. */
import { useQuery } from '@apollo/client/react'
import { IconMountain, IconPlus } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { KeptVisits } from '../features/evidence/KeptVisits'
import { ChallengeCard } from '../features/peer-challenge/ChallengeCard'
import { isOver } from '../features/peer-challenge/challenge-words'
import { ProposeDialog } from '../features/peer-challenge/ProposeDialog'
import { graphql } from '../gql'
import type { ChallengeCardPartsFragment } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useSaveState } from '../platform/save-state'
import { useViewer } from '../platform/session'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { CardGrid, Page, Section } from '../ui/Page'
import { SkeletonCards } from '../ui/Skeleton'

const challengesQuery = graphql(`
  query ChallengesPage {
    peerChallenges { id ...ChallengeCardParts }
  }
`)

export default function ChallengesPage() {
  const query = useQuery(challengesQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh('peer-challenge.changed', query.refetch)
  const { holdings } = useViewer()
  const coordinated = holdings
    .filter(({ role }) => role === 'ALLIANCE_COORDINATOR')
    .flatMap(({ alliance }) => alliance?.id ?? [])
  const [params, setParams] = useSearchParams()
  const isOffline = useSaveState().look === 'offline'
  const propose = (wanted: boolean) => setParams(wanted ? { propose: '' } : {}, { replace: true })
  const action = coordinated.length > 0 && (
    <Button look="primary" icon={<IconPlus />} onClick={() => propose(true)}>
      Propose a challenge
    </Button>
  )
  return (
    <Page
      title="Challenges"
      lead="Peers look hard at a school, at its own request. It answers what they say, and acts on it."
      actions={
        <>
          <ButtonLink to="/summaries">Released to me</ButtonLink>
          <ButtonLink to="/actions">My actions</ButtonLink>
          {action}
        </>
      }
    >
      {isOffline && <KeptVisits />}
      <Loaded query={query} skeleton={<SkeletonCards />}>
        {({ peerChallenges: all }) => {
          const mine = all.filter(waitsForMe)
          const others = all.filter((one) => !waitsForMe(one))
          return all.length === 0 ? (
            <EmptyState icon={<IconMountain />} title="No peer challenge yet" action={action}>
              Your alliance’s coordinator proposes who visits whom. What asks for you appears here and on Today.
            </EmptyState>
          ) : (
            <>
              <Cards title="Waits for me" of={mine} />
              <Cards title="Under way" of={others.filter(({ state }) => !isOver(state))} />
              <Cards title="Ended" of={others.filter(({ state }) => isOver(state))} />
            </>
          )
        }}
      </Loaded>
      {params.has('propose') && coordinated[0] && (
        <ProposeDialog allianceIds={coordinated} onClose={() => propose(false)} />
      )}
    </Page>
  )
}

const waitsForMe = ({ canGoOn, mustSignAgain, members, state }: ChallengeCardPartsFragment): boolean =>
  !isOver(state) && (canGoOn || mustSignAgain || members.some(({ isMe, hasDeclared }) => isMe && !hasDeclared))

function Cards({ title, of }: { readonly title: string; readonly of: readonly ChallengeCardPartsFragment[] }) {
  if (of.length === 0) return null
  return (
    <Section title={title}>
      <CardGrid min="20rem">
        {of.map((challenge) => (
          <ChallengeCard key={challenge.id} challenge={challenge} />
        ))}
      </CardGrid>
    </Section>
  )
}
