/** The lesson of this page, in step with the server while there is a network, and with this device's disk always. */

import type { LessonId } from '@alongside/domain/ids'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { timeOf } from '../../platform/dates'
import { useRefresh } from '../../platform/news'
import { tell } from '../../platform/notices'
import { keepViewer } from '../../platform/offline/copies'
import { newId } from '../../platform/offline/new-id'
import type { Act, KeptAct } from '../../platform/offline/shelf'
import { startWorker } from '../../platform/offline/worker'
import type { Viewer } from '../../platform/session'
import { useStore } from '../../platform/store'
import { Classroom } from './Classroom'
import { type LessonCopy, whereOf } from './lesson-copy'
import { nowOf } from './lesson-time'
import { beginSending, sendNow, watchSending } from './sending'
import { keepAct, readTray, tray } from './tray'

export function useClassroom(viewer: Viewer, id: LessonId) {
  const { id: personId } = viewer
  const client = useApolloClient()
  const keepMe = useEffectEvent(() => keepViewer(viewer))
  const room = useMemo(() => new Classroom(client, personId, id), [client, personId, id])
  useEffect(() => {
    startWorker()
    beginSending(client, personId)
    void readTray()
    void room.open(() => void keepMe().catch(() => undefined))
    return watchSending({
      lessonId: id,
      ahead: () => room.shown.get().lesson?.ahead ?? null,
      landed: (what) => (what === 'act' ? Promise.all([room.refresh(), room.pull()]) : room.pull()),
      overtaken: (act) => void room.refresh().then(() => tellOvertaken(act, room.shown.get().lesson)),
    })
  }, [client, personId, id, room])
  useRefresh('notes.changed', room.pull, (event) => event.lessonId === id && !room.hasSeen(event.seq))
  useRefresh(
    'lesson-study.changed',
    async () => {
      await Promise.all([room.refresh(), room.pull()])
      sendNow()
    },
    ({ studyId }) => studyId === room.shown.get().lesson?.studyId,
  )
  const { lesson, trouble } = useStore(room.shown)
  const { acts } = useStore(tray)
  const shown = useMemo(() => lesson && withOwnClock(lesson, acts), [lesson, acts])
  const press = async (what: 'START' | 'STOP') => {
    if (!lesson) return
    const act: Act = { what, at: nowOf(lesson).toISOString() }
    await keepAct(personId, { id: newId(), lessonId: id, where: whereOf(lesson), act, code: null, ahead: lesson.ahead })
    sendNow()
  }
  return { room, lesson: shown, trouble, start: () => void press('START'), stop: () => void press('STOP') }
}

/** The clock as this device has set it, until the server knows: what others set before counts. */
function withOwnClock(lesson: LessonCopy, acts: readonly KeptAct[]): LessonCopy {
  const pressed = (what: 'START' | 'STOP') =>
    acts.find(({ lessonId, act }) => lessonId === lesson.id && act.what === what)?.act as { at: string } | undefined
  return {
    ...lesson,
    startedAt: lesson.startedAt ?? pressed('START')?.at ?? null,
    stoppedAt: lesson.stoppedAt ?? pressed('STOP')?.at ?? null,
  }
}

function tellOvertaken({ act }: KeptAct, lesson: LessonCopy | null): void {
  if (act.what === 'START' && lesson?.startedAt)
    tell(`Somebody else had started the clock at ${timeOf(lesson.startedAt)}. That time counts for everyone.`)
  if (act.what === 'STOP' && lesson?.stoppedAt)
    tell(`Somebody else had stopped the clock at ${timeOf(lesson.stoppedAt)}. That time counts for everyone.`)
}
