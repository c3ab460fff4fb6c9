/** The photo of a note: to be seen by the school it is kept at, said to be there for everybody else. */

import type { LessonId } from '@alongside/domain/ids'
import { useEffect, useState } from 'react'
import { dayOf } from '../../platform/dates'
import { sentenceForCode } from '../../platform/refusals'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import type { NoteActs } from './note-acts'
import css from './PhotoDialog.module.css'
import { blobOf } from './photo-file'
import type { TimelineNote } from './timeline'
import { photoOf } from './tray'

interface NotePictureProps {
  readonly note: TimelineNote
  readonly lessonId: LessonId
  readonly acts: NoteActs
}

export function NotePicture({ note, lessonId, acts }: NotePictureProps) {
  const { photo, photoWaits, refusedPhoto } = note
  if (refusedPhoto?.code)
    return (
      <>
        <Notice
          tone="warn"
          title="The server did not take this photo"
          action={
            <Button size="s" onClick={() => void acts.letPhotoGo(note)}>
              Let the photo go
            </Button>
          }
        >
          {sentenceForCode(refusedPhoto.code)} It stays on this device until you let it go.
        </Notice>
        <WaitingPicture note={note} lessonId={lessonId} acts={acts} />
      </>
    )
  if (photo === null) return photoWaits && <WaitingPicture note={note} lessonId={lessonId} acts={acts} />
  if (photo.withdrawnAt !== null) return <p>Consent was withdrawn: nobody sees this photo any more.</p>
  return (
    <>
      {photo.isHere ? (
        <img
          src={`/api/photos/${photo.id}`}
          width={photo.width}
          height={photo.height}
          alt="Pupils’ work"
          className={css.preview}
        />
      ) : (
        <p>{photo.keptAt}</p>
      )}
      <p>It is erased on {dayOf(photo.expiresOn)}.</p>
      <Button size="s" onClick={() => void acts.withdrawConsent(photo.id)}>
        Consent was withdrawn
      </Button>
    </>
  )
}

function WaitingPicture({ note, lessonId, acts }: NotePictureProps) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let left = false
    void photoOf(acts.personId, { lessonId, id: note.id }).then((kept) => {
      if (!kept || left) return
      made = URL.createObjectURL(blobOf(kept.mime, kept.bytes))
      setAddress(made)
    })
    return () => {
      left = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [acts.personId, lessonId, note.id])
  return address && <img src={address} alt="Pupils’ work, kept on this device" className={css.preview} />
}
