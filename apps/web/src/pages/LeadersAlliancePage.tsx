/** The alliance as its leaders see it: the network of schools, how evenly they give, and how robust their challenges are. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { AddHours } from '../features/leaders/AddHours'
import { EntriesToConfirm } from '../features/leaders/EntriesToConfirm'
import css from '../features/leaders/Leaders.module.css'
import { kindWords } from '../features/leaders/leaders-words'
import { Network } from '../features/leaders/Network'
import { YearField, yearIn } from '../features/leaders/YearField'
import { OpenRoundDialog } from '../features/pairing/OpenRoundDialog'
import { RoundLine } from '../features/pairing/RoundLine'
import { componentWords } from '../features/peer-challenge/findings/outcome-words'
import { graphql } from '../gql'
import type { LeadersAlliancePageQuery } from '../gql/graphql'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Bars } from '../ui/Bars'
import { Button, ButtonLink } from '../ui/Button'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Figure, percent } from '../ui/Figure'
import { Notice } from '../ui/Notice'
import { CardGrid, Page, Section, Stack } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { ledSchools } from './LeadersPage'

const pageQuery = graphql(`
  query LeadersAlliancePage($id: ID!, $year: Int) {
    leadersAlliance(allianceId: $id) {
      allianceId
      isCosy
      isFocusAmber
      isReadOnly
      median { value n window how parts { name weight value says } }
      challenged { value n window how parts { name weight value says } }
      learningFocus { value n window how parts { name weight value says } }
      withoutSwap { value n window how parts { name weight value says } }
      released { challengeId isProvisional school { urn name colour } figure { value n window how parts { name weight value says } } }
    }
    alliance(id: $id) { id name memberships { id state school { urn name colour } } }
    ledger(allianceId: $id, academicYear: $year) {
      academicYear
      isCoordinator
      isConcentrated
      window
      abilities { addForAll }
      mix { kind hours }
      reciprocity { value n window how parts { name weight value says } }
      concentration { value n window how parts { name weight value says } }
      standings { given received breadth words school { urn name } }
      pairs { id given received reciprocity one { urn name colour } other { urn name colour } }
    }
    contributionsWaiting(allianceId: $id) { ...LedgerLine }
    pairingRounds(allianceId: $id) { ...RoundLine }
  }
`)

const belongs = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])

export default function LeadersAlliancePage() {
  const viewer = useViewer()
  const [params, setParams] = useSearchParams()
  const id = params.get('id') ?? viewer.alliances[0]?.id
  if (!id) {
    return (
      <Page title="The alliance">
        <EmptyState title="You belong to no alliance yet">What schools do together is shown here.</EmptyState>
      </Page>
    )
  }
  const pick = viewer.alliances.length > 1 && (
    <SelectField
      label="Alliance"
      hideLabel
      value={id}
      choices={viewer.alliances.map((one) => ({ value: one.id, label: one.name }))}
      onChange={({ currentTarget }) => setParams({ id: currentTarget.value })}
    />
  )
  const year = yearIn(params)
  const choose = (next: number) => setParams({ id, year: String(next) })
  return <OneAlliance key={id} id={id} year={year} choose={choose} pick={pick} />
}

interface Chosen {
  readonly year: number | null
  readonly choose: (year: number) => void
  readonly pick: React.ReactNode
}

function OneAlliance({ id, ...chosen }: Chosen & { readonly id: string }) {
  const { year } = chosen
  const query = useQuery(pageQuery, { variables: { id, year }, fetchPolicy: 'cache-and-network' })
  useRefresh(['contribution.changed', 'pairing.changed', 'peer-challenge.changed', 'alliance.changed'], query.refetch)
  return (
    <Loaded query={query} keepsPrevious>
      {(data) => <Found data={data} {...chosen} />}
    </Loaded>
  )
}

function Found({ data, pick, choose }: Chosen & { readonly data: LeadersAlliancePageQuery }) {
  const viewer = useViewer()
  const [asked, setAsked] = useState<'hours' | 'round' | null>(null)
  const { leadersAlliance, alliance, ledger, contributionsWaiting, pairingRounds } = data
  if (!leadersAlliance || !alliance || !ledger) {
    return (
      <Page title="The alliance">
        <EmptyState title="This page is for leaders">
          Leaders of the schools, coordinators, governors and trust leaders see here how an alliance works together.
        </EmptyState>
      </Page>
    )
  }
  const { median, challenged, withoutSwap, learningFocus, isCosy, isFocusAmber, isReadOnly, released } = leadersAlliance
  const { academicYear, isCoordinator, isConcentrated, mix, reciprocity, concentration, pairs, standings } = ledger
  const schools = alliance.memberships.filter(({ state }) => belongs.has(state)).map(({ school }) => school)
  const own = ledSchools(viewer)
  return (
    <Page
      title={alliance.name}
      above="The alliance, for leaders"
      lead="What the schools give each other, and how well they challenge each other. Nothing here ranks a school."
      actions={
        <>
          {pick}
          {own.length > 0 && <ButtonLink to="/leaders/school">My school</ButtonLink>}
          {isCoordinator && (
            <Button look="primary" icon={<IconPlus />} onClick={() => setAsked('round')}>
              Open a round
            </Button>
          )}
        </>
      }
    >
      <Stack gap="l">
        {isReadOnly && (
          <Notice>
            You look from outside: figures about five schools or more, and what headteachers have released to you.
          </Notice>
        )}
        {isCosy && (
          <Notice tone="warn" title="Are we too kind to each other?">
            Peers praised far more than they challenged, and no school’s own view was changed by any of them. That can
            be true; it is worth asking.
          </Notice>
        )}
        {isFocusAmber && (
          <Notice tone="warn" title="Is it still about teaching and learning?">
            In two half-terms one after the other, less than 60 % of the hours went into it. Look together at what could
            go.
          </Notice>
        )}
        {isConcentrated && (
          <Notice tone="warn" title="We rely on too few">
            A few schools give most of the hours. Ask others first the next time.
          </Notice>
        )}
        <Section title="How we challenge each other">
          <Card>
            <div className={css.figures}>
              <Figure label="How robust our challenges are (0 to 100)" figure={median} />
              <Figure label="Schools challenged in three terms" figure={challenged} say={percent} />
              <Figure label="Pairings without a swap" figure={withoutSwap} say={percent} />
            </div>
          </Card>
        </Section>
        <Section
          title="What our time goes into"
          hint="Of all hours that the alliance asks of people, how many are about teaching and learning itself."
        >
          <Card>
            <div className={css.figures}>
              <Figure label="Hours on teaching and learning" figure={learningFocus} say={percent} />
            </div>
          </Card>
        </Section>
        {!isReadOnly && (
          <Section
            title="The network of schools"
            actions={<YearField year={academicYear} onChoose={choose} />}
            hint={
              isCoordinator
                ? `A line stands for confirmed hours, ${ledger.window}.`
                : `Lines of your own school, ${ledger.window}. What two other schools give each other is theirs, and the coordinator’s.`
            }
          >
            {schools.length > 1 ? (
              <Card>
                <Network schools={schools} pairs={pairs} />
              </Card>
            ) : (
              <EmptyState title="One school is no network yet">Lines appear when schools work together.</EmptyState>
            )}
          </Section>
        )}
        <Section
          title="Giving and receiving"
          hint={`Confirmed hours of staff, ${ledger.window}.`}
          actions={isReadOnly && <YearField year={academicYear} onChoose={choose} />}
        >
          <Card>
            <Stack>
              <div className={css.figures}>
                <Figure label="Reciprocity in the alliance" figure={reciprocity} say={percent} />
                <Figure label="Concentration, 0 to 1" figure={concentration} say={(value) => value.toFixed(2)} />
              </div>
              {mix.length > 0 && (
                <Bars
                  caption="Hours by kind"
                  nameTitle="Kind"
                  unit="hours"
                  names={['Hours']}
                  bars={mix.map(({ kind, hours }) => ({ key: kind, name: kindWords[kind], value: hours }))}
                />
              )}
              {isCoordinator && standings.length > 0 && (
                <Bars
                  caption="Hours given and received by each school, by name"
                  nameTitle="School"
                  unit="hours"
                  names={['Given', 'Received']}
                  bars={standings
                    .map(({ school, given, received }) => ({
                      key: school.urn,
                      name: school.name,
                      value: given,
                      other: received,
                    }))
                    .sort((one, other) => one.name.localeCompare(other.name))}
                />
              )}
            </Stack>
          </Card>
        </Section>
        {pairingRounds.length > 0 && (
          <Section title="Who challenges whom">
            <CardGrid>
              {pairingRounds.map((round) => (
                <RoundLine key={round.id} round={round} />
              ))}
            </CardGrid>
          </Section>
        )}
        {isCoordinator && (
          <Section
            title="To settle"
            actions={
              <Button icon={<IconPlus />} onClick={() => setAsked('hours')}>
                Add hours
              </Button>
            }
          >
            <EntriesToConfirm entries={contributionsWaiting} />
          </Section>
        )}
        {released.length > 0 && (
          <Section title="Released to you" hint="By the headteacher of each school; it can be taken back.">
            <CardGrid min="16rem">
              {released.map(({ challengeId, school, figure, isProvisional }) => (
                <Card key={challengeId} as="article" pad="s">
                  <Figure
                    label={`${school.name}${isProvisional ? ', so far' : ''} (0 to 100)`}
                    figure={figure}
                    partNames={componentWords}
                  />
                </Card>
              ))}
            </CardGrid>
          </Section>
        )}
      </Stack>
      {asked === 'hours' && (
        <AddHours allianceId={alliance.id} givers={schools} schools={schools} onClose={() => setAsked(null)} />
      )}
      {asked === 'round' && <OpenRoundDialog allianceId={alliance.id} onClose={() => setAsked(null)} />}
    </Page>
  )
}
