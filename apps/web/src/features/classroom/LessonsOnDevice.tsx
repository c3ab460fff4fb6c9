/** Lessons that are coming are downloaded as soon as their observer sees them listed; without a network they are the list. */
import type { LessonId } from '@alongside/domain/ids'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { dayOf } from '../../platform/dates'
import { canKeep } from '../../platform/live/device-store'
import { copiesOf, type Dated } from '../../platform/offline/copies'
import { useSaveState } from '../../platform/save-state'
import { useViewer } from '../../platform/session'
import { ButtonLink } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import css from './LessonsOnDevice.module.css'
import type { LessonCopy } from './lesson-copy'

export interface LessonsOnDeviceProps {
  /** Mine, as far as they are known. */
  readonly lessons: readonly { readonly id: string; readonly state: string }[]
}

const KeepLesson = lazy(() => import('./KeepLesson'))
/** Those that somebody may soon stand in, with no signal. */
const soon = new Set(['READY', 'IN_PROGRESS'])

export function LessonsOnDevice({ lessons }: LessonsOnDeviceProps) {
  const isOffline = useSaveState().look === 'offline'
  if (!canKeep()) return null
  if (isOffline)
    return (
      <KeptLessons
        none={
          <Notice tone="warn" title="No lesson is on this device">
            Open this page once while there is a network: lessons that are ready to be taught are then kept here for
            seven days.
          </Notice>
        }
      />
    )
  return (
    <Suspense>
      {lessons
        .filter(({ state }) => soon.has(state))
        .map(({ id }) => (
          <KeepLesson key={id} lessonId={id as LessonId} />
        ))}
    </Suspense>
  )
}

/** Those that open without a network. */
export function KeptLessons({ none }: { readonly none?: ReactNode }) {
  const { id: personId } = useViewer()
  const [kept, setKept] = useState<readonly Dated<LessonCopy>[] | null>(null)
  useEffect(() => {
    void copiesOf<LessonCopy>(personId).then(setKept, () => setKept([]))
  }, [personId])
  if (kept === null) return null
  if (kept.length === 0) return none
  return (
    <section aria-label="On this device" className={css.kept}>
      <h2>On this device</h2>
      <ul className={css.list}>
        {kept.map(({ copy, checkedAt }) => (
          <li key={copy.id} className={css.lesson}>
            <div className={css.words}>
              <strong>
                RL{copy.number}, {copy.studyTitle}
              </strong>
              <span>
                {[copy.school?.name, copy.onDay && dayOf(copy.onDay), copy.atTime].filter(Boolean).join(' · ')}
              </span>
              <span className={css.as}>As it was on {dayOf(checkedAt)}</span>
            </div>
            <ButtonLink look="primary" to={`/lesson-study/${copy.studyId}/lessons/${copy.id}/classroom`}>
              Start observing
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
