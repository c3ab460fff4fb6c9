/** My school: where its challenges stand, what is due, what was given and received, and how much is asked of its staff. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { AddHours } from '../features/leaders/AddHours'
import { Competitors } from '../features/leaders/Competitors'
import { EntriesToConfirm } from '../features/leaders/EntriesToConfirm'
import css from '../features/leaders/Leaders.module.css'
import { StaffLoad } from '../features/leaders/StaffLoad'
import { YearField, yearIn } from '../features/leaders/YearField'
import { RoundLine } from '../features/pairing/RoundLine'
import { challengeStateWords, challengeStepsShown, isOver, stepShown } from '../features/peer-challenge/challenge-words'
import { componentWords, tooEarly } from '../features/peer-challenge/findings/outcome-words'
import { graphql } from '../gql'
import type { LeadersSchoolPageQuery } from '../gql/graphql'
import { dayOf } from '../platform/dates'
import { Loaded } from '../platform/Loaded'
import { useRefresh } from '../platform/news'
import { useViewer } from '../platform/session'
import { Bars } from '../ui/Bars'
import { Button, ButtonLink } from '../ui/Button'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { Figure, percent } from '../ui/Figure'
import { CardGrid, Columns, Page, Section, Stack } from '../ui/Page'
import { SelectField } from '../ui/SelectField'
import { StageStepper } from '../ui/StageStepper'
import { Tag } from '../ui/Tag'
import { ledSchools } from './LeadersPage'

const pageQuery = graphql(`
  query LeadersSchoolPage($urn: ID!, $allianceId: ID!, $year: Int) {
    leadersSchool(urn: $urn) {
      urn
      school { urn name colour }
      challenges { id state postponedFrom visitFirstDay host { urn name } }
      load { isHidden people green amber red window }
      actions { id challengeId what dueOn isOverdue isDone owner { id name } }
      indicators { challengeId isProvisional band gates figure { value n window how parts { name weight value says } } }
    }
    alliance(id: $allianceId) { id name memberships { id state school { urn name colour } } }
    ledger(allianceId: $allianceId, academicYear: $year) {
      academicYear
      window
      standings { given received breadth words school { urn name } reciprocity { value n window how parts { name weight value says } } }
      pairs { id given received reciprocity one { urn name } other { urn name } }
    }
    contributionsWaiting(allianceId: $allianceId) { ...LedgerLine }
    competitors(allianceId: $allianceId) { ...CompetitorLine }
    pairingRounds(allianceId: $allianceId) { ...RoundLine }
  }
`)

type Challenge = NonNullable<LeadersSchoolPageQuery['leadersSchool']>['challenges'][number]

const belongs = new Set(['ACTIVE', 'PAUSED', 'LEAVING'])

export default function LeadersSchoolPage() {
  const viewer = useViewer()
  const [params, setParams] = useSearchParams()
  const schools = ledSchools(viewer)
  const urn = params.get('urn') ?? schools[0]?.urn
  const allianceId = params.get('alliance') ?? viewer.alliances[0]?.id
  if (!urn || !allianceId) {
    return (
      <Page title="My school">
        <EmptyState
          title="This page is for a school’s leaders"
          action={<ButtonLink to="/leaders/alliance">The alliance</ButtonLink>}
        >
          Headteachers and school leaders find here what their school has under way with others, once it belongs to an
          alliance.
        </EmptyState>
      </Page>
    )
  }
  const choose = (more: Record<string, string>) => setParams({ urn, alliance: allianceId, ...more })
  const pick =
    schools.length > 1 || viewer.alliances.length > 1 ? (
      <>
        {schools.length > 1 && (
          <SelectField
            label="School"
            hideLabel
            value={urn}
            choices={schools.map((school) => ({ value: school.urn, label: school.name }))}
            onChange={({ currentTarget }) => choose({ urn: currentTarget.value })}
          />
        )}
        {viewer.alliances.length > 1 && (
          <SelectField
            label="Alliance"
            hideLabel
            value={allianceId}
            choices={viewer.alliances.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => choose({ alliance: currentTarget.value })}
          />
        )}
      </>
    ) : null
  const year = yearIn(params)
  const chooseYear = (next: number) => choose({ year: String(next) })
  return <MySchool key={`${urn} ${allianceId}`} {...{ urn, allianceId, year, chooseYear, pick }} />
}

interface MySchoolProps {
  readonly urn: string
  readonly allianceId: string
  readonly year: number | null
  readonly chooseYear: (year: number) => void
  readonly pick: React.ReactNode
}

function MySchool({ urn, allianceId, year, chooseYear, pick }: MySchoolProps) {
  const query = useQuery(pageQuery, { variables: { urn, allianceId, year }, fetchPolicy: 'cache-and-network' })
  useRefresh(['contribution.changed', 'pairing.changed', 'peer-challenge.changed'], query.refetch)
  const viewer = useViewer()
  const [adding, setAdding] = useState(false)
  return (
    <Loaded query={query} keepsPrevious>
      {({ leadersSchool, alliance, ledger, contributionsWaiting, competitors, pairingRounds }) => {
        if (!leadersSchool || !alliance) {
          return (
            <Page title="My school">
              <EmptyState title="You do not lead this school" action={<ButtonLink to="/leaders">To my own</ButtonLink>}>
                A school’s figures are for its own leaders.
              </EmptyState>
            </Page>
          )
        }
        const { school, load, challenges, actions, indicators } = leadersSchool
        const schools = alliance.memberships.filter(({ state }) => belongs.has(state)).map((one) => one.school)
        const standing = ledger?.standings.find((one) => one.school.urn === urn)
        const pairs = (ledger?.pairs ?? []).filter(({ one, other }) => one.urn === urn || other.urn === urn)
        const isHead = viewer.holdings.some(
          (held) =>
            held.school?.urn === urn && (held.deputy || held.role === 'HEADTEACHER' || held.role === 'EXECUTIVE_HEAD'),
        )
        const open = pairingRounds.filter(({ state }) => state === 'SIGN_UP' || state === 'PROPOSED')
        return (
          <Page
            title={school.name}
            above="My school"
            lead={`What we learn with others in ${alliance.name}, and what waits for us.`}
            actions={
              <>
                {pick}
                <ButtonLink to="/leaders/alliance">The alliance</ButtonLink>
              </>
            }
          >
            <Columns
              main={
                <Stack gap="l">
                  <Section title="Peer challenges">
                    <Challenges challenges={challenges} urn={urn} indicators={indicators} />
                  </Section>
                  <Section title="Actions due" hint="What we promised ourselves after a peer challenge.">
                    {actions.length === 0 ? (
                      <EmptyState title="Nothing is due">
                        Actions that come out of an improvement workshop stand here until they are confirmed.
                      </EmptyState>
                    ) : (
                      <ul className={css.lines}>
                        {actions.map(({ id, what, dueOn, isOverdue, isDone, owner, challengeId }) => (
                          <Card key={id} as="li" pad="s" className={css.line}>
                            <div className={css.words}>
                              <Link to={`/challenges/${challengeId}`}>{what}</Link>
                              <div className={css.soft}>{`${owner.name}, by ${dayOf(dueOn)}`}</div>
                            </div>
                            {isDone && <Tag tone="good">Done, to be confirmed</Tag>}
                            {isOverdue && <Tag tone="warn">Past its day</Tag>}
                          </Card>
                        ))}
                      </ul>
                    )}
                  </Section>
                  <Section
                    title="What we gave and received"
                    hint={ledger ? `Confirmed hours of staff, ${ledger.window}.` : undefined}
                    actions={
                      <>
                        {ledger && <YearField year={ledger.academicYear} onChoose={chooseYear} />}
                        <Button icon={<IconPlus />} onClick={() => setAdding(true)}>
                          Add hours
                        </Button>
                      </>
                    }
                  >
                    {standing && pairs.length > 0 ? (
                      <Stack>
                        <p>{standing.words}</p>
                        <Bars
                          caption="Hours given to and received from each school"
                          nameTitle="School"
                          unit="hours"
                          names={['Given', 'Received']}
                          bars={pairs.map(({ id, one, other, given, received }) =>
                            one.urn === urn
                              ? { key: id, name: other.name, value: given, other: received }
                              : { key: id, name: one.name, value: received, other: given },
                          )}
                        />
                        <div className={css.figures}>
                          <Figure label="Reciprocity" figure={standing.reciprocity} say={percent} />
                        </div>
                      </Stack>
                    ) : (
                      <EmptyState title="Nothing counted yet">
                        Visits, research lessons and peer reviews with other schools are added here by themselves, and
                        count once they are confirmed.
                      </EmptyState>
                    )}
                  </Section>
                  <Section title="To confirm">
                    <EntriesToConfirm entries={contributionsWaiting} />
                  </Section>
                </Stack>
              }
              aside={
                <Stack gap="l">
                  {open.length > 0 && (
                    <Section title="Who challenges whom">
                      <Stack gap="s">
                        {open.map((round) => (
                          <RoundLine key={round.id} round={round} />
                        ))}
                      </Stack>
                    </Section>
                  )}
                  <Section title="Load on our staff">
                    <Stack gap="s">
                      <StaffLoad load={load} />
                    </Stack>
                  </Section>
                  <Competitors
                    allianceId={allianceId}
                    urn={urn}
                    competitors={competitors.filter((one) => one.school.urn === urn)}
                    schools={schools}
                    canDeclare={isHead}
                  />
                </Stack>
              }
            />
            {adding && (
              <AddHours allianceId={allianceId} givers={[school]} schools={schools} onClose={() => setAdding(false)} />
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}

type Indicators = NonNullable<LeadersSchoolPageQuery['leadersSchool']>['indicators']

interface ChallengesProps {
  readonly challenges: readonly Challenge[]
  readonly urn: string
  readonly indicators: Indicators
}

function Challenges({ challenges, urn, indicators }: ChallengesProps) {
  if (challenges.length === 0) {
    return (
      <EmptyState title="No peer challenge yet">
        Colleagues of other schools look at ours with a question of our own, and we at theirs. A coordinator proposes
        who comes, or you sign up for a round.
      </EmptyState>
    )
  }
  return (
    <CardGrid min="20rem">
      {challenges.map((challenge) => {
        const { id, host, visitFirstDay, state } = challenge
        const indicator = indicators.find(({ challengeId }) => challengeId === id)
        return (
          <Card key={id} as="article" className={css.challenge}>
            <h3>
              <Link to={`/challenges/${id}`}>{host.urn === urn ? 'At our school' : `At ${host.name}`}</Link>
            </h3>
            {isOver(state) ? (
              <p>
                <Tag>{challengeStateWords[state].label}</Tag>
              </p>
            ) : (
              <StageStepper small label="Where it stands" steps={challengeStepsShown} current={stepShown(challenge)} />
            )}
            <p className={css.soft}>
              {state === 'POSTPONED' ? 'Postponed. ' : ''}
              {visitFirstDay ? `Visit on ${dayOf(visitFirstDay)}` : 'No day for the visit yet'}
            </p>
            {indicator && (
              <Figure
                label={indicator.isProvisional ? 'How robust it is, so far (0 to 100)' : 'How robust it was (0 to 100)'}
                none={tooEarly}
                figure={indicator.figure}
                partNames={componentWords}
              />
            )}
          </Card>
        )
      })}
    </CardGrid>
  )
}
