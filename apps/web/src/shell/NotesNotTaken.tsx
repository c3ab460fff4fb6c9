/** Notes of lessons that the server did not take, and that cannot be found in their lesson any more: to read, to take along, to let go. */
import { useState } from 'react'
import { letGo, readTray, tray } from '../features/classroom/tray'
import { dayAndTimeOf } from '../platform/dates'
import { tell } from '../platform/notices'
import type { KeptAct, KeptNote, KeptPhoto } from '../platform/offline/shelf'
import { useStore } from '../platform/store'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Notice } from '../ui/Notice'
import { saveAsFile, whyNotTaken } from './rescue-text'
import css from './WordsNotTaken.module.css'

interface Left {
  readonly notes: readonly KeptNote[]
  readonly acts: readonly KeptAct[]
  readonly photos: readonly KeptPhoto[]
}

export function NotesNotTaken({ personId }: { readonly personId: string }) {
  const { notes, acts, refusedPhotos } = useStore(tray)
  const left: Left = {
    notes: notes.filter(({ code }) => code !== null),
    acts: acts.filter(({ code }) => code !== null),
    photos: refusedPhotos,
  }
  const all = [...left.notes, ...left.acts, ...left.photos]
  const groups = [...new Set(all.map(({ lessonId, code }) => `${lessonId} ${code}`))]
  if (groups.length === 0) return null
  return (
    <section aria-label="Notes that were not taken" className={css.all}>
      {groups.map((group) => {
        const isOfIt = ({ lessonId, code }: KeptNote | KeptAct | KeptPhoto) => `${lessonId} ${code}` === group
        return (
          <OneLesson
            key={group}
            personId={personId}
            left={{
              notes: left.notes.filter(isOfIt),
              acts: left.acts.filter(isOfIt),
              photos: left.photos.filter(isOfIt),
            }}
          />
        )
      })}
    </section>
  )
}

function OneLesson({ personId, left }: { readonly personId: string; readonly left: Left }) {
  const [isLettingGo, setLettingGo] = useState(false)
  const [first] = [...left.notes, ...left.acts, ...left.photos]
  if (!first?.code) return null
  const lines = linesOf(left)
  const text = [
    `Notes that were not taken`,
    first.where,
    whyNotTaken(first.code),
    ...lines.map(({ title, body }) => `${title}\n${body}`),
  ].join('\n\n')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      tell('Copied')
    } catch {
      tell('This browser does not let us copy. Download the words as a file instead.', { tone: 'warn' })
    }
  }
  const letAllGo = async () => {
    setLettingGo(false)
    for (const note of left.notes) await letGo(personId, { note })
    for (const act of left.acts) await letGo(personId, { act })
    for (const photo of left.photos) await letGo(personId, { photo })
    await readTray()
  }
  return (
    <Notice tone="warn" title={`Notes that were not taken: ${first.where}`}>
      <p>{whyNotTaken(first.code)}</p>
      {lines.length > 0 && (
        <ul className={css.passages}>
          {lines.map(({ key, title, body }) => (
            <li key={key}>
              <strong>{title}</strong>
              <p className={css.words}>{body}</p>
            </li>
          ))}
        </ul>
      )}
      {left.photos.length > 0 && <p>{left.photos.length === 1 ? '1 photo' : `${left.photos.length} photos`}</p>}
      <p className={css.kept}>Kept on this device until you let them go.</p>
      <div className={css.actions}>
        <Button size="s" onClick={() => void copy()}>
          Copy the words
        </Button>
        <Button size="s" onClick={() => saveAsFile(`${text}\n`, new Date())}>
          Download as a file
        </Button>
        <Button size="s" look="plain" onClick={() => setLettingGo(true)}>
          Let them go…
        </Button>
      </div>
      <ConfirmDialog
        open={isLettingGo}
        onClose={() => setLettingGo(false)}
        title="Let these notes go?"
        action="Let them go"
        onConfirm={() => void letAllGo()}
      >
        <p>They are taken off this device for good, with their photos. Nobody has another copy of them.</p>
      </ConfirmDialog>
    </Notice>
  )
}

function linesOf({
  notes,
  acts,
}: Left): readonly { readonly key: string; readonly title: string; readonly body: string }[] {
  const noted = notes.map(({ id, capturedAt, pupil, body }) => ({
    key: id,
    title: `${dayAndTimeOf(capturedAt)}${pupil ? `, pupil ${pupil}` : ''}`,
    body,
  }))
  const corrected = acts.flatMap(({ id, act }) =>
    act.what === 'CORRECT' ? [{ key: id, title: 'A correction', body: act.body }] : [],
  )
  return [...noted, ...corrected]
}
