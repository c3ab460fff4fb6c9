/** What a unit of cover costs at this school, and what it usually does: then cover costs itself as soon as it is asked for. */
import { sourceWords } from '@alongside/domain/cover-words'
import { type FormEvent, useState } from 'react'
import type { CoverSheetQuery, CoverSource, CoverUnit } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import css from './Cover.module.css'
import { ratesMutation } from './cover-queries'
import { penceFrom, sources, unitWords } from './cover-words'

const paid = sources.filter((source) => source !== 'LESSON_SWAP' && source !== 'NONE_NEEDED')
const nothingUsual = 'NONE'

interface RatesDialogProps {
  readonly setting: NonNullable<CoverSheetQuery['coverSetting']>
  readonly onClose: () => void
}

export function RatesDialog({ setting, onClose }: RatesDialogProps) {
  const [unit, setUnit] = useState<CoverUnit>(setting.unit)
  const [usual, setUsual] = useState<string>(setting.usualSource ?? nothingUsual)
  const [rates, setRates] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(setting.rates.map(({ source, ratePence }) => [source, String(ratePence / 100)])),
  )
  const [send, { busy, refusal }] = useAct(ratesMutation, { inline: true, done: 'Kept', refetch: ['CoverSheet'] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const told = paid.flatMap((source) => {
      const ratePence = penceFrom(rates[source] ?? '')
      return ratePence === null ? [] : [{ source, ratePence }]
    })
    const usualSource = usual === nothingUsual ? null : (usual as CoverSource)
    if (await send({ urn: setting.urn, unit, usualSource, rates: told, version: setting.version })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="What cover costs here"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="cover-rates" busy={busy}>
            Keep
          </Button>
        </>
      }
    >
      <form id="cover-rates" onSubmit={(event) => void submit(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <p>These rates are your school’s own. Nobody outside reads them.</p>
          <Choices
            label="We count cover by"
            inRow
            value={unit}
            onChoose={setUnit}
            choices={[
              { value: 'PERIOD', label: 'Periods' },
              { value: 'HALF_DAY', label: 'Half-days' },
            ]}
          />
          <div className={css.rates}>
            {paid.map((source) => (
              <TextField
                key={source}
                label={`${sourceWords[source]}, pounds for one ${unitWords[unit]}`}
                inputMode="decimal"
                optional
                value={rates[source] ?? ''}
                onChange={({ currentTarget }) => setRates({ ...rates, [source]: currentTarget.value })}
              />
            ))}
          </div>
          <SelectField
            label="What we usually do"
            hint="Cover is then costed by itself, and your head is asked at once."
            value={usual}
            choices={[
              { value: nothingUsual, label: 'We decide each time' },
              ...sources.map((value) => ({ value, label: sourceWords[value] })),
            ]}
            onChange={({ currentTarget }) => setUsual(currentTarget.value)}
          />
        </Stack>
      </form>
    </Dialog>
  )
}
