/** Taking a lesson study along: as a paper of the parts one chooses, or as an open file for another alliance. */
import { useState } from 'react'
import type { StudyPartsFragment } from '../../gql/graphql'
import { download } from '../../platform/download'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import css from './ExportStudyDialog.module.css'

const sections = [
  ['overview', 'Focus, lessons and case pupils'],
  ['plans', 'Planning sheets'],
  ['notes', 'Notes in the lesson'],
  ['interviews', 'What the pupils said'],
  ['discussions', 'Discussions'],
  ['progress', 'Progress of each case pupil'],
  ['summary', 'Summary report'],
] as const
type Section = (typeof sections)[number][0]

const forms = [
  { value: 'pdf', label: 'A paper to read (PDF)', hint: 'Set for A4, with planning sheets across the page.' },
  {
    value: 'zip',
    label: 'An open file (ZIP)',
    hint: 'Everything you can read here, with the pictures you may see. Another alliance can begin a study from it.',
  },
] as const
type Form = (typeof forms)[number]['value']

interface ExportStudyDialogProps {
  readonly study: Pick<StudyPartsFragment, 'id' | 'title'>
  readonly onClose: () => void
}

export function ExportStudyDialog({ study, onClose }: ExportStudyDialogProps) {
  const [form, setForm] = useState<Form>('pdf')
  const [chosen, setChosen] = useState<ReadonlySet<Section>>(new Set(sections.map(([name]) => name)))
  const [state, setState] = useState<'ready' | 'busy' | 'done'>('ready')
  const [refusal, setRefusal] = useState<string | null>(null)
  const turn = (name: Section) => {
    const next = new Set(chosen)
    if (!next.delete(name)) next.add(name)
    setChosen(next)
  }
  const take = async () => {
    setState('busy')
    const of =
      form === 'pdf' ? `?sections=${sections.flatMap(([name]) => (chosen.has(name) ? [name] : [])).join(',')}` : ''
    const refused = await download(`/api/lesson-studies/${study.id}/export.${form}${of}`)
    setRefusal(refused)
    setState(refused === null ? 'done' : 'ready')
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Export this lesson study"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Close
          </Button>
          <Button
            look="primary"
            busy={state === 'busy'}
            disabled={form === 'pdf' && chosen.size === 0}
            onClick={() => void take()}
          >
            Download
          </Button>
        </>
      }
    >
      <Stack>
        <Choices label="As what?" value={form} onChoose={setForm} choices={forms} />
        {form === 'pdf' && (
          <fieldset className={css.sections}>
            <legend>What goes in?</legend>
            {sections.map(([name, label]) => (
              <CheckField key={name} label={label} checked={chosen.has(name)} onChange={() => turn(name)} />
            ))}
          </fieldset>
        )}
        <p className={css.note}>
          Pupils appear by alias; what else is known of them stays in their school. Notes that are held back are left
          out. That you took this along is noted in the record of changes.
        </p>
        {state === 'done' && (
          <Notice tone="good">The file is among your downloads. Keep it where only its readers can open it.</Notice>
        )}
        {refusal && <Notice tone="danger">{refusal}</Notice>}
      </Stack>
    </Dialog>
  )
}
