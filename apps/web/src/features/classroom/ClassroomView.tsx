/** The classroom view: a lesson as it happens, for observers with a tablet in one hand. */

import type { LessonId } from '@alongside/domain/ids'
import type { Modality } from '@alongside/domain/observation'
import { useApolloClient } from '@apollo/client/react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { NoteWords } from '../../platform/offline/shelf'
import { sentenceForCode } from '../../platform/refusals'
import { useViewer } from '../../platform/session'
import { useStore } from '../../platform/store'
import { ButtonLink } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { PageSkeleton } from '../../ui/Skeleton'
import type { Classroom } from './Classroom'
import { ClassroomTop } from './ClassroomTop'
import css from './ClassroomView.module.css'
import { FollowPlan } from './FollowPlan'
import { KeptLessons } from './LessonsOnDevice'
import type { LessonCopy, Seat } from './lesson-copy'
import { useStageByClock } from './lesson-time'
import { NoteDialog } from './NoteDialog'
import { NotePad } from './NotePad'
import { NoteStrip } from './NoteStrip'
import { noteActs } from './note-acts'
import { PhotoDialog, type PhotoToKeep } from './PhotoDialog'
import { PupilTabs } from './PupilTabs'
import { SeatingPlan } from './SeatingPlan'
import { StageBand } from './StageBand'
import { sendNow } from './sending'
import { type TimelineNote, timelineOf } from './timeline'
import { keepPhoto, tray } from './tray'
import { useClassroom } from './useClassroom'
import { useNotePad } from './useNotePad'
import type { Watched } from './watched'

export interface ClassroomViewProps {
  readonly lessonId: LessonId
  /** What of this person the server did not take, for when the lesson itself cannot be opened any more. */
  readonly notTaken: ReactNode
}

export function ClassroomView({ lessonId, notTaken }: ClassroomViewProps) {
  const viewer = useViewer()
  const { id: personId } = viewer
  const { room, lesson, trouble, start, stop } = useClassroom(viewer, lessonId)
  if (!lesson)
    return trouble === null ? (
      <PageSkeleton />
    ) : (
      <Page title="Research lesson" width="text">
        {notTaken}
        <NotHere trouble={trouble} />
        {trouble === 'unreachable' && <KeptLessons />}
      </Page>
    )
  return (
    <>
      {lesson.documentId && (
        <FollowPlan documentId={lesson.documentId} title={lesson.studyTitle} onPlan={(plan) => room.change(plan)} />
      )}
      <OpenClassroom personId={personId} lesson={lesson} room={room} onStart={start} onStop={stop} />
    </>
  )
}

function NotHere({ trouble }: { readonly trouble: NonNullable<ReturnType<typeof useClassroom>['trouble']> }) {
  return (
    <EmptyState
      title={trouble === 'unreachable' ? 'This lesson is not on this device yet' : 'This lesson cannot be opened'}
      action={<ButtonLink to="/lesson-study">To lesson study</ButtonLink>}
    >
      {trouble === 'unreachable'
        ? 'Open it once while there is a network; after that it works without one for seven days.'
        : sentenceForCode(trouble)}
    </EmptyState>
  )
}

interface OpenClassroomProps {
  readonly personId: string
  readonly lesson: LessonCopy
  readonly room: Pick<Classroom, 'pull' | 'forget'>
  readonly onStart: () => void
  readonly onStop: () => void
}

export function OpenClassroom({ personId, lesson, room, onStart, onStop }: OpenClassroomProps) {
  const client = useApolloClient()
  const pad = useNotePad(personId, lesson)
  const { notes: kept, acts: changes, photoIds, refusedPhotos } = useStore(tray)
  const [watched, setWatched] = useState<Watched>('A')
  const [turnedTo, setTurnedTo] = useState<number | null>(null)
  const [modality, setModality] = useState<Modality | null>(null)
  const [isPlanOpen, setPlanOpen] = useState(() => matchMedia('(min-width: 60rem)').matches)
  const [photo, setPhoto] = useState<{ readonly file: File; readonly tappedAt: Date } | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const acts = noteActs(client, personId, lesson, room)

  const takesNotes = lesson.canObserve && lesson.startedAt !== null
  const byClock = useStageByClock(lesson)
  const at = Math.min(turnedTo ?? byClock, Math.max(0, lesson.stages.length - 1))
  const words: NoteWords = {
    kind: watched === 'CLASS' ? 'CLASS' : 'PUPIL',
    pupil: watched === 'CLASS' ? null : watched,
    stageId: lesson.stages[at]?.id ?? null,
    placeId: null,
    modality,
    body: '',
  }
  const draftId = pad.draft?.id
  // Hundreds of notes are not laid out anew at each letter that is typed.
  const notes = useMemo(() => {
    const mine = kept.filter(({ lessonId, id }) => lessonId === lesson.id && id !== draftId)
    return timelineOf(lesson, { notes: mine, acts: changes, photoIds, refusedPhotos })
  }, [lesson, kept, changes, photoIds, refusedPhotos, draftId])
  const { resume } = pad
  const openNote = useCallback(
    (note: TimelineNote) => (note.waits?.state === 'writing' ? resume(note.waits) : setOpenId(note.id)),
    [resume],
  )
  const open = notes.find(({ id }) => id === openId)

  const area = useRef<HTMLTextAreaElement>(null)
  // In the same turn as the tap, or a tablet would not bring up its keyboard.
  const begin = (about: NoteWords) => {
    flushSync(() => pad.begin(about))
    area.current?.focus()
  }
  const noteSeat = (seat: Seat) => {
    if (seat.pupil) setWatched(seat.pupil)
    begin({ ...words, kind: 'PUPIL', pupil: seat.pupil, placeId: seat.id })
  }
  const keepWithPhoto = async ({ drawn, expiresOn, body }: PhotoToKeep) => {
    if (!photo) return
    setPhoto(null)
    const note = pad.draft ?? pad.noteAt(photo.tappedAt, { ...words, body })
    const { mime, bytes } = drawn
    await keepPhoto(personId, {
      id: note.id,
      lessonId: lesson.id,
      where: note.where,
      code: null,
      mime,
      bytes,
      consent: 'attested',
      expiresOn,
    })
    if (!pad.draft) await pad.keepThis(note)
    sendNow()
  }
  return (
    <div className={css.classroom}>
      <ClassroomTop lesson={lesson} onStart={onStart} onStop={onStop} />
      <div className={css.columns}>
        <div className={css.capture}>
          <PupilTabs pupils={lesson.pupils} watched={watched} onWatch={setWatched} />
          <StageBand
            lesson={lesson}
            watched={watched}
            at={at}
            isTurned={turnedTo !== null && turnedTo !== byClock}
            onTurn={setTurnedTo}
          />
          {takesNotes ? (
            <NotePad
              lesson={lesson}
              pad={pad}
              area={area}
              watched={watched}
              words={words}
              onBegin={() => begin(words)}
              modality={modality}
              onModality={setModality}
              isPlanOpen={isPlanOpen}
              onPlan={() => setPlanOpen(!isPlanOpen)}
              onPhoto={(file, tappedAt) => setPhoto({ file, tappedAt })}
            />
          ) : (
            <p className={css.watching}>
              {lesson.canObserve
                ? 'Notes begin when the clock of our lesson runs. Until then this is what we predicted.'
                : 'You can read along. Notes are taken by the members of this lesson study.'}
            </p>
          )}
          {isPlanOpen && takesNotes && lesson.seats.length > 0 && (
            <SeatingPlan seats={lesson.seats} onSeat={noteSeat} />
          )}
        </div>
        <div className={css.notes}>
          <NoteStrip lesson={lesson} notes={notes} onOpen={openNote} />
        </div>
      </div>
      {photo && (
        <PhotoDialog
          file={photo.file}
          schoolName={lesson.school?.name ?? 'the school of the lesson'}
          hasNote={pad.draft !== null}
          onClose={() => setPhoto(null)}
          onKeep={(chosen) => void keepWithPhoto(chosen)}
        />
      )}
      {open && <NoteDialog key={open.id} note={open} lesson={lesson} acts={acts} onClose={() => setOpenId(null)} />}
    </div>
  )
}
