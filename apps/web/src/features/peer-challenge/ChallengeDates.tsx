/** Beside the page: the days that count, and who is named for what. */
import type { ChallengePartsFragment } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Card } from '../../ui/Card'
import { DataList, type Fact } from '../../ui/DataList'
import { Section, Stack } from '../../ui/Page'
import { challengeStateWords } from './challenge-words'

export function ChallengeDates({ challenge }: { readonly challenge: ChallengePartsFragment }) {
  const { visitFirstDay: first, visitLastDay: last } = challenge
  const days: Fact[] = [
    {
      name: 'Visit',
      value: first ? (last && last !== first ? `${dayOf(first)} to ${dayOf(last)}` : dayOf(first)) : 'Not set yet',
    },
    ...fact('Findings agreed', challenge.findingsAgreedOn),
    ...fact('Answer due by', challenge.responseDueOn),
    ...fact('Answered', challenge.respondedOn),
    ...fact('Ended', challenge.endedOn),
    ...fact('The team reads until', challenge.teamReadsUntil),
  ]
  const people: Fact[] = [
    { name: 'Lead reviewer', value: challenge.lead?.name ?? 'Nobody yet' },
    { name: 'Improvement champion', value: challenge.champion?.name ?? 'Nobody yet' },
    { name: 'Follow-up', value: challenge.followUpReviewer?.name ?? challenge.lead?.name ?? 'Nobody yet' },
  ]
  return (
    <Stack gap="l">
      <Section
        title="Days"
        hint={`${challengeStateWords[challenge.state].label} since ${dayOf(challenge.stateSince.slice(0, 10))}`}
      >
        <Card>
          <DataList facts={days} />
        </Card>
      </Section>
      <Section title="Who does what">
        <Card>
          <DataList facts={people} />
        </Card>
      </Section>
    </Stack>
  )
}

const fact = (name: string, day: string | null | undefined): Fact[] => (day ? [{ name, value: dayOf(day) }] : [])
