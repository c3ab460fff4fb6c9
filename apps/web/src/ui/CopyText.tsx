/** Something to pass on, such as a link, and one press to take it along. */
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from './Button'
import css from './CopyText.module.css'
import { Field } from './Field'

export interface CopyTextProps {
  readonly label: string
  readonly text: string
  readonly hideLabel?: boolean
}

export function CopyText({ label, text, hideLabel }: CopyTextProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // The browser keeps its clipboard to itself: the text is selected on focus, and can be copied by hand.
      setCopied(false)
    }
  }
  return (
    <div className={css.box}>
      <Field label={label} hideLabel={hideLabel}>
        {(ids) => (
          <input
            {...ids}
            className={css.text}
            readOnly
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <Button size="s" icon={copied ? <IconCheck /> : <IconCopy />} onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
