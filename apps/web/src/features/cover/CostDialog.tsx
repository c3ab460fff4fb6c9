/** Where the cover comes from, who pays and what it comes to, said before anybody is asked for a yes. */
import { payerWords, sourceWords } from '@alongside/domain/cover-words'
import { type FormEvent, useState } from 'react'
import type { CoverNeedPartsFragment, CoverPayer, CoverSheetQuery, CoverSource } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextField } from '../../ui/TextField'
import { costMutation } from './cover-queries'
import { lessonsInWords, payers, penceFrom, pounds, sources, unitWords } from './cover-words'

interface CostDialogProps {
  readonly needs: readonly CoverNeedPartsFragment[]
  readonly setting: CoverSheetQuery['coverSetting']
  readonly onClose: () => void
  readonly onDone: () => void
}

export function CostDialog({ needs, setting, onClose, onDone }: CostDialogProps) {
  const rateOf = (source: CoverSource): string => {
    const rate = setting?.rates.find((one) => one.source === source)?.ratePence
    return rate === undefined ? '' : String(rate / 100)
  }
  const [source, setSource] = useState<CoverSource>(needs[0]?.source ?? setting?.usualSource ?? 'SUPPLY')
  const [payer, setPayer] = useState<CoverPayer>(needs[0]?.payer ?? 'SENDING_SCHOOL')
  const [rate, setRate] = useState(() => rateOf(source))
  const [send, { busy, refusal }] = useAct(costMutation, { inline: true, done: 'Costed', refetch: ['CoverSheet'] })
  const isFree = source === 'LESSON_SWAP' || source === 'NONE_NEEDED'
  const pence = isFree ? 0 : penceFrom(rate)
  const units = needs.reduce((sum, need) => sum + need.units, 0)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const cost = { source, payer, ratePence: pence }
    if (await send({ ids: needs.map(({ id }) => id), cost })) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`What does cover of ${lessonsInWords(needs.length)} cost?`}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="cost-cover" busy={busy} disabled={pence === null}>
            {pence === null ? 'Cost it' : `It comes to ${pounds(Math.round(units * pence))}`}
          </Button>
        </>
      }
    >
      <form id="cost-cover" onSubmit={(event) => void submit(event)}>
        <Stack>
          {refusal && <Notice tone="danger">{refusal}</Notice>}
          <SelectField
            label="Who covers?"
            value={source}
            choices={sources.map((value) => ({ value, label: sourceWords[value] }))}
            onChange={({ currentTarget }) => {
              const next = currentTarget.value as CoverSource
              setSource(next)
              setRate(rateOf(next))
            }}
          />
          {!isFree && (
            <TextField
              label={`Pounds for one ${unitWords[setting?.unit ?? 'PERIOD']}`}
              inputMode="decimal"
              value={rate}
              onChange={({ currentTarget }) => setRate(currentTarget.value)}
            />
          )}
          <Choices
            label="Who pays?"
            value={payer}
            onChoose={setPayer}
            choices={payers.map((value) => ({ value, label: payerWords[value], ...payerHints[value] }))}
          />
        </Stack>
      </form>
    </Dialog>
  )
}

const payerHints: Partial<Readonly<Record<CoverPayer, { readonly hint: string }>>> = {
  SENDING_SCHOOL: { hint: 'Your head says yes to it.' },
  HOST: { hint: 'The head of the school you go to sees the amount, and says yes.' },
  ALLIANCE_FUND: { hint: 'The coordinator sees the amount, and says yes.' },
  GRANT: { hint: 'The coordinator sees the amount, and says yes.' },
}
