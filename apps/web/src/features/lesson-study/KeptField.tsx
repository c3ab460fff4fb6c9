/** A text of the study: reads like words on paper, and is stored as it is typed by whoever may write it. */
import { useApolloClient } from '@apollo/client/react'
import type { StudyPartsFragment, UpdateLessonStudyInput } from '../../gql/graphql'
import { type Door, useKeptText } from '../../platform/kept-text'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import css from './KeptField.module.css'
import { nameHint } from './name-hint'
import { updateStudyMutation } from './study-queries'

export interface KeptFieldProps {
  /** Names the field in the whole client. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly canWrite: boolean
  readonly door: Door
  readonly limit?: number
  /** Kept as one line, however it is broken. */
  readonly isLine?: boolean
  /** One line of large words, such as the sentence a study stands under. */
  readonly isLead?: boolean
  readonly hideLabel?: boolean
  /** Said where nothing is written and one may not write. */
  readonly otherwise?: string
}

export function KeptField(props: KeptFieldProps) {
  if (props.canWrite) return <Written {...props} />
  const { label, value, isLead, hideLabel, otherwise } = props
  if (value === '' && otherwise === undefined) return null
  return (
    <div className={css.read}>
      {!hideLabel && <p className={css.label}>{label}</p>}
      <p className={cx(css.words, isLead && css.lead, value === '' && css.nothing)}>{value || otherwise}</p>
    </div>
  )
}

function Written({ name, label, hint, value, door, limit = 4000, isLead, isLine, hideLabel }: KeptFieldProps) {
  const text = useKeptText(name, value, door)
  return (
    <div className={cx(css.field, isLead && css.leadField)}>
      <Field label={label} error={text.refusal ?? nameHint(text.shown)} hideLabel={hideLabel}>
        {(ids) => (
          <textarea
            {...ids}
            placeholder={hint ?? 'Not written yet'}
            rows={isLead || isLine ? 1 : 2}
            maxLength={limit}
            value={text.shown}
            className={css.control}
            onChange={({ target }) => text.type(target.value)}
            onBlur={text.settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && isLine) event.preventDefault()
            }}
          />
        )}
      </Field>
      {text.isWaiting && text.theirs === null && <p className={css.state}>Saving…</p>}
      {text.theirs !== null && (
        <Notice tone="warn" title="Somebody else has changed these words while you were writing">
          <p className={css.theirs}>{text.theirs || 'They took everything out.'}</p>
          <div className={css.acts}>
            <Button size="s" look="primary" onClick={() => text.decide(`${text.theirs}\n\n${text.shown}`.trim())}>
              Keep both
            </Button>
            <Button size="s" onClick={() => text.decide(text.shown)}>
              Keep mine
            </Button>
            <Button size="s" look="plain" onClick={() => text.decide(text.theirs ?? '')}>
              Take theirs
            </Button>
          </div>
        </Notice>
      )}
    </div>
  )
}

type TextOfStudy = {
  [Name in keyof UpdateLessonStudyInput]-?: UpdateLessonStudyInput[Name] extends string | null | undefined
    ? Name
    : never
}[keyof UpdateLessonStudyInput]

/** Where a text of the study goes. */
export function useStudyDoor(study: Pick<StudyPartsFragment, 'id' | 'title'>) {
  const client = useApolloClient()
  return (title: string, input: (words: string) => UpdateLessonStudyInput): Door => ({
    where: study.title,
    title,
    send: (words) => client.mutate({ mutation: updateStudyMutation, variables: { id: study.id, input: input(words) } }),
  })
}

interface StudyTextProps
  extends Pick<KeptFieldProps, 'label' | 'hint' | 'isLead' | 'isLine' | 'hideLabel' | 'otherwise' | 'limit'> {
  readonly study: StudyPartsFragment
  readonly field: TextOfStudy & keyof StudyPartsFragment
}

/** One of the study's own texts. */
export function StudyText({ study, field, label, ...rest }: StudyTextProps) {
  const door = useStudyDoor(study)
  return (
    <KeptField
      name={`lesson-study ${study.id} ${field}`}
      label={label}
      value={String(study[field] ?? '')}
      canWrite={study.abilities.update}
      door={door(label, (words) => ({ [field]: words }))}
      {...rest}
    />
  )
}
