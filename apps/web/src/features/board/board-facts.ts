/** What the board holds, counted by the rules of the domain: the same count as on the server, but at once. */

import { cycleFieldNames } from '@alongside/domain/card-fields'
import type { CycleState, EnoughDifference } from '@alongside/domain/cycle'
import { missingForNext } from '@alongside/domain/cycle'
import { type BoardCard, type CycleFields, factsOf } from '@alongside/domain/cycle-facts'
import type { HunchStatus } from '@alongside/domain/hunch'
import { sayMissing } from '@alongside/domain/missing-words'
import { useEffect, useState } from 'react'
import type { CardView } from './card-view'
import type { BoardSession } from './session'

export const asBoardCard = ({ id, kind, fields, text, links }: CardView): BoardCard => ({
  id,
  kind,
  fields,
  body: text,
  links,
})

export interface CycleStanding {
  readonly stage: CycleState
  readonly hunchStatus: ReadonlyMap<string, HunchStatus>
  readonly enoughDifference: EnoughDifference | null
  readonly researchLessonsConcluded: number
}

/** Sentences about what is still missing before the next stage; they go as soon as somebody writes what was missing. */
export function useMissing(session: BoardSession | null, standing: CycleStanding): readonly string[] {
  const [, setTurn] = useState(0)
  useEffect(() => {
    if (!session) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setTurn((before) => before + 1), countMs)
    }
    const stops = [session.store.onTurn(soon), ...cycleFieldNames.map((key) => session.store.watchCycle(key, soon))]
    soon()
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [session])
  if (!session) return []
  const { store } = session
  const cycle = Object.fromEntries(
    cycleFieldNames.flatMap((key) => {
      const value = store.cycleValue(key)
      return value === null ? [] : [[key, value]]
    }),
  ) as Partial<CycleFields>
  const facts = factsOf({
    cards: store.all.map(asBoardCard),
    cycle,
    hunchStatus: standing.hunchStatus,
    enoughDifference: standing.enoughDifference,
    researchLessonsConcluded: standing.researchLessonsConcluded,
  })
  return missingForNext(standing.stage, facts).map(sayMissing)
}

const countMs = 250
