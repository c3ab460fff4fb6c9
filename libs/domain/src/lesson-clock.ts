/** Where a research lesson stands by its clock: which stage is on, how long it goes on, and which second a note belongs to. */

export interface TimedStage {
  /** As planned; null when nobody has said. */
  readonly minutes: number | null
}

export interface Standing {
  /** Which stage, counted from 0. */
  readonly at: number
  /** Seconds until its planned end, below 0 when it is over; null when it has no planned end. */
  readonly left: number | null
}

/** Seconds from the start to this moment; before the start they count down to it. */
export const secondOf = (startedAt: Date, moment: Date): number =>
  Math.floor((moment.getTime() - startedAt.getTime()) / 1000)

/** LES-CLOCK: stages follow one another as planned; one without planned minutes goes on until somebody turns to the next. */
export function stageAt(stages: readonly TimedStage[], second: number): Standing | null {
  if (stages.length === 0) return null
  let end = 0
  for (const [at, { minutes }] of stages.entries()) {
    if (minutes === null) return { at, left: null }
    end += minutes * 60
    if (second < end) return { at, left: end - Math.max(second, end - minutes * 60) }
  }
  return { at: stages.length - 1, left: end - second }
}

/** The same for a stage that somebody has turned to: how long it would go on by the plan. */
export function leftOf(stages: readonly TimedStage[], at: number, second: number): number | null {
  const before = stages.slice(0, at + 1)
  if (before.some(({ minutes }) => minutes === null)) return null
  return before.reduce((sum, { minutes }) => sum + (minutes ?? 0) * 60, 0) - second
}

/** "4:07", "1:02:30", "−0:20": as a clock on the wall shows it. */
export function clockFace(second: number): string {
  const [sign, all] = second < 0 ? ['−', -second] : ['', second]
  const hours = Math.floor(all / 3600)
  const minutes = Math.floor((all % 3600) / 60)
  const seconds = String(all % 60).padStart(2, '0')
  return hours > 0 ? `${sign}${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${sign}${minutes}:${seconds}`
}

/** "6 min left", "1 min left", "2 min over" */
export function leftInWords(left: number): string {
  const minutes = Math.ceil(Math.abs(left) / 60)
  return left >= 0 ? `${minutes} min left` : `${minutes} min over`
}
