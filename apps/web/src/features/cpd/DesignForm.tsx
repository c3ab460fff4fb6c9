/** Writes the design: pupils first, then evidence, colleagues and leaders, then how people learn in it. */
import { mechanismGroups } from '@alongside/domain/cpd-design'
import { type FormEvent, useState } from 'react'
import type { CpdCyclePartsFragment, CpdMechanism, CpdMechanismGroup, WorkKind } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Notice } from '../../ui/Notice'
import { Row, Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import css from './Cpd.module.css'
import { designMutation } from './cpd-queries'
import { groupWords, kindWords, mechanismWords } from './cpd-words'

interface DesignFormProps {
  readonly cycle: CpdCyclePartsFragment
  readonly onDone: () => void
}

const fields = [
  ['pupilOutcome', 'What should pupils get better at?', 'Everything else is planned backwards from this.'],
  ['learners', 'Which pupils?', 'A group, never a name.'],
  ['focus', 'What do colleagues learn for it?', undefined],
  ['evidence', 'Which evidence and expertise does it rest on?', undefined],
  ['collaboration', 'How do colleagues work on it together, and who questions them?', undefined],
  ['leadersCommitment', 'What do leaders leave out, so that there is time?', undefined],
] as const
type Words = Record<(typeof fields)[number][0] | 'title', string>

export function DesignForm({ cycle, onDone }: DesignFormProps) {
  const [words, setWords] = useState<Words>(() => ({
    title: cycle.title,
    ...(Object.fromEntries(fields.map(([name]) => [name, cycle[name]])) as Omit<Words, 'title'>),
  }))
  const [kind, setKind] = useState<WorkKind>(cycle.kind)
  const [used, setUsed] = useState<ReadonlySet<CpdMechanism>>(new Set(cycle.mechanisms))
  const [keep, { busy, refusal }] = useAct(designMutation, { inline: true, done: 'The design is kept' })
  const say = (name: keyof Words, value: string) => setWords({ ...words, [name]: value })
  const toggle = (one: CpdMechanism) => {
    const next = new Set(used)
    if (!next.delete(one)) next.add(one)
    setUsed(next)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const design = { ...words, kind, mechanisms: [...used] }
    if (await keep({ id: cycle.id, version: cycle.version, design })) onDone()
  }
  return (
    <form className={css.form} onSubmit={(event) => void send(event)}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        {fields.map(([name, label, hint]) => (
          <TextArea
            key={name}
            label={label}
            hint={hint}
            optional
            rows={2}
            maxLength={4000}
            value={words[name]}
            onChange={({ target }) => say(name, target.value)}
          />
        ))}
        <div className={css.pair}>
          <TextField
            label="Title"
            maxLength={200}
            value={words.title}
            onChange={({ target }) => say('title', target.value)}
          />
          <SelectField
            label="Kind of work"
            choices={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={({ target }) => setKind(target.value as WorkKind)}
          />
        </div>
        <div className={css.groups}>
          {(Object.keys(mechanismGroups) as CpdMechanismGroup[]).map((group) => (
            <fieldset key={group} className={css.group}>
              <legend>{groupWords[group].label}</legend>
              {mechanismGroups[group].map((one) => (
                <CheckField
                  key={one}
                  label={mechanismWords[one]}
                  checked={used.has(one)}
                  onChange={() => toggle(one)}
                />
              ))}
            </fieldset>
          ))}
        </div>
        <Row>
          <Button look="primary" type="submit" busy={busy}>
            Keep the design
          </Button>
          <Button look="plain" onClick={onDone}>
            Not now
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
