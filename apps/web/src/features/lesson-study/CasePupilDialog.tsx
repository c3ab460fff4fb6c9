/** Choosing a case pupil: the group they stand for, an alias, and, for their own school alone, what the study needs to know. */
import { casePupilLimits } from '@alongside/domain/case-pupil'
import { type FormEvent, useState } from 'react'
import type { CasePupilInput, StudyPartsFragment } from '../../gql/graphql'
import { useViewer } from '../../platform/session'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import css from './CasePupils.module.css'
import { nameHint } from './name-hint'
import { birthTermWords, type PupilLabel } from './pupil-words'
import { clearCasePupilMutation, setCasePupilMutation } from './study-queries'

interface CasePupilDialogProps {
  readonly study: StudyPartsFragment
  readonly label: PupilLabel
  readonly pupil: StudyPartsFragment['casePupils'][number] | undefined
  readonly onClose: () => void
}

const nothing = { yearGroup: '', term: null, send: false, eal: false, disadvantaged: false, necessity: '' }

export function CasePupilDialog({ study, label, pupil, onClose }: CasePupilDialogProps) {
  const viewer = useViewer()
  const own = new Set(viewer.holdings.flatMap(({ school }) => (school ? [school.urn] : [])))
  const schools = study.schools.filter((school) => own.has(school.urn))
  const [urn, setUrn] = useState(pupil?.school.urn ?? schools[0]?.urn ?? '')
  const [words, setWords] = useState({ alias: pupil?.alias ?? '', typifies: pupil?.typifies ?? '' })
  const [attributes, setAttributes] = useState({ ...nothing, ...withoutTypename(pupil?.attributes) })
  const [save, { busy, refusal }] = useAct(setCasePupilMutation, { inline: true, done: `Pupil ${label} is chosen` })
  const [clear, clearing] = useAct(clearCasePupilMutation, { done: `Pupil ${label} is open again` })
  const asksForNecessity = attributes.send || attributes.eal || attributes.disadvantaged
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const input: CasePupilInput = { urn, ...words, attributes }
    if (await save({ studyId: study.id, label, input })) onClose()
  }
  const takeAway = async () => {
    if (await clear({ studyId: study.id, label })) onClose()
  }
  const tick = (name: 'send' | 'eal' | 'disadvantaged') => ({
    checked: attributes[name],
    onChange: (event: { target: { checked: boolean } }) =>
      setAttributes({ ...attributes, [name]: event.target.checked }),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Case pupil ${label}`}
      actions={
        <>
          {pupil && (
            <Button look="plain" busy={clearing.busy} onClick={() => void takeAway()}>
              Choose nobody
            </Button>
          )}
          <Button look="primary" type="submit" form="case-pupil" busy={busy}>
            Keep
          </Button>
        </>
      }
    >
      <form id="case-pupil" className={css.form} onSubmit={(event) => void send(event)}>
        <TextField
          label="The group of learners this pupil stands for"
          hint="Such as: pupils who know the facts and do not yet explain them"
          error={nameHint(words.typifies)}
          value={words.typifies}
          maxLength={casePupilLimits.typifies}
          onChange={({ target }) => setWords({ ...words, typifies: target.value })}
        />
        <TextField
          label="An alias"
          hint="Not the name, not the initials: a word such as Maple helps to tell them apart"
          optional
          autoComplete="off"
          error={nameHint(words.alias)}
          value={words.alias}
          maxLength={casePupilLimits.alias}
          onChange={({ target }) => setWords({ ...words, alias: target.value })}
        />
        {schools.length > 1 && (
          <SelectField
            label="The pupil’s school"
            value={urn}
            onChange={({ target }) => setUrn(target.value)}
            choices={schools.map((school) => ({ value: school.urn, label: school.name }))}
          />
        )}
        <fieldset className={css.private}>
          <legend>Only your own school ever sees this</legend>
          <div className={css.pair}>
            <TextField
              label="Year group"
              optional
              value={attributes.yearGroup ?? ''}
              maxLength={casePupilLimits.yearGroup}
              onChange={({ target }) => setAttributes({ ...attributes, yearGroup: target.value })}
            />
            <SelectField
              label="Born in the"
              optional
              value={attributes.term ?? ''}
              placeholder="Not needed"
              choices={Object.entries(birthTermWords).map(([value, name]) => ({
                value,
                label: name.replace('Born in the ', ''),
              }))}
              onChange={({ target }) =>
                setAttributes({ ...attributes, term: (target.value || null) as typeof attributes.term })
              }
            />
          </div>
          <CheckField label="Special educational needs or a disability" {...tick('send')} />
          <CheckField label="English as an additional language" {...tick('eal')} />
          <CheckField label="Disadvantaged" {...tick('disadvantaged')} />
          {asksForNecessity && (
            <TextArea
              label="Why the study needs to know this"
              hint="Keep as little as the question needs. Without a reason it is not kept."
              rows={2}
              value={attributes.necessity ?? ''}
              maxLength={casePupilLimits.necessity}
              onChange={({ target }) => setAttributes({ ...attributes, necessity: target.value })}
            />
          )}
        </fieldset>
      </form>
      {refusal && <Notice tone="danger">{refusal}</Notice>}
    </Dialog>
  )
}

type Attributes = NonNullable<StudyPartsFragment['casePupils'][number]['attributes']>

function withoutTypename(attributes: Attributes | null | undefined): Omit<Attributes, '__typename'> | undefined {
  if (!attributes) return undefined
  const { __typename: _, ...rest } = attributes as Attributes & { __typename?: string }
  return rest
}
