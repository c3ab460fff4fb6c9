/** What cover came to, by term and by who pays; the whole list as a file. */
import { payerWords } from '@alongside/domain/cover-words'
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { download } from '../../platform/download'
import { Loaded } from '../../platform/Loaded'
import { tell } from '../../platform/notices'
import { Bars } from '../../ui/Bars'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import css from './Cover.module.css'
import { totalsQuery } from './cover-queries'
import { pounds, termWords, today } from './cover-words'

export function CoverTotals({ urn }: { readonly urn: string }) {
  const thisYear = academicYearOf(today())
  const [year, setYear] = useState(thisYear)
  const query = useQuery(totalsQuery, { variables: { urn, academicYear: year }, fetchPolicy: 'cache-and-network' })
  const save = async () => {
    const refused = await download(`/api/schools/${urn}/cover.csv?year=${year}`)
    if (refused) tell(refused, { tone: 'danger' })
  }
  return (
    <Stack>
      <div className={css.tools}>
        <SelectField
          label="School year"
          hideLabel
          value={String(year)}
          choices={[thisYear + 1, thisYear, thisYear - 1].map((one) => ({
            value: String(one),
            label: academicYearLabel(one),
          }))}
          onChange={({ currentTarget }) => setYear(Number(currentTarget.value))}
        />
        <Button icon={<IconDownload />} onClick={() => void save()}>
          Every lesson as a table
        </Button>
      </div>
      <Loaded query={query}>
        {({ coverTotals }) =>
          coverTotals.length === 0 ? (
            <EmptyState title="No cover has been costed in this year">
              What it comes to is added up here as soon as it is costed.
            </EmptyState>
          ) : (
            <Card>
              <Stack>
                <p className={css.sum}>
                  {pounds(coverTotals.reduce((sum, { pence }) => sum + pence, 0))}
                  <span className={css.soft}>{` in ${academicYearLabel(year)}, planned and used`}</span>
                </p>
                <Bars
                  caption="Pounds by term and payer"
                  nameTitle="Term and payer"
                  unit="pounds"
                  names={['Cost']}
                  bars={coverTotals.map(({ term, payer, pence }) => ({
                    key: `${term} ${payer}`,
                    name: `${termWords[term] ?? term}: ${payerWords[payer].toLowerCase()}`,
                    value: pence / 100,
                  }))}
                />
              </Stack>
            </Card>
          )
        }
      </Loaded>
    </Stack>
  )
}
