/** Cover that the alliance, a grant or the host pays: an amount and a yes; and for the coordinator, where all cover stands. */
import { payerWords, stateWords } from '@alongside/domain/cover-words'
import { useQuery } from '@apollo/client/react'
import type { CoverFromOutsideQuery } from '../../gql/graphql'
import { dayOf } from '../../platform/dates'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { NotNowHere } from '../../platform/not-now/NotNowHere'
import { useAct } from '../../platform/useAct'
import { Bars } from '../../ui/Bars'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Section, Stack } from '../../ui/Page'
import { SchoolTag } from '../../ui/SchoolTag'
import css from './Cover.module.css'
import { approveOutsideMutation, outsideQuery } from './cover-queries'
import { lessonsInWords, pounds } from './cover-words'

type One = CoverFromOutsideQuery['coverFromOutside'][number]

/** One request: all that one school costs for one thing on one day. */
function requestsIn(all: readonly One[]): One[][] {
  const groups = new Map<string, One[]>()
  for (const one of all.filter(({ pays, state }) => pays && state === 'COSTED')) {
    const key = `${one.school.urn} ${one.sourceId} ${one.onDay} ${one.payer}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

export function CoverToPay({ allianceId }: { readonly allianceId: string }) {
  const query = useQuery(outsideQuery, { variables: { allianceId }, fetchPolicy: 'cache-and-network' })
  useRefresh('cover.changed', query.refetch)
  const [approve, { busy }] = useAct(approveOutsideMutation, {
    done: 'Approved; the school is told',
    refetch: ['CoverFromOutside', 'Viewer'],
  })
  return (
    <Loaded query={query}>
      {({ coverFromOutside: all }) => {
        const requests = requestsIn(all)
        const states = [...new Set(all.map(({ state }) => state))]
        return (
          <Stack gap="l">
            <Section
              title="Waits for your yes"
              hint="What it costs, from which school and for when. Classes and rates stay with the school."
            >
              {requests.length === 0 ? (
                <EmptyState title="Nothing waits for you">
                  Cover that you are asked to pay appears here, with its cost.
                </EmptyState>
              ) : (
                <ul className={css.list}>
                  {requests.map((request) => {
                    const [first] = request
                    const sum = request.reduce((pence, one) => pence + (one.pence ?? 0), 0)
                    return (
                      first && (
                        <Card key={first.id} as="li" pad="s" className={css.away}>
                          <div>
                            <strong>{pounds(sum)}</strong>
                            {` for ${lessonsInWords(request.length)} on ${dayOf(first.onDay)} `}
                            <SchoolTag school={first.school} />
                            {first.payer && (
                              <p className={css.soft}>{`Paid by ${payerWords[first.payer].toLowerCase()}`}</p>
                            )}
                          </div>
                          <div className={css.buttons}>
                            <Button
                              look="primary"
                              busy={busy}
                              onClick={() => void approve({ allianceId, ids: request.map(({ id }) => id), pence: sum })}
                            >
                              Approve
                            </Button>
                            <NotNowHere
                              kinds={['COVER_TO_APPROVE']}
                              itemId={first.sourceId}
                              about={`${pounds(sum)} for ${lessonsInWords(request.length)} on ${dayOf(first.onDay)}`}
                            />
                          </div>
                        </Card>
                      )
                    )
                  })}
                </ul>
              )}
            </Section>
            {all.length > 0 && (
              <Section title="Where cover stands" hint="All schools, from two months ago.">
                <Card>
                  <Bars
                    caption="Lessons by where their cover stands"
                    nameTitle="Where it stands"
                    unit="lessons"
                    names={['Lessons']}
                    bars={states.map((state) => ({
                      key: state,
                      name: stateWords[state],
                      value: all.filter((one) => one.state === state).length,
                    }))}
                  />
                </Card>
              </Section>
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}
