/** What the server did not take is not lost: its author reads it here, takes it along, and lets it go when they say so. */
import { useState } from 'react'
import { dayAndTimeOf } from '../platform/dates'
import { forgetRescue, type HeldRescue, useRescues } from '../platform/live/rescues'
import { tell } from '../platform/notices'
import { useViewer } from '../platform/session'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Notice } from '../ui/Notice'
import { rescueAsText, saveAsFile, whyNotTaken } from './rescue-text'
import css from './WordsNotTaken.module.css'

export function WordsNotTaken() {
  const all = useRescues()
  if (all.length === 0) return null
  return (
    <section aria-label="Words that were not taken" className={css.all}>
      {all.map((rescue) => (
        <OneRescue key={rescue.id} rescue={rescue} />
      ))}
    </section>
  )
}

function OneRescue({ rescue }: { readonly rescue: HeldRescue }) {
  const { id: me } = useViewer()
  const [isLettingGo, setLettingGo] = useState(false)
  const { where, at, code, passages, isKept } = rescue
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(rescueAsText(rescue))
      tell('Copied')
    } catch {
      tell('This browser does not let us copy. Download the words as a file instead.', { tone: 'warn' })
    }
  }
  return (
    <Notice tone="warn" title={where === '' ? 'Words that were not taken' : `Words that were not taken: ${where}`}>
      <p>
        {dayAndTimeOf(at)}. {whyNotTaken(code)} Everyone else’s work is as it was.
      </p>
      {passages.length === 0 && <p>You had moved or removed something; there were no words to keep.</p>}
      {passages.length > 0 && (
        <ul className={css.passages}>
          {passages.map(({ key, title, text }) => (
            <li key={key}>
              <strong>{title}</strong>
              <p className={css.words}>{text}</p>
            </li>
          ))}
        </ul>
      )}
      <p className={css.kept}>
        {isKept ? 'Kept on this device until you let it go.' : 'Kept in this page only: copy it before you close it.'}
      </p>
      <div className={css.actions}>
        {passages.length > 0 && (
          <>
            <Button size="s" onClick={() => void copy()}>
              Copy the words
            </Button>
            <Button size="s" onClick={() => saveAsFile(rescueAsText(rescue), at)}>
              Download as a file
            </Button>
          </>
        )}
        <Button size="s" look="plain" onClick={() => setLettingGo(true)}>
          Let them go…
        </Button>
      </div>
      <ConfirmDialog
        open={isLettingGo}
        onClose={() => setLettingGo(false)}
        title="Let these words go?"
        action="Let them go"
        onConfirm={() => void forgetRescue(me, rescue.id)}
      >
        <p>They are taken off this device for good. Nobody has another copy of them.</p>
      </ConfirmDialog>
    </Notice>
  )
}
