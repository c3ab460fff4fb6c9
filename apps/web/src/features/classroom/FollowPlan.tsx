/** Keeps the plan of the lesson in step with the planning sheet while there is a network; without one the copy stays as it was. */
import { readPlan } from '@alongside/contracts/lesson-plan'
import type { DocumentId, LessonStageId } from '@alongside/domain/ids'
import { useEffect, useEffectEvent } from 'react'
import { useLive, useLiveState } from '../../platform/live/useLive'
import type { LessonCopy } from './lesson-copy'

export interface FollowPlanProps {
  readonly documentId: DocumentId
  readonly title: string
  readonly onPlan: (plan: Pick<LessonCopy, 'stages' | 'seats'>) => void
}

/** Nothing is written into the plan from here. */
const noWords = () => []

export function FollowPlan({ documentId, title, onPlan }: FollowPlanProps) {
  const live = useLive(documentId, 'research-lesson', title, noWords)
  const { status, generation } = useLiveState(live)
  const isLive = status === 'live'
  const tell = useEffectEvent(() => {
    if (!live) return
    const { stages, seats } = readPlan(live.doc)
    onPlan({
      stages: stages.map(({ id, title: name, minutes, predicted }) => ({
        id: id as LessonStageId,
        title: name,
        minutes,
        predicted,
      })),
      seats,
    })
  })
  // Only what the server has said: an empty document that nobody has joined yet is no plan.
  useEffect(() => {
    if (!live || !isLive || generation === 0) return
    tell()
    return live.onUpdates(() => tell())
  }, [live, isLive, generation])
  return null
}
