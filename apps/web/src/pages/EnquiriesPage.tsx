/** Enquiries: the boards I am on, then those of the alliance I may see. */
import { useQuery } from '@apollo/client/react'
import { IconPlus, IconSeedling } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { EnquiryCard } from '../features/enquiry/EnquiryCard'
import { StartEnquiryDialog } from '../features/enquiry/StartEnquiryDialog'
import { NoEnquiry } from '../features/today/NoEnquiry'
import { graphql } from '../gql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { CardGrid, Page, Section } from '../ui/Page'
import { SkeletonCards } from '../ui/Skeleton'

const enquiriesQuery = graphql(`
  query EnquiriesPage {
    mine: enquiries(mine: true) { id ...EnquiryCardParts }
    all: enquiries { id ...EnquiryCardParts }
  }
`)

const over = new Set(['CLOSED', 'ABANDONED'])

export default function EnquiriesPage() {
  const viewer = useViewer()
  const query = useQuery(enquiriesQuery, { fetchPolicy: 'cache-and-network' })
  const [params, setParams] = useSearchParams()
  // In the address, so that Ctrl K can start one from anywhere.
  const starting = params.has('start')
  const setStarting = (wanted: boolean) => setParams(wanted ? { start: '' } : {}, { replace: true })
  useRefresh('enquiry.changed', query.refetch)
  const start = viewer.canStartEnquiry && (
    <Button look="primary" icon={<IconPlus />} onClick={() => setStarting(true)}>
      Start an enquiry
    </Button>
  )
  return (
    <Page
      title="Enquiries"
      lead="Lines of practice that teachers of different schools develop together, one turn of the spiral at a time."
      actions={start}
    >
      <Loaded query={query} skeleton={<SkeletonCards />}>
        {({ mine, all }) => {
          const mineIds = new Set(mine.map(({ id }) => id))
          const others = all.filter(({ id }) => !mineIds.has(id))
          return (
            <>
              {mine.length > 0 && (
                <Section title="Mine">
                  <CardGrid>
                    {[...mine].sort(byLife).map((enquiry) => (
                      <EnquiryCard key={enquiry.id} enquiry={enquiry} />
                    ))}
                  </CardGrid>
                </Section>
              )}
              {mine.length === 0 && start && (
                <Section title="Mine">
                  <EmptyState icon={<IconSeedling />} title="You are not on an enquiry yet" action={start}>
                    An enquiry begins with something you have noticed about your pupils, and a colleague of another
                    school who has noticed it too.
                  </EmptyState>
                </Section>
              )}
              {all.length === 0 && !start && <NoEnquiry among />}
              {others.length > 0 && (
                <Section title="In my alliances" hint="Title, schools, stage and lead can be seen by everybody here.">
                  <CardGrid>
                    {others.map((enquiry) => (
                      <EnquiryCard key={enquiry.id} enquiry={enquiry} />
                    ))}
                  </CardGrid>
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
      {starting && viewer.canStartEnquiry && <StartEnquiryDialog open onClose={() => setStarting(false)} />}
    </Page>
  )
}

/** What is over comes last; otherwise the latest change first. */
const byLife = (
  a: { readonly state: string; readonly changedAt: string },
  b: { readonly state: string; readonly changedAt: string },
): number => Number(over.has(a.state)) - Number(over.has(b.state)) || b.changedAt.localeCompare(a.changedAt)
