/** The clock of a lesson on this device: what it shows now, by the server's time and not by the device's. */
import { secondOf, stageAt, type TimedStage } from '@alongside/domain/lesson-clock'
import { useEffect, useEffectEvent, useState } from 'react'

/** This moment by the lesson's clock. */
export const nowOf = ({ ahead }: { readonly ahead: number }): Date => new Date(Date.now() + ahead)

export interface LessonTimes {
  readonly startedAt: string | null
  readonly stoppedAt: string | null
  readonly ahead: number
}

/** Seconds since the start, still when it is stopped; null before it. */
export function secondNow({ startedAt, stoppedAt, ahead }: LessonTimes): number | null {
  if (startedAt === null) return null
  return secondOf(new Date(startedAt), stoppedAt === null ? nowOf({ ahead }) : new Date(stoppedAt))
}

/** The stage that is on by the clock: the page is drawn anew when it changes, and not each second. */
export function useStageByClock(lesson: LessonTimes & { readonly stages: readonly TimedStage[] }): number {
  const now = () => stageAt(lesson.stages, secondNow(lesson) ?? 0)?.at ?? 0
  const [, setAt] = useState(now)
  const look = useEffectEvent(() => setAt(now()))
  const isRunning = lesson.startedAt !== null && lesson.stoppedAt === null
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => look(), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return now()
}

/** Moves once a second while the clock runs. */
export function useSecond(times: LessonTimes): number | null {
  const [, tick] = useState(0)
  const isRunning = times.startedAt !== null && times.stoppedAt === null
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return secondNow(times)
}
