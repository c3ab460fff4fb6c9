/** Reading a template, or writing one: what it is good for, the questions, the cards that lie on the table at the beginning. */

import { cardKindLabels, firstColumn } from '@alongside/domain/board'
import { templateCardsLimit, templateKinds } from '@alongside/domain/template'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { graphql } from '../../gql'
import type { CardKind, TemplatePartsFragment } from '../../gql/graphql'
import { useAct } from '../../platform/useAct'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Stack } from '../../ui/Page'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import { TextField } from '../../ui/TextField'
import { PromptFields } from './PromptFields'
import { inputsOf, newPrompt, type Prompt, promptsOf } from './prompts'
import css from './TemplateDialog.module.css'
import { TemplateText } from './TemplateText'

const saveMutation = graphql(`
  mutation SaveTemplate($allianceId: ID!, $id: ID, $title: String!, $body: TemplateBodyInput!) {
    saveTemplate(allianceId: $allianceId, id: $id, title: $title, body: $body) { ...TemplateParts }
  }
`)

export interface TemplateDialogProps {
  readonly allianceId: string
  /** Null for a new one. */
  readonly template: TemplatePartsFragment | null
  readonly onClose: () => void
}

const kinds = templateKinds.map((value) => ({ value, label: cardKindLabels[value] }))

export function TemplateDialog(props: TemplateDialogProps) {
  const { template, onClose } = props
  if (template && !template.abilities.edit) {
    return (
      <Dialog open onClose={onClose} title={template.title} width="l">
        <TemplateText template={template} />
      </Dialog>
    )
  }
  return <EditTemplate {...props} />
}

function EditTemplate({ allianceId, template, onClose }: TemplateDialogProps) {
  const before = template?.body
  const [words, setWords] = useState({
    title: template?.title ?? '',
    about: before?.about ?? '',
    classroomPractice: before?.classroomPractice ?? '',
    pupilsToBenefit: before?.pupilsToBenefit ?? '',
    focus: before?.focus ?? '',
    protocol: before?.protocol ?? '',
  })
  const [prompts, setPrompts] = useState<readonly Prompt[]>(() => promptsOf(before?.prompts ?? []))
  const [save, { busy, refusal }] = useAct(saveMutation, {
    inline: true,
    done: 'Template saved',
    refetch: ['TemplatePanel'],
  })
  const say = (name: keyof typeof words) => (event: { currentTarget: { value: string } }) =>
    setWords({ ...words, [name]: event.currentTarget.value })
  const change = (key: number, to: Partial<Prompt>) =>
    setPrompts(prompts.map((prompt) => (prompt.key === key ? { ...prompt, ...to } : prompt)))
  /** Another kind of card has other fields, another place and other links. */
  const changeKind = (key: number, kind: CardKind) =>
    change(key, { kind, fields: [], column: firstColumn[kind], buildsOn: [] })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const { title, ...body } = words
    const id = template?.id ?? null
    if (await save({ allianceId, id, title, body: { ...body, prompts: inputsOf(prompts) } })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={template ? 'Edit the template' : 'Write a template'}
      width="l"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Not now
          </Button>
          <Button look="primary" type="submit" form="template" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id="template" onSubmit={(event) => void send(event)}>
        <Stack>
          {template?.forkedFrom && <p>Grown from “{template.forkedFrom.title}”. The original stays as it is.</p>}
          <TextField label="Title" maxLength={200} value={words.title} onChange={say('title')} />
          <TextArea label="What it is good for" optional rows={2} value={words.about} onChange={say('about')} />
          <TextArea
            label="Which classroom practice"
            optional
            rows={2}
            value={words.classroomPractice}
            onChange={say('classroomPractice')}
          />
          <TextArea
            label="Which pupils"
            hint="A group of pupils, never a name"
            optional
            rows={2}
            value={words.pupilsToBenefit}
            onChange={say('pupilsToBenefit')}
          />
          <TextField
            label="Focus of the first cycle"
            optional
            maxLength={500}
            value={words.focus}
            onChange={say('focus')}
          />
          <fieldset className={css.prompts}>
            <legend>Cards to begin with</legend>
            {prompts.map(({ key, kind, text, fields, column, buildsOn }, place) => (
              <div key={key} className={css.prompt}>
                <SelectField
                  label={`Kind of card ${place + 1}`}
                  hideLabel
                  choices={kinds}
                  value={kind}
                  onChange={(event) => changeKind(key, event.currentTarget.value as CardKind)}
                />
                <TextArea
                  label={`Words of card ${place + 1}`}
                  hideLabel
                  optional
                  rows={2}
                  placeholder="The first line heads the card, the rest is its text."
                  value={text}
                  onChange={(event) => change(key, { text: event.currentTarget.value })}
                />
                <IconButton
                  size="s"
                  label={`Take card ${place + 1} out`}
                  onClick={() => setPrompts(prompts.filter((prompt) => prompt.key !== key))}
                >
                  <IconTrash />
                </IconButton>
                <PromptFields
                  kind={kind}
                  fields={fields}
                  column={column}
                  buildsOn={prompts.flatMap((other) => (buildsOn.includes(other.key) ? other.text : []))}
                />
              </div>
            ))}
            {prompts.length < templateCardsLimit && (
              <Button size="s" icon={<IconPlus />} onClick={() => setPrompts([...prompts, newPrompt()])}>
                Add a card
              </Button>
            )}
          </fieldset>
          <TextArea
            label="Group agreement"
            hint="The ground rules each member accepts. Left empty, the usual ones are taken."
            optional
            rows={5}
            maxLength={8000}
            value={words.protocol}
            onChange={say('protocol')}
          />
          {refusal && <Notice tone="danger">{refusal}</Notice>}
        </Stack>
      </form>
    </Dialog>
  )
}
