/** Today: what we are learning, who is at work now, what waits for me, what changed since I was last here. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconCoffee } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { EnquiryCard } from '../features/enquiry/EnquiryCard'
import { InboxList } from '../features/inbox/InboxList'
import { LessonsToday } from '../features/lesson-study/LessonsToday'
import { VisitsToday } from '../features/peer-challenge/inside/VisitsToday'
import { ChangeList } from '../features/today/ChangeList'
import { Installation } from '../features/today/Installation'
import { LearningList } from '../features/today/LearningList'
import { LiveNow } from '../features/today/LiveNow'
import { NoEnquiry } from '../features/today/NoEnquiry'
import { graphql } from '../gql'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { EmptyState } from '../ui/EmptyState'
import { CardGrid, Columns, Page, Section, Stack } from '../ui/Page'

const todayQuery = graphql(`
  query TodayPage {
    today {
      since
      liveNow { ...LiveNowParts }
      waiting { id ...InboxItemParts }
      changed { id ...ChangeParts }
      learning { ...LearningParts }
      myEnquiries { id ...EnquiryCardParts }
    }
  }
`)

const seenMutation = graphql(`
  mutation MarkSeen {
    markSeen
  }
`)

export default function TodayPage() {
  const viewer = useViewer()
  const query = useQuery(todayQuery, { fetchPolicy: 'cache-and-network' })
  const [markSeen] = useMutation(seenMutation)
  const [now] = useState(() => new Date())
  useRefresh(['enquiry.changed', 'inbox.changed', 'comments.changed'], query.refetch)
  const isShown = query.data !== undefined
  // Once what changed has been on the screen, the next visit counts from now.
  useEffect(() => {
    if (isShown) void markSeen().catch(() => undefined)
  }, [isShown, markSeen])
  return (
    <Page title={`${greeting(now)}, ${firstName(viewer.name)}`} above={dayOf(now.toISOString())}>
      <Loaded query={query}>
        {({ today }) => (
          <Columns
            first={
              <Stack gap="l">
                {today.liveNow.length > 0 && (
                  <Section title="At the table now">
                    <LiveNow live={today.liveNow} />
                  </Section>
                )}
                <Section title="Waiting for me">
                  {today.waiting.length > 0 ? (
                    <InboxList items={today.waiting} />
                  ) : (
                    <EmptyState icon={<IconCoffee />} title="Nothing waits for you">
                      Invitations, proposals and mentions appear here.
                    </EmptyState>
                  )}
                </Section>
              </Stack>
            }
            main={
              <Stack gap="l">
                <VisitsToday />
                {viewer.places.includes('LESSON_STUDY') && <LessonsToday />}
                {today.learning.length > 0 && (
                  <Section title="What we are learning">
                    <LearningList learning={today.learning} />
                  </Section>
                )}
                {viewer.places.includes('ENQUIRIES') && (
                  <Section title="My enquiries" actions={<Link to="/enquiries">All enquiries</Link>}>
                    {today.myEnquiries.length > 0 ? (
                      <CardGrid min="17rem">
                        {today.myEnquiries.map((enquiry) => (
                          <EnquiryCard key={enquiry.id} enquiry={enquiry} />
                        ))}
                      </CardGrid>
                    ) : (
                      <NoEnquiry />
                    )}
                  </Section>
                )}
                {viewer.isAdmin && <Installation />}
              </Stack>
            }
            aside={
              today.changed.length > 0 && (
                <Section title="Since you were last here">
                  <ChangeList changes={today.changed} />
                </Section>
              )
            }
          />
        )}
      </Loaded>
    </Page>
  )
}

function greeting(now: Date): string {
  const hour = now.getHours()
  return hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening'
}

const firstName = (name: string): string => name.replace(/^(mr|mrs|ms|miss|mx|dr)\.?\s+/i, '').split(/\s+/)[0] ?? name
