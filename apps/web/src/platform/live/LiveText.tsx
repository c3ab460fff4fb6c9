/** A field for words that several people write at once: what is typed goes into the shared text letter by letter, what others write comes in. */
import { movedBy, type Piece, typedEdit } from '@alongside/domain/typed-edit'
import { type TextareaHTMLAttributes, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { cx } from '../../ui/cx'
import css from './LiveText.module.css'

/** Marks what somebody typed here, for undoing and for who wrote what. */
const typed = 'typed'

export interface LiveTextProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'readOnly' | 'aria-label' | 'rows'> {
  readonly text: Y.Text
  /** What the field is, said to who does not see its place. */
  readonly label: string
  readonly canWrite: boolean
}

export function LiveText({ text, label, canWrite, className, placeholder, ...rest }: LiveTextProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const value = useWords(text)
  useCaretKept(text, area, value)
  return (
    <div
      className={cx(css.grow, value === '' && css.empty, className)}
      data-words={value || (canWrite ? placeholder : '')}
    >
      <textarea
        {...rest}
        ref={area}
        rows={1}
        className={css.area}
        aria-label={label}
        readOnly={!canWrite}
        placeholder={canWrite ? placeholder : undefined}
        value={value}
        onChange={({ target }) => write(text, target.value, target.selectionEnd)}
      />
    </div>
  )
}

export function useWords(text: Y.Text): string {
  const watch = (heard: () => void) => {
    text.observe(heard)
    return () => text.unobserve(heard)
  }
  return useSyncExternalStore(watch, () => text.toJSON())
}

function write(text: Y.Text, after: string, caret: number): void {
  const edit = typedEdit(text.toJSON(), after, caret)
  if (!edit) return
  text.doc?.transact(() => {
    if (edit.removed > 0) text.delete(edit.at, edit.removed)
    if (edit.inserted !== '') text.insert(edit.at, edit.inserted)
  }, typed)
}

/** Browsers put the caret at the end when a value changes under it; it stays with its letters instead. */
function useCaretKept(text: Y.Text, area: React.RefObject<HTMLTextAreaElement | null>, value: string): void {
  const kept = useRef<{ readonly from: number; readonly to: number } | null>(null)
  useEffect(() => {
    const heard = (event: Y.YTextEvent) => {
      const field = area.current
      if (event.transaction.origin === typed || !field || document.activeElement !== field) return
      const pieces = event.delta as readonly Piece[]
      const { from, to } = kept.current ?? { from: field.selectionStart, to: field.selectionEnd }
      kept.current = { from: movedBy(pieces, from), to: movedBy(pieces, to) }
    }
    text.observe(heard)
    return () => text.unobserve(heard)
  }, [text, area])
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the words have changed
  useLayoutEffect(() => {
    const { current } = kept
    kept.current = null
    if (current && area.current) area.current.setSelectionRange(current.from, current.to)
  }, [value, area])
}
