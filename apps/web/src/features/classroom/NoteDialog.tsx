/** Afterwards: its stage may be another one, its author puts the words right, confirms what was held back, or lets go of what was not taken. */

import type { LessonStageId } from '@alongside/domain/ids'
import { clockFace } from '@alongside/domain/lesson-clock'
import { flagsIn } from '@alongside/domain/name-guard'
import { useState } from 'react'
import { timeOf } from '../../platform/dates'
import { sentenceForCode } from '../../platform/refusals'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { SelectField } from '../../ui/SelectField'
import { TextArea } from '../../ui/TextArea'
import type { CopiedStage, LessonCopy } from './lesson-copy'
import css from './NoteDialog.module.css'
import { NotePicture } from './NotePicture'
import { guardSentence } from './name-guard-words'
import type { NoteActs } from './note-acts'
import type { TimelineNote } from './timeline'

export interface NoteDialogProps {
  readonly note: TimelineNote
  readonly lesson: LessonCopy
  readonly acts: NoteActs
  readonly onClose: () => void
}

export function NoteDialog({ note, lesson, acts, onClose }: NoteDialogProps) {
  const [body, setBody] = useState(note.body)
  const [stageId, setStageId] = useState<LessonStageId | null>(note.stageId)
  const { waits } = note
  const isRefused = waits?.state === 'refused'
  const when = note.lessonSecond === null ? timeOf(note.capturedAt) : clockFace(note.lessonSecond)
  const save = async () => {
    if (stageId !== note.stageId) await acts.tag(note, stageId)
    if (note.isMine && body.trim() !== note.body) await acts.correct(note, body.trim())
    onClose()
  }
  const warning = note.isMine ? guardSentence(flagsIn(body)) : null
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Note at ${when}`}
      actions={
        isRefused ? (
          <>
            <Button onClick={() => void acts.letGo(note).then(onClose)}>Let it go for good</Button>
            <Button look="primary" onClick={() => void acts.tryAgain(note).then(onClose)}>
              Try to send it again
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={() => void save()}>
            Keep the change
          </Button>
        )
      }
    >
      {isRefused && waits.code && (
        <Notice tone="warn" title="The server did not take this note">
          {sentenceForCode(waits.code)} It stays on this device until you let it go.
        </Notice>
      )}
      {note.heldBack && (
        <Notice tone="warn" title="Only you see this note until you confirm it">
          <p>
            Something in it looks as if it could name a pupil. Put the words right, or confirm that it names nobody.
          </p>
          <p className={css.actions}>
            <Button size="s" onClick={() => void acts.confirm(note).then(onClose)}>
              It names nobody
            </Button>
            <Button size="s" look="plain" onClick={() => void acts.drop(note).then(onClose)}>
              Take the note away
            </Button>
          </p>
        </Notice>
      )}
      <NotePicture note={note} lessonId={lesson.id} acts={acts} />
      {note.isMine ? (
        <TextArea
          label="What you saw and heard"
          rows={4}
          maxLength={2000}
          value={body}
          readOnly={isRefused}
          error={warning}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
      ) : (
        <p>{note.body}</p>
      )}
      {!isRefused && lesson.stages.length > 0 && (
        <SelectField
          label="Stage of the lesson"
          value={stageId ?? ''}
          choices={[{ value: '', label: 'None' }, ...lesson.stages.map(stageChoice)]}
          onChange={({ currentTarget }) => setStageId((currentTarget.value || null) as LessonStageId | null)}
        />
      )}
    </Dialog>
  )
}

const stageChoice = ({ id, title }: CopiedStage, at: number) => ({
  value: id,
  label: `${at + 1}. ${title || 'Without a title'}`,
})
