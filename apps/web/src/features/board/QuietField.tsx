/** One typed field of a card or a cycle: reads like words on paper, and can be written in by everyone. */

import { isSafeLink } from '@alongside/contracts/rich-text'
import { type Field as FieldRule, wrongIn } from '@alongside/domain/card-fields'
import { IconExternalLink } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { sentenceForCode } from '../../platform/refusals'
import { cx } from '../../ui/cx'
import { type ControlIds, Field } from '../../ui/Field'
import { inWords } from './field-words'
import css from './QuietField.module.css'
import { useDraft } from './useDraft'

type Value = string | number | null

export interface QuietFieldProps {
  readonly rule: FieldRule
  readonly value: Value
  readonly canWrite: boolean
  readonly onChange: (value: Value) => void
  /** Who else has the caret in this field. */
  readonly writers?: readonly string[]
  readonly onEnter?: () => void
  readonly onLeave?: () => void
  /** Large, as the name of the card. */
  readonly isTitle?: boolean
  readonly hideLabel?: boolean
  readonly autoFocus?: boolean
}

export function QuietField(props: QuietFieldProps) {
  return props.canWrite ? <Written {...props} /> : <Read {...props} />
}

function Read({ rule, value, isTitle, hideLabel }: QuietFieldProps) {
  if (value === null || value === '') return null
  if (isTitle) return <p className={css.readTitle}>{value}</p>
  return (
    <div className={css.read}>
      {!hideLabel && <p className={css.label}>{rule.label}</p>}
      <p className={css.words}>{inWords(rule, value)}</p>
      <WebLink rule={rule} value={value} />
    </div>
  )
}

function Written(props: QuietFieldProps) {
  const { rule, value, onChange, writers = [], onEnter, onLeave, isTitle, hideLabel } = props
  const [wrong, setWrong] = useState<string | null>(null)
  const draft = useDraft(value === null ? '' : String(value), (words) => {
    const next = parsed(rule, words)
    const code = wrongIn(rule, next)
    setWrong(code && sentenceForCode(code))
    if (!code) onChange(next)
  })
  const hint =
    writers.length > 0 ? `${writers.join(' and ')} ${writers.length > 1 ? 'are' : 'is'} writing here` : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the focus of the control inside
    <div
      className={cx(css.field, isTitle && css.title)}
      onFocus={onEnter}
      onBlur={() => {
        draft.store()
        onLeave?.()
      }}
    >
      <Field label={rule.label} hint={hint} error={wrong} hideLabel={hideLabel ?? isTitle}>
        {(ids) => <Control {...props} ids={ids} shown={draft.shown} type={draft.type} />}
      </Field>
      <WebLink rule={rule} value={value} />
    </div>
  )
}

const parsed = (rule: FieldRule, words: string): Value => {
  if (words.trim() === '') return null
  const isNumber = rule.type === 'number' || (rule.type === 'choice' && typeof rule.choices?.[0]?.value === 'number')
  return isNumber ? Number(words) : words
}

interface ControlProps extends QuietFieldProps {
  readonly ids: ControlIds
  readonly shown: string
  readonly type: (words: string) => void
}

function Control({ rule, ids, shown, type, isTitle, autoFocus }: ControlProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!autoFocus) return
    // After the sheet that it may stand in has opened and taken the focus for itself.
    const frame = requestAnimationFrame(() => area.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [autoFocus])
  const common = {
    ...ids,
    value: shown,
    className: css.control,
    onChange: ({ target }: { target: { value: string } }) => type(target.value),
  }
  switch (rule.type) {
    case 'choice':
      return (
        <select {...common}>
          <option value="">Not said yet</option>
          {rule.choices?.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )
    case 'date':
      return <input type="date" {...common} />
    case 'number':
      return <input type="text" inputMode="numeric" maxLength={6} {...common} />
    case 'url':
      return <input type="url" maxLength={rule.limit} placeholder="https://" {...common} />
    default:
      return (
        <textarea
          ref={area}
          rows={isTitle || rule.type === 'text' ? 1 : 2}
          maxLength={rule.limit}
          placeholder={isTitle ? rule.label : (rule.hint ?? '')}
          {...common}
          onKeyDown={(event) => {
            // One line of text stays one line.
            if (event.key === 'Enter' && rule.type === 'text') event.preventDefault()
          }}
        />
      )
  }
}

function WebLink({ rule, value }: Pick<QuietFieldProps, 'rule' | 'value'>) {
  if (rule.type !== 'url' || !isSafeLink(value)) return null
  return (
    <a href={String(value)} target="_blank" rel="noreferrer noopener" className={css.link}>
      <IconExternalLink aria-hidden="true" />
      Open the link
    </a>
  )
}
