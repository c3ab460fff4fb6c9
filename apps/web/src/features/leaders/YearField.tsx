/** Which school year of the ledger one looks at: in September the year before has more to say. */
import { dayInLondon } from '@alongside/domain/civil-date'
import { academicYearLabel, academicYearOf } from '@alongside/domain/school-days'
import { SelectField } from '../../ui/SelectField'

/** So many of them are offered, this one included. */
const offered = 3

export interface YearFieldProps {
  readonly year: number
  readonly onChoose: (year: number) => void
}

const thisYear = (): number => academicYearOf(dayInLondon(new Date()))

export function YearField({ year, onChoose }: YearFieldProps) {
  const now = thisYear()
  return (
    <SelectField
      label="School year"
      hideLabel
      value={String(year)}
      choices={Array.from({ length: offered }, (_, ago) => ({
        value: String(now - ago),
        label: academicYearLabel(now - ago),
      }))}
      onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
    />
  )
}

/** As it stands in the address; null: this year, as the server knows it. */
export function yearIn(params: URLSearchParams): number | null {
  const year = Number(params.get('year'))
  return Number.isInteger(year) && year > 2000 && year < 2200 ? year : null
}
