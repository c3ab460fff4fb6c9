/** Downloads one lesson to this device, or brings its copy up to date, while a page shows that it is coming. */
import type { LessonId } from '@alongside/domain/ids'
import { useApolloClient } from '@apollo/client/react'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { keepViewer } from '../../platform/offline/copies'
import { startWorker } from '../../platform/offline/worker'
import { useViewer } from '../../platform/session'
import { useStore } from '../../platform/store'
import { Classroom } from './Classroom'
import { FollowPlan } from './FollowPlan'

export default function KeepLesson({ lessonId }: { readonly lessonId: LessonId }) {
  const client = useApolloClient()
  const viewer = useViewer()
  const room = useMemo(() => new Classroom(client, viewer.id, lessonId), [client, viewer.id, lessonId])
  const keepMe = useEffectEvent(() => keepViewer(viewer))
  useEffect(() => {
    startWorker()
    void room.open(() => void keepMe().catch(() => undefined))
  }, [room])
  const { lesson } = useStore(room.shown)
  if (!lesson?.documentId) return null
  return <FollowPlan documentId={lesson.documentId} title={lesson.studyTitle} onPlan={(plan) => room.change(plan)} />
}
