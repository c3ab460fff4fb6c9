/** A round of pairing: what each school says, and who challenges whom. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { AcceptPairs } from '../features/pairing/AcceptPairs'
import { CancelRound } from '../features/pairing/CancelRound'
import css from '../features/pairing/Pairing.module.css'
import { Pairs } from '../features/pairing/Pairs'
import { roundStateWords } from '../features/pairing/pairing-words'
import { RoundDesk } from '../features/pairing/RoundDesk'
import { SignUpForm } from '../features/pairing/SignUpForm'
import { graphql } from '../gql'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { Button, ButtonLink } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Page, Section, Stack } from '../ui/Page'
import { Tag } from '../ui/Tag'
import { WhoCanRead } from '../ui/WhoCanRead'

const roundQuery = graphql(`
  query PairingRoundPage($id: ID!) {
    pairingRound(id: $id) { ...RoundParts }
  }
`)

export default function PairingRoundPage() {
  const { id = '' } = useParams()
  const query = useQuery(roundQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useRefresh('pairing.changed', query.refetch, (event) => event.roundId === id)
  const [cancelling, setCancelling] = useState(false)
  return (
    <Loaded query={query}>
      {({ pairingRound: round }) => {
        if (!round) {
          return (
            <Page title="No such round">
              <EmptyState
                title="This round does not exist, or is not for you"
                action={<ButtonLink to="/leaders">Back</ButtonLink>}
              >
                Leaders of an alliance’s schools find its rounds on their page.
              </EmptyState>
            </Page>
          )
        }
        const { label, tone } = roundStateWords[round.state]
        const runs = round.abilities.cancel || round.result !== null
        return (
          <Page
            title={round.title}
            above={<Link to="/leaders">For leaders</Link>}
            lead={`Who challenges whom. Visits from ${dayOf(round.firstDay)} to ${dayOf(round.lastDay)}${round.state === 'SIGN_UP' || round.state === 'PROPOSED' ? `; schools answer until ${dayOf(round.signUpUntil)}` : ''}.`}
            actions={
              <>
                {round.abilities.accept && (
                  <AcceptPairs id={round.id} hosts={new Set(round.seats.map(({ host }) => host.urn)).size} />
                )}
                {round.abilities.cancel && (
                  <Button look="plain" onClick={() => setCancelling(true)}>
                    Call off…
                  </Button>
                )}
              </>
            }
          >
            <Stack gap="l">
              <div className={css.who}>
                <Tag tone={tone}>{label}</Tag>
              </div>
              {runs && round.state !== 'ACCEPTED' && <RoundDesk round={round} />}
              {round.seats.length > 0 && (
                <Section
                  title={round.state === 'ACCEPTED' ? 'Settled pairs' : 'Proposed pairs'}
                  hint={
                    runs || round.state === 'ACCEPTED' ? undefined : 'Those of your own school, until they are settled.'
                  }
                >
                  <Pairs round={round} />
                </Section>
              )}
              {round.abilities.signUp &&
                round.mySchools.map((school) => <SignUpForm key={school.urn} round={round} school={school} />)}
              <WhoCanRead who={round.whoCanRead} />
            </Stack>
            {cancelling && <CancelRound id={round.id} onClose={() => setCancelling(false)} />}
          </Page>
        )
      }}
    </Loaded>
  )
}
