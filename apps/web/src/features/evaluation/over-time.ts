/** What was asked after every session in the same words, from the first to the last that can be shown. */
import type { EvaluationPartsFragment } from '../../gql/graphql'

export interface Point {
  readonly id: string
  readonly name: string
  readonly mean: number
  readonly n: number
}
export interface Line {
  readonly text: string
  readonly points: readonly Point[]
}

/** Questions that some sessions had and others had not are left out: a line with a gap would say what nobody answered. */
export function linesOf(evaluations: readonly EvaluationPartsFragment[]): Line[] {
  const shown = evaluations.filter(({ level, shown: n }) => level === 1 && n > 0)
  const lines = (shown[0]?.questions ?? []).map(({ text }) => ({
    text,
    points: shown.flatMap(({ id, sessionTitle, shown: n, questions, results }) => {
      const key = questions.find((one) => one.text === text)?.key
      const mean = results.find((one) => one.key === key)?.mean
      return mean === null || mean === undefined ? [] : [{ id, name: sessionTitle ?? 'Session', mean, n }]
    }),
  }))
  return lines.filter(({ points }) => points.length === shown.length)
}
