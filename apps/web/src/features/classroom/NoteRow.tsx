/** One note on the line of time: its second, whom it is about, its words, who saw it, and whether the server has it. */
import { clockFace } from '@alongside/domain/lesson-clock'
import { IconCamera, IconClockPause, IconEyeOff, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { timeOf } from '../../platform/dates'
import { cx } from '../../ui/cx'
import { schoolStyle } from '../../ui/school-colour'
import type { LessonCopy } from './lesson-copy'
import css from './NoteStrip.module.css'
import { kindWords } from './note-words'
import type { TimelineNote } from './timeline'

export interface NoteRowProps {
  readonly note: TimelineNote
  readonly lesson: LessonCopy
  readonly onOpen: (note: TimelineNote) => void
}

export function NoteRow({ note, lesson, onOpen }: NoteRowProps) {
  const { lessonSecond, pupil, body, author, school, isMine } = note
  const stage = lesson.stages.findIndex(({ id }) => id === note.stageId)
  return (
    <li className={css.note} style={schoolStyle(school.colour)} data-note={note.id}>
      <time className={css.second} dateTime={note.capturedAt} title={timeOf(note.capturedAt)}>
        {lessonSecond === null ? timeOf(note.capturedAt) : clockFace(lessonSecond)}
      </time>
      <span className={css.point} aria-hidden="true" />
      <div className={css.what}>
        <p className={css.body}>
          <span className={cx(css.about, pupil && css.ofPupil)}>{pupil ?? kindWords[note.kind]}</span>
          {pupil && note.kind !== 'PUPIL' && <span className={css.kind}>{kindWords[note.kind]}</span>}
          {body || (
            <em className={css.wordless}>
              {note.photo || note.photoWaits || note.refusedPhoto ? 'Photo' : 'No words'}
            </em>
          )}
        </p>
        <p className={css.meta}>
          {isMine ? 'You' : author.name} · {school.name}
          {stage >= 0 && ` · stage ${stage + 1}`}
        </p>
        <Marks note={note} />
      </div>
      {(isMine || lesson.canObserve) && (
        <button type="button" className={css.open} onClick={() => onOpen(note)}>
          <IconPencil aria-hidden="true" />
          <span className="visually-hidden">
            {isMine ? 'Change' : 'Stage of'} the note of {author.name} at{' '}
            {lessonSecond === null ? timeOf(note.capturedAt) : clockFace(lessonSecond)}
          </span>
        </button>
      )}
    </li>
  )
}

const waitWords = {
  writing: 'begun, not kept yet',
  waiting: 'waiting on this device',
  tried: 'waiting on this device',
  refused: 'not taken',
} as const

function Marks({ note }: { readonly note: TimelineNote }) {
  const marks: ReactNode[] = []
  const add = (key: string, words: string, icon?: ReactNode, isWarning = false) =>
    marks.push(
      <span key={key} className={cx(css.mark, isWarning && css.warning)}>
        {icon}
        {words}
      </span>,
    )
  if (note.waits) add('waits', waitWords[note.waits.state], <IconClockPause />, note.waits.state === 'refused')
  else if (note.isChanging) add('changing', 'change waiting', <IconClockPause />)
  if (note.heldBack) add('held', 'only you see this until you confirm it', <IconEyeOff />, true)
  if (note.photo) add('photo', photoWords(note.photo), <IconCamera />)
  else if (note.refusedPhoto) add('photo', 'photo not taken', <IconCamera />, true)
  else if (note.photoWaits) add('photo', 'photo waiting on this device', <IconCamera />)
  if (note.addedLater) add('later', 'added later')
  if (note.clockCorrected) add('clock', 'time put right')
  if (note.editedAt !== null) add('edited', 'corrected')
  return marks.length > 0 && <p className={css.marks}>{marks}</p>
}

function photoWords({ withdrawnAt, keptAt }: NonNullable<TimelineNote['photo']>): string {
  return withdrawnAt === null ? keptAt : 'photo withdrawn'
}
