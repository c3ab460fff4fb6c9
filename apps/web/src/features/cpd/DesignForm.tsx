/** Writes the design: pupils first, then evidence, colleagues and leaders, then how people learn in it. */
import { mechanismGroups } from '@alongside/domain/cpd-design'
import { type FormEvent, Fragment } from 'react'
import type { CpdCyclePartsFragment, CpdMechanism, CpdMechanismGroup, WorkKind } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { useShared } from '../../platform/useShared'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { chooseFirst, Meanwhile } from '../../ui/Meanwhile'
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

const inOrder = (used: ReadonlySet<CpdMechanism>): CpdMechanism[] =>
  Object.values(mechanismGroups)
    .flat()
    .filter((one) => used.has(one))
const designOf = (cycle: CpdCyclePartsFragment) => ({
  title: cycle.title,
  kind: cycle.kind,
  pupilOutcome: cycle.pupilOutcome,
  learners: cycle.learners,
  focus: cycle.focus,
  evidence: cycle.evidence,
  collaboration: cycle.collaboration,
  leadersCommitment: cycle.leadersCommitment,
  mechanisms: inOrder(new Set(cycle.mechanisms)),
})
type Design = ReturnType<typeof designOf>

const wordsOf = (name: keyof Design, theirs: Design[keyof Design]): string =>
  Array.isArray(theirs)
    ? theirs.map((one) => mechanismWords[one]).join(', ')
    : name === 'kind'
      ? kindWords[theirs as WorkKind]
      : (theirs as string)

export function DesignForm({ cycle, onDone }: DesignFormProps) {
  const { fields: design, set, version, meanwhile, isSettled } = useShared(designOf(cycle), cycle.version)
  const [keep, { busy, refusal }] = useAct(designMutation, { inline: true, done: 'The design is kept' })
  const used = new Set(design.mechanisms)
  const toggle = (one: CpdMechanism) => {
    if (!used.delete(one)) used.add(one)
    // In the order in which they are shown, so that the same choice is the same.
    set({ mechanisms: inOrder(used) })
  }
  const both = (name: keyof Design, label: string) => (
    <Meanwhile label={label} both={meanwhile(name)} inWords={(theirs) => wordsOf(name, theirs)} />
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (isSettled && (await keep({ id: cycle.id, version, design: { ...design, mechanisms: [...design.mechanisms] } })))
      onDone()
  }
  return (
    <form className={css.form} onSubmit={(event) => void send(event)}>
      <Stack>
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        {fields.map(([name, label, hint]) => (
          <Fragment key={name}>
            <TextArea
              label={label}
              hint={hint}
              optional
              rows={2}
              maxLength={4000}
              value={design[name]}
              onChange={({ target }) => set({ [name]: target.value })}
            />
            {both(name, label)}
          </Fragment>
        ))}
        <div className={css.pair}>
          <TextField
            label="Title"
            maxLength={200}
            value={design.title}
            onChange={({ target }) => set({ title: target.value })}
          />
          <SelectField
            label="Kind of work"
            choices={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
            value={design.kind}
            onChange={({ target }) => set({ kind: target.value as WorkKind })}
          />
        </div>
        {both('title', 'Title')}
        {both('kind', 'Kind of work')}
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
        {both('mechanisms', 'What is used')}
        {!isSettled && <Notice tone="warn">{chooseFirst}</Notice>}
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
