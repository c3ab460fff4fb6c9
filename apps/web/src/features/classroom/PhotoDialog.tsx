/** Before a photo is kept, also on this device: consent, and the day on which it is to be erased. */
import { addDays, dayInLondon } from '@alongside/domain/civil-date'
import { useEffect, useState } from 'react'
import { dayOf } from '../../platform/dates'
import { sentenceForCode } from '../../platform/refusals'
import { Button } from '../../ui/Button'
import { CheckField } from '../../ui/CheckField'
import { Choices } from '../../ui/Choices'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { TextArea } from '../../ui/TextArea'
import css from './PhotoDialog.module.css'
import { type Drawn, drawAnew } from './photo-file'

export interface PhotoToKeep {
  readonly drawn: Drawn
  readonly expiresOn: string
  readonly body: string
}

export interface PhotoDialogProps {
  readonly file: File
  readonly schoolName: string
  /** A note is open already, and the photo goes with it. */
  readonly hasNote: boolean
  readonly onClose: () => void
  readonly onKeep: (photo: PhotoToKeep) => void
}

function untils(): readonly { readonly value: string; readonly label: string }[] {
  const today = dayInLondon(new Date())
  const year = Number(today.slice(0, 4)) + (today.slice(5) > '08-01' ? 1 : 0)
  const ends = [
    [addDays(today, 28), 'In four weeks'],
    [addDays(today, 84), 'In twelve weeks'],
    [`${year}-08-31`, 'At the end of the school year'],
  ] as const
  return ends.map(([value, label]) => ({ value, label: `${label}, ${dayOf(value)}` }))
}

export function PhotoDialog({ file, schoolName, hasNote, onClose, onKeep }: PhotoDialogProps) {
  const [drawn, setDrawn] = useState<Drawn | null | 'reading'>('reading')
  const [hasConsent, setConsent] = useState(false)
  const [expiresOn, setExpiresOn] = useState<string | null>(null)
  const [body, setBody] = useState('')
  useEffect(() => {
    let left = false
    void drawAnew(file).then((made) => !left && setDrawn(made))
    return () => {
      left = true
    }
  }, [file])
  const picture = drawn !== 'reading' ? drawn : null
  return (
    <Dialog
      open
      onClose={onClose}
      title="Photo of work"
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            Do not keep it
          </Button>
          <Button
            look="primary"
            disabled={!picture || !hasConsent || expiresOn === null}
            onClick={() => picture && expiresOn && onKeep({ drawn: picture, expiresOn, body })}
          >
            Keep the photo
          </Button>
        </>
      }
    >
      {drawn === null && <Notice tone="warn">{sentenceForCode('photo.not-a-picture')}</Notice>}
      {picture && <Preview blob={picture.preview} />}
      <p>
        Work only, no faces and no names on the page. It stays with {schoolName}: colleagues of other schools read that
        there is a photo, and do not see it.
      </p>
      <CheckField
        label="The school has consent for photos of this pupil’s work."
        checked={hasConsent}
        onChange={({ currentTarget }) => setConsent(currentTarget.checked)}
      />
      <Choices label="Erase it" value={expiresOn} choices={untils()} onChoose={setExpiresOn} />
      {!hasNote && (
        <TextArea
          label="What it shows"
          optional
          rows={2}
          maxLength={2000}
          value={body}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
      )}
    </Dialog>
  )
}

function Preview({ blob }: { readonly blob: Blob }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address && <img src={address} alt="What was taken" className={css.preview} />
}
