/** What the alliance asks of me, half-term by half-term, and what could go; and a coordinator's own work. For my eyes alone. */
import { useQuery } from '@apollo/client/react'
import { Coordinating } from '../features/load/Coordinating'
import { HalfTermLoad } from '../features/load/HalfTermLoad'
import { myLoadQuery } from '../features/load/load-queries'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Page, Section, Stack } from '../ui/Page'
import { WhoCanRead } from '../ui/WhoCanRead'
import { CpdNav } from './CpdNav'

export default function LoadPage() {
  const query = useQuery(myLoadQuery, { fetchPolicy: 'cache-and-network' })
  useRefresh(
    ['cpd.changed', 'lesson-study.changed', 'peer-review.changed', 'peer-challenge.changed', 'inbox.changed'],
    query.refetch,
  )
  return (
    <Page
      title="What is asked of me"
      above="CPD"
      lead="All that the alliance asks of you: sessions, research lessons, reviews and visits, with the way there and what a role brings with it."
    >
      <CpdNav />
      <Loaded query={query}>
        {({ myLoad }) => (
          <Stack gap="l">
            <WhoCanRead
              secret
              who={[
                'Only you read this page.',
                'Whoever picks reviewers sees how many hours it comes to; a coordinator who plans a session is told when it is much or too much.',
              ]}
            />
            {myLoad.coordinating.length > 0 && (
              <Section
                title="Your coordinating"
                hint="Counted for you alone, so that you see when it is too much for one."
              >
                <Coordinating load={myLoad} />
              </Section>
            )}
            {myLoad.halfTerms.map((halfTerm, at) => (
              <HalfTermLoad key={halfTerm.from} halfTerm={halfTerm} isNow={at === 0} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
