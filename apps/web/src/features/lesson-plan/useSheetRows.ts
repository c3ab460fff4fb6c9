/** The rows of a sheet in order, with what is not text; each cell watches its own text. */
import { readPlan } from '@alongside/contracts/lesson-plan'
import type { CasePupilLabel } from '@alongside/domain/case-pupil'
import type { Outcome } from '@alongside/domain/lesson-plan'
import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

export interface SheetRow {
  readonly id: string
  readonly minutes: number | null
  readonly outcome: Readonly<Record<CasePupilLabel, Outcome | null>>
}

export function useSheetRows(doc: Y.Doc): readonly SheetRow[] {
  const { watch, rows } = useMemo(() => rowsOf(doc), [doc])
  return useSyncExternalStore(watch, rows)
}

function rowsOf(doc: Y.Doc) {
  const read = (): SheetRow[] => readPlan(doc).stages.map(({ id, minutes, outcome }) => ({ id, minutes, outcome }))
  let rows = read()
  let key = JSON.stringify(rows)
  const watch = (heard: () => void) => {
    const look = () => {
      const now = read()
      const nowKey = JSON.stringify(now)
      if (nowKey === key) return
      // A row that is as it was stays the same thing, and is not drawn again.
      const before = new Map(rows.map((row) => [JSON.stringify(row), row]))
      rows = now.map((row) => before.get(JSON.stringify(row)) ?? row)
      key = nowKey
      heard()
    }
    look()
    doc.on('update', look)
    return () => doc.off('update', look)
  }
  return { watch, rows: () => rows }
}
