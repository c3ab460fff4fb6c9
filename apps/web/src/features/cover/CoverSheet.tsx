/** The cover manager's sheet: the coming weeks day by day, what is open first in mind, and one bar to act on many at once. */
import { useQuery } from '@apollo/client/react'
import { IconCoins, IconUmbrella } from '@tabler/icons-react'
import { useState } from 'react'
import { Loaded } from '../../platform/Loaded'
import { useRefresh } from '../../platform/news'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import css from './Cover.module.css'
import { CoverActs } from './CoverActs'
import { CoverDay, linesOf } from './CoverDay'
import { sheetQuery } from './cover-queries'
import { today } from './cover-words'
import { RatesDialog } from './RatesDialog'

const inDays = (days: number): string =>
  new Date(Date.parse(`${today()}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const spans = {
  next: { label: 'The next six weeks', from: 0, until: 42 },
  term: { label: 'The next three months', from: 0, until: 90 },
  past: { label: 'The last eight weeks', from: -56, until: 0 },
} as const
type Span = keyof typeof spans

export function CoverSheet({ urn }: { readonly urn: string }) {
  const [span, setSpan] = useState<Span>('next')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asksRates, setAsksRates] = useState(false)
  const { from, until } = spans[span]
  const query = useQuery(sheetQuery, {
    variables: { urn, from: inDays(from), until: inDays(until) },
    fetchPolicy: 'cache-and-network',
  })
  useRefresh(['cover.changed', 'cpd.changed'], query.refetch)
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }
  return (
    <Loaded query={query}>
      {({ coverSheet, coverSetting }) => {
        if (!coverSheet) {
          return (
            <EmptyState title="This is for whoever arranges cover">Ask your head to give you that role.</EmptyState>
          )
        }
        const { absences, teachers } = coverSheet
        const days = [...new Set(absences.map(({ onDay }) => onDay))].sort()
        const needs = linesOf(absences).map(({ need }) => need)
        const picked = needs.filter(({ id }) => chosen.has(id))
        return (
          <Stack>
            <div className={css.tools}>
              <SelectField
                label="Days"
                hideLabel
                value={span}
                choices={Object.entries(spans).map(([value, { label }]) => ({ value, label }))}
                onChange={({ currentTarget }) => {
                  setSpan(currentTarget.value as Span)
                  setChosen(new Set())
                }}
              />
              {coverSetting?.abilities.tell && (
                <Button icon={<IconCoins />} onClick={() => setAsksRates(true)}>
                  What cover costs here
                </Button>
              )}
            </div>
            {days.length === 0 ? (
              <EmptyState icon={<IconUmbrella />} title="Nobody is away in these weeks">
                Colleagues who go to a session, a research lesson or a visit appear here with the lessons they miss.
              </EmptyState>
            ) : (
              days.map((day) => (
                <CoverDay
                  key={day}
                  day={day}
                  absences={absences.filter(({ onDay }) => onDay === day)}
                  teachers={teachers ?? null}
                  chosen={chosen}
                  onChoose={choose}
                />
              ))
            )}
            {picked.length > 0 && (
              <CoverActs chosen={picked} setting={coverSetting} onDone={() => setChosen(new Set())} />
            )}
            {asksRates && coverSetting && <RatesDialog setting={coverSetting} onClose={() => setAsksRates(false)} />}
          </Stack>
        )
      }}
    </Loaded>
  )
}
